import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { checkSymbol, codeOf, printedCode, SYMBOLS, typedCode } from "#app/records/verification-code.ts"
import { CODES } from "#db/demo/records.ts"

const someCode = fc.uint8Array({ minLength: 11, maxLength: 11 }).map(codeOf)
const place = fc.integer({ min: 0, max: 11 })
const symbol = fc.constantFrom(...SYMBOLS)

describe("a code", () => {
  test("is twelve symbols that its check symbol agrees with", () => {
    fc.assert(
      fc.property(someCode, (code) => {
        expect(typedCode(code)).toEqual({ code })
      }),
    )
  })

  test("of the demo is one", () => {
    for (const { code } of CODES) expect(typedCode(code)).toEqual({ code })
  })

  test("is found out with any one symbol wrong", () => {
    fc.assert(
      fc.property(someCode, place, symbol, (code, at, other) => {
        fc.pre(code[at] !== other)
        expect(typedCode(code.slice(0, at) + other + code.slice(at + 1))).toEqual({ wrong: "check" })
      }),
    )
  })

  test("is found out with two neighbours swapped, but for the pair that no check of this kind sees", () => {
    fc.assert(
      fc.property(someCode, fc.integer({ min: 0, max: 10 }), (code, at) => {
        const [first, second] = [code[at] ?? "", code[at + 1] ?? ""]
        fc.pre(first !== second && ![first, second].every((one) => "0Z".includes(one)))
        const swapped = code.slice(0, at) + second + first + code.slice(at + 2)
        expect(typedCode(swapped)).toEqual({ wrong: "check" })
      }),
    )
  })

  test("is read as it is printed, in small letters, with spaces or dashes of any kind", () => {
    fc.assert(
      fc.property(someCode, fc.constantFrom("-", " ", "–", " - ", ".", "\t"), (code, between) => {
        const typed = printedCode(code).toLowerCase().replaceAll("-", between)
        expect(typedCode(`  ${typed} `)).toEqual({ code })
      }),
    )
  })

  test("is read when O, I and L were typed for 0, 1 and 1", () => {
    fc.assert(
      fc.property(someCode, fc.constantFrom("I", "L", "i", "l"), (code, one) => {
        expect(typedCode(code.replaceAll("0", "o").replaceAll("1", one))).toEqual({ code })
      }),
    )
  })
})

test.each([
  ["00000000000", "0"],
  ["00000000001", "Y"],
  ["0123456789A", checkSymbol("0123456789A")],
])("the check symbol of %s is one of the same 32: %s", (symbols, check) => {
  expect([checkSymbol(symbols), SYMBOLS.includes(check)]).toEqual([check, true])
})

test.each([
  ["1234", "length"],
  ["00000000000000", "length"],
  ["00000000000U", "symbol"],
  ["00000000000*", "symbol"],
  ["", "length"],
])("what is typed as %j is wrong in its %s", (typed, wrong) => {
  expect(typedCode(typed)).toEqual({ wrong })
})

test("a code is printed in groups of four", () => {
  expect(printedCode("0123456789AB")).toBe("0123-4567-89AB")
})
