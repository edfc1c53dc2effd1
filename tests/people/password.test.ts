import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { LONGEST_PASSWORD, passwordProblem, SHORTEST_PASSWORD } from "#app/people/password.ts"

const ABOUT = ["Amina Haddad-Colonna", "amina.colonna@example.org"]

describe("a new password is refused as", () => {
  test.each([
    ["too_short", ""],
    ["too_short", "nove lung"],
    ["too_short", "👩‍👩‍👧‍👦"],
    ["too_long", "tre parole a caso ".repeat(12)],
    ["too_simple", "aaaaaaaaaaaa"],
    ["too_simple", "121212121212"],
    ["too_simple", "password123"],
    ["too_simple", "PASSWORD2026!"],
    ["too_simple", "1234567890"],
    ["too_simple", "qwerty-2026"],
    ["too_simple", "tavoli2026"],
    ["too_simple", "Integrazione1"],
    ["too_simple", "ｐａｓｓｗｏｒｄ123"],
    ["contains_you", "amina-1990"],
    ["contains_you", "Colonna-99"],
    ["contains_you", "example.2026"],
  ])("%s: %j", (problem, password) => {
    expect(passwordProblem(password, ABOUT)).toBe(problem)
  })
})

describe("a new password is taken", () => {
  test.each([
    ["of three words", "mare verde cavallo"],
    ["of ten letters that nobody uses", "pvkzmwqxlr"],
    ["in Arabic", "كلمة سر طويلة جدا"],
    ["with a common word among others", "la password del faro rosso"],
    ["with one's own name among others", "amina legge libri al mare"],
    ["of ten characters outside the basic plane", "🐎🌊🌿🔔🍋🚲🧭🪁🎻🧵"],
  ])("%s", (_what, password) => {
    expect(passwordProblem(password, ABOUT)).toBeNull()
  })
})

const letters = (length: number) =>
  fc.string({ unit: "grapheme-ascii", minLength: length, maxLength: length })

test("whatever is shorter than the shortest is too short", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: SHORTEST_PASSWORD - 1 }).chain(letters), (password) => {
      expect(passwordProblem(password)).toBe("too_short")
    }),
  )
})

test("whatever is longer than the longest is too long", () => {
  fc.assert(
    fc.property(letters(LONGEST_PASSWORD + 1), (password) => {
      expect(passwordProblem(password)).toBe("too_long")
    }),
  )
})

test("capital letters change nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme-ascii", maxLength: 40 }), (password) => {
      expect(passwordProblem(password.toUpperCase(), ABOUT)).toBe(passwordProblem(password, ABOUT))
    }),
  )
})
