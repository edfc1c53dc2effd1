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
  ["with an apostrophe or without", "Dangelo", "Mario D'Angelo", true],
  ["with an apostrophe where the paper has none", "D’Angelo", "Mario Dangelo", true],
  ["with a hyphen or a blank", "Rossi-Bianchi", "Anna Rossi Bianchi", true],
  ["with a blank where the paper has a hyphen", "rossi bianchi", "Anna Rossi-Bianchi", true],
  ["the first of two surnames", "Rossi", "Anna Rossi Bianchi", true],
  ["the second of two first names with the surname", "Maria Rossi", "Anna Maria Rossi", true],
  ["the surname before the first name, with an apostrophe", "D'Angelo Mario", "Mario D'Angelo", true],
  ["in Arabic, in one word or in two", "عبدالرحمن", "سمير عبد الرحمن", true],
  ["in Arabic, in two words or in one", "عبد الرحمن", "سمير عبدالرحمن", true],
  ["an Arabic first name", "سمير", "سمير عبد الرحمن", false],
  ["the first of two first names", "Anna", "Anna Maria Rossi", false],
  ["words that do not follow each other", "Maria Bianchi", "Anna Maria Rossi Bianchi", false],
  ["a particle", "De", "Maria De La Cruz", false],
  ["a surname of two letters", "Li", "Anna Li", true],
  ["the only word of a name", "Dario", "Dario", true],
  ["a first name", "Dario", "Dario Modello", false],
  ["another surname", "Campione", "Dario Modello", false],
  ["a part of the surname", "Mod", "Dario Modello", false],
  ["more than the name", "Dario Modello Campione", "Dario Modello", false],
  ["nothing but signs", " - ", "Dario Modello", false],
])("%s is told", (_sentence, typed, name, expected) => {
  expect(isSurnameOf(typed, name)).toBe(expected)
})
