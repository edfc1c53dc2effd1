import { describe, expect, test } from "vitest"
import { safeHref, typedHref } from "#app/documents/editor/safe-href.ts"

describe("addresses that a link may carry", () => {
  test.each<[unknown, string | null]>([
    ["https://example.org/a?b#c", "https://example.org/a?b#c"],
    ["HTTP://example.org", "HTTP://example.org"],
    ["mailto:a@b.it", "mailto:a@b.it"],
    ["/documents/1", "/documents/1"],
    ["#b-abcd", "#b-abcd"],
    ["pagina", "pagina"],
    ["javascript:alert(1)", null],
    ["java\nscript:alert(1)", null],
    [" \u0001javascript:alert(1)", null],
    ["JaVaScRiPt:alert(1)", null],
    ["data:text/html,x", null],
    ["vbscript:x", null],
    ["file:///etc/passwd", null],
    ["//elsewhere.example", null],
    ["/\\elsewhere.example", null],
    ["\\\\elsewhere.example", null],
    ["", null],
    [null, null],
    [7, null],
    [`https://example.org/${"a".repeat(3000)}`, null],
  ])("%j", (value, expected) => {
    expect(safeHref(value)).toBe(expected)
  })
})

describe("addresses as people type them", () => {
  test.each<[string, string | null]>([
    ["regione.it", "https://regione.it"],
    ["www.regione.it/pagina?x=1", "https://www.regione.it/pagina?x=1"],
    [" https://regione.it ", "https://regione.it"],
    ["segreteria@regione.it", "mailto:segreteria@regione.it"],
    ["mailto:segreteria@regione.it", "mailto:segreteria@regione.it"],
    ["/proposals/7", "/proposals/7"],
    ["#b-abcd", "#b-abcd"],
    ["non va", null],
    ["parola", null],
    ["javascript:alert(1)", null],
  ])("%j", (value, expected) => {
    expect(typedHref(value)).toBe(expected)
  })
})
