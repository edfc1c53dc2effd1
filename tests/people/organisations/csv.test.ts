import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { delimiterOf, neutral, plain, readCsv, writeCsv } from "#app/people/organisations/csv.ts"

const text = fc.string({ unit: "binary", maxLength: 40 })
const spiteful = fc
  .array(
    fc.constantFrom(
      "'",
      "=",
      "+",
      "-",
      "@",
      "\t",
      "\r",
      "\n",
      '"',
      ",",
      ";",
      "|",
      " ",
      "a",
      "à",
      "ب",
      "\uFEFF",
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(""))
const cell = fc.oneof(text, spiteful)
/** A row that is not empty as a whole: those a file does not have. */
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
  )

const cellsOf = (file: string) => readCsv(file, ",")?.map(({ cells }) => cells)

test("any text survives export and import", () => {
  fc.assert(
    fc.property(table, (rows) => {
      expect(cellsOf(writeCsv(rows))).toEqual(rows)
    }),
    { numRuns: 500 },
  )
})

test("no cell of a file begins with what a spreadsheet calculates", () => {
  fc.assert(
    fc.property(cell, (value) => {
      expect(neutral(value)).not.toMatch(/^[=+\-@\t\r]/)
    }),
    { numRuns: 500 },
  )
})

test("an apostrophe that was there before is not taken away", () => {
  fc.assert(
    fc.property(cell, (value) => {
      expect(plain(neutral(value))).toBe(value)
    }),
    { numRuns: 500 },
  )
})

test.each([
  ["=1+1", "'=1+1"],
  ["+39 080 0000000", "'+39 080 0000000"],
  ["@nome", "'@nome"],
  ["'=1+1", "''=1+1"],
  ["l'ente", "l'ente"],
  ["'ndrangheta no", "'ndrangheta no"],
])("%s is written as %s", (value, written) => {
  expect(neutral(value)).toBe(written)
})

describe("the delimiter of a file is what its first line has most of:", () => {
  test.each([
    ["nome,tipo\nA;B;C;D,x", ","],
    ["nome;tipo\nA,B,C,D;x", ";"],
    ["nome\ttipo", "\t"],
    ["nome|tipo", "|"],
    ['"nome, cognome, altro";tipo', ";"],
    ["nome", ","],
    ["", ","],
  ])("%j has %j", (file, delimiter) => {
    expect(delimiterOf(file)).toBe(delimiter)
  })
})

describe("a file is read", () => {
  test.each([
    [
      "with any line ends",
      "a,b\r\nc,d\ne,f\rg,h",
      [
        ["a", "b"],
        ["c", "d"],
        ["e", "f"],
        ["g", "h"],
      ],
    ],
    ["with its byte order mark", "\uFEFFa,b", [["a", "b"]]],
    [
      "without its empty lines",
      "a,b\n\n\nc,d\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["with rows of any length", "a,b\nc\nd,e,f", [["a", "b"], ["c"], ["d", "e", "f"]]],
    [
      "with line ends within quotes",
      'a,"b\nc"\nd,e',
      [
        ["a", "b\nc"],
        ["d", "e"],
      ],
    ],
  ])("%s", (_how, file, rows) => {
    expect(cellsOf(file)).toEqual(rows)
  })

  test("not at all when its quotes do not match", () => {
    expect(readCsv('a,"b\nc,d', ",")).toBeNull()
  })

  test("so that each row knows the line it begins on", () => {
    expect(readCsv('a,b\nc,"d\ne"\n\nf,g', ",")?.map(({ line }) => line)).toEqual([1, 2, 5])
  })
})
