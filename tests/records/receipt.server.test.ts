import { describe, expect, test } from "vitest"
import { provesDelivery, readCertifiedData, romeInstant } from "#app/records/receipt.ts"
import { readReceiptFile } from "#app/records/receipt-file.server.ts"
import { certifiedData, receiptMessage } from "./receipts.ts"

const bytes = (text: string) => new TextEncoder().encode(text)
const DELIVERED = {
  kind: "delivery",
  messageId: "<opec1.prova@pec.demo.example>",
  recipient: "comune@pec.demo.example",
  at: new Date("2026-05-14T13:30:05Z"),
}

describe("certified data", () => {
  test("says of which message it is, for whom and when", () => {
    expect(readCertifiedData(certifiedData())).toEqual(DELIVERED)
  })

  test.each([
    ["accettazione", "acceptance", false],
    ["avvenuta-consegna", "delivery", true],
    ["errore-consegna", "failure", false],
    ["preavviso-errore-consegna", "failure", false],
    ["non-accettazione", "failure", false],
  ])("%s is %s, and proves delivery: %s", (tipo, kind, proves) => {
    const receipt = readCertifiedData(certifiedData({ tipo }))
    expect([receipt?.kind, provesDelivery(receipt ?? { kind: "" })]).toEqual([kind, proves])
  })

  test("in winter is one hour from Greenwich, as its zone says", () => {
    expect(readCertifiedData(certifiedData({ zone: "+0100" }))?.at).toEqual(new Date("2026-05-14T14:30:05Z"))
  })

  test.each([
    ["of a kind that nobody knows", certifiedData({ tipo: "presa-in-carico" })],
    ["without a day", certifiedData().replace("<giorno>14/05/2026</giorno>", "")],
    ["that is none", "<html></html>"],
  ])("%s says nothing", (_what, xml) => {
    expect(readCertifiedData(xml)).toBeNull()
  })
})

describe("the receipt in a file", () => {
  test.each([
    ["is the certified data itself", certifiedData()],
    ["is in the message that carries it, as text", receiptMessage("7bit")],
    ["is in the message that carries it, as base64", receiptMessage("base64")],
  ])("%s", async (_where, text) => {
    expect(await readReceiptFile(bytes(text))).toEqual(DELIVERED)
  })

  test.each([
    ["a message without it", "From: a@example.org\r\nSubject: Ciao\r\n\r\nCiao"],
    ["a PDF", "%PDF-1.7"],
    ["nothing", ""],
  ])("is not in %s", async (_what, text) => {
    expect(await readReceiptFile(bytes(text))).toBeNull()
  })
})

test.each([
  ["2026-05-14", "15:30", "2026-05-14T13:30:00.000Z"],
  ["2026-12-14", "15:30", "2026-12-14T14:30:00.000Z"],
  ["2026-03-29", "02:30", "2026-03-29T01:30:00.000Z"],
  ["2026-10-25", "02:30", "2026-10-25T00:30:00.000Z"],
])("%s at %s in Rome is %s", (day, time, instant) => {
  expect(romeInstant(day, time).toISOString()).toBe(instant)
})
