import { describe, expect, test } from "vitest"
import { CreatePaper, PAPER_KINDS, TEMPLATES } from "#app/documents/input.ts"
import { messageKeys, problemsOf } from "#tests/support/messages.ts"

const asked = (over: Record<string, unknown> = {}) => ({
  ...{
    roundtableCode: "AB12",
    title: "Piano regionale",
    kind: "regional_plan",
    template: "empty",
    language: "it",
  },
  ...over,
})

describe("a new document is", () => {
  test.each([
    ["taken", {}, []],
    ["refused without a title", { title: "  " }, ["title: documents.errors.title_missing"]],
    ["refused with two letters for a title", { title: "ab" }, ["title: documents.errors.title_missing"]],
    ["refused with a page for a title", { title: "x".repeat(201) }, ["title: documents.errors.title_long"]],
    ["refused without a kind", { kind: "" }, ["kind: documents.errors.kind_missing"]],
    [
      "refused as minutes, which come from meetings",
      { kind: "minutes" },
      ["kind: documents.errors.kind_missing"],
    ],
    ["refused without a template", { template: undefined }, ["template: documents.errors.template_missing"]],
    ["refused in an unknown language", { language: "de" }, ["language: people.errors.language_unknown"]],
  ])("%s", (_what, over, problems) => {
    expect(problemsOf(CreatePaper, asked(over))).toEqual(problems)
  })
})

test("every refusal is a sentence of the messages", () => {
  const keys = problemsOf(CreatePaper, { roundtableCode: "AB12" }).map(
    (problem) => problem.split(": ")[1] ?? "",
  )
  expect(keys.filter((key) => !messageKeys.has(key))).toEqual([])
  expect(keys).toHaveLength(4)
})

test("every kind and every template has its name", () => {
  const names = [
    ...PAPER_KINDS.map((kind) => `documents.kinds.${kind}`),
    ...TEMPLATES.map((template) => `documents.new.templates.${template}`),
  ]
  expect(names.filter((name) => !messageKeys.has(name))).toEqual([])
})
