import { sql } from "drizzle-orm"
import { transact } from "#app/context.ts"
import { findFile } from "#app/files/queries.server.ts"
import { issueCode } from "#app/records/issue-code.server.ts"
import { keepFundingBlock, listFundedWithoutBlock } from "#app/records/keep-funding.server.ts"
import {
  liftHold,
  listHolds,
  placeHold,
  readRetention,
  setRetention,
} from "#app/records/keep-retention.server.ts"
import { getFiling } from "#app/records/queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { auditEntries, invitations, outbox } from "#db/schema/index.ts"
import { purgeByRetention } from "#server/jobs/retention.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeAdministrator, makePerson, makeRoundtable, makeSeat } from "#tests/support/factories.ts"
import { memoryFiles } from "#tests/support/files.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { fileAs } from "./world.ts"

const NOTHING = {
  reports: 0,
  certificates: 0,
  needs: 0,
  filings: 0,
  codes: 0,
  invitations: 0,
  adhesions: 0,
  mail: 0,
}

const world = async (db: Db) => {
  const ctx = await ctxOf(db, await makeAdministrator(db), { files: memoryFiles() })
  const table = await makeRoundtable(db)
  const purgeOn = (day: string) =>
    purgeByRetention({ db, files: ctx.files, settings: ctx.settings, now: new Date(`${day}T12:00:00Z`) })
  const sheet = (over: Parameters<typeof fileAs>[2] = {}) =>
    fileAs(ctx, table, { class: "attendance_sheet", date: "2026-05-14", ...over })
  const block = (lastPaymentOn: string | null) =>
    keepFundingBlock(ctx, {
      ...{ blockCode: null, title: "Progetto di prova", projectCode: null, cup: null, fund: "FAMI" },
      ...{ wording: "co_financed", lastPaymentOn, logos: [] },
    })
  return { ctx, table, purgeOn, sheet, block }
}

describe("a filed paper whose time is over", () => {
  test("loses its file and stays as a trace; a second run changes nothing", async ({ db }) => {
    const { ctx, purgeOn, sheet } = await world(db)
    const { code } = await sheet()
    const file = (await getFiling(ctx, code)).file?.code ?? ""
    expect(await purgeOn("2031-05-14")).toEqual(NOTHING)
    expect(await purgeOn("2031-05-15")).toEqual({ ...NOTHING, filings: 1 })
    expect(await purgeOn("2031-05-15")).toEqual(NOTHING)
    expect(await getFiling(ctx, code)).toMatchObject({ file: null, purgedAt: expect.any(Date) })
    expect(await findFile(ctx, file)).toBeNull()
  })

  test("is kept while its project goes on, and until the fifth year's end after the last payment", async ({
    db,
  }) => {
    const { ctx, purgeOn, sheet, block } = await world(db)
    const code = await block(null)
    await sheet({ fundingCodes: [code] })
    expect(await purgeOn("2099-01-01")).toEqual(NOTHING)
    await keepFundingBlock(ctx, {
      ...{ blockCode: code, title: "Progetto di prova", projectCode: null, cup: null, fund: "FAMI" },
      ...{ wording: "co_financed", lastPaymentOn: "2030-03-10", logos: [] },
    })
    expect([await purgeOn("2035-12-31"), (await purgeOn("2036-01-01")).filings]).toEqual([NOTHING, 1])
  })

  test("of a funded project without a block is never discarded, and stands in the check", async ({ db }) => {
    const { ctx, purgeOn, sheet } = await world(db)
    const { code } = await sheet({ funded: true })
    expect(await purgeOn("2099-01-01")).toEqual(NOTHING)
    expect((await listFundedWithoutBlock(ctx)).map((row) => row.code)).toEqual([code])
  })

  test("of a class without end stays", async ({ db }) => {
    const { purgeOn, sheet } = await world(db)
    await sheet({ class: "minutes" })
    expect(await purgeOn("2199-01-01")).toEqual(NOTHING)
  })

  test.for([
    ["this table", (code: string) => code, 0],
    ["all papers", () => null, 0],
    ["another table", () => "other", 1],
  ] as const)("is kept by a hold on %s, until it is lifted", async ([_on, which, meanwhile], { db }) => {
    const { ctx, table, purgeOn, sheet } = await world(db)
    await sheet()
    const other = await makeRoundtable(db)
    const roundtableCode = which(table.code) === "other" ? other.code : which(table.code)
    await placeHold(ctx, { roundtableCode, reason: "Controllo in corso", until: null })
    expect((await purgeOn("2032-01-01")).filings).toBe(meanwhile)
    const [hold] = await listHolds(ctx)
    await liftHold(ctx, { holdCode: hold?.code ?? "", reason: "Controllo finito" })
    expect((await purgeOn("2032-01-01")).filings).toBe(1 - meanwhile)
  })

  test("goes by the term that this installation set", async ({ db }) => {
    const { ctx, purgeOn, sheet } = await world(db)
    await sheet()
    await setRetention(ctx, { class: "evidence", amount: 12, unit: "months" })
    expect([await purgeOn("2027-05-14"), (await purgeOn("2027-05-15")).filings]).toEqual([NOTHING, 1])
    await setRetention(ctx, { class: "evidence", amount: null, unit: "none" })
    expect((await readRetention(ctx)).evidence.term).toBeNull()
  })
})

describe("what is discarded beside papers", () => {
  test("is the name behind a code after ten years", async ({ db }) => {
    const { ctx, purgeOn } = await world(db)
    const subject = { kind: "certificate", id: ctx.actor.personId ?? "" }
    const ask = { subject, title: "Attestato", issuer: "Ente", holder: "Anna Prova" }
    await transact({ ...ctx, now: new Date("2026-05-14T12:00:00Z") }, (ctx) => issueCode(ctx, ask))
    expect([await purgeOn("2036-05-14"), (await purgeOn("2036-05-15")).codes]).toEqual([NOTHING, 1])
  })

  test("is whom an unused invitation was for, thirty days after its last", async ({ db }) => {
    const { ctx, purgeOn } = await world(db)
    const seat = await makeSeat(db)
    await db.insert(invitations).values({
      ...{
        roundtableId: seat.roundtableId,
        seatId: seat.id,
        rank: 0,
        name: "Anna",
        email: "anna@example.org",
      },
      ...{
        startsOn: "2020-01-01",
        tokenSha256: new Uint8Array(32),
        expiresAt: new Date("2020-03-01T12:00:00Z"),
      },
      invitedById: ctx.actor.personId ?? "",
    })
    expect([await purgeOn("2020-03-31"), (await purgeOn("2020-04-01")).invitations]).toEqual([NOTHING, 1])
    expect(await purgeOn("2020-04-01")).toEqual(NOTHING)
  })

  test("is the address and the words of mail a year after it left, and never of mail that waits", async ({
    db,
  }) => {
    const { purgeOn } = await world(db)
    const mail = { kind: "invitation", address: "a@example.org", params: {}, lastError: "450" }
    await db.insert(outbox).values([{ ...mail, sentAt: new Date("2020-05-14T12:00:00Z") }, mail])
    expect([await purgeOn("2021-05-14"), (await purgeOn("2021-05-15")).mail]).toEqual([NOTHING, 1])
    const left = await db.select({ to: outbox.address, error: outbox.lastError }).from(outbox)
    expect(left).toEqual(
      expect.arrayContaining([
        { to: null, error: null },
        { to: "a@example.org", error: "450" },
      ]),
    )
  })

  test("is told to the audit by numbers, and only when there were any", async ({ db }) => {
    const { purgeOn, sheet } = await world(db)
    await sheet()
    await purgeOn("2032-01-01")
    await purgeOn("2032-01-01")
    expect(await db.$count(auditEntries, sql`action = 'retention.purged'`)).toBe(1)
  })
})

test("terms, holds and blocks are for administrators", async ({ db }) => {
  const ctx = await ctxOf(db, await makePerson(db))
  const asked = [
    setRetention(ctx, { class: "mail", amount: 1, unit: "days" }),
    placeHold(ctx, { roundtableCode: null, reason: "Prova", until: null }),
    keepFundingBlock(ctx, {
      ...{ blockCode: null, title: "Prova", projectCode: null, cup: null, fund: "FAMI", wording: "financed" },
      ...{ lastPaymentOn: null, logos: [] },
    } as const),
  ]
  expect(await Promise.all(asked.map(refusalOf))).toEqual(
    Array(3).fill("forbidden records.refuse.administrator_only"),
  )
})
