import { sql } from "drizzle-orm"
import { transact } from "#app/context.ts"
import { deliverNext } from "#app/notifications/deliver.server.ts"
import { listMailLog } from "#app/notifications/mail-log.server.ts"
import { MAIL_STATES, mailState } from "#app/notifications/mail-state.ts"
import { notify } from "#app/notifications/notify.server.ts"
import { purgeNotices } from "#app/notifications/purge.server.ts"
import { secretariatOf } from "#app/roundtables/secretariat.server.ts"
import type { Db } from "#db/client.server.ts"
import { notices, outbox } from "#db/schema/index.ts"
import { contentOf } from "#tests/support/content.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import {
  makeAdministrator,
  makeNotice,
  makeOfficer,
  makePerson,
  makeRoundtable,
} from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { owe, ports } from "./post.ts"

const refused = (responseCode: number) =>
  Object.assign(new Error(`${responseCode} amina@example.org: no such user`), {
    code: "EENVELOPE",
    responseCode,
  })

const tryOnce = async (db: Db, attempt: number, error: Error) => {
  await db.execute(
    sql`update outbox set attempts = ${attempt - 1}, next_attempt_at = now() where sent_at is null`,
  )
  const send = async () => Promise.reject(error)
  return deliverNext(db, ports({ send, secretariatOf: (id) => secretariatOf(db, id) }).ports)
}

describe("mail that does not arrive", () => {
  test.for([
    ["the twentieth try", 20, new Error("away"), "dropped", "failed"],
    ["the nineteenth", 19, new Error("away"), "postponed", null],
    ["the fifth refusal of the address", 5, refused(550), "dropped", "refused"],
    ["the fourth", 4, refused(550), "postponed", null],
    ["a refusal for now", 5, refused(450), "postponed", null],
  ] as const)("is given up at %s", async ([, attempt, error, outcome, reason], { db }) => {
    await owe(db)
    expect(await tryOnce(db, attempt, error)).toBe(outcome)
    expect(await db.select().from(outbox)).toMatchObject([{ dropReason: reason }])
  })

  test("is told to the person in their inbox, once while they have not read it", async ({ db }) => {
    const person = await makePerson(db)
    for (let n = 0; n < 2; n++) {
      await owe(db, { to: { personId: person.id } })
      await tryOnce(db, 20, new Error("away"))
    }
    expect(await db.select().from(notices)).toMatchObject([
      { personId: person.id, kind: "mail_failed", params: { address: person.email, path: "/account" } },
    ])
  })

  test("to an address is told to the secretaries of the table that wrote", async ({ db }) => {
    const table = await makeRoundtable(db)
    const { personId } = await makeOfficer(db, { roundtableId: table.id })
    await makeOfficer(db, { roundtableId: table.id, role: "chair" })
    await owe(db, { roundtableId: table.id })
    await tryOnce(db, 5, refused(550))
    expect(await db.select().from(notices)).toMatchObject([
      {
        ...{ personId, kind: "mail_failed_to", roundtableId: table.id },
        params: { address: "amina@example.org", path: `/roundtables/${table.code}/members` },
      },
    ])
  })

  test("leaves no address in the error that is kept", async ({ db }) => {
    await owe(db)
    await tryOnce(db, 1, refused(450))
    const [row] = await db.select().from(outbox)
    expect(row?.lastError).toBe("Error: 450 …: no such user")
  })
})

describe("the delivery log", () => {
  test("is for administrators", async ({ db }) => {
    const ctx = await ctxOf(db, await makePerson(db))
    expect(await refusalOf(listMailLog(ctx, { state: null, after: null }))).toBe(
      "forbidden notifications.errors.administrator_only",
    )
  })

  test("finds each mail in the state that it shows, and in no other", async ({ db }) => {
    const ctx = await ctxOf(db, await makeAdministrator(db))
    const kind = "mandate_ended"
    const digest = (
      await db.insert(outbox).values({ kind: "digest", digestDay: "2026-01-15" }).returning()
    )[0]
    await db.insert(outbox).values([
      { kind, nextAttemptAt: new Date("2099-01-01") },
      { kind, digestId: digest?.id ?? null },
      { kind, sentAt: new Date() },
      { kind, droppedAt: new Date(), dropReason: "read" },
      { kind, droppedAt: new Date() },
      { kind, droppedAt: new Date(), dropReason: "refused" },
    ])
    const counts: Record<string, number> = {}
    for (const state of MAIL_STATES) {
      const { rows } = await listMailLog(ctx, { state, after: null })
      counts[state] = rows.length
      for (const row of rows) expect(mailState(row, ctx.now)).toBe(state)
    }
    expect(counts).toEqual({ due: 1, waiting: 1, gathered: 1, sent: 1, dropped: 2, failed: 1 })
  })
})

describe("the purge", () => {
  const old = (db: Db, months: number) =>
    db.execute(sql`update notice set created_at = now() - ${months} * interval '1 month'`)

  test("empties an entry after twelve months, and it waits for nobody any more", async ({ db }) => {
    await makeNotice(db, (await makePerson(db)).id)
    await old(db, 13)
    await purgeNotices(db)
    expect(await db.select().from(notices)).toMatchObject([{ params: null, readAt: expect.any(Date) }])
  })

  test("leaves a younger one as it is", async ({ db }) => {
    await makeNotice(db, (await makePerson(db)).id)
    await old(db, 11)
    const before = await contentOf(db)
    await purgeNotices(db)
    expect(await contentOf(db)).toEqual(before)
  })

  test("takes delivered mail, digests with what they told, and entries of two years", async ({ db }) => {
    const person = await makePerson(db)
    const ctx = await ctxFor(db)
    const params = { paper: "Piano", path: "/documents/A" }
    const told = { kind: "paper_opened", to: { personId: person.id }, language: "it", params }
    await transact(ctx, (tx) => notify(tx, told))
    await deliverNext(db, ports().ports)
    await db.execute(sql`update outbox set sent_at = now(), created_at = now() - interval '25 months'`)
    await old(db, 25)
    await purgeNotices(db)
    expect([await db.$count(outbox), await db.$count(notices)]).toEqual([0, 0])
  })

  test("takes no mail that still has to go out, and changes nothing the second time", async ({ db }) => {
    const person = await makePerson(db)
    await owe(db, { kind: "mandate_ended", to: { personId: person.id } })
    await db.execute(sql`update outbox set created_at = now() - interval '25 months'`)
    await old(db, 25)
    await purgeNotices(db)
    const after = await contentOf(db)
    await purgeNotices(db)
    expect([await db.$count(outbox), await contentOf(db)]).toEqual([1, after])
  })
})
