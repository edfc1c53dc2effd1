import { announce } from "#app/meetings/session/announce.server.ts"
import { confirmAnnounced } from "#app/meetings/session/confirm-announced.server.ts"
import { confirmPresence } from "#app/meetings/session/confirm-presence.server.ts"
import { openSitting } from "#app/meetings/session/open-sitting.server.ts"
import { announcements, liveTopics, presences } from "#db/schema/index.ts"
import { aboutToBegin, plus, present } from "#tests/meetings/session/world.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"
import { together } from "#tests/support/together.ts"

const MANY = 200

describe("two hundred who say at once that they are there", () => {
  test("are announced once each, none lost and none doubled, within a minute", async ({ own }) => {
    const { db } = await own.open({ poolSize: 20 })
    const world = await aboutToBegin(db, { seats: MANY })
    const members = await Promise.all(world.seated.map((_, n) => world.memberCtx(n)))
    const input = { meetingCode: world.code, remote: false, code: null }
    const began = performance.now()
    // Everybody presses twice, as one does when nothing seems to happen.
    const outcomes = await together(...[...members, ...members].map((ctx) => () => announce(ctx, input)))
    expect(performance.now() - began).toBeLessThan(60_000)
    expect(outcomes.filter((outcome) => outcome !== null)).toEqual([])
    const rows = await db.select().from(announcements)
    expect(rows.map(({ personId }) => personId).sort()).toEqual(
      world.seated.map(({ titular }) => titular.id).sort(),
    )
    expect((await db.select().from(liveTopics))[0]?.seq).toBe(2 * MANY)
    expect(await confirmAnnounced(world.ctx, input)).toBe(MANY)
    await openSitting(plus(world.ctx, 1), input)
    const there = await db.select().from(presences)
    expect(new Set(there.map(({ seatId }) => seatId)).size).toBe(MANY)
  })

  test("while the secretary confirms all, again and again, are confirmed once each", async ({ own }) => {
    const { db } = await own.open({ poolSize: 20 })
    const world = await aboutToBegin(db, { seats: 40 })
    const members = await Promise.all(world.seated.map((_, n) => world.memberCtx(n)))
    const input = { meetingCode: world.code, remote: false, code: null }
    await together(
      ...members.map((ctx) => () => announce(ctx, input)),
      ...[1, 2, 3, 4].map((n) => () => confirmAnnounced(plus(world.ctx, n), input)),
    )
    await together(() => confirmAnnounced(plus(world.ctx, 9), input))
    const there = await db.select().from(presences)
    expect(there.map(({ personId }) => personId).sort()).toEqual(
      world.seated.map(({ titular }) => titular.id).sort(),
    )
  })
})

test("a seat that two confirm at once is confirmed once", async ({ pg: { db } }) => {
  const world = await aboutToBegin(db)
  const press = (n: number) => () => confirmPresence(plus(world.ctx, n), present(world, 0))
  const outcomes = await together(press(0), press(1), press(2))
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
  expect(await db.$count(presences)).toBe(1)
})
