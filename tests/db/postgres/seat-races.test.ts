import { sql } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { endMandate } from "#app/roundtables/end-mandate.server.ts"
import { inviteDelegate } from "#app/roundtables/invite-delegate.server.ts"
import { resendInvitation } from "#app/roundtables/renew-invitation.server.ts"
import { takeSeat } from "#app/roundtables/take-seat.server.ts"
import { withdrawInvitation } from "#app/roundtables/withdraw-invitation.server.ts"
import type { Db } from "#db/client.server.ts"
import { invitations, memberships, outbox, people, seatTerms } from "#db/schema/index.ts"
import { asked, invite, invited, makeTable, PASSWORD, press } from "#tests/roundtables/world.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { makePerson, makeSeat, makeTerm } from "#tests/support/factories.ts"
import { times } from "#tests/support/length.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"
import { together } from "#tests/support/together.ts"

const ROUNDS = times(3, 20)
const rounds = Array.from({ length: ROUNDS }, (_, round) => round + 1)

const sorted = (outcomes: readonly (string | null)[]) => outcomes.map((outcome) => outcome ?? "done").sort()
const take = (ctx: Ctx, token: string) => () => takeSeat(ctx, { token, password: PASSWORD })
const livePlaces = (db: Db, seatId: string) =>
  db.$count(seatTerms, sql`${seatTerms.seatId} = ${seatId} and ${seatTerms.endedAt} is null`)

describe("the same link pressed many times at once", () => {
  test.for(rounds)("gives one seat to one new account, round %i", async (round, { pg: { db } }) => {
    const { seat, token, somebody } = await invited(db, { email: `press${round}@example.org` })
    const outcomes = await together(...Array.from({ length: 6 }, () => take(somebody, token)))
    const used = Array(5).fill("conflict roundtables.invitation.used")
    expect(sorted(outcomes)).toEqual([...used, "done"])
    const accounts = await db.$count(people, sql`email = ${`press${round}@example.org`}`)
    expect([await livePlaces(db, seat.id), accounts]).toEqual([1, 1])
  })

  test("makes its person a member of the organisation once", async ({ pg: { db } }) => {
    const person = await makePerson(db)
    const { seat, token } = await invited(db, { email: person.email ?? "" })
    const ctx = await ctxOf(db, person)
    await together(...Array.from({ length: 6 }, () => take(ctx, token)))
    expect(await db.$count(memberships, sql`organisation_id = ${seat.organisationId}`)).toBe(1)
  })
})

describe("two people who take the same place at once", () => {
  test.for(rounds)("are one in the end, whatever invited them, round %i", async (_round, { own }) => {
    const { db } = await own.open()
    await db.execute(sql`drop index invitation_one_open_per_seat_and_rank`)
    const table = await makeTable(db)
    const first = await invite(db, table, { email: "first@example.org" })
    const second = await invite(db, table, { email: "second@example.org" })
    const somebody = await ctxFor(db)
    const outcomes = await together(take(somebody, first.token), take(somebody, second.token))
    expect(sorted(outcomes)).toEqual(["conflict roundtables.errors.place_taken", "done"])
    expect([
      await livePlaces(db, table.seat.id),
      await db.$count(people, sql`email in ('first@example.org', 'second@example.org')`),
    ]).toEqual([1, 1])
  })
})

describe("one person who takes two seats of a table at once", () => {
  test.for(rounds)("has one of them, round %i", async (_round, { pg: { db } }) => {
    const person = await makePerson(db)
    const table = await makeTable(db)
    const other = await makeSeat(db, { roundtableId: table.roundtable.id })
    const email = person.email ?? ""
    const tokens = [
      await invite(db, table, { email }),
      await invite(db, { ...table, seat: other }, { email }),
    ]
    const ctx = await ctxOf(db, person)
    const outcomes = await together(...tokens.map(({ token }) => take(ctx, token)))
    // The slower one meets the constraint, or what the faster one has committed by then.
    const refused = /^conflict (roundtables\.errors\.already_seated|seats\.refuse\.second_seat)$/
    expect(sorted(outcomes)).toEqual([expect.stringMatching(refused), "done"])
  })
})

describe("one new address that two tables invite", () => {
  test.for(rounds)(
    "becomes one account when both links are pressed at once, round %i",
    async (round, { pg: { db } }) => {
      const email = `both${round}@example.org`
      const links = [await invited(db, { email }), await invited(db, { email })]
      const outcomes = await together(...links.map(({ somebody, token }) => take(somebody, token)))
      const refused = sorted(outcomes).find((outcome) => outcome !== "done")
      expect(sorted(outcomes)).toContain("done")
      expect([
        "conflict people.errors.email_taken (email)",
        "forbidden roundtables.errors.invitation_sign_in_first",
      ]).toContain(refused)
      expect(await db.$count(people, sql`email = ${email}`)).toBe(1)
    },
  )
})

describe("two invitations to the same seat and rank at once", () => {
  test.for(rounds)("are one, with one mail, round %i", async (_round, { pg: { db } }) => {
    const { ctx, seat, roundtable } = await makeTable(db)
    const input = await asked(db, seat)
    const outcomes = await together(...Array.from({ length: 4 }, () => () => inviteDelegate(ctx, input)))
    const refused = Array(3).fill("conflict roundtables.errors.already_invited")
    expect(sorted(outcomes)).toEqual([...refused, "done"])
    const written = [
      await db.$count(invitations, sql`seat_id = ${seat.id}`),
      await db.$count(outbox, sql`roundtable_id = ${roundtable.id}`),
    ]
    expect(written).toEqual([1, 1])
  })
})

describe("of two who decide about an invitation at once one is first, and the other is told:", () => {
  test.for(rounds)(
    "its person and the secretary who takes it back, round %i",
    async (round, { pg: { db } }) => {
      const { ctx, somebody, token, invitation, seat } = await invited(db, {
        email: `back${round}@example.org`,
      })
      const [taken, back] = await together(take(somebody, token), () =>
        withdrawInvitation(ctx, { invitationCode: invitation.code }),
      )
      expect([null, "conflict roundtables.invitation.withdrawn"]).toContain(taken)
      expect(back).toBe(taken === null ? "conflict roundtables.errors.invitation_over" : null)
      expect(await livePlaces(db, seat.id)).toBe(taken === null ? 1 : 0)
    },
  )

  test.for(rounds)(
    "its person and the secretary who sends it again, round %i",
    async (round, { pg: { db } }) => {
      const { ctx, somebody, token, invitation, seat } = await invited(db, {
        email: `again${round}@example.org`,
      })
      const [taken, again] = await together(take(somebody, token), () =>
        resendInvitation(ctx, { invitationCode: invitation.code }),
      )
      expect([null, "not_found roundtables.errors.invitation_unknown"]).toContain(taken)
      expect(again).toBe(taken === null ? "conflict roundtables.errors.invitation_over" : null)
      expect(await livePlaces(db, seat.id)).toBe(taken === null ? 1 : 0)
    },
  )
})

test("a mandate that several end at once ends once, with one mail", async ({ pg: { db } }) => {
  const { ctx, seat, roundtable } = await makeTable(db)
  const { code: termCode } = await makeTerm(db, { seat })
  const deeds = ["Uno", "Due", "Tre"].map((reason) => () => endMandate(ctx, { termCode, reason }))
  const outcomes = await together(...deeds)
  const refused = Array(2).fill("conflict roundtables.errors.mandate_over")
  expect(sorted(outcomes)).toEqual([...refused, "done"])
  expect(await db.$count(outbox, sql`roundtable_id = ${roundtable.id}`)).toBe(1)
})

test("a link pressed at the instant of its expiry by two clocks is pressed by one", async ({
  pg: { db },
}) => {
  const { somebody, token, invitation } = await invited(db)
  const late = { ...somebody, now: invitation.expiresAt }
  const [onTime, tooLate] = await together(take(somebody, token), take(late, token))
  expect(onTime).toBeNull()
  expect(["conflict roundtables.invitation.expired", "conflict roundtables.invitation.used"]).toContain(
    tooLate,
  )
  expect(await press(somebody, token).catch((error) => error.code)).toBe("conflict")
})
