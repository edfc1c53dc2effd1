import { describe, expect, test } from "vitest"
import { type AuditReport, reportLines } from "#app/audit/report-lines.ts"
import { loadMessages } from "#app/i18n/load.server.ts"
import { createTranslate } from "#app/i18n/translate.ts"

const catalogue = loadMessages("app/i18n/messages")
const HASH = "ab".repeat(32)
const HEAD = { seq: 12, hash: HASH, at: "2026-05-14T13:30:00.000000Z" }
const WHOLE: AuditReport = { checked: 12, erased: 2, unsealed: 1, head: HEAD, broken: null }

const wordsOf = (locale: string) => ({
  t: createTranslate(locale, catalogue[locale] ?? {}, catalogue.it),
  moment: (instant: string) => instant.slice(0, 10),
})

describe("a check that found", () => {
  test("nothing wrong says how far, what waits, what was erased, and the head", () => {
    expect(reportLines(WHOLE, { seq: 3, hash: HASH }, wordsOf("it"))).toEqual([
      "12 voci controllate.",
      "Sigillata fino alla voce 12, del 2026-05-14.",
      "1 voce aspetta il sigillo.",
      "2 voci con valori cancellati: cancellati, catena integra.",
      "La catena passa dalla testa che hai conservato: fino alla voce 3 il passato è quello.",
      `Testa della catena, da conservare altrove: 12:${HASH}`,
      "La catena è integra.",
    ])
  })

  test("a broken entry names it, and does not call the chain whole", () => {
    const lines = reportLines(
      { ...WHOLE, erased: 0, unsealed: 0, broken: { seq: 13, id: 40, why: "content" } },
      null,
      wordsOf("it"),
    )
    expect(lines.slice(-2)).toEqual([
      "ROTTA alla voce 13, riga 40: il contenuto non è quello sigillato.",
      "Non cancellare e non riparare niente: docs/operation.md dice che cosa fare.",
    ])
    expect(lines.join()).not.toContain("integra")
  })

  test("an empty log says so", () => {
    const empty = { checked: 0, erased: 0, unsealed: 0, head: null, broken: null }
    expect(reportLines(empty, null, wordsOf("it")).slice(1)).toEqual([
      "Nessuna voce è ancora sigillata.",
      "La catena è integra.",
    ])
  })
})

const WHYS = ["missing", "content", "link", "values", "beyond", "head", "kept"] as const

test.each(["it", "en", "fr", "ar"])("in %s every way to break has its sentence", (locale) => {
  const said = WHYS.map((why) =>
    reportLines({ ...WHOLE, broken: { seq: 7, id: null, why } }, null, wordsOf(locale)),
  )
  expect(new Set(said.map((lines) => lines.at(-2))).size).toBe(WHYS.length)
})
