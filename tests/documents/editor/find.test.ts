import { EditorState } from "@tiptap/pm/state"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { comparedOf } from "#app/documents/editor/find/letters.ts"
import { type Query, rangesIn, soughtOf } from "#app/documents/editor/find/matching.ts"
import { replaceAll } from "#app/documents/editor/find/replace.ts"
import { type Match, matchFrom, newSearch } from "#app/documents/editor/find/search-text.ts"
import { schema } from "#app/documents/editor/schema.ts"

const PLAIN = { matchCase: false, wholeWords: false, matchAccents: false }
const AS_WRITTEN = { matchCase: true, wholeWords: false, matchAccents: true }
type Options = typeof PLAIN

const found = (text: string, words: string, options: Partial<Options> = {}): string[] => {
  const query: Query = { ...PLAIN, ...options, words }
  return rangesIn(text, comparedOf(text, query), query).map(({ from, to }) => text.slice(from, to))
}

describe("matching", () => {
  const cases: [string, string, Partial<Options>, string[]][] = [
    ["La città, le CITTA", "citta", {}, ["città", "CITTA"]],
    ["La città, le CITTA", "città", {}, ["città", "CITTA"]],
    ["La città, le citta", "città", { matchAccents: true }, ["città"]],
    ["La città, le citta", "citta", { matchAccents: true }, ["citta"]],
    ["citta\u0300 e città", "città", { matchAccents: true }, ["citta\u0300", "città"]],
    ["citta\u0300!", "citta", {}, ["citta\u0300"]],
    ["CITTÀ città", "Città", { matchCase: true }, []],
    ["CITTÀ Città", "Citta", { matchCase: true }, ["Città"]],
    ["arte, parte, l'arte, l’arte", "arte", { wholeWords: true }, ["arte", "arte", "arte"]],
    ["l’arte e l'arte", "l'arte", {}, ["l’arte", "l'arte"]],
    ["l’arte", "l'arte", { matchAccents: true, matchCase: true }, ["l’arte"]],
    ["perché\u00a0no, perche no", "perche no", {}, ["perché\u00a0no", "perche no"]],
    ["aaaa", "aa", {}, ["aa", "aa"]],
    ["(a+b)* [a-z]", "(a+b)*", {}, ["(a+b)*"]],
    ["Straße strasse", "strasse", {}, ["Straße", "strasse"]],
    ["Straße", "stras", {}, []],
    ["ﬁne, fine", "f", {}, ["f"]],
    ["المدرسة والمدرسه", "مدرسة", {}, ["مدرسة", "مدرسه"]],
    ["مَدْرَسَةٌ", "مدرسة", {}, ["مَدْرَسَةٌ"]],
    ["مَدْرَسَةٌ مدرسة", "مدرسة", { matchAccents: true }, ["مدرسة"]],
    ["المدرسة مدرسة", "مدرسة", { wholeWords: true }, ["مدرسة"]],
    ["٢٠٢٦ e 2026", "2026", {}, ["٢٠٢٦", "2026"]],
    ["👩‍🏫 qui", "qui", { wholeWords: true }, ["qui"]],
    ["𝐀𝐁", "ab", { wholeWords: true }, ["𝐀𝐁"]],
    ["una parola", "", {}, []],
    ["una \u0300parola", "una p", {}, ["una \u0300p"]],
  ]
  for (const [text, words, options, expected] of cases)
    test(`${JSON.stringify(words)} in ${JSON.stringify(text)} ${Object.keys(options).join(" ")}`, () => {
      expect(found(text, words, options)).toEqual(expected)
    })
})

const letters = fc.string({ unit: fc.constantFrom(..."aàAÀbßﬁ 'ة\u0300مد1_-"), maxLength: 30 })
const sought = fc.string({ unit: fc.constantFrom(..."aàAb 'ةم1"), minLength: 1, maxLength: 3 })
const options = fc.record({ matchCase: fc.boolean(), wholeWords: fc.boolean(), matchAccents: fc.boolean() })

describe("what is found", () => {
  test("comes in order, apart from each other, and reads as what is sought", () => {
    fc.assert(
      fc.property(letters, sought, options, (text, words, how) => {
        const query = { ...how, words }
        const ranges = rangesIn(text, comparedOf(text, query), query)
        let end = 0
        for (const { from, to } of ranges) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThan(from)
          expect(comparedOf(text.slice(from, to), query).letters).toBe(soughtOf(query))
          end = to
        }
      }),
    )
  })

  test("as it is written is what the text itself has", () => {
    const ascii = fc.string({ unit: fc.constantFrom(..."abAB 1"), maxLength: 40 })
    const few = fc.string({ unit: fc.constantFrom(..."abAB 1"), minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(ascii, few, (text, words) => {
        expect(found(text, words, AS_WRITTEN).length).toBe(text.split(words).length - 1)
      }),
    )
  })

  test("gets fewer with each condition", () => {
    fc.assert(
      fc.property(letters, sought, (text, words) => {
        const all = found(text, words).length
        for (const name of ["matchCase", "matchAccents"] as const)
          if (found(text, words, { [name]: true }).length > 0) expect(all).toBeGreaterThan(0)
      }),
    )
  })
})

const line = (text: string) => schema.node("paragraph", null, text === "" ? [] : [schema.text(text)])
const docOf = (...lines: string[]) => schema.node("doc", null, lines.map(line))
const textOf = (state: EditorState) => state.doc.textBetween(0, state.doc.content.size, "\n")

/** Replaces all, and says by how many changes. */
const replaced = (start: EditorState, matches: readonly Match[], words: string) => {
  let state = start
  let changes = 0
  replaceAll(
    () => state.doc,
    matches,
    words,
    (change) => {
      const { tr } = state
      change(tr)
      state = state.apply(tr)
      changes++
    },
  )
  return { state, changes }
}

describe("replacing", () => {
  test("all is what the text would do, for any lines and words", () => {
    const lines = fc.array(fc.string({ unit: fc.constantFrom(..."ab "), maxLength: 20 }), {
      minLength: 1,
      maxLength: 6,
    })
    const from = fc.string({ unit: fc.constantFrom(..."ab "), minLength: 1, maxLength: 3 })
    const to = fc.string({ unit: fc.constantFrom(..."abX "), maxLength: 4 })
    fc.assert(
      fc.property(lines, from, to, (texts, words, by) => {
        const state = EditorState.create({ doc: docOf(...texts), schema })
        const matches = newSearch()(state.doc, { ...AS_WRITTEN, words })
        expect(textOf(replaced(state, matches, by).state)).toBe(
          texts.map((text) => text.replaceAll(words, by)).join("\n"),
        )
      }),
    )
  })

  test("takes one change for as many as a line has at most", () => {
    const state = EditorState.create({ doc: docOf("a a a", "a", "", "a a"), schema })
    const matches = newSearch()(state.doc, { ...PLAIN, words: "a" })
    expect(matches).toHaveLength(6)
    expect(replaced(state, matches, "b").changes).toBe(3)
  })

  test("keeps the looks of the first letter, also those of a link", () => {
    const link = schema.mark("link", { href: "https://example.org" })
    const doc = schema.node("doc", null, [
      schema.node("paragraph", null, [schema.text("vedi "), schema.text("qui", [link])]),
    ])
    const state = EditorState.create({ doc, schema })
    const { state: after } = replaced(state, newSearch()(doc, { ...PLAIN, words: "qui" }), "là")
    expect(after.doc.firstChild?.lastChild?.toJSON()).toMatchObject({ text: "là", marks: [{ type: "link" }] })
  })

  test("leaves the names of what is mentioned, and finds them", () => {
    const mention = schema.node("mention", { kind: "organisation", ref: "x", label: "Comune di Bari" })
    const doc = schema.node("doc", null, [
      schema.node("paragraph", null, [schema.text("a Bari il "), mention, schema.text(" di Bari")]),
    ])
    const search = newSearch()
    const state = EditorState.create({ doc, schema })
    expect(search(doc, { ...PLAIN, words: "bari" }).map(({ isFixed }) => isFixed)).toEqual([
      false,
      true,
      false,
    ])
    const { state: after } = replaced(state, search(doc, { ...PLAIN, words: "bari" }), "Lecce")
    expect(after.doc.textBetween(0, after.doc.content.size, "", (leaf) => String(leaf.attrs.label))).toBe(
      "a Lecce il Comune di Bari di Lecce",
    )
    expect(search(after.doc, { ...PLAIN, words: "il comune" })[0]).toMatchObject({ isFixed: true })
  })

  test("words across a line's break are found, across lines they are not", () => {
    const doc = schema.node("doc", null, [
      schema.node("paragraph", null, [schema.text("uno"), schema.node("hardBreak"), schema.text("due")]),
      line("uno"),
      line("due"),
    ])
    expect(newSearch()(doc, { ...PLAIN, words: "uno due" })).toHaveLength(1)
  })
})

test("a search reads anew what has changed, and what is asked otherwise", () => {
  const search = newSearch()
  const before = EditorState.create({ doc: docOf("città", "citta"), schema })
  expect(search(before.doc, { ...PLAIN, words: "citta" })).toHaveLength(2)
  expect(search(before.doc, { ...PLAIN, words: "citta", matchAccents: true })).toHaveLength(1)
  const after = before.apply(before.tr.insertText("citta ", 1))
  expect(search(after.doc, { ...PLAIN, words: "citta" }).map(({ from }) => from)).toEqual([1, 7, 14])
})

test("one goes on from where one is, and at the end begins again", () => {
  const matches = [3, 9].map((from) => ({ from, to: from + 1, isFixed: false }))
  expect([0, 3, 4, 9, 10].map((place) => matchFrom(matches, place))).toEqual([0, 0, 1, 1, 0])
  expect(matchFrom([], 3)).toBe(-1)
})
