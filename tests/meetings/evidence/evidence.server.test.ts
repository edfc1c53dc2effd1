import { createHash } from "node:crypto"
import { eq } from "drizzle-orm"
import { civilDay } from "#app/civil-time.ts"
import type { Ctx } from "#app/context.ts"
import { chooseFunding } from "#app/meetings/evidence/choose-funding.server.ts"
import { MatchReport, SettleRow, TakeInReport, TypeSheet } from "#app/meetings/evidence/input.ts"
import { getReport, getSheet, mayReadReports } from "#app/meetings/evidence/queries.server.ts"
import { matchReport, takeInReport, withdrawReport } from "#app/meetings/evidence/take-in-report.server.ts"
import { takeInSheet } from "#app/meetings/evidence/take-in-sheet.server.ts"
import { settleRow, typeSheet } from "#app/meetings/evidence/type-sheet.server.ts"
import { confirmPresence } from "#app/meetings/session/confirm-presence.server.ts"
import { markExit } from "#app/meetings/session/mark-exit.server.ts"
import { voidFiling } from "#app/records/file-paper.server.ts"
import { files, filingFunding, filings, fundingBlocks, people, presences } from "#db/schema/index.ts"
import { aboutToBegin, type Begun, confirm, here, plus, present } from "#tests/meetings/session/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { memoryFiles, pdf } from "#tests/support/files.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { textsIn as speak } from "#tests/support/texts.ts"

const withFiles = (world: Begun): Ctx => ({ ...plus(world.ctx, 1), files: memoryFiles() })
const scan = (text = "scansione") => ({ name: "foglio.pdf", bytes: pdf(text) })
const seat = (world: Begun, n: number) => `seat:${world.seated[n]?.seat.code}`
const typed = (world: Begun, signed: string[], names = "") =>
  TypeSheet.parse({ ...here(world), signed, names })
const rowOf = async (ctx: Ctx, world: Begun, n: number) => {
  const { rows } = await getSheet(ctx, world.code)
  return rows.find((row) => row.key === seat(world, n))
}

describe("a signed sheet", () => {
  test("is filed with the meeting's projects, once until it is declared void", async ({ db }) => {
    const world = await aboutToBegin(db)
    const ctx = withFiles(world)
    const block = { title: "Progetto (demo)", fund: "FAMI", wording: "co_financed" }
    const [made] = await db.insert(fundingBlocks).values(block).returning()
    await chooseFunding(ctx, { ...here(world), blocks: [made?.code ?? ""] })
    await takeInSheet(ctx, { ...here(world), pages: [scan(), scan("seconda pagina")] }, speak)
    const [filing] = await db.select().from(filings)
    expect(filing).toMatchObject({ class: "attendance_sheet", visibility: "members", funded: true })
    expect(await db.select().from(filingFunding)).toHaveLength(1)
    const again = () => takeInSheet(ctx, { ...here(world), pages: [scan("altra")] }, speak)
    expect(await refusalOf(again())).toContain("evidence.refuse.sheet_there")
    await voidFiling(ctx, { filingCode: filing?.code ?? "", reason: "Scansione sbagliata" })
    await again()
    expect((await getSheet(ctx, world.code)).state).toBe("untyped")
  })

  test("is compared with the roll row by row, until each difference has its word", async ({ db }) => {
    const world = await aboutToBegin(db)
    const ctx = withFiles(world)
    await confirm(world.ctx, world, 0, 1)
    await confirmPresence(world.ctx, present(world, 2, { remote: true, identity: "seen" }))
    await takeInSheet(ctx, { ...here(world), pages: [scan()] }, speak)
    await typeSheet(
      ctx,
      typed(world, [seat(world, 0), seat(world, 2), seat(world, 3)], "Ospite a mano\n\nOspite a mano"),
    )
    const page = await getSheet(ctx, world.code)
    expect(page).toMatchObject({ state: "differs", open: 4 })
    expect(page.rows.filter((row) => row.difference).map(({ difference }) => difference)).toEqual([
      ...["unsigned_present", "signed_remote", "signed_absent", "signed_unknown"],
    ])
    for (const { rowId } of page.rows.filter((row) => row.isOpen))
      await settleRow(ctx, SettleRow.parse({ ...here(world), rowId, word: "Spiegato a voce" }))
    expect(await getSheet(ctx, world.code)).toMatchObject({ state: "settled", open: 0 })
  })

  test("has a row open again when it comes to differ in another way", async ({ db }) => {
    const world = await aboutToBegin(db)
    const ctx = withFiles(world)
    await takeInSheet(ctx, { ...here(world), pages: [scan()] }, speak)
    await typeSheet(ctx, typed(world, [seat(world, 0)]))
    const rowId = (await rowOf(ctx, world, 0))?.rowId
    await settleRow(ctx, SettleRow.parse({ ...here(world), rowId, word: "Arrivata tardi" }))
    expect((await rowOf(ctx, world, 0))?.isOpen).toBe(false)
    await confirmPresence(world.ctx, present(world, 0, { remote: true, identity: "seen" }))
    expect(await rowOf(ctx, world, 0)).toMatchObject({ difference: "signed_remote", isOpen: true })
    const [presence] = await db.select().from(presences)
    await markExit(plus(world.ctx, 2), {
      ...here(world),
      presenceId: presence?.id ?? "",
      exit: "left",
      at: null,
    })
    await confirmPresence(plus(world.ctx, 3), present(world, 0))
    expect(await rowOf(ctx, world, 0)).toMatchObject({ difference: null, isOpen: false })
    expect(
      await refusalOf(settleRow(ctx, SettleRow.parse({ ...here(world), rowId, word: "Ancora" }))),
    ).toContain("evidence.refuse.no_difference")
  })

  test("typed in anew keeps the words that were said, and forgets names that are not named", async ({
    db,
  }) => {
    const world = await aboutToBegin(db)
    const ctx = withFiles(world)
    await takeInSheet(ctx, { ...here(world), pages: [scan()] }, speak)
    await typeSheet(ctx, typed(world, [seat(world, 0)], "Uno\nDue"))
    const rowId = (await rowOf(ctx, world, 0))?.rowId
    await settleRow(ctx, SettleRow.parse({ ...here(world), rowId, word: "Arrivata tardi" }))
    await typeSheet(ctx, typed(world, [seat(world, 0)], "Due"))
    const { rows } = await getSheet(ctx, world.code)
    expect(rows.find((row) => row.rowId === rowId)?.settled?.word).toBe("Arrivata tardi")
    expect(rows.filter((row) => row.quality === "by_hand").map((row) => row.name)).toEqual(["Due"])
  })

  test("without a signature says so", async ({ db }) => {
    const world = await aboutToBegin(db)
    const ctx = withFiles(world)
    await takeInSheet(ctx, { ...here(world), pages: [scan()] }, speak)
    await typeSheet(ctx, typed(world, []))
    expect((await getSheet(ctx, world.code)).state).toBe("without_signatures")
  })

  test("is not typed in before it is back, nor for who is not expected", async ({ db }) => {
    const world = await aboutToBegin(db)
    const ctx = withFiles(world)
    expect(await refusalOf(typeSheet(ctx, typed(world, [])))).toContain("evidence.refuse.no_sheet")
    await takeInSheet(ctx, { ...here(world), pages: [scan()] }, speak)
    expect(await refusalOf(typeSheet(ctx, typed(world, ["seat:0000000000"])))).toContain(
      "evidence.errors.not_expected",
    )
  })
})

const csv = (lines: string) =>
  new TextEncoder().encode(`Name,User Email,Join Time,Leave Time,Guest\n${lines}`)
const taken = (world: Begun, bytes: Uint8Array) =>
  TakeInReport.parse({ ...here(world), report: { name: "zoom.csv", bytes } })
const match = (world: Begun, ...lines: string[]) =>
  MatchReport.parse({ ...here(world), number: 1, match: lines })

describe("a platform's report", () => {
  test("is kept byte by byte with its digest, proposes seats, and leaves the roll alone", async ({ db }) => {
    const world = await aboutToBegin(db)
    const ctx = withFiles(world)
    const email = "titolare.uno@example.org"
    await db
      .update(people)
      .set({ name: "Maria Finta" })
      .where(eq(people.id, world.seated[0]?.titular.id ?? ""))
    await db
      .update(people)
      .set({ email })
      .where(eq(people.id, world.seated[1]?.titular.id ?? ""))
    await confirmPresence(world.ctx, present(world, 2, { remote: true, identity: "seen" }))
    const before = await db.select().from(presences)
    const day = civilDay(world.ctx.now)
    const bytes = csv(
      `Maria Finta,,${day} 9:58,${day} 11:30,No\niPad,${email},${day} 10:00,,No\nSconosciuto,,${day} 10:00,,Yes`,
    )
    expect(await takeInReport(ctx, taken(world, bytes))).toBe(1)
    const page = await getReport(ctx, world.code, 1)
    expect(page).toMatchObject({ platform: "zoom", isMatched: false })
    expect(page.sha256).toBe(createHash("sha256").update(bytes).digest("hex"))
    expect(await ctx.files.get(page.sha256)).toEqual(new Uint8Array(bytes))
    const code = (n: number) => world.seated[n]?.seat.code
    expect(page.participants.map((one) => one.seat)).toEqual([code(0), code(1), ""])
    await matchReport(ctx, match(world, `0:${code(0)}`, `1:${code(1)}`, "2:"))
    const matched = await getReport(ctx, world.code, 1)
    expect(matched.isMatched).toBe(true)
    expect(matched.compared.map(({ code: own, differences }) => [own, differences])).toEqual([
      [code(0), ["only_report"]],
      [code(1), ["only_report"]],
      [code(2), ["only_roll"]],
    ])
    expect(await db.select().from(presences)).toEqual(before)
  })

  test("typed by hand is one too, and the next has the next number", async ({ db }) => {
    const world = await aboutToBegin(db)
    const ctx = withFiles(world)
    const lines = TakeInReport.parse({ ...here(world), typed: "Titolare 0;;9:58;11:30\nTitolare 1;;10:05;" })
    expect([await takeInReport(ctx, lines), await takeInReport(ctx, lines)]).toEqual([1, 2])
    expect(await getReport(ctx, world.code, 2)).toMatchObject({
      platform: "typed",
      participants: { length: 2 },
    })
  })

  test.for([
    ["rubbish", new TextEncoder().encode("Caro Tavolo"), "evidence.errors.report.headings"],
    ["another day's", csv("Titolare 0,,2001-01-01 9:58,,No"), "evidence.errors.report.other_day"],
    ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0), "files.errors.type"],
  ] as const)("that is %s is refused, and nothing is kept", async ([, bytes, reason], { db }) => {
    const world = await aboutToBegin(db)
    const ctx = withFiles(world)
    expect(await refusalOf(takeInReport(ctx, taken(world, bytes)))).toContain(reason)
    expect(await db.select().from(files).where(eq(files.ownerKind, "meeting_evidence"))).toEqual([])
  })

  test("that is taken back stays, says why, and is matched no more", async ({ db }) => {
    const world = await aboutToBegin(db)
    const ctx = withFiles(world)
    await takeInReport(ctx, TakeInReport.parse({ ...here(world), typed: "Titolare 0;;9:58;11:30" }))
    await withdrawReport(ctx, { ...here(world), number: 1, reason: "Di un'altra riunione" })
    expect(await refusalOf(matchReport(ctx, match(world, "0:")))).toContain(
      "evidence.refuse.report_withdrawn",
    )
    expect(await getReport(ctx, world.code, 1)).toMatchObject({ withdrawReason: "Di un'altra riunione" })
  })

  test("names people, and is for who keeps the roll", async ({ db }) => {
    const world = await aboutToBegin(db)
    const { id } = world.meeting
    expect(await mayReadReports(world.ctx, id)).toBe(true)
    expect(await mayReadReports(await world.memberCtx(0), id)).toBe(false)
  })

  test("is matched to no seat of another table", async ({ db }) => {
    const world = await aboutToBegin(db)
    const ctx = withFiles(world)
    await takeInReport(ctx, TakeInReport.parse({ ...here(world), typed: "Titolare 0;;9:58;11:30" }))
    expect(await refusalOf(matchReport(ctx, match(world, "0:0000000000")))).toContain(
      "evidence.errors.seat_unknown",
    )
  })
})
