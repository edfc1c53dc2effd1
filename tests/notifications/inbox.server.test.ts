import { eq } from "drizzle-orm"
import { transact } from "#app/context.ts"
import { readableSubjects } from "#app/desk/readable.server.ts"
import { notify } from "#app/notifications/notify.server.ts"
import { findNotice, listNotices } from "#app/notifications/queries.server.ts"
import { readAllNotices, readNotice } from "#app/notifications/read-notice.server.ts"
import { loadActor } from "#app/people/actor.server.ts"
import type { Db } from "#db/client.server.ts"
import { notices, outbox, seatTerms } from "#db/schema/index.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import {
  makeNotice,
  makePaper,
  makePerson,
  makeRoundtable,
  makeTerm,
  type Person,
} from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { message } from "./post.ts"

const inboxOf = async (db: Db, person: Person, page: Partial<Parameters<typeof listNotices>[1]> = {}) => {
  const ctx = await ctxOf(db, person)
  return listNotices(ctx, { readable: readableSubjects(ctx), ...page })
}
const codesOf = ({ rows }: Awaited<ReturnType<typeof listNotices>>) => rows.map(({ code }) => code)

describe("a message", () => {
  test("to a person is in their inbox and owed by mail, as one", async ({ db }) => {
    const person = await makePerson(db)
    const told = message({ kind: "mandate_ended", to: { personId: person.id } })
    await transact(await ctxFor(db), (tx) => notify(tx, told))
    const [notice] = await db.select().from(notices)
    expect(notice).toMatchObject({
      personId: person.id,
      kind: "mandate_ended",
      params: told.params,
      readAt: null,
    })
    expect(await db.select().from(outbox)).toMatchObject([{ noticeId: notice?.id, personId: person.id }])
  })

  test.for([
    ["to an address", { to: { address: "amina@example.org" } }],
    ["that carries a key", { kind: "unsubscribe_link" }],
  ] as const)("%s is in nobody's inbox", async ([, over], { db }) => {
    const person = await makePerson(db)
    const told = message({ kind: "mandate_ended", to: { personId: person.id }, ...over })
    await transact(await ctxFor(db), (tx) => notify(tx, told))
    expect([await db.$count(notices), await db.$count(outbox)]).toEqual([0, 1])
  })
})

describe("an inbox", () => {
  test("has one's own entries only, newest first", async ({ db }) => {
    const [me, other] = [await makePerson(db), await makePerson(db)]
    const first = await makeNotice(db, me.id)
    await makeNotice(db, other.id)
    const second = await makeNotice(db, me.id)
    expect(codesOf(await inboxOf(db, me))).toEqual([second.code, first.code])
  })

  test("is read page by page, each entry once", async ({ db }) => {
    const me = await makePerson(db)
    const written = []
    for (let n = 0; n < 65; n++) written.unshift((await makeNotice(db, me.id)).code)
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listNotices>> = await inboxOf(db, me, { after })
      seen.push(...codesOf(page))
      after = page.next
    } while (after)
    expect(seen).toEqual(written)
  })

  test("goes on from no entry of somebody else's", async ({ db }) => {
    const [me, other] = [await makePerson(db), await makePerson(db)]
    await makeNotice(db, me.id)
    const foreign = await makeNotice(db, other.id)
    expect(codesOf(await inboxOf(db, me, { after: foreign.code }))).toEqual([])
  })

  test("shows what is unread, and what is of one table", async ({ db }) => {
    const me = await makePerson(db)
    const table = await makeRoundtable(db)
    const read = await makeNotice(db, me.id, { roundtableId: table.id, readAt: new Date() })
    const unread = await makeNotice(db, me.id)
    expect(codesOf(await inboxOf(db, me, { unreadOnly: true }))).toEqual([unread.code])
    expect(codesOf(await inboxOf(db, me, { table: table.code }))).toEqual([read.code])
  })
})

describe("what an entry is about is asked again when it is read:", () => {
  test("a table that one has left is no longer shown, and its link says so", async ({ db }) => {
    const me = await makePerson(db)
    const table = await makeRoundtable(db, { visibility: "members" })
    const term = await makeTerm(db, { personId: me.id, roundtableId: table.id })
    const notice = await makeNotice(db, me.id, { subjectKind: "roundtable", subjectId: table.id })
    expect(codesOf(await inboxOf(db, me))).toEqual([notice.code])
    await db
      .update(seatTerms)
      .set({ endedAt: new Date(), endReason: "Fine" })
      .where(eq(seatTerms.id, term.id))
    const ctx = await ctxOf(db, me)
    expect(codesOf(await inboxOf(db, me))).toEqual([])
    expect(await findNotice(ctx, notice.code, readableSubjects(ctx))).toMatchObject({ isReadable: false })
  })

  test.for([
    ["draft", false],
    ["adopted", true],
  ] as const)("a %s text of a table that is not one's own: %s", async ([state, isShown], { db }) => {
    const me = await makePerson(db)
    const adoptedAt = state === "adopted" ? new Date() : null
    const paper = await makePaper(db, { state, adoptedAt })
    await makeNotice(db, me.id, { subjectKind: "document", subjectId: paper.id })
    expect((await inboxOf(db, me)).rows).toHaveLength(isShown ? 1 : 0)
  })

  test.for(["unheard-of", "toString"])("a kind that nobody knows is not shown: %s", async (kind, { db }) => {
    const me = await makePerson(db)
    await makeNotice(db, me.id, { subjectKind: kind, subjectId: "no-uuid" })
    expect((await inboxOf(db, me)).rows).toEqual([])
  })
})

const unreadOf = async (db: Db, person: Person) => (await loadActor(db, person.id)).unread

describe("the number in the bar", () => {
  test("is what waits to be read, one's own alone", async ({ db }) => {
    const [me, other] = [await makePerson(db), await makePerson(db)]
    await makeNotice(db, me.id)
    await makeNotice(db, me.id, { readAt: new Date() })
    await makeNotice(db, other.id)
    expect([await unreadOf(db, me), (await loadActor(db, null)).unread]).toEqual([1, 0])
  })
})

describe("an entry is marked as read", () => {
  test("by its reader, once, and tells where it leads", async ({ db }) => {
    const me = await makePerson(db)
    const { id } = await makeNotice(db, me.id)
    const ctx = await ctxOf(db, me)
    expect(await readNotice(ctx, { id })).toEqual({ path: "/roundtables" })
    const [first] = await db.select().from(notices)
    await readNotice({ ...ctx, now: new Date(ctx.now.getTime() + 60_000) }, { id })
    const [second] = await db.select().from(notices)
    expect([first?.readAt, second?.readAt]).toEqual([ctx.now, ctx.now])
  })

  test("by nobody else", async ({ db }) => {
    const [me, other] = [await makePerson(db), await makePerson(db)]
    const { id } = await makeNotice(db, other.id)
    expect(await refusalOf(readNotice(await ctxOf(db, me), { id }))).toBe("not_found errors.not_found.text")
    expect(await unreadOf(db, other)).toBe(1)
  })

  test("with all others, what one may no longer see included", async ({ db }) => {
    const [me, other] = [await makePerson(db), await makePerson(db)]
    await makeNotice(db, me.id)
    await makeNotice(db, me.id, { subjectKind: "unheard-of", subjectId: "x" })
    await makeNotice(db, other.id)
    await readAllNotices(await ctxOf(db, me))
    expect([await unreadOf(db, me), await unreadOf(db, other)]).toEqual([0, 1])
  })
})
