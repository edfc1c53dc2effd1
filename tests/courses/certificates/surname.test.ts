import { expect, test } from "vitest"
import { isSurnameOf } from "#app/courses/certificates/surname.ts"

test.each([
  ["the surname", "Modello", "Dario Modello", true],
  ["whatever its case and accents", "  niccolò ", "Anna Niccolo'", true],
  ["of several words", "de la cruz", "Maria De La Cruz", true],
  ["the last of several words", "Cruz", "Maria De La Cruz", true],
  ["the whole name", "Dario Modello", "Dario Modello", true],
  ["the whole name, surname first", "Modello Dario", "Dario Modello", true],
  ["in Arabic, whatever the vowel signs", "الخطيب", "ليلى الخَطيب", true],
  ["a first name", "Dario", "Dario Modello", false],
  ["another surname", "Campione", "Dario Modello", false],
  ["a part of the surname", "Mod", "Dario Modello", false],
  ["more than the name", "Dario Modello Campione", "Dario Modello", false],
  ["nothing but signs", " - ", "Dario Modello", false],
])("%s is told", (_sentence, typed, name, expected) => {
  expect(isSurnameOf(typed, name)).toBe(expected)
})
