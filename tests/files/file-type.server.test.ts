import { describe, expect, test } from "vitest"
import { storedType } from "#app/files/file-type.server.ts"
import { pdf } from "#tests/support/files.ts"

const text = (words: string) => new TextEncoder().encode(words)
const bytes = (...values: number[]) => new Uint8Array(values)
const SIGNED_DATA = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02]
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]

describe("what a file is, is told by its bytes:", () => {
  test.each([
    ["a PDF, whatever its name says", pdf(), "immagine.png", "application/pdf"],
    ["a picture", bytes(...PNG, ...Array(40).fill(0)), "logo.png", "image/png"],
    [
      "a signed envelope",
      bytes(0x30, 0x82, 0x10, 0x00, ...SIGNED_DATA),
      "a.pdf.p7m",
      "application/pkcs7-mime",
    ],
    ["one of unknown length", bytes(0x30, 0x80, ...SIGNED_DATA), "a.pdf.p7m", "application/pkcs7-mime"],
    ["one written as text", text(`MI${"A".repeat(60)}`), "a.pdf.p7m", "application/pkcs7-mime"],
    ["a text", text("Buongiorno, è una prova"), "nota.txt", "text/plain"],
    [
      "a page of the web, which is given back as text",
      text("<script>alert(1)</script>"),
      "x.html",
      "text/plain",
    ],
    ["a list", text("nome;ente\nAnna;Scuola"), "elenco.csv", "text/csv"],
    [
      "a list in UTF-16, as Teams writes it",
      new Uint8Array(Buffer.from("\uFEFFNome\tEntrata\nAnna\t9:58", "utf16le")),
      ...["presenze.csv", "text/csv"],
    ],
    ["a list in the letters of an older machine", bytes(0x50, 0x65, 0x72, 0xf9), "elenco.CSV", "text/csv"],
    ["a message", text("From: a@example.org\r\n\r\nCiao"), "ricevuta.eml", "message/rfc822"],
    ["a receipt", text('<?xml version="1.0"?><postacert/>'), "daticert.xml", "application/xml"],
  ])("%s", async (_what, content, name, type) => {
    expect(await storedType(content, name)).toBe(type)
  })
})

describe("is not stored:", () => {
  test.each([
    [
      "a program of Windows called PDF",
      bytes(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, ...Array(80).fill(0)),
      "atto.pdf",
    ],
    ["a program of Linux", bytes(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, ...Array(60).fill(0)), "atto.pdf"],
    ["an archive", bytes(0x1f, 0x8b, 8, 0, ...Array(40).fill(0)), "atti.gz"],
    ["bytes that are nothing", bytes(1, 2, 3, 0, 5), "atto.pdf"],
  ])("%s", async (_what, content, name) => {
    expect(await storedType(content, name)).toBeNull()
  })
})
