import { eq, sql } from "drizzle-orm"
import { closeSitting } from "#app/meetings/session/close-sitting.server.ts"
import { markExit } from "#app/meetings/session/mark-exit.server.ts"
import { suspendSitting } from "#app/meetings/session/suspend-sitting.server.ts"
import { confirmTotals, withdrawTotals } from "#app/meetings/totals/confirm-totals.server.ts"
import { correctTotals } from "#app/meetings/totals/correct-totals.server.ts"
import { enterTotals } from "#app/meetings/totals/enter-totals.server.ts"
import { EnterTotals } from "#app/meetings/totals/input.ts"
import { getTotals, standingTotals } from "#app/meetings/totals/queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { agendaItems, conflicts, manualTotals, presences } from "#db/schema/index.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { type Begun, clock, here, opened, plus } from "../session/world.ts"

const typed = (world: Begun, over: object = {}) => ({
  ...{ ...here(world), itemCode: world.meeting.items[1]?.code ?? "", proposal: "Approvare il piano" },
  ...{ matter: "ordinary" as const, method: "show_of_hands" as const, at: null, casting: null },
  ...{ yes: [2], no: [1], abstained: [0], invalid: [0], cast: [3], ...over },
})
/** What the world's secretary wrote five minutes into the sitting, and the chair who may confirm it. */
const written = async (db: Db, options: Parameters<typeof opened>[1] = {}, over: object = {}) => {
  const world = await opened(db, options)
  const ctx = plus(world.ctx, 5)
  const totalsCode = await enterTotals(ctx, typed(world, over))
  const chair = plus(await ctxAs(db, "chair", world), 6)
  return { world, ctx, chair, totalsCode, own: { ...here(world), totalsCode } }
}
const rowOf = async (db: Db, code: string) =>
  (await db.select().from(manualTotals).where(eq(manualTotals.code, code)))[0]

test("what one counts holds once another has confirmed it, with the numero legale of that moment", async ({
  db,
}) => {
  const { world, ctx, chair, totalsCode, own } = await written(db)
  expect(await standingTotals(ctx, world.meeting.id)).toEqual([])
  expect(await refusalOf(confirmTotals(ctx, { ...own, revision: 0 }))).toContain("totals.refuse.own")
  await confirmTotals(chair, { ...own, revision: 0 })
  expect(await rowOf(db, totalsCode)).toMatchObject({
    ...{
      outcome: "approved",
      present: 3,
      required: 3,
      found: 3,
      cast: 3,
      confirmedById: chair.actor.personId,
    },
  })
  expect((await standingTotals(chair, world.meeting.id)).map(({ code }) => code)).toEqual([totalsCode])
  expect(await refusalOf(confirmTotals(chair, { ...own, revision: 0 }))).toContain("totals.refuse.confirmed")
})

test("the database itself lets nobody confirm their own, nor keeps numbers that do not add up", async ({
  db,
}) => {
  const { totalsCode } = await written(db)
  const broken = (change: ReturnType<typeof sql>) =>
    db
      .transaction((tx) => tx.execute(sql`update manual_totals set ${change} where code = ${totalsCode}`))
      .then(
        () => null,
        (error) => error.cause?.constraint as string,
      )
  expect(await broken(sql`confirmed_by_id = entered_by_id, confirmed_at = now()`)).toBe(
    "manual_totals_confirmed_by_another",
  )
  expect(await broken(sql`yes = 3`)).toBe("manual_totals_add_up")
  expect(await broken(sql`present = 2`)).toBe("manual_totals_no_more_than_were_there")
})

test.for(["titular", "observer", "secretary elsewhere", "administrator"] as const)(
  "%s neither writes nor confirms a vote",
  async (relation, { db }) => {
    const { world, own } = await written(db)
    const other = plus(await ctxAs(db, relation, world), 7)
    expect(await refusalOf(enterTotals(other, typed(world)))).not.toBeNull()
    expect(await refusalOf(confirmTotals(other, { ...own, revision: 0 }))).not.toBeNull()
    expect(await refusalOf(withdrawTotals(other, own))).not.toBeNull()
    expect(await db.$count(manualTotals)).toBe(1)
  },
)

describe("a vote is refused", () => {
  test("of more than were there, and is judged by who was there when it was taken", async ({ db }) => {
    const world = await opened(db)
    const ctx = plus(world.ctx, 5)
    expect(await refusalOf(enterTotals(ctx, typed(world, { yes: [3], cast: [4] })))).toContain(
      "totals.refuse.more_than_there",
    )
    const [row] = await db.select().from(presences)
    await markExit(ctx, { ...here(world), presenceId: row?.id ?? "", exit: "left", at: null })
    const later = plus(world.ctx, 6)
    expect(await refusalOf(enterTotals(later, typed(world)))).toContain("totals.refuse.more_than_there")
    const code = await enterTotals(later, typed(world, { yes: [1], cast: [2] }))
    expect(await rowOf(db, code)).toMatchObject({ outcome: "not_valid", present: 2, required: 3, found: 2 })
  })

  test("before the sitting is open, while it is interrupted, and where seats have weights", async ({
    db,
  }) => {
    const world = await opened(db)
    expect(await refusalOf(enterTotals(world.ctx, typed(world)))).toContain("outside_sitting")
    await suspendSitting(plus(world.ctx, 5), { ...here(world), reason: "Pausa", resumesAt: null })
    expect(await refusalOf(enterTotals(plus(world.ctx, 6), typed(world)))).toContain("while_suspended")
    const weighed = await opened(db, { rules: { seats: { weightMax: 3 } } })
    expect(await refusalOf(enterTotals(plus(weighed.ctx, 5), typed(weighed)))).toContain("weights")
  })

  test("on a point of another meeting, on one for information, and by hands on a secret one", async ({
    db,
  }) => {
    const [world, other] = [await opened(db), await opened(db)]
    const ctx = plus(world.ctx, 5)
    const foreign = other.meeting.items[1]?.code
    expect(await refusalOf(enterTotals(ctx, typed(world, { itemCode: foreign })))).toContain("not_found")
    const id = world.meeting.items[1]?.id ?? ""
    await db.update(agendaItems).set({ isSecret: true }).where(eq(agendaItems.id, id))
    expect(await refusalOf(enterTotals(ctx, typed(world)))).toContain("secret_on_paper")
    await db.update(agendaItems).set({ kind: "information" }).where(eq(agendaItems.id, id))
    expect(await refusalOf(enterTotals(ctx, typed(world, { method: "paper" })))).toContain("information")
  })
})

describe("a correction", () => {
  test("replaces what nobody confirmed, and who read the old numbers does not confirm the new ones", async ({
    db,
  }) => {
    const { world, ctx, chair, own, totalsCode } = await written(db)
    const other = { ...typed(world, { yes: [1], abstained: [1] }), totalsCode, reason: null }
    await correctTotals(ctx, other)
    expect(await db.$count(manualTotals)).toBe(1)
    expect(await rowOf(db, totalsCode)).toMatchObject({ yes: 1, abstained: 1, revision: 1 })
    expect(await refusalOf(confirmTotals(chair, { ...own, revision: 0 }))).toContain("changed_meanwhile")
    await confirmTotals(chair, { ...own, revision: 1 })
  })

  test("of what was confirmed is another row with its reason, and holds once it is confirmed", async ({
    db,
  }) => {
    const { world, ctx, chair, own, totalsCode } = await written(db)
    await confirmTotals(chair, { ...own, revision: 0 })
    const other = { ...typed(world, { yes: [1], no: [2] }), totalsCode }
    expect(await refusalOf(correctTotals(ctx, { ...other, reason: null }))).toContain("totals.refuse.reason")
    await correctTotals(ctx, { ...other, reason: "Contati due volte" })
    expect(await refusalOf(correctTotals(ctx, { ...other, reason: "Ancora" }))).toContain("corrected_already")
    expect((await standingTotals(ctx, world.meeting.id)).map(({ yes }) => yes)).toEqual([2])
    const waiting = (await getTotals(chair, world.code)).totals.find((one) => one.confirmedAt === null)
    await confirmTotals(chair, { ...here(world), totalsCode: waiting?.code ?? "", revision: 0 })
    const [stands] = await standingTotals(ctx, world.meeting.id)
    expect(stands).toMatchObject({ yes: 1, outcome: "not_approved", replaces: totalsCode })
    expect(await refusalOf(correctTotals(ctx, { ...other, reason: "Ancora" }))).toContain("replaced")
  })

  test("is made days after the sitting too: its hour is one of that day", async ({ db }) => {
    const { world, totalsCode, chair, own } = await written(db)
    await confirmTotals(chair, { ...own, revision: 0 })
    await closeSitting(plus(world.ctx, 30), here(world))
    const later = plus(world.ctx, 3 * 24 * 60)
    const other = { ...typed(world, { yes: [1], no: [2], at: clock(world.ctx, 5) }), totalsCode }
    await correctTotals(later, { ...other, reason: "Contati due volte" })
    expect(await refusalOf(enterTotals(later, typed(world)))).toContain("outside_sitting")
    const page = await getTotals(later, world.code)
    expect(page.totals.map(({ present, found }) => [present, found])).toEqual([
      [3, 3],
      [3, 3],
    ])
  })

  test("is not needed for what was entered by mistake: it is withdrawn while nobody confirmed it", async ({
    db,
  }) => {
    const { world, ctx, chair, own } = await written(db)
    await withdrawTotals(ctx, own)
    expect((await getTotals(ctx, world.code)).totals).toEqual([])
    expect(await refusalOf(confirmTotals(chair, { ...own, revision: 0 }))).toContain("withdrawn")
  })
})

test("a seat with a conflict of interest is out of the point's totals, and of its numero legale where so ruled", async ({
  db,
}) => {
  for (const inQuorum of [true, false]) {
    const world = await opened(db, { rules: { conflict: { inQuorum } } })
    await db.insert(conflicts).values({
      ...{ roundtableId: world.roundtable.id, itemId: world.meeting.items[1]?.id ?? "", established: false },
      ...{ seatId: world.seated[0]?.seat.id ?? "", reason: "È parte", fromAt: world.ctx.now },
      recordedById: world.ctx.actor.personId ?? "",
    })
    const ctx = plus(world.ctx, 5)
    expect(await refusalOf(enterTotals(ctx, typed(world)))).toContain("more_than_there")
    const code = await enterTotals(ctx, typed(world, { no: [0], cast: [2] }))
    expect(await rowOf(db, code)).toMatchObject({
      ...{ present: 2, excluded: 1, found: inQuorum ? 3 : 2, outcome: inQuorum ? "approved" : "not_valid" },
    })
  }
})

test("each constituency has its numbers where every one of them must approve", async ({ db }) => {
  const world = await opened(db, { rules: { majority_ordinary: { groups: "every" } } })
  const ctx = plus(world.ctx, 5)
  const code = await enterTotals(ctx, typed(world))
  expect((await rowOf(db, code))?.parts).toEqual([
    expect.objectContaining({ groupId: world.group.id, present: 3, yes: 2, cast: 3 }),
  ])
  const two = { yes: [1, 1], no: [0, 0], abstained: [0, 0], invalid: [0, 0], cast: [1, 1] }
  expect(await refusalOf(enterTotals(ctx, typed(world, two)))).toContain("totals.refuse.whole")
})

test("a member reads what stands and nothing that waits", async ({ db }) => {
  const { world, chair, own } = await written(db)
  const member = await world.memberCtx(0)
  expect((await getTotals(member, world.code)).totals).toEqual([])
  await confirmTotals(chair, { ...own, revision: 0 })
  const page = await getTotals(member, world.code)
  expect(page).toMatchObject({ form: null, items: [], mayConduct: false })
  expect(page.totals).toMatchObject([{ outcome: "approved", mayConfirm: false, mayCorrect: false }])
})

test("a roll that is corrected afterwards marks the vote and leaves it as it was", async ({ db }) => {
  const { world, ctx, totalsCode } = await written(db)
  const [row] = await db.select().from(presences)
  await db
    .update(presences)
    .set({ replacedAt: ctx.now, correction: "Non era lei" })
    .where(eq(presences.id, row?.id ?? ""))
  const [shown] = (await getTotals(ctx, world.code)).totals
  expect(shown).toMatchObject({ code: totalsCode, found: 3, corrected: { now: 2 } })
})

test("numbers are parsed by the field that they were typed in", () => {
  const form = { meetingCode: "M", itemCode: "I", proposal: "Approvare", method: "paper" }
  const whole = EnterTotals.parse({ ...form, yes: "2", no: "1", abstained: "0", invalid: "0", cast: "3" })
  expect(whole).toMatchObject({ yes: [2], cast: [3], matter: "ordinary", casting: null })
  const two = { yes: "2", yes2: "x", no: "1", no2: "0", abstained: "0", abstained2: "0" }
  const wrong = EnterTotals.safeParse({ ...form, ...two, invalid: "0", invalid2: "0", cast: "3", cast2: "1" })
  expect(wrong.error?.issues.map(({ path }) => path)).toEqual([["yes2"]])
  const empty = EnterTotals.safeParse({ ...form, yes: "2" })
  expect(empty.error?.issues.map(({ path }) => path[0])).toEqual(["no", "abstained", "invalid", "cast"])
})
