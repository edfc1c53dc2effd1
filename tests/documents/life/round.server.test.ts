import { eq, sql } from "drizzle-orm"
import { answerRound } from "#app/documents/life/answer-round.server.ts"
import { closeDueRounds } from "#app/documents/life/close-due-rounds.server.ts"
import { closeRound } from "#app/documents/life/close-round.server.ts"
import { remindOfRounds } from "#app/documents/life/remind-of-rounds.server.ts"
import { withdrawRound } from "#app/documents/life/withdraw-round.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  accessChanges,
  approvalAnswers,
  approvalRounds,
  auditEntries,
  documentStates,
  documentVersions,
  outbox,
  paperSteps,
} from "#db/schema/index.ts"
import { makeVersion, rulesWith } from "#tests/roundtables/regulation/versions.ts"
import { contentOf } from "#tests/support/content.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { dayFromNow } from "#tests/support/days.ts"
import { makePerson, makeTerm } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { agree, lastRound, liveAnswers, makeLife, makeRound, openedBy, paperOf, saying } from "./world.ts"

const kinds = async (db: Db) => (await db.select().from(outbox)).map((mail) => mail.kind).sort()
const close = { number: 1 }
const expire = (db: Db) =>
  db.execute(
    sql`update approval_round set opened_at = now() - interval '20 days', closes_at = now() - interval '1 minute'`,
  )

describe("a round that is opened", () => {
  test("locks the text and freezes it as a version, by number and digest", async ({ db }) => {
    const world = await makeRound(db)
    expect(await paperOf(db, world)).toMatchObject({ state: "approval", lockedAt: world.secretary.now })
    const [version] = await db.select().from(documentVersions)
    expect(version).toMatchObject({ kind: "frozen", number: 1, seq: 1 })
    expect((await lastRound(db)).versionId).toBe(version?.id)
  })

  test("asks the voting seats that are held, and says how many answers it takes", async ({ db }) => {
    await makeRound(db, { seats: 5 })
    expect(await lastRound(db)).toMatchObject({ among: "seats", answersNeeded: 3, number: 1 })
    expect(await db.$count(sql`approval_seat`)).toBe(5)
  })

  test("is told to who answers, titulars and substitutes, and closes their pens", async ({ db }) => {
    await makeRound(db, { seats: 2 })
    expect(await kinds(db)).toEqual(Array(4).fill("approval_asked"))
    expect(await db.$count(accessChanges)).toBe(1)
  })

  test("lasts as long as the regulation says, at least", async ({ db }) => {
    const world = await makeLife(db)
    const before = await contentOf(db)
    const early = openedBy(db, world, { closesOn: await dayFromNow(db, 9) })
    expect(await refusalOf(early)).toBe("invalid life.errors.term_short (closesOn)")
    expect(await contentOf(db)).not.toEqual({})
    expect(Object.keys(before).length).toBeGreaterThan(10)
  })

  test("waits for what was written and cannot be read yet", async ({ db }) => {
    const world = await makeLife(db)
    await db.update(documentStates).set({ headSeq: 2 })
    expect(await refusalOf(openedBy(db, world))).toBe("conflict life.errors.still_written")
  })

  test("among parties asks those that were chosen, and takes all their answers", async ({ db }) => {
    const world = await makeLife(db, { seats: 4 })
    const parties = world.places.slice(0, 2).map(({ seat }) => seat.code)
    await openedBy(db, world, { among: "parties", parties })
    expect(await lastRound(db)).toMatchObject({ among: "parties", answersNeeded: 2 })
  })

  test.for([
    ["one alone", 1],
    ["none", 0],
  ] as const)("among parties is between several: %s", async ([, many], { db }) => {
    const world = await makeLife(db)
    const parties = world.places.slice(0, many).map(({ seat }) => seat.code)
    expect(await refusalOf(openedBy(db, world, { among: "parties", parties }))).toBe(
      "invalid life.errors.parties_missing (parties)",
    )
  })
})

describe("an answer", () => {
  test("is kept with its words, and in the log without them", async ({ db }) => {
    const world = await makeRound(db)
    const [place] = world.places
    if (!place) throw new Error("A seat is asked")
    await answerRound(place.titular, saying(world, place, { choice: "remarks", remarks: "Una nota" }))
    expect(await liveAnswers(db)).toMatchObject([
      { seatId: place.seat.id, choice: "remarks", remarks: "Una nota", rank: 0 },
    ])
    const values = JSON.stringify((await db.execute(sql`select "values" from audit_value`)).rows)
    expect(values).not.toContain("Una nota")
  })

  test("of a seat is one: the substitute's second is refused, the titular's takes its place", async ({
    db,
  }) => {
    const world = await makeRound(db)
    const [place] = world.places
    if (!place) throw new Error("A seat is asked")
    await answerRound(place.substitute, saying(world, place))
    const [first] = await liveAnswers(db)
    const blind = answerRound(place.titular, saying(world, place, { choice: "abstain" }))
    expect(await refusalOf(blind)).toBe("conflict life.errors.answered_meanwhile")
    await answerRound(place.titular, saying(world, place, { choice: "abstain", seen: first?.id ?? "" }))
    expect(await liveAnswers(db)).toMatchObject([{ choice: "abstain", rank: 0 }])
    expect(await db.$count(approvalAnswers)).toBe(2)
    const [second] = await liveAnswers(db)
    const back = answerRound(place.substitute, saying(world, place, { seen: second?.id ?? "" }))
    expect(await refusalOf(back)).toBe("forbidden life.refuse.titular_answered")
  })

  test("that objects is told to who closes the round", async ({ db }) => {
    const world = await makeRound(db)
    const [place] = world.places
    if (!place) throw new Error("A seat is asked")
    await answerRound(place.titular, saying(world, place, { choice: "object", remarks: "Manca il costo" }))
    expect((await kinds(db)).filter((kind) => kind === "approval_objected_by")).toHaveLength(1)
  })

  test("after the deadline is refused though nobody closed the round yet", async ({ db }) => {
    const world = await makeRound(db)
    const [place] = world.places
    if (!place) throw new Error("A seat is asked")
    await expire(db)
    expect(await refusalOf(answerRound(place.titular, saying(world, place)))).toBe(
      "forbidden life.refuse.round_over",
    )
  })

  test("of somebody whose mandate ended is refused", async ({ db }) => {
    const world = await makeRound(db)
    const [place] = world.places
    if (!place) throw new Error("A seat is asked")
    const gone = { ...place.titular, actor: { ...place.titular.actor, seats: [] } }
    expect(await refusalOf(answerRound(gone, saying(world, place)))).toBe(
      "forbidden life.refuse.not_your_seat",
    )
  })

  test("of a seat that was filled later is refused", async ({ db }) => {
    const world = await makeRound(db, { seats: 2 })
    const term = await makeTerm(db, { roundtableId: world.roundtable.id })
    const { loadActor } = await import("#app/people/actor.server.ts")
    const late = await ctxFor(db, await loadActor(db, term.personId))
    const [seat] = (await db.execute(sql`select code from seat where id = ${term.seatId}`)).rows
    const input = { ...saying(world, world.places[0] as never), seat: String(seat?.code) }
    expect(await refusalOf(answerRound(late, input))).toBe("forbidden life.refuse.seat_not_asked")
  })

  test("cannot be to abstain where the regulation has none", async ({ db }) => {
    const world = await makeLife(db)
    const rules = rulesWith({ approval: { mayAbstain: false } })
    await makeVersion(db, { roundtableId: world.roundtable.id, number: 1, inForceFrom: "2025-01-01", rules })
    await openedBy(db, world)
    const [place] = world.places
    if (!place) throw new Error("A seat is asked")
    const abstain = answerRound(place.titular, saying(world, place, { choice: "abstain" }))
    expect(await refusalOf(abstain)).toBe("invalid life.errors.no_abstain (choice)")
  })
})

describe("a round that everybody has answered", () => {
  test("and nobody objects makes the text the table's: locked, with the digest that was asked about", async ({
    db,
  }) => {
    const world = await makeRound(db)
    await agree(world)
    expect(await closeRound(world.secretary, { paperCode: world.paper.code, ...close })).toBe("adopted")
    const paper = await paperOf(db, world)
    expect([paper.state, paper.lockedAt === null, paper.adoptedAt === null]).toEqual([
      "adopted",
      false,
      false,
    ])
    const versions = await db.select().from(documentVersions).orderBy(documentVersions.number)
    expect(versions.map(({ kind }) => kind)).toEqual(["frozen", "approved"])
    expect(versions[0]?.sha256).toEqual(versions[1]?.sha256)
    expect((await kinds(db)).filter((kind) => kind === "paper_adopted")).toHaveLength(6)
  })

  test("with one objection goes back to final review, open to be written, and says so", async ({ db }) => {
    const world = await makeRound(db)
    const [first, ...others] = world.places
    if (!first) throw new Error("A seat is asked")
    await agree(world, others)
    await answerRound(first.titular, saying(world, first, { choice: "object", remarks: "Manca il costo" }))
    expect(await closeRound(world.secretary, { paperCode: world.paper.code, ...close })).toBe("objected")
    expect(await paperOf(db, world)).toEqual({ state: "final_review", adoptedAt: null, lockedAt: null })
    expect((await kinds(db)).filter((kind) => kind === "approval_objected")).toHaveLength(6)
    await openedBy(db, world)
    expect((await db.select().from(approvalRounds)).map(({ number }) => number).sort()).toEqual([1, 2])
  })

  test("is closed once", async ({ db }) => {
    const world = await makeRound(db)
    await agree(world)
    await closeRound(world.secretary, { paperCode: world.paper.code, ...close })
    const before = await contentOf(db)
    const again = closeRound(world.secretary, { paperCode: world.paper.code, ...close })
    expect(await refusalOf(again)).toBe("forbidden life.refuse.from.approval")
    expect(await contentOf(db)).toEqual(before)
  })
})

describe("a round that waits for answers", () => {
  test("is not closed before its deadline", async ({ db }) => {
    const world = await makeRound(db)
    await agree(world, world.places.slice(1))
    const early = closeRound(world.secretary, { paperCode: world.paper.code, ...close })
    expect(await refusalOf(early)).toBe("forbidden life.refuse.still_answering")
  })

  test("is taken back with a reason, which stays", async ({ db }) => {
    const world = await makeRound(db)
    await withdrawRound(world.secretary, {
      paperCode: world.paper.code,
      number: 1,
      reason: "Manca un allegato",
    })
    expect(await paperOf(db, world)).toMatchObject({ state: "final_review", lockedAt: null })
    expect(await lastRound(db)).toMatchObject({ outcome: "withdrawn", reason: "Manca un allegato" })
    const steps = await db.select().from(paperSteps)
    expect(steps.map(({ toState, reason }) => [toState, reason])).toContainEqual([
      "final_review",
      "Manca un allegato",
    ])
  })

  test("reminds, once, the seats that are silent", async ({ db }) => {
    const world = await makeRound(db, { seats: 3 })
    await agree(world, world.places.slice(1))
    const ctx = await ctxFor(db)
    expect(await remindOfRounds(ctx)).toBe(0)
    await db.execute(sql`update approval_round set closes_at = now() + interval '1 day'`)
    expect(await remindOfRounds(ctx)).toBe(1)
    expect(await remindOfRounds(ctx)).toBe(0)
    expect((await kinds(db)).filter((kind) => kind === "approval_reminder")).toHaveLength(2)
  })
})

describe("a round whose deadline passed", () => {
  test.for([
    ["with the numero legale is the table's", 2, "absent", "adopted"],
    ["with too few answers goes back", 1, "absent", "final_review"],
    ["with too few answers, where silence assents, is the table's", 1, "assent", "adopted"],
  ] as const)("%s", async ([, answers, silence, state], { db }) => {
    const world = await makeLife(db, { seats: 3 })
    const rules = rulesWith({ approval: { silence }, quorum_first: { floor: 1 } })
    await makeVersion(db, { roundtableId: world.roundtable.id, number: 1, inForceFrom: "2025-01-01", rules })
    await openedBy(db, world)
    await agree(world, world.places.slice(0, answers))
    await expire(db)
    const ctx = await ctxFor(db)
    expect([await closeDueRounds(ctx), await closeDueRounds(ctx)]).toEqual([1, 0])
    expect((await paperOf(db, world)).state).toBe(state)
    expect(await lastRound(db)).toMatchObject({ closedById: null })
  })

  test("goes by the rules that it was opened with, whatever the table decided since", async ({ db }) => {
    const world = await makeRound(db, { seats: 3 })
    const rules = rulesWith({ approval: { silence: "assent" } })
    await makeVersion(db, { roundtableId: world.roundtable.id, number: 1, inForceFrom: "2025-01-01", rules })
    await expire(db)
    await closeDueRounds(await ctxFor(db))
    expect(await lastRound(db)).toMatchObject({ outcome: "unanswered" })
  })

  test("is told as one deed of nobody", async ({ db }) => {
    const world = await makeRound(db)
    await agree(world)
    await expire(db)
    await closeDueRounds(await ctxFor(db))
    const [entry] = await db.select().from(auditEntries).where(eq(auditEntries.action, "document.adopted"))
    expect(entry).toMatchObject({ actorId: null, subjectId: world.paper.id })
  })
})

test("somebody who sits at no seat of the round opens and closes nothing", async ({ db }) => {
  const world = await makeRound(db)
  const { loadActor } = await import("#app/people/actor.server.ts")
  const stranger = await ctxFor(db, await loadActor(db, (await makePerson(db)).id))
  const input = { paperCode: world.paper.code, number: 1 }
  expect(await refusalOf(closeRound(stranger, input))).toBe("forbidden life.refuse.by.adopt")
  expect(await refusalOf(withdrawRound(stranger, { ...input, reason: "Perché sì" }))).toBe(
    "forbidden life.refuse.by.adopt",
  )
})
