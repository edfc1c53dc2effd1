import { describe, expect, test } from "vitest"
import type { StoredNode } from "#app/documents/editor/reading-tree.ts"
import {
  mentionedIn,
  ownParagraphs,
  type Present,
  shownNames,
  withPresentNames,
} from "#app/documents/links/present-names.ts"

const CODE = "0123456789"
const BODY = "ABCDEFGHJK"
const mention = (kind: string, ref: string, label: string | null, more = {}): StoredNode => ({
  ...{ type: "mention", attrs: { kind, ref, label, ...more } },
})
const doc = (...content: StoredNode[]): StoredNode => ({
  ...{ type: "doc", content: [{ type: "paragraph", attrs: { id: "b-0001" }, content }] },
})
const erased = "persona non più nel sistema"
const seen = (node: StoredNode, names: [string, Present][]) =>
  withPresentNames(doc(node), { code: CODE, erased, names: new Map(names) }).content?.[0]?.content?.[0]?.attrs

describe("a mention says", () => {
  test("what the thing is called now, and leads to it", () => {
    const names: [string, Present][] = [
      [`organisation ${BODY} `, { name: "Nome nuovo", path: "/organisations/X" }],
    ]
    expect(seen(mention("organisation", BODY, "Nome vecchio"), names)).toMatchObject({
      ...{ label: "Nome nuovo", href: "/organisations/X" },
    })
  })

  test("what was written, and leads nowhere, where the reader may not see the thing", () => {
    const slipped = mention("organisation", BODY, "Come scritto", { href: "/admin" })
    expect(seen(slipped, [])).toMatchObject({ label: "Come scritto", href: null })
  })

  test("nobody's name for who was erased", () => {
    const names: [string, Present][] = [[`person ${BODY} `, { name: null, path: null, isErased: true }]]
    expect(seen(mention("person", BODY, "Ivo Segnaposto"), names)).toMatchObject({
      label: erased,
      href: null,
    })
  })

  test("the words that were written of a paragraph that is gone, whose address says so", () => {
    const names: [string, Present][] = [
      [`paragraph ${BODY} b-abcd`, { name: null, path: "/documents/X?p=b-abcd" }],
    ]
    expect(seen(mention("paragraph", `${BODY}#b-abcd`, "Premessa"), names)).toMatchObject({
      ...{ label: "Premessa", href: "/documents/X?p=b-abcd" },
    })
  })
})

test("the rest of the text is not touched", () => {
  const content = doc(
    { type: "text", text: "a", marks: [{ type: "bold" }] },
    { type: "chart", attrs: { n: 1 } },
  )
  expect(withPresentNames(content, { code: CODE, erased, names: new Map() })).toEqual(content)
})

test("each thing is asked for once", () => {
  const content = doc(
    mention("person", BODY, "a"),
    mention("person", BODY, "b"),
    mention("paragraph", "b-0001", "c"),
  )
  expect(mentionedIn(content, CODE)).toEqual([
    { kind: "person", code: BODY, block: "" },
    { kind: "paragraph", code: CODE, block: "b-0001" },
  ])
})

test("the text's own paragraphs are called by their present words", () => {
  const content = doc({ type: "text", text: "Premessa" })
  const targets = [
    { kind: "paragraph" as const, code: CODE, block: "b-0001" },
    { kind: "paragraph" as const, code: CODE, block: "b-gone" },
    { kind: "paragraph" as const, code: BODY, block: "b-0001" },
  ]
  expect([...ownParagraphs(content, CODE, targets).values()]).toEqual([
    { name: "Premessa", path: `/documents/${CODE}?p=b-0001#b-0001` },
    { name: null, path: `/documents/${CODE}?p=b-gone#b-gone` },
  ])
})

test("the editor finds names under the reference as it is written, with and without its text", () => {
  const names = new Map<string, Present>([
    [`person ${BODY} `, { name: null, path: null, isErased: true }],
    [`organisation ${BODY} `, { name: "ARCI", path: "/organisations/X" }],
    [`paragraph ${CODE} b-0001`, { name: "Premessa", path: "/x" }],
    [`paragraph ${CODE} b-gone`, { name: null, path: "/x" }],
  ])
  expect(shownNames(names, { code: CODE, erased })).toEqual({
    [`person ${BODY}`]: erased,
    [`organisation ${BODY}`]: "ARCI",
    [`paragraph ${CODE}#b-0001`]: "Premessa",
    "paragraph b-0001": "Premessa",
  })
})
