import { and, asc, eq, isNull, sql } from "drizzle-orm"
import { declareConflict, liftConflict } from "#app/meetings/conflicts/declare-conflict.server.ts"
import { getConflicts } from "#app/meetings/conflicts/queries.server.ts"
import { leaveToNextMeeting, leaveToSecondCall } from "#app/meetings/session/carry-over.server.ts"
import { declareDeserted } from "#app/meetings/session/declare-deserted.server.ts"
import { floorTimes, forgetSpeaking } from "#app/meetings/session/floor-times.server.ts"
import { CarryOver, Suspend } from "#app/meetings/session/input.ts"
import { openSitting } from "#app/meetings/session/open-sitting.server.ts"
import { getChairSession } from "#app/meetings/session/queries.server.ts"
import { getRoll } from "#app/meetings/session/roll-queries.server.ts"
import { resumeSitting, suspendSitting } from "#app/meetings/session/suspend-sitting.server.ts"
import { takeItem } from "#app/meetings/session/take-item.server.ts"
import type { Db } from "#db/client.server.ts"
import { agendaItems, floorRequests, meetings, notices, presences } from "#db/schema/index.ts"
import { makeMinutes } from "#tests/meetings/minutes/rows.ts"
import { callTo } from "#tests/meetings/rows.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { aboutToBegin, type Begun, confirm, here, opened, plus, stateOf } from "./world.ts"

const DAY = 24 * 60
const item = (world: Begun, n: number) => world.meeting.items[n]?.code ?? ""
const conflictOf = (world: Begun, seat: number) => ({
  ...{ ...here(world), itemCode: item(world, 1), reason: "La sua associazione è parte" },
  seatCode: world.seated[seat]?.seat.code ?? "",
})
const told = (db: Db, kind: string) => db.select().from(notices).where(eq(notices.kind, kind))

describe("a conflict of interest", () => {
  test("is said by who sits there, or established by the chair, and lifted with a reason", async ({ db }) => {
    const world = await opened(db)
    const member = await world.memberCtx(0)
    await declareConflict(member, conflictOf(world, 0))
    await declareConflict(world.ctx, conflictOf(world, 1))
    const { conflicts } = await getConflicts(member, world.code)
    expect(conflicts).toMatchObject([
      { established: false, mayLift: true },
      { established: true, mayLift: false },
    ])
    expect(await refusalOf(declareConflict(member, conflictOf(world, 0)))).toContain("conflict_twice")
    const lift = { ...here(world), conflictCode: conflicts[0]?.code ?? "", reason: "Non è più socia" }
    await liftConflict(plus(member, 3), lift)
    expect(await refusalOf(liftConflict(plus(member, 4), lift))).toContain("not_found")
    await declareConflict(plus(member, 5), conflictOf(world, 0))
  })

  test.for(["titular", "observer", "secretary elsewhere", "administrator"] as const)(
    "of another's seat is not noted by %s",
    async (relation, { db }) => {
      const world = await opened(db)
      const other = await ctxAs(db, relation, world)
      expect(await refusalOf(declareConflict(other, conflictOf(world, 0)))).not.toBeNull()
      expect((await getConflicts(world.ctx, world.code)).conflicts).toEqual([])
    },
  )
})

describe("a sitting that is adjourned", () => {
  test("to another day tells who was called, empties the room and needs its numero legale again", async ({
    db,
  }) => {
    const world = await opened(db)
    await callTo(db, world.meeting, world.seated[4]?.titular.id ?? "", "a token")
    const resumesAt = plus(world.ctx, 2 * DAY).now
    await suspendSitting(plus(world.ctx, 5), { ...here(world), reason: "Si riprende", resumesAt })
    expect(await told(db, "sitting_adjourned")).toHaveLength(1)
    const open = and(isNull(presences.untilAt), isNull(presences.replacedAt))
    expect(await db.$count(presences, open)).toBe(0)
    const later = plus(world.ctx, 2 * DAY)
    expect((await getChairSession(later, world.code)).suspension?.resumesAt).toEqual(resumesAt)
    expect(await refusalOf(resumeSitting(later, here(world)))).toContain("no_quorum")
    await confirm(later, world, 0, 1, 3)
    await resumeSitting(later, here(world))
    expect(await stateOf(db, world)).toBe("open")
  })

  test("is refused for a moment that is past, and without its hour", async ({ db }) => {
    const world = await opened(db)
    const past = { ...here(world), reason: "Pausa", resumesAt: world.ctx.now }
    expect(await refusalOf(suspendSitting(plus(world.ctx, 5), past))).toContain("resumes_past")
    const typed = { meetingCode: "M", reason: "Pausa" }
    const wrong = (more: object) => Suspend.safeParse({ ...typed, ...more }).error?.issues[0]?.path
    expect(wrong({ day: "14/5/2099" })).toEqual(["time"])
    expect(wrong({ time: "10:00" })).toEqual(["day"])
    expect(Suspend.parse(typed).resumesAt).toBeNull()
  })
})

describe("points that are left", () => {
  test("go to the second call, with a fresh roll and the same agenda, and tell who was not there", async ({
    db,
  }) => {
    const world = await opened(db)
    for (const n of [0, 4]) await callTo(db, world.meeting, world.seated[n]?.titular.id ?? "", `token ${n}`)
    await takeItem(plus(world.ctx, 5), { ...here(world), itemCode: item(world, 0) })
    await leaveToSecondCall(plus(world.ctx, 20), here(world))
    expect(await stateOf(db, world)).toBe("convened")
    expect((await told(db, "second_call")).map(({ personId }) => personId)).toEqual([
      world.seated[4]?.titular.id,
    ])
    const second = plus(world.ctx, 2 * DAY)
    const page = await getRoll(second, world.code)
    expect(page.call.ordinal).toBe(2)
    expect(page.groups.flatMap(({ seats }) => seats).every(({ sitting }) => sitting === null)).toBe(true)
    await confirm(second, world, 0, 1, 3)
    await openSitting(second, here(world))
    expect((await getChairSession(second, world.code)).items.map(({ taken }) => taken)).toEqual([1, 0])
  })

  test("go to no second call where there is none, nor before the sitting is open", async ({ db }) => {
    const alone = await opened(db, { second: false })
    expect(await refusalOf(leaveToSecondCall(plus(alone.ctx, 5), here(alone)))).toContain("no_second_call")
    const waiting = await aboutToBegin(db)
    expect(await refusalOf(leaveToSecondCall(waiting.ctx, here(waiting)))).toContain("not_open")
  })

  test("go to a draft of the next meeting in their order", async ({ db }) => {
    const world = await opened(db)
    const startsAt = plus(world.ctx, 30 * DAY).now
    const left = { ...here(world), items: [item(world, 1), item(world, 0)], startsAt }
    const code = await leaveToNextMeeting(plus(world.ctx, 60), left)
    const [draft] = await db.select().from(meetings).where(eq(meetings.code, code))
    expect(draft).toMatchObject({ state: "draft", copiedFromId: world.meeting.id })
    const items = await db
      .select({ title: agendaItems.title })
      .from(agendaItems)
      .where(eq(agendaItems.meetingId, draft?.id ?? ""))
      .orderBy(asc(agendaItems.position))
    expect(items.map(({ title }) => title)).toEqual(["Comunicazioni", "Piano regionale"])
    expect(await refusalOf(leaveToNextMeeting(world.ctx, { ...left, startsAt: world.ctx.now }))).toContain(
      "past",
    )
    const foreign = { ...left, items: ["0000000000"] }
    expect(await refusalOf(leaveToNextMeeting(world.ctx, foreign))).toContain("sittings.errors.items")
    expect(CarryOver.safeParse({ meetingCode: "M", day: "14/5/2099", time: "9:00" }).success).toBe(false)
  })

  test("of a first call that is deserted are told again to the absent only where the rules say so", async ({
    db,
  }) => {
    for (const noticeAgain of [true, false]) {
      const world = await aboutToBegin(db, { rules: { quorum_second: { noticeAgain } } })
      const absent = world.seated[4]?.titular.id ?? ""
      await callTo(db, world.meeting, absent, `token ${noticeAgain}`)
      await declareDeserted(plus(world.ctx, 31), here(world))
      const all = (await told(db, "second_call")).filter(({ personId }) => personId === absent)
      expect(all).toHaveLength(noticeAgain ? 1 : 0)
    }
  })
})

test("the chair sees how long each constituency spoke, never who, until it is forgotten", async ({ db }) => {
  const world = await opened(db)
  const [speaker] = world.seated
  const call = (await getChairSession(world.ctx, world.code)).call
  await db.insert(floorRequests).values({
    ...{ roundtableId: world.roundtable.id, callId: call.id, personId: speaker?.titular.id ?? "" },
    ...{ seatId: speaker?.seat.id, minutes: 5, askedAt: world.ctx.now, startedAt: world.ctx.now },
    endedAt: plus(world.ctx, 4).now,
  })
  expect(await floorTimes(plus(world.ctx, 9), call.id)).toEqual([{ group: world.group.name, minutes: 4 }])
  const minutes = await makeMinutes(db, { ...world.meeting, callId: call.id })
  expect(await forgetSpeaking({ db })).toBe(0)
  await db.update(meetings).set({ state: "closed" }).where(eq(meetings.id, world.meeting.id))
  await db.execute(sql`update minutes set approved_at = now() where id = ${minutes.id}`)
  expect(await forgetSpeaking({ db })).toBe(1)
})
