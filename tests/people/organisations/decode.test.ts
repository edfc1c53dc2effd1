import { expect, test } from "vitest"
import { decodeText } from "#app/people/organisations/decode.ts"

const WORDS = "Città, però: «Società»"

test.each([
  ["UTF-8", new TextEncoder().encode(WORDS)],
  ["UTF-16, little end first", Buffer.from(`\uFEFF${WORDS}`, "utf16le")],
  ["UTF-16, big end first", Buffer.from(`\uFEFF${WORDS}`, "utf16le").swap16()],
  ["the encoding of old Windows", Buffer.from(WORDS, "latin1")],
])("a file in %s says the same", (_encoding, bytes) => {
  expect(decodeText(new Uint8Array(bytes)).replace("\uFEFF", "")).toBe(WORDS)
})

test("UTF-8 with a byte order mark is read without it", () => {
  expect(decodeText(new TextEncoder().encode(`\uFEFF${WORDS}`))).toBe(WORDS)
})

test("the euro sign of old Windows is read", () => {
  expect(decodeText(new Uint8Array([0x80, 0x20, 0xe0]))).toBe("€ à")
})
