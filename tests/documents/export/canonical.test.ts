import { expect, test } from "vitest"
import { canonicalContent } from "#app/documents/export/canonical.ts"
import { digestOf } from "#app/documents/export/write-export.server.ts"
import { doc, line } from "./content.ts"
import { question } from "./question.ts"

const content = (text: unknown) => canonicalContent({ title: "T", language: "it", kind: "other", text })

test("the order of names and what is null make no difference", () => {
  expect(content({ b: 1, a: { d: null, c: "x" } })).toBe(content({ a: { c: "x" }, b: 1 }))
})

test("letters written in two ways are one", () => {
  expect(content("perche\u0301")).toBe(content("perch\u00e9"))
})

test("it is the JSON of RFC 8785", () => {
  expect(content({ b: "€", a: [1, true] })).toBe(
    '{"format":"tavoli-document-1","kind":"other","language":"it","text":{"a":[1,true],"b":"€"},"title":"T"}',
  )
})

test("the digest is of the content: neither the state nor the format changes it, a letter does", () => {
  const digest = (over: Parameters<typeof question>[0]) => digestOf(question(over)).digest
  const first = digest({ content: doc(line("a")) })
  expect(digest({ content: doc(line("a")), format: "md", draft: null, facts: [] })).toBe(first)
  expect(digest({ content: doc(line("b")) })).not.toBe(first)
})
