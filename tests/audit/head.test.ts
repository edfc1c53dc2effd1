import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readHead, writeHead } from "#app/audit/head.ts"

const HASH = "0f".repeat(32)

describe("a copied head", () => {
  test("is read back as it was written", () => {
    const seqs = fc.integer({ min: 1, max: 999_999_999_999_999 })
    fc.assert(
      fc.property(seqs, (seq) => {
        expect(readHead(writeHead({ seq, hash: HASH }))).toEqual({ seq, hash: HASH })
      }),
    )
  })

  test.each([
    [` 12 : ${HASH.toUpperCase()}\n`, { seq: 12, hash: HASH }],
    [`0:${HASH}`, null],
    [`12:${HASH}0`, null],
    [HASH, null],
    ["", null],
  ])("%j is %j", (text, expected) => {
    expect(readHead(text)).toEqual(expected)
  })
})
