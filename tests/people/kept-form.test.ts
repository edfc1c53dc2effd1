import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readResume } from "#app/people/kept-form.ts"

const kept = (over: Record<string, unknown> = {}) =>
  JSON.stringify({ to: "/roundtables/AB12/documents/new", fields: [["title", "Piano"]], ...over })

test("a kept form comes back as it was, repeated fields included", () => {
  const form = {
    to: "/seats/AB12/invite?rank=1",
    fields: [
      ["name", "نور"],
      ["days[]", "1"],
      ["days[]", "2"],
    ],
  }
  expect(readResume(JSON.stringify(form))).toEqual(form)
})

describe("what goes nowhere of ours is no kept form", () => {
  test.each([
    ["//evil.example/path"],
    ["/\\evil.example"],
    ["https://evil.example"],
    ["javascript:alert(1)"],
    ["desk"],
    [""],
    ["/desk\n//evil.example"],
    ["/a\\b"],
  ])("%j", (to) => {
    expect(readResume(kept({ to }))).toBeNull()
  })
})

describe("what is no kept form is none", () => {
  test.each([
    ["nothing", null],
    ["an uploaded file", new File(["{}"], "kept.json")],
    ["no JSON", "{"],
    ["another shape", JSON.stringify(["/desk"])],
    ["fields that are no pairs", kept({ fields: [["title"]] })],
    ["values that are no text", kept({ fields: [["title", 1]] })],
    ["a field's name without end", kept({ fields: [["n".repeat(101), ""]] })],
    ["more fields than a form has", kept({ fields: Array(201).fill(["a", "b"]) })],
  ])("%s", (_what, value) => {
    expect(readResume(value)).toBeNull()
  })
})

test("no text makes it throw", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(() => readResume(text)).not.toThrow()
    }),
  )
})
