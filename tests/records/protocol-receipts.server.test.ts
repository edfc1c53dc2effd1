import type { Ctx } from "#app/context.ts"
import { enterProtocol } from "#app/records/protocol.server.ts"
import { getFiling, getFilingParts } from "#app/records/queries.server.ts"
import { takeInReceipt } from "#app/records/take-in-receipt.server.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { certifiedData, receiptMessage } from "./receipts.ts"
import { fileBy, scene, upload } from "./world.ts"

const entry = (filingCode: string, over = {}) => ({
  ...{ filingCode, direction: "outgoing" as const, registry: "Comune di Prova", number: 198 },
  ...{ date: "2026-05-14", covers: false, ...over },
})
const partsOf = async (ctx: Ctx, code: string) => getFilingParts(ctx, await getFiling(ctx, code), true)

describe("a protocol number", () => {
  test("stands with its paper as the register has it", async ({ db }) => {
    const { ctx, table } = await scene(db)
    const code = await fileBy(ctx, table)
    await enterProtocol(ctx, entry(code))
    expect((await partsOf(ctx, code)).entries).toMatchObject([
      { direction: "outgoing", registry: "Comune di Prova", number: 198, year: 2026, date: "2026-05-14" },
    ])
  })

  test("is one paper's: whatever the case of the register's name", async ({ db }) => {
    const { ctx, table } = await scene(db)
    const [first, second] = [await fileBy(ctx, table), await fileBy(ctx, table)]
    await enterProtocol(ctx, entry(first))
    const again = enterProtocol(ctx, entry(second, { registry: "COMUNE DI PROVA" }))
    expect(await refusalOf(again)).toBe("conflict records.errors.number_taken (number)")
  })

  test.for([
    ["of another year", { date: "2025-05-14" }],
    ["of another register", { registry: "Azienda di Prova" }],
  ] as const)("%s is another number", async ([_which, over], { db }) => {
    const { ctx, table } = await scene(db)
    const [first, second] = [await fileBy(ctx, table), await fileBy(ctx, table)]
    await enterProtocol(ctx, entry(first))
    await enterProtocol(ctx, entry(second, over))
    expect((await partsOf(ctx, second)).entries).toHaveLength(1)
  })

  test("covers several papers when the secretary says so and the entry is the same", async ({ db }) => {
    const { ctx, table } = await scene(db)
    const [first, second] = [await fileBy(ctx, table), await fileBy(ctx, table)]
    await enterProtocol(ctx, entry(first))
    const other = enterProtocol(ctx, entry(second, { covers: true, date: "2026-05-15" }))
    expect(await refusalOf(other)).toBe("conflict records.errors.number_taken (number)")
    await enterProtocol(ctx, entry(second, { covers: true }))
    expect((await partsOf(ctx, second)).entries).toEqual((await partsOf(ctx, first)).entries)
  })

  test("of another table's paper is not covered from here", async ({ db }) => {
    const [here, there] = [await scene(db), await scene(db)]
    await enterProtocol(there.ctx, entry(await fileBy(there.ctx, there.table)))
    const mine = enterProtocol(here.ctx, entry(await fileBy(here.ctx, here.table), { covers: true }))
    expect(await refusalOf(mine)).toBe("conflict records.errors.number_taken (number)")
  })
})

const receipt = (filingCode: string, over = {}) => ({
  ...{ filingCode, receipt: null, kind: null, recipient: null, messageId: null, day: null, time: null },
  ...over,
})
const file = (text: string, name = "ricevuta.eml") => upload(name, new TextEncoder().encode(text))

describe("a receipt of certified mail", () => {
  test("speaks for itself, whatever was typed beside it", async ({ db }) => {
    const { ctx, table } = await scene(db)
    const code = await fileBy(ctx, table)
    const typed = { kind: "failure" as const, recipient: "altro@pec.demo.example" }
    await takeInReceipt(ctx, receipt(code, { receipt: file(receiptMessage("base64")), ...typed }))
    expect((await partsOf(ctx, code)).receipts).toMatchObject([
      { kind: "delivery", recipient: "comune@pec.demo.example", fileCode: expect.any(String) },
    ])
  })

  test("is typed where there is no file", async ({ db }) => {
    const { ctx, table } = await scene(db)
    const code = await fileBy(ctx, table)
    const typed = { kind: "delivery" as const, recipient: "ente@pec.demo.example", day: "2026-05-14" }
    await takeInReceipt(ctx, receipt(code, { ...typed, time: "15:30" }))
    expect((await partsOf(ctx, code)).receipts).toMatchObject([
      { kind: "delivery", at: new Date("2026-05-14T13:30:00Z"), fileCode: null, sha256: null },
    ])
  })

  const TYPED = { kind: "delivery", recipient: "ente@pec.demo.example", day: "2026-05-14" } as const
  test.for([
    ["without its kind", { ...TYPED, kind: null }, "receipt_kind_missing (kind)"],
    ["in a file that does not say it", { receipt: file("Ciao", "nota.txt") }, "receipt_kind_missing (kind)"],
    ["without its day", { ...TYPED, day: null }, "receipt_day_missing (day)"],
    ["of a delivery to nobody", { ...TYPED, recipient: null }, "recipient_missing (recipient)"],
    ["of a day to come", { ...TYPED, day: "2999-01-01" }, "receipt_later (day)"],
  ] as const)("%s is refused", async ([_what, over, key], { db }) => {
    const { ctx, table } = await scene(db)
    const code = await fileBy(ctx, table)
    expect(await refusalOf(takeInReceipt(ctx, receipt(code, over)))).toBe(`invalid records.errors.${key}`)
  })

  test("is taken in once, and one for each recipient of the message", async ({ db }) => {
    const { ctx, table } = await scene(db)
    const code = await fileBy(ctx, table)
    const of = (to: string) => receipt(code, { receipt: file(certifiedData({ to }), "daticert.xml") })
    await takeInReceipt(ctx, of("uno@pec.demo.example"))
    await takeInReceipt(ctx, of("due@pec.demo.example"))
    expect(await refusalOf(takeInReceipt(ctx, of("UNO@pec.demo.example")))).toBe(
      "conflict records.errors.receipt_twice",
    )
    expect((await partsOf(ctx, code)).receipts).toHaveLength(2)
  })
})
