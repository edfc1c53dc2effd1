import { sql } from "drizzle-orm"
import { transact } from "#app/context.ts"
import { nextNumber } from "#app/meetings/minutes/next-number.server.ts"
import { meetingMinutes } from "#db/schema/index.ts"
import { begin } from "#tests/meetings/minutes/world.ts"
import { makeConvened } from "#tests/meetings/rows.ts"
import { opened } from "#tests/meetings/session/world.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"
import { together } from "#tests/support/together.ts"

describe("verbali that are started at the same time", () => {
  test("take the numbers from one on, without a gap, whoever fails between", async ({ own }) => {
    const { db } = await own.open({ poolSize: 12 })
    const world = await opened(db)
    const codes = [world.code]
    for (let n = 2; n <= 10; n++) {
      const meeting = await makeConvened(db, world.roundtable, n)
      await db.execute(sql`update meeting set state = 'open' where id = ${meeting.id}`)
      await db.execute(sql`update meeting_call set starts_at = ${world.ctx.now.toISOString()}::timestamptz,
        opened_at = ${world.ctx.now.toISOString()}::timestamptz where meeting_id = ${meeting.id}`)
      codes.push(meeting.code)
    }
    const failing = () =>
      transact(world.ctx, async (ctx) => {
        await nextNumber(ctx, world.roundtable.id, world.ctx.now.getFullYear())
        throw new Error("It comes to nothing")
      }).catch(() => undefined)
    const outcomes = await together(...codes.flatMap((code) => [() => begin(world.ctx, { code }), failing]))
    expect(outcomes.filter((outcome) => outcome !== null)).toEqual([])
    const rows = await db.select({ number: meetingMinutes.number }).from(meetingMinutes)
    expect(rows.map(({ number }) => number).sort((a, b) => a - b)).toEqual(codes.map((_, n) => n + 1))
  })

  test("of one call are one", async ({ pg: { db } }) => {
    const world = await opened(db)
    const outcomes = await together(...[1, 2, 3].map(() => () => begin(world.ctx, world)))
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
    expect(new Set(outcomes.filter((outcome) => outcome !== null))).toEqual(
      new Set(["conflict minutes.errors.started"]),
    )
    expect(await db.$count(meetingMinutes)).toBe(1)
  })
})
