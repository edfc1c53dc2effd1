import { EditorState, TextSelection } from "@tiptap/pm/state"
import { expect, test } from "vitest"
import {
  countSelected,
  linesOf,
  minutesFor,
  newCounter,
  newLineCounter,
} from "#app/documents/editor/count/counting.ts"
import { schema } from "#app/documents/editor/schema.ts"

test.each([
  ["it", "", 0, 0],
  ["it", "uno", 1, 3],
  ["it", "L'italiano, 40 ore.", 3, 19],
  ["it", "L’associazione — socio-sanitaria — c'è", 3, 38],
  ["it", "perche\u0301 no", 2, 9],
  ["it", "1.250,50 euro", 2, 13],
  ["it", "— … !", 0, 5],
  ["it", "un pre- e un post-", 5, 18],
  ["ar", "من المهم أن", 3, 11],
  ["ar", "مَدْرَسَةٌ جديدة، ٢٠٢٦", 3, 17],
  ["it", "👩‍🏫 maestra", 1, 9],
  ["fr", "aujourd’hui l'école", 2, 19],
])("%s %j has its words and letters counted", (language, text, words, characters) => {
  expect(newCounter(language)(text)).toEqual({ words, characters })
})

test("a text takes at least a minute, none takes none", () => {
  expect([0, 1, 200, 201, 90_000].map(minutesFor)).toEqual([0, 1, 1, 2, 450])
})

const line = (text: string) => schema.node("paragraph", null, text === "" ? [] : [schema.text(text)])

test("a line is counted once, and again when it changes", () => {
  let counted = 0
  const counter = newLineCounter((text) => {
    counted++
    return newCounter("it")(text)
  })
  const before = EditorState.create({ doc: schema.node("doc", null, [line("uno due"), line("tre")]), schema })
  const sum = ({ doc }: EditorState) => linesOf(doc).reduce((all, one) => all + counter.whole(one).words, 0)
  expect([sum(before), sum(before)]).toEqual([3, 3])
  expect(counted).toBe(2)
  const after = before.apply(before.tr.insertText("zero ", 1))
  expect(sum(after)).toBe(4)
  expect(counted).toBe(3)
})

test("of what is selected only what is selected counts", () => {
  const mention = schema.node("mention", { kind: "organisation", ref: "x", label: "Comune di Bari" })
  const doc = schema.node("doc", null, [
    line("uno due"),
    schema.node("paragraph", null, [schema.text("il "), mention]),
    line("quattro cinque"),
  ])
  const counter = newLineCounter(newCounter("it"))
  const selected = (from: number, to: number) => {
    const { ranges } = TextSelection.create(doc, from, to)
    return countSelected(doc, ranges, counter).words
  }
  expect(selected(5, doc.content.size - 1)).toBe(1 + 4 + 2)
  expect(selected(1, 4)).toBe(1)
})
