import { sql } from "drizzle-orm"
import { addInSession } from "#app/meetings/added/add-in-session.server.ts"
import { withdrawAdded } from "#app/meetings/added/withdraw-added.server.ts"
import { sendConvocation } from "#app/meetings/convene.server.ts"
import type { Speak } from "#app/meetings/send-convocation.server.ts"
import { openSitting } from "#app/meetings/session/open-sitting.server.ts"
import { confirmTotals } from "#app/meetings/totals/confirm-totals.server.ts"
import { correctTotals } from "#app/meetings/totals/correct-totals.server.ts"
import { enterTotals } from "#app/meetings/totals/enter-totals.server.ts"
import { itemAdditions, manualTotals, meetings } from "#db/schema/index.ts"
import { makeMeeting, makePoint } from "#tests/meetings/rows.ts"
import { aboutToBegin, type Begun, confirm, here, opened, plus } from "#tests/meetings/session/world.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"
import { together } from "#tests/support/together.ts"

const speak: Speak = () => (key) => key

const vote = (world: Begun) => ({
  ...{ ...here(world), itemCode: world.meeting.items[1]?.code ?? "", proposal: "Approvare il piano" },
  ...{ matter: "ordinary" as const, method: "show_of_hands" as const, at: null, casting: null },
  ...{ yes: [2], no: [1], abstained: [0], invalid: [0], cast: [3] },
})

test("convocations that go out at once have one number after the other, without a gap", async ({
  pg: { db },
}) => {
  const world = await aboutToBegin(db)
  const drafts = []
  for (let n = 0; n < 6; n++) drafts.push(await makeMeeting(db, world.roundtable))
  const send =
    ({ code }: { code: string }) =>
    () =>
      sendConvocation(world.ctx, { meetingCode: code, urgency: null }, speak)
  expect(await together(...drafts.map(send))).toEqual(drafts.map(() => null))
  const { rows } = await db.execute(sql`select number from ${meetings} where year = 2099 order by number`)
  // The world's own meeting has the first number.
  expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7])
})

test("a sitting that the secretary and the chair open at once is opened once", async ({ pg: { db } }) => {
  const world = await aboutToBegin(db)
  await confirm(world.ctx, world, 0, 1, 2)
  const chair = await ctxAs(db, "chair", world)
  const open =
    (n: number, ctx = world.ctx) =>
    () =>
      openSitting(plus(ctx, n), here(world))
  const outcomes = await together(open(1), open(2, chair), open(3))
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
})

test("a point that the secretary and the chair add at once from one request is added once", async ({
  pg: { db },
}) => {
  const world = await opened(db)
  const [asker] = world.seated
  const request = await makePoint(db, world.roundtable, asker?.titular.id ?? "", {
    seatId: asker?.seat.id ?? "",
  })
  const chair = await ctxAs(db, "chair", world)
  const add = (ctx: typeof chair) => () =>
    addInSession(plus(ctx, 5), {
      ...{ ...here(world), title: "Sportello chiuso", kind: "information", detail: null, rapporteur: null },
      ...{ inFavour: 3, against: null, abstained: null, requestCode: request.code },
      ...{ paperCode: null, annexTitle: null, annex: null },
    })
  const outcomes = await together(add(world.ctx), add(chair), add(chair))
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
  expect(await db.select().from(itemAdditions)).toHaveLength(1)
})

test("a point that was added is voted on or withdrawn, once, whoever presses first", async ({
  pg: { db },
}) => {
  const rules = { added_items: { agreed: "chair", decide: "as_others" } } as const
  const world = await opened(db, { rules })
  const chair = await ctxAs(db, "chair", world)
  const itemCode = await addInSession(plus(world.ctx, 5), {
    ...{ ...here(world), title: "Sportello chiuso", kind: "decision", detail: null, rapporteur: null },
    ...{ inFavour: null, against: null, abstained: null, requestCode: null },
    ...{ paperCode: null, annexTitle: null, annex: null },
  })
  const withdraw = (ctx: typeof chair) => () =>
    withdrawAdded(plus(ctx, 6), { ...here(world), itemCode, reason: "Per errore" })
  const outcomes = await together(
    () => enterTotals(plus(world.ctx, 6), { ...vote(world), itemCode }),
    withdraw(world.ctx),
    withdraw(chair),
  )
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
})

describe("totals that two look at at once", () => {
  test("are confirmed once", async ({ pg: { db } }) => {
    const world = await opened(db)
    const totalsCode = await enterTotals(plus(world.ctx, 5), vote(world))
    const [chair, other] = [await ctxAs(db, "chair", world), await ctxAs(db, "facilitator", world)]
    const press = (ctx: typeof chair) => () =>
      confirmTotals(plus(ctx, 6), { ...here(world), totalsCode, revision: 0 })
    const outcomes = await together(press(chair), press(other), press(chair))
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
  })

  test("are either confirmed as they were read or corrected before: never confirmed unread", async ({
    pg: { db },
  }) => {
    const world = await opened(db)
    const totalsCode = await enterTotals(plus(world.ctx, 5), vote(world))
    const chair = await ctxAs(db, "chair", world)
    await together(
      () => confirmTotals(plus(chair, 6), { ...here(world), totalsCode, revision: 0 }),
      () =>
        correctTotals(plus(world.ctx, 6), {
          ...vote(world),
          yes: [1],
          no: [2],
          totalsCode,
          reason: "Contati male",
        }),
    )
    const confirmed = (await db.select().from(manualTotals)).filter((row) => row.confirmedAt !== null)
    expect(confirmed.every((row) => row.revision === 0 && row.yes === 2)).toBe(true)
  })
})
