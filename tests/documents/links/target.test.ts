import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  paragraphPath,
  refOf,
  TARGETS,
  type Target,
  targetOf,
  targetOfHref,
} from "#app/documents/links/target.ts"

const CODE = "ABCDEFGHJK"
const HOME = "0123456789"
const BASE = "https://tavoli.example"

const code = fc
  .array(fc.constantFrom(..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"), { minLength: 10, maxLength: 10 })
  .map((letters) => letters.join(""))
const block = fc.stringMatching(/^b-[a-z0-9-]{4,40}$/)
const target: fc.Arbitrary<Target> = fc
  .record({ kind: fc.constantFrom(...TARGETS), code, block })
  .map((one) => (one.kind === "paragraph" ? one : { ...one, block: "" }))

test("what a mention is written as leads to the same thing", () => {
  fc.assert(
    fc.property(target, (one) => {
      expect(targetOf(one.kind, refOf(one), HOME)).toEqual(one)
    }),
  )
})

test("the permanent address of a paragraph is read as that paragraph, here and from outside", () => {
  fc.assert(
    fc.property(code, block, (paper, id) => {
      const expected = { kind: "paragraph", code: paper, block: id }
      expect(targetOfHref(paragraphPath(paper, id), BASE)).toEqual(expected)
      expect(targetOfHref(`${BASE}${paragraphPath(paper, id)}`, BASE)).toEqual(expected)
    }),
  )
})

describe("a mention of", () => {
  test.each([
    ["a kind of another release", "constellation", CODE],
    ["a kind that has no page yet", "meeting", CODE],
    ["nothing", "organisation", ""],
    ["what is no code", "organisation", "../admin"],
    ["a code with letters that codes have not", "person", "ABCDEFGHIL"],
    ["a paragraph without its block", "paragraph", CODE],
    ["a block that is none of ours", "paragraph", `${CODE}#main`],
  ])("%s is of nothing", (_what, kind, ref) => {
    expect(targetOf(kind, ref, HOME)).toBeNull()
  })

  test("a bare block is of the text itself", () => {
    expect(targetOf("paragraph", "b-abcd", HOME)).toEqual({ kind: "paragraph", code: HOME, block: "b-abcd" })
  })
})

describe("an address", () => {
  test.each([
    ["of a body", `/organisations/${CODE}`, "organisation", ""],
    ["of a table, with the site's own", `${BASE}/roundtables/${CODE}`, "roundtable", ""],
    ["of a text", `/documents/${CODE}?done=created`, "document", ""],
    ["of a text at a paragraph", `/documents/${CODE}#b-abcd`, "paragraph", "b-abcd"],
    ["of a text at a part of its page", `/documents/${CODE}#backlinks`, "document", ""],
  ])("%s is followed", (_what, href, kind, id) => {
    expect(targetOfHref(href, BASE)).toEqual({ kind, code: CODE, block: id })
  })

  test.each([
    ["of another site", `https://example.org/documents/${CODE}`],
    ["that only begins like ours", `${BASE}.example.org/documents/${CODE}`],
    ["without a scheme of another site", `//example.org/documents/${CODE}`],
    ["of a page behind a text", `/documents/${CODE}/versions`],
    ["of people, which have no page", `/people/${CODE}`],
    ["of a list", "/documents"],
  ])("%s is not", (_what, href) => {
    expect(targetOfHref(href, BASE)).toBeNull()
  })
})
