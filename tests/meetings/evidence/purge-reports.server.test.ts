import { eq } from "drizzle-orm"
import { findFile } from "#app/files/queries.server.ts"
import { purgeReports } from "#app/meetings/evidence/purge-reports.server.ts"
import { RETENTION_PRESETS } from "#app/records/retention.ts"
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
  return { ctx, meeting, file, purgeOn }
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
