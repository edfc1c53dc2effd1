import { describe, expect, test } from "vitest"
import { ChangeProfile, Email, EndSession, LanguageCode, PersonName, SignIn } from "#app/people/input.ts"
import { messageKeys, problemsOf } from "#tests/support/messages.ts"

describe("an e-mail address is stored", () => {
  test.each([
    ["as it is", "amina@example.org", "amina@example.org"],
    ["without spaces around it", "  amina@example.org\t", "amina@example.org"],
    ["in lower case", "Amina.Haddad@Example.ORG", "amina.haddad@example.org"],
    ["with its tag", "amina+tavolo@example.org", "amina+tavolo@example.org"],
  ])("%s", (_how, typed, stored) => {
    expect(Email.parse(typed)).toBe(stored)
  })
})

describe("an e-mail address is refused", () => {
  test.each([
    ["when missing", undefined, "people.errors.email_missing"],
    ["when empty", "   ", "people.errors.email_missing"],
    ["without a domain", "amina", "people.errors.email_wrong"],
    ["without a name", "@example.org", "people.errors.email_wrong"],
    ["with a space in it", "ami na@example.org", "people.errors.email_wrong"],
    ["when it is two", "a@example.org,b@example.org", "people.errors.email_wrong"],
    [
      "with a line break for a second header",
      "a@example.org\nBcc: b@example.org",
      "people.errors.email_wrong",
    ],
    ["when longer than any", `${"a".repeat(250)}@example.org`, "people.errors.email_wrong"],
  ])("%s", (_when, typed, key) => {
    expect(problemsOf(Email, typed)).toContain(`: ${key}`)
  })
})

describe("a name is", () => {
  test.each([
    ["kept as it is written", " 'Nkemdili Odinaka-Ruíz ", []],
    ["kept in any script", "نور الهدى", []],
    ["refused when missing", undefined, [": people.errors.name_missing"]],
    ["refused when only spaces", "  ", [": people.errors.name_missing"]],
    ["refused beyond 120 characters", "n".repeat(121), [": people.errors.name_long"]],
  ])("%s", (_what, typed, problems) => {
    expect(problemsOf(PersonName, typed)).toEqual(problems)
  })
})

test.each([
  ["it", []],
  ["ar", []],
  ["de", [": people.errors.language_unknown"]],
  ["", [": people.errors.language_unknown"]],
])("the language %j", (code, problems) => {
  expect(problemsOf(LanguageCode, code)).toEqual(problems)
})

test("a password keeps its spaces and capitals at sign-in", () => {
  const { password } = SignIn.parse({ email: "a@example.org", password: "  Mare Verde " })
  expect(password).toBe("  Mare Verde ")
})

describe("a session's id is the digest and nothing else:", () => {
  test.each([
    ["a digest", "0a".repeat(32), 0],
    ["a secret", "abcdefghijklmnopqrstuvwxyz234567", 1],
    ["a digest in capitals", "0A".repeat(32), 1],
    ["a digest and more", `${"0a".repeat(32)}\n`, 1],
  ])("%s", (_what, id, problems) => {
    expect(problemsOf(EndSession, { id })).toHaveLength(problems)
  })
})

describe("every refusal is a sentence of the messages:", () => {
  test.each([
    ["an empty sign-in", SignIn, {}],
    ["a wrong sign-in", SignIn, { email: "x", password: "p".repeat(1001) }],
    ["an empty profile", ChangeProfile, {}],
    ["a wrong profile", ChangeProfile, { name: "n".repeat(500), language: 7 }],
    ["no session", EndSession, {}],
  ])("%s", (_what, schema, input) => {
    const keys = problemsOf(schema, input).map((problem) => problem.split(": ")[1])
    expect(keys.filter((key) => !messageKeys.has(key ?? ""))).toEqual([])
    expect(keys).not.toEqual([])
  })
})
