import { eq, sql } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { confirmPresence } from "#app/meetings/session/confirm-presence.server.ts"
import { openSitting } from "#app/meetings/session/open-sitting.server.ts"
import type { Db } from "#db/client.server.ts"
import { meetingCalls, meetings, type people, type seats } from "#db/schema/index.ts"
import { makeConvened } from "#tests/meetings/rows.ts"
import { makeVersion, rulesWith } from "#tests/roundtables/regulation/versions.ts"
import { makeTable } from "#tests/roundtables/world.ts"
import { ctxOf } from "#tests/support/context.ts"
import { makeConstituency, makePerson, makeSeat, makeTerm } from "#tests/support/factories.ts"

const MINUTE = 60_000
type Options = { seats?: number; rules?: Parameters<typeof rulesWith>[0]; second?: boolean; mode?: string }
export type Seated = { seat: typeof seats.$inferSelect; titular: typeof people.$inferSelect }

/** So many minutes later, by the clock that verbs go by. */
export const plus = (ctx: Ctx, minutes: number): Ctx => ({
  ...ctx,
  now: new Date(ctx.now.getTime() + minutes * MINUTE),
})

/** A meeting called for this minute, at a table with rules (more than half of the seats) and so many titulars. */
export const aboutToBegin = async (db: Db, options: Options = {}) => {
  const { seats: howMany = 5, rules = {}, second = true, mode = "mixed" } = options
  const table = await makeTable(db)
  const { roundtable, ctx } = table
  const group = await makeConstituency(db, { roundtableId: roundtable.id })
  await db.execute(sql`update seat set removed_at = now() where id = ${table.seat.id}`)
  const seated: Seated[] = []
  for (let n = 0; n < howMany; n++) {
    const seat = await makeSeat(db, { roundtableId: roundtable.id, constituencyId: group.id })
    const titular = await makePerson(db, { name: `Titolare ${n}` })
    await makeTerm(db, { seat, personId: titular.id })
    seated.push({ seat, titular })
  }
  const version = { roundtableId: roundtable.id, number: 1, inForceFrom: "2025-01-01" }
  await makeVersion(db, { ...version, rules: rulesWith({ quorum_first: { floor: 1 }, ...rules }) })
  const meeting = await makeConvened(db, roundtable, 1, { mode })
  await db.execute(sql`update meeting_call set starts_at = ${ctx.now.toISOString()}::timestamptz
    where meeting_id = ${meeting.id}`)
  if (second)
    await db.insert(meetingCalls).values({
      ...{ roundtableId: roundtable.id, meetingId: meeting.id, ordinal: 2 },
      startsAt: new Date(ctx.now.getTime() + 2 * 86_400_000),
    })
  const { code } = meeting
  const memberCtx = async (n: number) => ctxOf(db, seated[n]?.titular ?? table.secretary, { now: ctx.now })
  return { ...table, meeting, code, seated, group, memberCtx }
}
export type Begun = Awaited<ReturnType<typeof aboutToBegin>>

/** What the secretary's form says to confirm the titular of a seat. */
export const present = ({ code, seated }: Pick<Begun, "code" | "seated">, n: number, over: object = {}) => ({
  ...{ meetingCode: code, seatCode: seated[n]?.seat.code ?? "", who: `person:${seated[n]?.titular.code}` },
  ...{ remote: false, at: null, replace: false, ...over },
})

export const here = ({ code }: { code: string }) => ({ meetingCode: code })
export const confirm = async (ctx: Ctx, world: Begun, ...seats: number[]) => {
  for (const n of seats) await confirmPresence(ctx, present(world, n))
}
/** Three of five seats there, unless more are asked for, and the sitting open. */
export const opened = async (
  db: Db,
  { there = 3, ...options }: NonNullable<Parameters<typeof aboutToBegin>[1]> & { there?: number } = {},
) => {
  const world = await aboutToBegin(db, options)
  await confirm(world.ctx, world, ...Array.from({ length: there }, (_, n) => n))
  await openSitting(plus(world.ctx, 1), here(world))
  return world
}
export const stateOf = async (db: Db, { meeting }: Begun) =>
  (await db.select().from(meetings).where(eq(meetings.id, meeting.id)))[0]?.state
export const clock = (ctx: Ctx, minutes: number) => {
  const [hours, rest] = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone: "Europe/Rome", hour: "2-digit", minute: "2-digit", hourCycle: "h23" as const },
  })
    .format(plus(ctx, minutes).now)
    .split(":")
  return Number(hours) * 60 + Number(rest)
}
