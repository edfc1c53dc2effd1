import { eq } from "drizzle-orm"
import { findFile } from "#app/files/queries.server.ts"
import { purgeReports } from "#app/meetings/evidence/purge-reports.server.ts"
import { getEvidence, getReport } from "#app/meetings/evidence/queries.server.ts"
import { matchReport } from "#app/meetings/evidence/take-in-report.server.ts"
import { RETENTION_PRESETS, type RetentionRule } from "#app/records/retention.ts"
import type { Db } from "#db/client.server.ts"
import {
  fundingBlocks,
  meetingCalls,
  meetingFunding,
  platformParticipants,
  platformReports,
} from "#db/schema/index.ts"
import { makeConvened } from "#tests/meetings/rows.ts"
import { makeTable } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { makeEvidence } from "./rows.ts"

/** A report of a sitting of 14 May 2026, of somebody who was seen. */
const reported = async (db: Db) => {
  const { ctx, roundtable, seat, secretary } = await makeTable(db)
  const meeting = await makeConvened(db, roundtable, 20)
  const [call] = await db
    .update(meetingCalls)
    .set({ startsAt: new Date("2026-05-14T08:00:00Z") })
    .where(eq(meetingCalls.meetingId, meeting.id))
    .returning()
  const { file } = await makeEvidence(db, { ...meeting, callId: call?.id ?? "" }, [seat.id], secretary.id)
  const purgeOn = (day: string) =>
    purgeReports({ ...ctx, now: new Date(`${day}T12:00:00Z`) }, RETENTION_PRESETS.evidence)
  const purgeUnder = (term: RetentionRule["term"]) =>
    purgeReports({ ...ctx, now: new Date("2031-05-15T12:00:00Z") }, { ...RETENTION_PRESETS.evidence, term })
  return { ctx, meeting, file, purgeOn, purgeUnder }
}

describe("what a platform reported", () => {
  test("goes with its people five years after the sitting; the digest stays, and a second run changes nothing", async ({
    db,
  }) => {
    const { ctx, file, purgeOn } = await reported(db)
    expect(await purgeOn("2031-05-14")).toBe(0)
    expect(await db.$count(platformParticipants)).toBe(1)
    expect([await purgeOn("2031-05-15"), await purgeOn("2031-05-15")]).toEqual([1, 0])
    expect(await db.$count(platformParticipants)).toBe(0)
    expect(await findFile(ctx, file)).toBeNull()
    expect(await db.select().from(platformReports)).toMatchObject([
      { sha256: expect.any(Uint8Array), purgedAt: expect.any(Date) },
    ])
  })

  test("says afterwards when it went and by which term, whatever the installation decides later", async ({
    db,
  }) => {
    const { ctx, meeting, purgeUnder } = await reported(db)
    expect((await getReport(ctx, meeting.code, 1)).purged).toBeNull()
    await purgeUnder({ months: 12 })
    await purgeUnder({ months: 60 })
    const at = new Date("2031-05-15T12:00:00Z")
    const page = await getReport(ctx, meeting.code, 1)
    expect(page).toMatchObject({
      purged: { at, term: { months: 12 } },
      participants: [],
      sha256: "0".repeat(64),
    })
    expect((await getEvidence(ctx, meeting.code)).reports).toMatchObject([{ purgedAt: at }])
  })

  test("is matched no more once it went", async ({ db }) => {
    const { ctx, meeting, purgeUnder } = await reported(db)
    await purgeUnder({ days: 1 })
    const match = { meetingCode: meeting.code, number: 1, match: ["0:"] }
    expect(await refusalOf(matchReport(ctx, match))).toBe("forbidden evidence.refuse.report_purged")
  })

  test("is kept while the project of its meeting goes on, as the sheet is", async ({ db }) => {
    const { meeting, purgeOn } = await reported(db)
    const [block] = await db
      .insert(fundingBlocks)
      .values({ title: "Progetto di prova", fund: "FAMI", wording: "co_financed" })
      .returning()
    const { id: meetingId, roundtableId } = meeting
    await db.insert(meetingFunding).values({ meetingId, roundtableId, blockId: block?.id ?? "", position: 1 })
    expect(await purgeOn("2099-01-01")).toBe(0)
    await db.update(fundingBlocks).set({ lastPaymentOn: "2030-03-10" })
    expect([await purgeOn("2035-12-31"), await purgeOn("2036-01-01")]).toEqual([0, 1])
  })

  test("never ends where the installation keeps evidence without end", async ({ db }) => {
    const { ctx } = await reported(db)
    const never = { ...RETENTION_PRESETS.evidence, term: null }
    expect(await purgeReports({ ...ctx, now: new Date("2099-01-01") }, never)).toBe(0)
  })
})
