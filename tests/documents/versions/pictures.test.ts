import { describe, expect, test } from "vitest"
import { compareTexts } from "#app/documents/versions/diff.ts"
import { shownOf } from "#app/documents/versions/shown.ts"
import { turnWords } from "#app/documents/versions/turn-words.ts"

const LINE = { type: "paragraph", attrs: { id: "b-line" }, content: [{ type: "text", text: "Uno" }] }
const picture = (attrs: Record<string, unknown> = {}) => ({
  type: "image",
  attrs: { id: "b-image", src: "/files/AAAAAAAAAA", alt: "Una sala", caption: "Figura 1", ...attrs },
})
const between = (before: object[], after: object[]) => {
  const difference = compareTexts(
    { type: "doc", content: before } as never,
    { type: "doc", content: after } as never,
  )
  return { ...difference, shown: shownOf(difference).filter(({ kind }) => kind !== "same") }
}
const block = (text: string) => ({ text, level: 0, isListed: false, isPicture: true })

describe("a picture between two texts", () => {
  test.each([
    ["added", [LINE], [LINE, picture()]],
    ["removed", [LINE, picture()], [LINE]],
  ] as const)("that was %s is told with what it shows and what stands under it", (kind, before, after) => {
    expect(between([...before], [...after]).shown).toEqual([{ kind, block: block("Una sala – Figura 1") }])
  })

  test("that is decoration is told as well", () => {
    const decoration = picture({ alt: "", caption: null })
    expect(between([LINE], [LINE, decoration]).shown).toEqual([{ kind: "added", block: block("") }])
  })

  test("that is another one now is changed, even if it is said to show the same", () => {
    const { shown } = between([picture()], [picture({ src: "/files/BBBBBBBBBB" })])
    const [changed] = shown
    if (changed?.kind !== "changed") throw new Error("It was not told as changed")
    const told = changed.turns.map((turn) => turnWords((key) => key, turn))
    expect(told).toEqual(["pictures.diff.another"])
  })

  test("whose description was changed shows which words", () => {
    const { shown } = between([picture()], [picture({ alt: "Una grande sala" })])
    expect(shown).toMatchObject([
      {
        kind: "changed",
        turns: [],
        words: [{ kind: "same" }, { kind: "added", text: "grande " }, { kind: "same" }],
      },
    ])
  })

  test("that stands still and says the same is no difference", () => {
    expect(between([LINE, picture()], [LINE, picture()]).counts).toEqual({
      added: 0,
      removed: 0,
      changed: 0,
      moved: 0,
    })
  })

  test("pasted anew with another name is the same picture", () => {
    expect(between([picture()], [picture({ id: "b-other" })]).shown).toEqual([])
  })

  test("is no line that happens to say the same", () => {
    const line = { type: "paragraph", content: [{ type: "text", text: "Una sala – Figura 1" }] }
    expect(
      between([picture({ id: null })], [line])
        .shown.map(({ kind }) => kind)
        .sort(),
    ).toEqual(["added", "removed"])
  })
})
