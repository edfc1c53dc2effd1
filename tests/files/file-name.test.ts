import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { attachmentHeader, keptName } from "#app/files/file-name.ts"
import { readableSize } from "#app/files/file-size.ts"

describe("a file's name is kept", () => {
  test.each([
    ["as it is", "Lettera di designazione.pdf", "Lettera di designazione.pdf"],
    ["in any script", "رسالة.pdf", "رسالة.pdf"],
    ["without the folders of the machine it came from", "C:\\Utenti\\Prova\\lettera.pdf", "lettera.pdf"],
    ["without a way up", "../../etc/passwd", "passwd"],
    ["without marks that turn the direction of reading", "fattura\u202Egpj.exe", "fatturagpj.exe"],
    ["without line ends, that would make headers", "a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"],
    ["with one space where there were many", "a \u00a0  b.pdf", "a b.pdf"],
    ["as a file when nothing of it is left", " .. ", "file"],
  ])("%s", (_how, typed, kept) => {
    expect(keptName(typed)).toBe(kept)
  })

  test("cut in its middle when it is long, so that its ending stays", () => {
    expect(keptName(`${"à".repeat(400)}.pdf`)).toBe(`${"à".repeat(146)}.pdf`)
  })
})

describe("the header of a download", () => {
  test("names the file in ASCII for old programs, and in full", () => {
    expect(attachmentHeader("Perù è (1).pdf")).toBe(
      `attachment; filename="Peru e (1).pdf"; filename*=UTF-8''Per%C3%B9%20%C3%A8%20%281%29.pdf`,
    )
  })

  test("is one header with one file, whatever the file is called", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (name) => {
        const header = attachmentHeader(keptName(name))
        expect(() => new Headers({ "Content-Disposition": header })).not.toThrow()
        expect(header).toMatch(
          /^attachment; filename="[\x20\x21\x23-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[\w%.~!*&$+#^`|-]*$/,
        )
      }),
    )
  })
})

describe("a size is read", () => {
  test.each([
    [1, "kilobytes", 1],
    [1025, "kilobytes", 2],
    [1024 * 1024 - 1, "kilobytes", 1024],
    [1024 * 1024, "megabytes", 1],
    [1_600_000, "megabytes", 1.5],
  ])("%i bytes", (bytes, unit, amount) => {
    expect(readableSize(bytes)).toEqual({ unit, amount })
  })
})
