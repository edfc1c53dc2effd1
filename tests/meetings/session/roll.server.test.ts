import { and, eq, isNull } from "drizzle-orm"
import { closeSitting } from "#app/meetings/session/close-sitting.server.ts"
import { confirmPresence } from "#app/meetings/session/confirm-presence.server.ts"
import { correctPresence } from "#app/meetings/session/correct-presence.server.ts"
import { justifyAbsence, unjustifyAbsence } from "#app/meetings/session/justify-absence.server.ts"
import { getSession } from "#app/meetings/session/queries.server.ts"
import { getRollSeat } from "#app/meetings/session/roll-queries.server.ts"
import { delegateNotes, presences } from "#db/schema/index.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson, makeTerm } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { aboutToBegin, type Begun, clock, confirm, here, opened, plus, present } from "./world.ts"

describe("a seat", () => {
  test("is taken by one, unless who comes takes it over", async ({ db }) => {
    const world = await aboutToBegin(db)
    const seat = world.seated[0]?.seat as NonNullable<Begun["seated"][number]>["seat"]
    const substitute = await makePerson(db)
    await makeTerm(db, { seat, personId: substitute.id, rank: 1 })
    const who = { who: `person:${substitute.code}` }
    await confirmPresence(world.ctx, present(world, 0, who))
    expect(await refusalOf(confirmPresence(plus(world.ctx, 1), present(world, 0)))).toContain(
      "meetings.refuse.seat_taken",
    )
    await confirmPresence(plus(world.ctx, 5), present(world, 0, { replace: true }))
    const rows = await db.select().from(presences).orderBy(presences.fromAt)
    expect(rows.map(({ quality, exit }) => [quality, exit])).toEqual([
      ["substitute", "handed_over"],
      ["titular", null],
    ])
    expect(rows[0]?.untilAt).toEqual(rows[1]?.fromAt)
  })

  test("is not taken by who has no mandate on it", async ({ db }) => {
    const world = await aboutToBegin(db)
    const other = { who: `person:${world.seated[1]?.titular.code}` }
    expect(await refusalOf(confirmPresence(world.ctx, present(world, 0, other)))).toContain(
      "assembly.refuse.no_mandate",
    )
  })

  test("is taken by a delegate only once the letter is accepted", async ({ db }) => {
    const world = await aboutToBegin(db)
    const seatId = world.seated[0]?.seat.id ?? ""
    const day = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Rome" }).format(world.ctx.now)
    const letter = { roundtableId: world.roundtable.id, seatId, day, name: "Delegata", letter: "Nota" }
    const [note] = await db
      .insert(delegateNotes)
      .values({ ...letter, submittedById: world.secretary.id })
      .returning()
    const who = { who: `note:${note?.code}` }
    expect(await refusalOf(confirmPresence(world.ctx, present(world, 0, who)))).toContain(
      "assembly.refuse.no_letter",
    )
    await db
      .update(delegateNotes)
      .set({ state: "accepted", decidedAt: world.ctx.now, decidedById: world.secretary.id })
    const { seat } = await getRollSeat(world.ctx, world.code, world.seated[0]?.seat.code ?? "")
    expect(seat.candidates[0], "is offered before who did not say they come").toMatchObject(who)
    await confirmPresence(world.ctx, present(world, 0, who))
    expect((await db.select().from(presences))[0]).toMatchObject({
      quality: "delegate",
      personId: null,
      noteId: note?.id,
    })
  })

  test("is one of one person's, unless the regulation allows several", async ({ db }) => {
    for (const cumulo of [false, true]) {
      const world = await aboutToBegin(db, { rules: { seats: { cumulo } } })
      const both = world.seated[0]?.titular
      await makeTerm(db, {
        seat: world.seated[1]?.seat as never,
        personId: both?.id ?? "",
        rank: 1,
        cumulo: true,
      })
      await confirm(world.ctx, world, 0)
      const other = present(world, 1, { who: `person:${both?.code}` })
      const reason = await refusalOf(confirmPresence(plus(world.ctx, 1), other))
      expect(reason ?? "allowed").toContain(cumulo ? "allowed" : "assembly.refuse.sits_elsewhere")
    }
  })

  test.for([
    ["in person", "in_person", null],
    ["in a mixed meeting", "mixed", "seen"],
  ] as const)("from far away, %s, says how it is known who it is", async ([, mode, identity], { db }) => {
    const world = await aboutToBegin(db, { mode })
    await confirmPresence(world.ctx, present(world, 0, { remote: true }))
    expect((await db.select().from(presences))[0]).toMatchObject({ isRemote: identity !== null, identity })
  })

  test("is there from a time that was typed, and not from one to come", async ({ db }) => {
    const world = await aboutToBegin(db)
    const later = plus(world.ctx, 30)
    await confirmPresence(later, present(world, 0, { at: clock(world.ctx, 10) }))
    const [row] = await db.select().from(presences)
    expect(Math.abs((row?.fromAt.getTime() ?? 0) - plus(world.ctx, 10).now.getTime())).toBeLessThan(60_000)
    const toCome = present(world, 1, { at: clock(world.ctx, 35) })
    expect(await refusalOf(confirmPresence(later, toCome))).toContain("assembly.refuse.time_to_come (at)")
  })

  test("whose times are put right keeps the wrong ones with the reason", async ({ db }) => {
    const world = await opened(db)
    const [row] = await db.select().from(presences)
    const later = plus(world.ctx, 40)
    const correct = {
      ...here(world),
      presenceId: row?.id ?? "",
      until: null,
      strike: false,
      reason: "Era arrivata prima",
    }
    await correctPresence(later, { ...correct, from: clock(world.ctx, -5) })
    const { history } = await getRollSeat(later, world.code, world.seated[0]?.seat.code ?? "")
    expect(history.map(({ correction, replacedById }) => [correction, replacedById !== null])).toEqual(
      expect.arrayContaining([
        ["Era arrivata prima", true],
        [null, false],
      ]),
    )
    expect(await refusalOf(correctPresence(later, { ...correct, from: clock(world.ctx, -5) }))).toContain(
      "not_found",
    )
  })

  test("who is found to have left before the end has left, and was not there until the end", async ({
    db,
  }) => {
    const world = await opened(db)
    await closeSitting(plus(world.ctx, 90), here(world))
    const [first, second] = await db.select().from(presences).orderBy(presences.id)
    const base = { ...here(world), strike: false, reason: "Uscita prima" }
    const exitOf = async (id: string | undefined, over: object) => {
      const input = { ...base, presenceId: id ?? "", from: null, until: null, ...over }
      await correctPresence(plus(world.ctx, 120), input)
      const own = and(
        eq(presences.seatId, (id === first?.id ? first : second)?.seatId ?? ""),
        isNull(presences.replacedAt),
      )
      return (await db.select({ exit: presences.exit }).from(presences).where(own))[0]?.exit
    }
    expect(await exitOf(first?.id, { until: clock(world.ctx, 30) })).toBe("left")
    expect(await exitOf(second?.id, { from: clock(world.ctx, -3) })).toBe("closed")
  })

  test("that was empty is struck out, and the numero legale goes with it", async ({ db }) => {
    const world = await opened(db)
    const [row] = await db.select().from(presences)
    const input = {
      ...here(world),
      presenceId: row?.id ?? "",
      from: null,
      until: null,
      reason: "Non era lei",
    }
    expect(await refusalOf(correctPresence(world.ctx, { ...input, strike: false }))).toContain(
      "nothing_corrected",
    )
    await correctPresence(world.ctx, { ...input, strike: true })
    expect((await getSession(plus(world.ctx, 1), world.code)).quorum).toMatchObject({
      found: 2,
      isReached: false,
    })
  })

  test("that is justified lowers the numero legale only where the rule counts without it", async ({ db }) => {
    for (const [base, needed] of [
      ["filled", 3],
      ["without_justified", 2],
    ] as const) {
      const world = await aboutToBegin(db, { rules: { quorum_first: { base, floor: 1 } } })
      const [a, b] = [3, 4].map((n) => ({
        ...here(world),
        seatCode: world.seated[n]?.seat.code ?? "",
        reason: null,
      }))
      await justifyAbsence(world.ctx, a as never)
      await justifyAbsence(world.ctx, b as never)
      expect((await getSession(world.ctx, world.code)).quorum?.needed).toBe(needed)
      expect(await refusalOf(justifyAbsence(world.ctx, a as never))).toContain("assembly.refuse.is_justified")
      await unjustifyAbsence(world.ctx, a as never)
      await unjustifyAbsence(world.ctx, b as never)
      expect((await getSession(world.ctx, world.code)).quorum?.needed).toBe(3)
    }
  })
})
