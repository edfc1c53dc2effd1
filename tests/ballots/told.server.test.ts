import { and, eq } from "drizzle-orm"
import { remindOfBallots } from "#app/ballots/life/remind-of-ballots.server.ts"
import { takeVote } from "#app/ballots/voting/take-vote.server.ts"
import { openThings } from "#app/desk/queries.server.ts"
import { readableSubjects } from "#app/desk/readable.server.ts"
import { deliverNext } from "#app/notifications/deliver.server.ts"
import { listMailLog } from "#app/notifications/mail-log.server.ts"
import { findNotice } from "#app/notifications/queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { ballots, notices, outbox, people } from "#db/schema/index.ts"
import { policiesOf } from "#server/jobs/policies.ts"
import { inWriting, seatCode, type Voting, vote, voting } from "#tests/ballots/rows.ts"
import { plus } from "#tests/meetings/session/world.ts"
import { ports } from "#tests/notifications/post.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeAdministrator, makePerson, makeTerm } from "#tests/support/factories.ts"
import { textsIn } from "#tests/support/texts.ts"

const titular = (world: Pick<Voting, "seated">, n: number) => world.seated[n]?.titular.id ?? ""
const owedTo = async (db: Db, personId: string) =>
  db
    .select()
    .from(outbox)
    .where(and(eq(outbox.kind, "ballot_about"), eq(outbox.personId, personId)))

/** A procedure in writing that ends in less than a day, as the database's clock has it. */
const ending = async (db: Db) => {
  const world = await inWriting(db)
  await db.delete(outbox)
  await db.execute("update ballot set closes_at = now() + interval '20 hours'")
  return world
}

/** Sends all that is owed, to nobody in truth. */
const sendAll = async (db: Db) => {
  await db.execute(
    "update person set email = 'p-' || substr(id::text, 1, 13) || '@example.org' where email is null",
  )
  const { sent, ports: out } = ports({ mayRead: policiesOf(db), translate: textsIn })
  const outcomes: string[] = []
  for (let next = await deliverNext(db, out); next !== null; next = await deliverNext(db, out))
    outcomes.push(next)
  return { sent, outcomes }
}

describe("a receipt", () => {
  test("is sent for a vote in writing, with the leaf that stands for it", async ({ db }) => {
    const world = await inWriting(db)
    await db.delete(outbox)
    const [receipt] = await vote(world, 0, "yes")
    const { sent } = await sendAll(db)
    expect(sent).toHaveLength(1)
    expect(sent[0]?.text).toContain("Il tuo voto è registrato.")
    expect(sent[0]?.text).toContain(receipt?.leaf)
  })

  test("goes to who holds the seat too where the substitute voted", async ({ db }) => {
    const world = await inWriting(db)
    const substitute = await makePerson(db)
    const seat = world.seated[0]?.seat
    if (seat) await makeTerm(db, { seat, personId: substitute.id, rank: 1 })
    await vote(world, 0, "no", { ctx: await ctxOf(db, substitute) })
    const [own, told] = [await owedTo(db, substitute.id), await owedTo(db, titular(world, 0))]
    expect([own, told].map(([one]) => (one?.params as { context?: string } | undefined)?.context)).toEqual([
      "receipt",
      undefined,
    ])
    const { sent } = await sendAll(db)
    expect(sent.filter(({ text }) => text.includes("È registrato un voto per il tuo posto"))).toHaveLength(1)
  })

  test("goes to the seat for what was taken down of it", async ({ db }) => {
    const world = await voting(db)
    const seat = seatCode(world, 1)
    await takeVote(world.ctx, { ballotCode: world.ballotCode, seatCode: seat, choice: "no", replaces: null })
    expect(await owedTo(db, titular(world, 1))).toHaveLength(1)
  })

  test("of a titular's own vote in a meeting is on the page alone", async ({ db }) => {
    const world = await voting(db)
    await vote(world, 0, "yes")
    expect(await db.$count(outbox, eq(outbox.kind, "ballot_about"))).toBe(0)
  })
})

describe("a reminder", () => {
  test("is owed to everybody once, a day before the end, and not earlier", async ({ db }) => {
    const early = await inWriting(db)
    expect(await remindOfBallots(early.ctx)).toBe(0)
    await db.execute("update ballot set closes_at = now() + interval '23 hours'")
    expect(await remindOfBallots(early.ctx)).toBe(1)
    expect(await remindOfBallots(plus(early.ctx, 30))).toBe(0)
    expect(await db.$count(outbox, eq(outbox.kind, "ballot_about"))).toBe(5)
  })

  test("reaches only those whose seat has not voted as it is delivered", async ({ db }) => {
    const world = await ending(db)
    await vote(world, 0, "yes")
    await remindOfBallots(world.ctx)
    await vote(world, 1, "no")
    await db.delete(outbox).where(eq(outbox.subjectKind, "ballot"))
    const { sent, outcomes } = await sendAll(db)
    expect(outcomes.toSorted()).toEqual(["dropped", "dropped", "sent", "sent", "sent"])
    const [third] = await db
      .select()
      .from(people)
      .where(eq(people.id, titular(world, 2)))
    expect(sent.map(({ to }) => to)).toContain(third?.email)
    expect(sent[0]?.text).toContain("Il tuo posto non ha ancora votato.")
  })

  test("leaves the inbox as soon as the seat has voted", async ({ db }) => {
    const world = await ending(db)
    await remindOfBallots(world.ctx)
    const [notice] = await db
      .select()
      .from(notices)
      .where(and(eq(notices.personId, titular(world, 0)), eq(notices.kind, "ballot_about")))
    const ctx = await world.memberCtx(0)
    const seen = async () => (await findNotice(ctx, notice?.code ?? "", readableSubjects(ctx))).isReadable
    expect(await seen()).toBe(true)
    await vote(world, 0, "yes")
    expect(await seen()).toBe(false)
  })
})

test("the delivery log names nobody for receipts and reminders, which are one kind", async ({ db }) => {
  const world = await ending(db)
  await remindOfBallots(world.ctx)
  await vote(world, 0, "yes")
  const admin = await ctxOf(db, await makeAdministrator(db))
  const { rows } = await listMailLog(admin, { state: null, after: null })
  expect(rows).toHaveLength(6)
  expect(new Set(rows.map(({ kind, to, isSecret }) => `${kind} ${to} ${isSecret}`))).toEqual(
    new Set(["ballot_about null true"]),
  )
})

describe("the desk", () => {
  const kinds = async (db: Db, world: Voting, n: number) =>
    (await openThings(await ctxOf(db, world.seated[n]?.titular ?? world.secretary)))
      .filter(({ kind }) => kind.startsWith("ballot"))
      .map(({ kind, by }) => [kind, by !== null])

  test("has a procedure in writing until its end, as long as the seat has not voted", async ({ db }) => {
    const world = await inWriting(db)
    expect(await kinds(db, world, 0)).toEqual([["ballot_written", true]])
    await vote(world, 0, "yes")
    expect(await kinds(db, world, 0)).toEqual([])
    expect(await kinds(db, world, 1)).toEqual([["ballot_written", true]])
  })

  test("has a ballot of a meeting for who sits there, and for nobody else", async ({ db }) => {
    const world = await voting(db)
    expect([await kinds(db, world, 0), await kinds(db, world, 4)]).toEqual([[["ballot_now", false]], []])
    await db.update(ballots).set({ state: "cancelled", cancelledAt: new Date(), cancelReason: "Rinviata" })
    expect(await kinds(db, world, 0)).toEqual([])
  })
})
