import { describe, expect, test } from "vitest"
import { isSignedByParties, partiesOf } from "#app/documents/life/signing.ts"

const asked = (party: string, state = "waiting") => ({ party, state, settledAt: null, dueOn: null })
const ofRound = (party: string) => ({ party, signatory: `${party} S.` })

describe("the parties of a paper", () => {
  test("are those that were asked, then those of the round that nobody asked yet", () => {
    const parties = partiesOf([asked("B", "signed"), asked("C")], [ofRound("A"), ofRound("B")])
    expect(parties.map(({ party, state, signatory }) => [party, state, signatory])).toEqual([
      ["B", "signed", null],
      ["C", "waiting", null],
      ["A", "to_ask", "A S."],
    ])
  })

  test.each([
    ["protocol", 0, true],
    ["guidelines", 2, true],
    ["guidelines", 0, false],
  ])("sign a %s of %i parties: %s", (kind, many, expected) => {
    expect(isSignedByParties(kind, Array(many).fill(null))).toBe(expected)
  })
})
