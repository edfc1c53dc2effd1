import { eq } from "drizzle-orm"
import { changeProfile } from "#app/people/change-profile.server.ts"
import { askMerge, mergePeople } from "#app/people/merge.server.ts"
import { openMailLink } from "#app/people/open-mail-link.server.ts"
import { useMailLink } from "#app/people/use-mail-link.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  attendanceAnswers,
  attendanceNeeds,
  auditEntries,
  calendarFeeds,
  convocations,
  memberships,
  people,
  personMerges,
  platformRoles,
  seatTerms,
} from "#db/schema/index.ts"
import { makeConvened } from "#tests/meetings/rows.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import {
  makeAdministrator,
  makeMembership,
  makeOfficer,
  makeRoundtable,
  makeSeat,
  makeTerm,
} from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { makeAccount } from "./accounts.ts"
import { newestToken, owed } from "./links.ts"

const two = async (db: Db) => {
  const [survivor, other] = [await makeAccount(db), await makeAccount(db)]
  return { survivor, other, ctx: await ctxOf(db, survivor) }
}

const joined = async (db: Db, world: Awaited<ReturnType<typeof two>>) => {
  await askMerge(world.ctx, { email: world.other.email ?? "" })
  return newestToken(db)
}

/** Somebody called to a meeting, with an answer where one is given, and what they need. */
const call = async (
  db: Db,
  meeting: { id: string; roundtableId: string },
  personId: string,
  answered: { answer: string; at: string; need: string } | null = null,
) => {
  const own = { roundtableId: meeting.roundtableId }
  const [row] = await db
    .insert(convocations)
    .values({ ...own, meetingId: meeting.id, personId, quality: "observer" })
    .returning()
  const convocationId = row?.id ?? ""
  if (answered)
    await db
      .insert(attendanceAnswers)
      .values({ ...own, convocationId, answer: answered.answer, answeredAt: new Date(answered.at) })
  if (answered)
    await db.insert(attendanceNeeds).values({ ...own, convocationId, kind: answered.need, detail: null })
  return convocationId
}

describe("the convocations of somebody with two accounts", () => {
  test("go over with what was answered and needed; of two of one meeting the later answer counts", async ({
    db,
  }) => {
    const world = await two(db)
    const { survivor, other, ctx } = world
    const table = await makeRoundtable(db)
    const [alone, both, silent] = [
      await makeConvened(db, table, 20),
      await makeConvened(db, table, 21),
      await makeConvened(db, table, 22),
    ]
    const only = await call(db, alone, other.id, { answer: "remote", at: "2026-01-02", need: "interpreter" })
    const kept = await call(db, both, survivor.id, {
      answer: "absent",
      at: "2026-01-01",
      need: "accessible_room",
    })
    await call(db, both, other.id, { answer: "in_room", at: "2026-01-02", need: "interpreter" })
    const answered = { answer: "in_room", at: "2026-01-03", need: "accessible_room" }
    const mine = await call(db, silent, survivor.id, answered)
    await call(db, silent, other.id)
    await useMailLink(ctx, { token: await joined(db, world) })
    const own = await db.select().from(convocations).where(eq(convocations.personId, survivor.id))
    expect(own.map(({ id }) => id).sort()).toEqual([only, kept, mine].sort())
    expect(await db.$count(convocations, eq(convocations.personId, other.id))).toBe(0)
    const said = async (convocationId: string) => {
      const answers = await db
        .select()
        .from(attendanceAnswers)
        .where(eq(attendanceAnswers.convocationId, convocationId))
      const needs = await db
        .select()
        .from(attendanceNeeds)
        .where(eq(attendanceNeeds.convocationId, convocationId))
      return [...answers.map(({ answer }) => answer), ...needs.map(({ kind }) => kind)]
    }
    expect(await said(only)).toEqual(["remote", "interpreter"])
    expect(await said(kept)).toEqual(["in_room", "interpreter"])
    expect(await said(mine)).toEqual(["in_room", "accessible_room"])
  })
})

describe("joining two accounts of one person", () => {
  test("moves what the other has, keeps what it did, and shuts its door", async ({ db }) => {
    const world = await two(db)
    const { survivor, other, ctx } = world
    const term = await makeTerm(db, { personId: other.id })
    const membership = await makeMembership(db, { personId: other.id })
    await makeOfficer(db, { personId: other.id, role: "observer" })
    await changeProfile(await ctxOf(db, other), { name: "Altro Nome", language: "it" })
    const token = await joined(db, world)
    for (let n = 0; n < 10; n++) await openMailLink(ctx, token)
    await useMailLink(ctx, { token })
    const { actor } = await ctxOf(db, survivor)
    expect([actor.seats[0]?.seatId, actor.memberships[0]?.organisationId, actor.offices.length]).toEqual([
      term.seatId,
      membership.organisationId,
      1,
    ])
    const [row] = await db.select().from(people).where(eq(people.id, other.id))
    expect(row).toMatchObject({
      mergedIntoId: survivor.id,
      email: null,
      passwordHash: null,
      name: "Altro Nome",
    })
    expect(await db.$count(auditEntries, eq(auditEntries.actorId, other.id))).toBeGreaterThan(0)
    expect((await ctxOf(db, other)).actor.personId).toBeNull()
    const [trace] = await db.select().from(personMerges)
    expect(trace).toMatchObject({ survivorId: survivor.id, mergedId: other.id, byId: survivor.id })
    expect(trace?.moved).toMatchObject({ mandates: 1, memberships: 1, offices: 1 })
  })

  test.for([
    ["keeps the survivor's address of the calendar and closes the other", true, 1],
    ["hands on the only address of the calendar", false, 2],
  ] as const)("%s", async ([, hasOwn, kept], { db }) => {
    const world = await two(db)
    const { survivor, other, ctx } = world
    const feed = (personId: string, mark: number) => ({
      ...{ personId, tokenSha256: new Uint8Array(32).fill(mark), createdAt: ctx.now },
    })
    if (hasOwn) await db.insert(calendarFeeds).values(feed(survivor.id, 1))
    await db.insert(calendarFeeds).values(feed(other.id, 2))
    await useMailLink(ctx, { token: await joined(db, world) })
    const left = await db.select().from(calendarFeeds)
    expect(left.map(({ personId, tokenSha256 }) => [personId, tokenSha256[0]])).toEqual([[survivor.id, kept]])
  })

  test("of one organisation and one role keeps one of each", async ({ db }) => {
    const world = await two(db)
    const { organisationId } = await makeMembership(db, { personId: world.survivor.id })
    await makeMembership(db, { personId: world.other.id, organisationId })
    await db.insert(platformRoles).values([
      { personId: world.survivor.id, role: "tutor" },
      { personId: world.other.id, role: "tutor" },
      { personId: world.other.id, role: "trainer" },
    ])
    await useMailLink(world.ctx, { token: await joined(db, world) })
    const { actor } = await ctxOf(db, world.survivor)
    expect([actor.memberships.length, actor.roles]).toEqual([1, ["trainer", "tutor"]])
    expect(await db.$count(memberships, eq(memberships.personId, world.survivor.id))).toBe(2)
  })

  test("that both sit at one table names it and changes nothing", async ({ db }) => {
    const world = await two(db)
    const term = await makeTerm(db, { personId: world.survivor.id })
    const seat = await makeSeat(db, { roundtableId: term.roundtableId })
    await makeTerm(db, { personId: world.other.id, seat })
    const token = await joined(db, world)
    expect(await refusalOf(useMailLink(world.ctx, { token }))).toBe("conflict people.errors.merge_seats")
    expect((await openMailLink(world.ctx, token)).state).toBe("open")
    expect(await db.$count(seatTerms, eq(seatTerms.personId, world.other.id))).toBe(1)
  })

  test("needs the sign-in of the one and the mailbox of the other", async ({ db }) => {
    const world = await two(db)
    const token = await joined(db, world)
    expect(await refusalOf(useMailLink(await ctxFor(db), { token }))).toBe(
      "forbidden people.errors.link_sign_in_first",
    )
    expect(await refusalOf(useMailLink(await ctxOf(db, world.other), { token }))).toBe(
      "forbidden people.errors.link_other_person",
    )
  })

  test("with an address that has no account mails nobody and says nothing", async ({ db }) => {
    const { ctx } = await two(db)
    await askMerge(ctx, { email: "nessuno@example.org" })
    expect(await owed(db)).toEqual([])
  })
})

describe("an administrator", () => {
  test("joins them on request, once, with the reason in the trace", async ({ db }) => {
    const { survivor, other } = await two(db)
    const ctx = await ctxOf(db, await makeAdministrator(db))
    const asked = { personCode: survivor.code, email: other.email ?? "", reason: "Lo chiede la persona" }
    expect(await mergePeople(ctx, asked)).toBe(survivor.code)
    expect((await db.select().from(personMerges))[0]?.reason).toBe("Lo chiede la persona")
    expect(await refusalOf(mergePeople(ctx, asked))).toBe("invalid people.errors.no_such_account (email)")
  })

  test("does not join an account with itself; others join none", async ({ db }) => {
    const { survivor, ctx } = await two(db)
    const asked = { personCode: survivor.code, email: survivor.email ?? "", reason: "Prova" }
    expect(await refusalOf(mergePeople(ctx, asked))).toBe("forbidden people.refuse.only.administrator")
    expect(await refusalOf(mergePeople(await ctxOf(db, await makeAdministrator(db)), asked))).toBe(
      "conflict people.errors.same_person",
    )
  })
})
