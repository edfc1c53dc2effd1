import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { openEnvelope } from "#app/records/cades.ts"
import { checkReturned, type PartyKind } from "#app/records/signed-copy.ts"
import { envelope, joined, openEnded, produced, signedPdf } from "./signed-files.ts"

const PAPER = produced()
const FIRST = signedPdf(PAPER, "Prima")
const text = (words: string) => new TextEncoder().encode(words)
const base64 = (bytes: Uint8Array) =>
  text(
    Buffer.from(bytes)
      .toString("base64")
      .replace(/(.{64})/g, "$1\n"),
  )

type Given = { lastAccepted?: Uint8Array; scan?: boolean; party?: PartyKind; type?: string }
const verdict = (
  bytes: Uint8Array,
  { lastAccepted, scan = false, party = "administration", type }: Given = {},
) => {
  const isEnvelope = bytes[0] !== 0x25
  const answer = checkReturned(
    { bytes, type: type ?? (isEnvelope ? "application/pkcs7-mime" : "application/pdf"), isScan: scan, party },
    { produced: PAPER, lastAccepted: lastAccepted ?? null },
  )
  return "form" in answer ? answer.form : answer.refused.replace("records.errors.", "")
}

describe("a PDF that came back", () => {
  test.each<[string, Uint8Array, Given, string]>([
    ["is taken when it is the one given out, signed", signedPdf(PAPER), {}, "pades"],
    ["is refused as it was given out", PAPER, {}, "not_signed"],
    [
      "is refused when something was added that signs nothing",
      joined(PAPER, text("% nota\n%%EOF\n")),
      {},
      "not_signed",
    ],
    [
      "is refused when it is printed anew, though it looks the same",
      signedPdf(produced("Protocollo di prova ")),
      {},
      "other_bytes",
    ],
    ["is refused when one byte of it was changed", signedPdf(PAPER).with(20, 0x41), {}, "other_bytes"],
    [
      "is refused when the signature covers the beginning alone",
      signedPdf(PAPER, "A", { byteRange: "10 20 30" }),
      {},
      "not_signed",
    ],
    [
      "is refused when something follows what was signed",
      joined(signedPdf(PAPER), text("% aggiunta dopo la firma")),
      {},
      "not_signed",
    ],
    [
      "is taken in order with the signature of who came before",
      signedPdf(FIRST, "Seconda"),
      { lastAccepted: FIRST },
      "pades",
    ],
    [
      "is refused in order without it",
      signedPdf(PAPER, "Seconda"),
      { lastAccepted: FIRST },
      "not_last_accepted",
    ],
    [
      "is refused in order when it is only what came before",
      FIRST,
      { lastAccepted: FIRST },
      "not_last_accepted",
    ],
    [
      "is taken as a scan from a private party",
      text("%PDF-1.4 scansione"),
      { scan: true, party: "private" },
      "scan",
    ],
    [
      "is refused as a scan from an administration",
      text("%PDF-1.4 scansione"),
      { scan: true },
      "scan_of_administration",
    ],
    [
      "is refused unsigned from a private party that does not call it a scan",
      text("%PDF-1.4 x"),
      { party: "private" },
      "other_bytes",
    ],
  ])("%s", (_what, bytes, given, expected) => {
    expect(verdict(bytes, given)).toBe(expected)
  })
})

describe("an envelope that came back", () => {
  test.each<[string, Uint8Array, Given, string]>([
    ["is taken when the paper is in it", envelope(PAPER), {}, "cades"],
    ["is taken with several signatures", envelope(PAPER, 3), {}, "cades"],
    ["is taken with open lengths and the paper in pieces", openEnded(PAPER), {}, "cades"],
    ["is taken written as text", base64(envelope(PAPER)), {}, "cades"],
    ["is taken around the file that came back before", envelope(FIRST), { lastAccepted: FIRST }, "cades"],
    ["is refused with another paper in it", envelope(produced("Altro")), {}, "other_bytes"],
    ["is refused with the paper and one byte more", envelope(joined(PAPER, text(" "))), {}, "other_bytes"],
    ["is refused without the paper in it", envelope(null), {}, "envelope_unreadable"],
    ["is refused when nobody signed it", envelope(PAPER, 0), {}, "envelope_unreadable"],
    ["is refused cut off", envelope(PAPER).subarray(0, 60), {}, "envelope_unreadable"],
  ])("%s", (_what, bytes, given, expected) => {
    expect(verdict(bytes, given)).toBe(expected)
  })

  test("gives back what was put in, whatever it is", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 400 }), (content) => {
        expect(openEnvelope(envelope(content))?.content).toEqual(new Uint8Array(content))
        expect(openEnvelope(openEnded(content))?.content).toEqual(new Uint8Array(content))
      }),
    )
  })

  test("is opened without a crash, whatever it holds", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(200), (noise, cut) => {
        const whole = envelope(PAPER)
        expect(() => openEnvelope(joined(whole.subarray(0, cut), noise))).not.toThrow()
      }),
    )
  })
})

test("a picture is a scan or nothing", () => {
  const picture = { type: "image/png", party: "private" as const }
  const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47])
  expect([verdict(bytes, { ...picture, scan: true }), verdict(bytes, picture)]).toEqual([
    "scan",
    "not_signed",
  ])
})
