import { createHash, randomBytes } from "node:crypto"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { DOCUMENT_KIND } from "#app/documents/export/document-proof.ts"
import { digestOf, writeExport } from "#app/documents/export/write-export.server.ts"
import { type PdfPaper, writePdf } from "#app/pdf/write-pdf.server.ts"
import { checkPaper } from "#app/records/proof/check-paper.server.ts"
import { question } from "#tests/documents/export/question.ts"

const WHOLE = await writeExport(question())
const { canonical, digest } = digestOf(question())

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex")
const check = (bytes: Uint8Array, wanted: string | null = null) => checkPaper(bytes, DOCUMENT_KIND, wanted)
const utf8 = (text: string) => new TextEncoder().encode(text)

/** A paper as ours are, saying whatever a forger likes. */
const forged = ({ printed = digest, source = canonical }: { printed?: string; source?: string | null }) =>
  writePdf({
    ...{ title: question().title, language: "it", direction: "ltr", kick: "", marks: [], pictures: {} },
    facts: [{ label: "Impronta", value: printed }],
    text: { blocks: [], notes: [] },
    madeAt: new Date("2026-11-21T17:00:00Z"),
    source: source === null ? null : { name: "tavoli.json", bytes: utf8(source), description: "" },
    words: {
      ...{ note: String, backToText: String, notes: "", done: "", open: "" },
      ...{ page: () => "", lacking: () => "" },
    },
  } satisfies PdfPaper)

const flipped = (bytes: Uint8Array, at: number) => {
  const copy = Uint8Array.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}
/** The first figure of a digest, another one. */
const otherDigest = (one: string) => `${one.startsWith("0") ? "1" : "0"}${one.slice(1)}`

describe("a document's file is checked", () => {
  test("as it was downloaded, it is whole, and says which document it is", () => {
    expect(check(WHOLE)).toMatchObject({
      ...{ refusal: null, digest, printed: digest, isPdf: true, isMarked: true, signature: 0 },
      source: { name: "tavoli.json", bytes: utf8(canonical).length },
      facts: { title: question().title },
    })
  })

  test.each(["en", "ar", "fr"])("in %s too", async (language) => {
    const other = question({ language, direction: language === "ar" ? "rtl" : "ltr" })
    expect(check(await writeExport(other))).toMatchObject({ refusal: null, digest: digestOf(other).digest })
  })

  test("the attachment alone is whole, with its digest", () => {
    expect(check(utf8(canonical))).toMatchObject({ refusal: null, digest, printed: null, isPdf: false })
  })

  test("against the digest that somebody was told, and against another", () => {
    expect(check(WHOLE, digest).refusal).toBeNull()
    expect(check(WHOLE, otherDigest(digest)).refusal).toBe("not_yours")
    expect(check(utf8(canonical), otherDigest(digest)).refusal).toBe("not_yours")
  })

  test("a title that looks like a digest is not taken for the digest", async () => {
    const other = question({ title: `Allegato ${"a".repeat(64)}` })
    expect(check(await writeExport(other))).toMatchObject({ refusal: null, digest: digestOf(other).digest })
  })

  test("with a signature behind it, it is whole and says so; with anything else behind it, it is refused", () => {
    const signed = Buffer.concat([WHOLE, Buffer.from("9 0 obj <</ByteRange [0 1 2 3]>> endobj")])
    expect(check(signed)).toMatchObject({ refusal: null, signature: signed.length - WHOLE.length })
    expect(check(Buffer.concat([WHOLE, Buffer.from("1 0 obj <<>> endobj")])).refusal).toBe("added")
  })
})

describe("a document's file that was tampered with is refused", () => {
  test("a letter changed in the content", async () => {
    const source = canonical.replace("Perché", "Perche")
    expect(check(await forged({ source }))).toMatchObject({
      ...{ refusal: "digest_differs", printed: digest, digest: sha256(source) },
    })
  })

  test("a figure changed in the printed digest", async () => {
    expect(check(await forged({ printed: otherDigest(digest) }))).toMatchObject({
      ...{ refusal: "digest_differs", digest },
    })
  })

  test("any byte flipped in the attached stream", () => {
    const text = Buffer.from(WHOLE).toString("latin1")
    const from = text.indexOf("stream\n", text.indexOf("/EmbeddedFile")) + "stream\n".length
    const end = text.indexOf("endstream", from)
    fc.assert(
      fc.property(fc.integer({ min: from, max: end - 2 }), (at) => {
        const proof = check(flipped(WHOLE, at))
        // The last bytes of a packed stream may be padding: what is unpacked is then the same, and whole it is.
        if (proof.refusal === null) expect(proof.digest).toBe(digest)
        else expect(["rewritten", "not_json", "digest_differs"]).toContain(proof.refusal)
      }),
      { numRuns: 150 },
    )
  })

  test.each([
    ["blanks added to the JSON", ` ${canonical}`, "not_canonical"],
    [
      "keys in another order",
      canonical.replace(/^\{("format":"[^"]*"),("kind":"[^"]*")/, "{$2,$1"),
      "not_canonical",
    ],
    ["the JSON cut", canonical.slice(0, -1), "not_json"],
    ["the content of something else", '{"format":"tavoli-minutes-1"}', "other_kind"],
    ["a part missing", '{"format":"tavoli-document-1","title":"x"}', "other_shape"],
    ["a part too many", canonical.replace('{"format"', '{"a":1,"format"'), "other_shape"],
  ])("%s", async (_, source, refusal) => {
    expect(check(utf8(source)).refusal).toBe(refusal)
    expect(check(await forged({ source, printed: sha256(source) })).refusal).toBe(refusal)
  })

  test("the digest taken out, the attachment taken out", async () => {
    expect(check(await forged({ printed: "" })).refusal).toBe("no_digest")
    expect(check(await forged({ source: null })).refusal).toBe("no_source")
  })
})

describe("what never was a document's file is refused", () => {
  const classic = (body: string) => {
    const start = "%PDF-1.4\n".length + body.length
    return utf8(
      `%PDF-1.4\n${body}xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 >>\nstartxref\n${start}\n%%EOF\n`,
    )
  }
  const deep = `1 0 obj\n${"[".repeat(100_000)}`

  test.each<[string, Uint8Array, string]>([
    ["nothing", new Uint8Array(), "empty"],
    ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47), "neither"],
    ["a PDF of another program, with a table of objects", classic(""), "no_source"],
    [
      "a PDF of another program, without one",
      utf8("%PDF-1.7\n1 0 obj\nendobj\nstartxref\n9\n%%EOF"),
      "rewritten",
    ],
    ["a PDF that is cut", WHOLE.slice(0, WHOLE.length / 2), "rewritten"],
    [
      "a PDF that nests without end",
      utf8(
        `%PDF-1.7\n${deep}xref\n0 1\n0000000000 65535 f \ntrailer\n${"<<".repeat(9000)}\nstartxref\n${9 + deep.length}\n%%EOF`,
      ),
      "rewritten",
    ],
    ["20 MB of garbage", randomBytes(20_000_000), "neither"],
    [
      "20 MB of garbage that says it is a PDF",
      Buffer.concat([utf8("%PDF-1.7\n"), randomBytes(20_000_000)]),
      "rewritten",
    ],
    [
      "20 MB of ends without a beginning",
      utf8(`%PDF-1.7\n${"startxref 0 %%EOF\n".repeat(1_100_000)}`),
      "rewritten",
    ],
    ["20 MB of opened lists as JSON", utf8("[".repeat(20_000_000)), "not_json"],
  ])("%s", (_, bytes, refusal) => {
    const before = performance.now()
    expect(check(bytes).refusal).toBe(refusal)
    expect(performance.now() - before).toBeLessThan(5_000)
  })
})
