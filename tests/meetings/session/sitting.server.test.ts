import { eq } from "drizzle-orm"
import { closeSitting } from "#app/meetings/session/close-sitting.server.ts"
import { confirmPresence } from "#app/meetings/session/confirm-presence.server.ts"
import { declareDeserted } from "#app/meetings/session/declare-deserted.server.ts"
import { markExit } from "#app/meetings/session/mark-exit.server.ts"
import { openSitting } from "#app/meetings/session/open-sitting.server.ts"
import { getSession } from "#app/meetings/session/queries.server.ts"
import { getRoll } from "#app/meetings/session/roll-queries.server.ts"
import { resumeSitting, suspendSitting } from "#app/meetings/session/suspend-sitting.server.ts"
import { takeItem } from "#app/meetings/session/take-item.server.ts"
import type { Db } from "#db/client.server.ts"
import { desertions, presences } from "#db/schema/index.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { aboutToBegin, type Begun, confirm, here, opened, plus, present, stateOf } from "./world.ts"

/** The presence of the titular of a seat. */
const presenceOf = async (db: Db, { seated }: Begun, n: number) =>
  (
    await db
      .select()
      .from(presences)
      .where(eq(presences.seatId, seated[n]?.seat.id ?? ""))
  )[0]

describe("the sitting", () => {
  test("is opened once enough seats are confirmed, and says how many are missing until then", async ({
    db,
  }) => {
    const world = await aboutToBegin(db)
    await confirm(world.ctx, world, 0, 1)
    expect(await refusalOf(openSitting(world.ctx, here(world)))).toContain("assembly.refuse.no_quorum")
    await confirm(world.ctx, world, 2)
    await openSitting(world.ctx, here(world))
    expect(await stateOf(db, world)).toBe("open")
    expect((await getSession(world.ctx, world.code)).quorum).toMatchObject({
      needed: 3,
      found: 3,
      isReached: true,
    })
  })

  test.for(["titular", "observer", "secretary elsewhere", "administrator"] as const)(
    "is not opened by %s",
    async (relation, { db }) => {
      const world = await aboutToBegin(db)
      await confirm(world.ctx, world, 0, 1, 2)
      expect(await refusalOf(openSitting(await ctxAs(db, relation, world), here(world)))).not.toBeNull()
      expect(await stateOf(db, world)).toBe("convened")
    },
  )

  test("loses its numero legale when somebody leaves, and has it again when they come back", async ({
    db,
  }) => {
    const world = await opened(db)
    const [first] = (await getSession(world.ctx, world.code)).moves
    expect(first?.present).toBe(3)
    const row = await presenceOf(db, world, 0)
    const later = plus(world.ctx, 10)
    await markExit(later, { ...here(world), presenceId: row?.id ?? "", exit: "line_lost", at: null })
    expect((await getSession(later, world.code)).quorum).toMatchObject({ isReached: false, missing: 1 })
    await confirm(plus(world.ctx, 12), world, 0)
    expect((await getSession(plus(world.ctx, 12), world.code)).quorum).toMatchObject({ isReached: true })
    expect(
      (await getSession(plus(world.ctx, 12), world.code)).moves.map(({ is, present: n }) => [is, n]),
    ).toEqual(
      expect.arrayContaining([
        ["lost", 2],
        ["in", 3],
      ]),
    )
  })

  test("is interrupted with a reason, and resumed only with its numero legale", async ({ db }) => {
    const world = await opened(db)
    await suspendSitting(plus(world.ctx, 5), {
      ...here(world),
      reason: "Pausa di un quarto d'ora",
      resumesAt: null,
    })
    expect(
      await refusalOf(takeItem(world.ctx, { ...here(world), itemCode: world.meeting.items[0]?.code ?? "" })),
    ).toContain("assembly.refuse.is_suspended")
    const row = await presenceOf(db, world, 0)
    await markExit(plus(world.ctx, 6), { ...here(world), presenceId: row?.id ?? "", exit: "left", at: null })
    expect(await refusalOf(resumeSitting(plus(world.ctx, 20), here(world)))).toContain(
      "assembly.refuse.no_quorum",
    )
    await confirm(plus(world.ctx, 21), world, 0)
    await resumeSitting(plus(world.ctx, 22), here(world))
    expect(await stateOf(db, world)).toBe("open")
  })

  test("ends everybody's time in the room when it is closed", async ({ db }) => {
    const world = await opened(db)
    await closeSitting(plus(world.ctx, 90), here(world))
    expect(await stateOf(db, world)).toBe("closed")
    const rows = await db.select().from(presences)
    expect(rows.every(({ untilAt, exit }) => untilAt !== null && exit === "closed")).toBe(true)
    expect(await refusalOf(confirmPresence(plus(world.ctx, 91), present(world, 4)))).toContain(
      "assembly.refuse.over",
    )
    expect(await refusalOf(closeSitting(plus(world.ctx, 91), here(world)))).toContain(
      "assembly.refuse.not_open",
    )
  })

  test("that is over says who was there when it ended", async ({ db }) => {
    const world = await opened(db)
    await closeSitting(plus(world.ctx, 90), here(world))
    const { quorum, groups } = await getSession(plus(world.ctx, 120), world.code)
    expect(quorum).toMatchObject({ found: 3, isReached: true })
    expect(groups.reduce((sum, group) => sum + group.filled, 0)).toBe(3)
  })
})

describe("a call without numero legale", () => {
  test("is deserted once its tolerance is over, keeps what was found, and leaves the second call a fresh roll", async ({
    db,
  }) => {
    const world = await aboutToBegin(db)
    await confirm(world.ctx, world, 0)
    expect(await refusalOf(declareDeserted(plus(world.ctx, 29), here(world)))).toContain(
      "meetings.refuse.tolerance_runs",
    )
    await declareDeserted(plus(world.ctx, 31), here(world))
    const [found] = await db.select().from(desertions)
    expect(found).toMatchObject({ required: 3, found: 1, content: { there: [{ name: "Titolare 0" }] } })
    expect(await stateOf(db, world)).toBe("convened")
    const second = plus(world.ctx, 2 * 24 * 60)
    const page = await getRoll(second, world.code)
    expect(page.call.ordinal).toBe(2)
    expect(page.groups.flatMap(({ seats }) => seats).every(({ sitting }) => sitting === null)).toBe(true)
    await confirm(second, world, 0, 1, 3)
    await openSitting(second, here(world))
    expect((await getSession(second, world.code)).items).toHaveLength(2)
  })

  test("is over where there is no second call", async ({ db }) => {
    const world = await aboutToBegin(db, { second: false })
    await declareDeserted(plus(world.ctx, 31), here(world))
    expect(await stateOf(db, world)).toBe("deserted")
  })

  test.for([
    ["with its numero legale", [0, 1, 2], "meetings.refuse.quorum_reached"],
    ["within its tolerance", [], "meetings.refuse.tolerance_runs"],
  ] as const)("is not deserted %s", async ([, there, reason], { db }) => {
    const world = await aboutToBegin(db)
    await confirm(world.ctx, world, ...there)
    const minutes = there.length > 0 ? 31 : 10
    expect(await refusalOf(declareDeserted(plus(world.ctx, minutes), here(world)))).toContain(reason)
  })
})
