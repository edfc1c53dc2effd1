import { announce, announceByLink } from "#app/meetings/session/announce.server.ts"
import { askFloor, withdrawFloor } from "#app/meetings/session/ask-floor.server.ts"
import { closeSitting } from "#app/meetings/session/close-sitting.server.ts"
import { confirmAnnounced } from "#app/meetings/session/confirm-announced.server.ts"
import { confirmBeside } from "#app/meetings/session/confirm-beside.server.ts"
import { topicToFollow } from "#app/meetings/session/follow.server.ts"
import { giveFloor, giveMinute, putFirst, takeFloorBack } from "#app/meetings/session/give-floor.server.ts"
import { getSession } from "#app/meetings/session/queries.server.ts"
import { getRoll } from "#app/meetings/session/roll-queries.server.ts"
import { getScreen } from "#app/meetings/session/screen.server.ts"
import { takeItem } from "#app/meetings/session/take-item.server.ts"
import { announcements, liveTopics, presences } from "#db/schema/index.ts"
import { callTo } from "#tests/meetings/rows.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { aboutToBegin, here, opened, plus } from "./world.ts"

describe("who announces themselves", () => {
  test("counts only once the secretary confirms it", async ({ db }) => {
    const world = await aboutToBegin(db)
    for (const n of [0, 1, 2])
      await announce(await world.memberCtx(n), { ...here(world), remote: false, code: null })
    expect((await getSession(world.ctx, world.code)).quorum?.found).toBe(0)
    expect((await getRoll(world.ctx, world.code)).waiting).toBe(3)
    expect(await confirmAnnounced(world.ctx, here(world))).toBe(3)
    expect((await getSession(world.ctx, world.code)).quorum?.found).toBe(3)
    expect(await refusalOf(confirmAnnounced(world.ctx, here(world)))).toContain(
      "assembly.refuse.nobody_waits",
    )
  })

  test("twice is there once, where they said last", async ({ db }) => {
    const world = await aboutToBegin(db)
    const member = await world.memberCtx(0)
    await announce(member, { ...here(world), remote: false, code: null })
    await announce(member, { ...here(world), remote: true, code: null })
    expect(await db.select().from(announcements)).toMatchObject([{ isRemote: true }])
  })

  test("does so with the code of the screen, and not with one that is over", async ({ db }) => {
    const world = await aboutToBegin(db)
    const { entry } = await getScreen(world.ctx, world.code)
    const member = await world.memberCtx(0)
    const late = plus(member, 10)
    const input = { ...here(world), remote: false, code: entry?.code ?? "" }
    expect(await refusalOf(announce(late, { ...input, code: "nope" }))).toContain("assembly.errors.room_code")
    await announce(member, input)
    expect(await db.$count(announcements)).toBe(1)
  })

  test("does so by the link in their mail, without signing in", async ({ db }) => {
    const world = await aboutToBegin(db)
    await callTo(db, world.meeting, world.seated[0]?.titular.id ?? "", "link")
    const nobody = await ctxFor(db, { now: world.ctx.now })
    await announceByLink(nobody, { token: "link", remote: false })
    expect(await db.select().from(announcements)).toMatchObject([{ personId: world.seated[0]?.titular.id }])
    expect(await refusalOf(announceByLink(nobody, { token: "another", remote: false }))).toContain(
      "link_over",
    )
  })

  test.for([
    ["an hour too early", -61, "assembly.refuse.too_early"],
    ["once the meeting is closed", 100, "assembly.refuse.over"],
  ] as const)("does not %s", async ([, minutes, reason], { db }) => {
    const world = await opened(db)
    if (minutes > 0) await closeSitting(plus(world.ctx, 90), here(world))
    const member = plus(await world.memberCtx(3), minutes)
    expect(await refusalOf(announce(member, { ...here(world), remote: false, code: null }))).toContain(reason)
  })

  test("is not somebody of another table", async ({ db }) => {
    const world = await aboutToBegin(db)
    const stranger = await ctxOf(db, await makePerson(db), { now: world.ctx.now })
    expect(await refusalOf(announce(stranger, { ...here(world), remote: false, code: null }))).toContain(
      "not_called",
    )
  })

  test("without a seat is beside the table, and counts for nothing", async ({ db }) => {
    const world = await aboutToBegin(db)
    const observer = await ctxAs(db, "observer", world)
    await announce({ ...observer, now: world.ctx.now }, { ...here(world), remote: false, code: null })
    await confirmAnnounced(world.ctx, here(world))
    expect((await db.select().from(presences))[0]).toMatchObject({ quality: "observer", seatId: null })
    expect((await getSession(world.ctx, world.code)).quorum?.found).toBe(0)
    const { beside } = await getRoll(world.ctx, world.code)
    const again = {
      ...here(world),
      personCode: beside.find(({ quality }) => quality === "observer")?.code ?? "",
    }
    expect(await refusalOf(confirmBeside(plus(world.ctx, 1), { ...again, remote: false }))).toContain(
      "is_there",
    )
  })
})

describe("the work of a sitting", () => {
  test("goes from point to point, in whatever order, and each keeps its time", async ({ db }) => {
    const world = await opened(db)
    const [first, second] = world.meeting.items
    await takeItem(plus(world.ctx, 5), { ...here(world), itemCode: second?.code ?? "" })
    await takeItem(plus(world.ctx, 15), { ...here(world), itemCode: first?.code ?? "" })
    const { items } = await getSession(plus(world.ctx, 18), world.code)
    expect(items.map(({ taken, spent, since }) => [taken, Math.round(spent / 60), since !== null])).toEqual([
      [1, 3, true],
      [1, 10, false],
    ])
  })

  test("takes up no point of another meeting", async ({ db }) => {
    const [world, other] = [await opened(db), await aboutToBegin(db)]
    const itemCode = other.meeting.items[0]?.code ?? ""
    expect(await refusalOf(takeItem(world.ctx, { ...here(world), itemCode }))).toContain("not_found")
  })

  test("gives the floor to who asked, one at a time", async ({ db }) => {
    const world = await opened(db)
    const [a, b] = [await world.memberCtx(0), await world.memberCtx(1)]
    await askFloor(plus(a, 2), here(world))
    await askFloor(plus(b, 3), here(world))
    expect(await refusalOf(askFloor(plus(a, 4), here(world)))).toContain("assembly.refuse.has_asked")
    expect(await refusalOf(askFloor(plus(await world.memberCtx(4), 4), here(world)))).toContain("not_there")
    const waiting = async () => (await getSession(world.ctx, world.code)).floor.waiting
    const [first, last] = await waiting()
    await putFirst(world.ctx, { ...here(world), requestCode: last?.code ?? "" })
    expect((await waiting())[0]?.code).toBe(last?.code)
    await giveFloor(plus(world.ctx, 6), { ...here(world), requestCode: last?.code ?? "" })
    await giveMinute(world.ctx, here(world))
    expect((await getSession(world.ctx, world.code)).floor.speaking).toMatchObject({
      code: last?.code,
      minutes: 4,
    })
    await giveFloor(plus(world.ctx, 9), { ...here(world), requestCode: first?.code ?? "" })
    expect((await getSession(world.ctx, world.code)).floor.speaking?.code).toBe(first?.code)
    await takeFloorBack(plus(world.ctx, 10), here(world))
    expect((await getSession(world.ctx, world.code)).floor).toEqual({ speaking: null, waiting: [] })
    await askFloor(plus(a, 11), here(world))
    expect((await waiting())[0]?.spoken).toBe(1)
  })

  test("lets who asked take it back, and nobody else", async ({ db }) => {
    const world = await opened(db)
    const [a, b] = [await world.memberCtx(0), await world.memberCtx(1)]
    await askFloor(plus(a, 2), here(world))
    const requestCode = (await getSession(a, world.code)).own.asks ?? ""
    expect(await refusalOf(withdrawFloor(b, { ...here(world), requestCode }))).toContain("secretary_or_chair")
    await withdrawFloor(plus(a, 3), { ...here(world), requestCode })
    expect((await getSession(a, world.code)).own.asks).toBeNull()
  })
})

test("everybody's page has another number after each change, the secretary's after an announcement too", async ({
  db,
}) => {
  const world = await aboutToBegin(db)
  const numbers = async () =>
    Object.fromEntries((await db.select().from(liveTopics)).map((row) => [row.name, row.seq]))
  const { id } = world.meeting
  await announce(await world.memberCtx(0), { ...here(world), remote: false, code: null })
  expect(await numbers()).toEqual({ [`roll:${id}`]: 1 })
  await confirmAnnounced(world.ctx, here(world))
  expect(await numbers()).toEqual({ [`roll:${id}`]: 2, [`meeting:${id}`]: 1 })
  expect(await topicToFollow(world.ctx, world.code)).toBe(`roll:${id}`)
  expect(await topicToFollow(await world.memberCtx(0), world.code)).toBe(`meeting:${id}`)
  expect(await topicToFollow(await ctxFor(db), world.code)).toBeNull()
})
