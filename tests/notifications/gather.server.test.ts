import { eq, sql } from "drizzle-orm"
import { transact } from "#app/context.ts"
import { loadMessages } from "#app/i18n/load.server.ts"
import { createTranslate } from "#app/i18n/translate.ts"
import { choosePreferences, setPaces } from "#app/notifications/choose-preferences.server.ts"
import { type DeliveryPorts, deliverNext } from "#app/notifications/deliver.server.ts"
import { readAllNotices } from "#app/notifications/read-notice.server.ts"
import type { Db } from "#db/client.server.ts"
import { outbox } from "#db/schema/index.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson, makeRoundtable, type Person } from "#tests/support/factories.ts"
import { owe, ports } from "./post.ts"

const catalogue = loadMessages("app/i18n/messages")
const translate = (locale: string) => createTranslate(locale, catalogue[locale] ?? {}, catalogue.it)
const open = (over: Partial<DeliveryPorts> = {}) =>
  ports({ translate, mayRead: { document: async () => true }, ...over })

const subject = { kind: "document", id: "7f" }
const tell = (db: Db, person: Person, over: Record<string, unknown> = {}) =>
  owe(db, {
    ...{ kind: "paper_opened", to: { personId: person.id }, language: "it", subject },
    ...{ params: { paper: "Piano", path: "/documents/A" }, ...over },
  })

const all = async (db: Db, out: DeliveryPorts) => {
  const outcomes = []
  for (let next = await deliverNext(db, out); next; next = await deliverNext(db, out)) outcomes.push(next)
  return outcomes
}
/** Makes the digests due, as the next morning does. */
const morning = (db: Db) =>
  db.execute(sql`update outbox set next_attempt_at = now() where digest_day is not null and sent_at is null`)

const digests = (db: Db) => db.select().from(outbox).where(sql`digest_day is not null`)

describe("what comes once a day", () => {
  test("is gathered into one mail, which goes out on its day and not before", async ({ db }) => {
    const person = await makePerson(db)
    await tell(db, person)
    await tell(db, person, { params: { paper: "Protocollo", path: "/documents/B" } })
    const { sent, ports: out } = open()
    expect(await all(db, out)).toEqual(["gathered", "gathered"])
    expect(sent).toEqual([])
    await morning(db)
    expect(await all(db, out)).toEqual(["sent"])
    expect(sent).toHaveLength(1)
    expect(sent[0]?.text).toContain("Puoi scrivere: Piano")
    expect(sent[0]?.text).toContain("Puoi scrivere: Protocollo")
  })

  test("is told once: the same morning again sends nothing", async ({ db }) => {
    const person = await makePerson(db)
    await tell(db, person)
    const { sent, ports: out } = open()
    await all(db, out)
    await morning(db)
    await all(db, out)
    await morning(db)
    expect([await all(db, out), sent.length]).toEqual([[], 1])
    expect(await db.select().from(outbox)).toEqual(
      expect.arrayContaining([expect.objectContaining({ sentAt: expect.any(Date), params: null })]),
    )
  })

  test("is one mail for each person", async ({ db }) => {
    for (const person of [await makePerson(db), await makePerson(db)]) await tell(db, person)
    const { sent, ports: out } = open()
    await all(db, out)
    await morning(db)
    await all(db, out)
    expect(new Set(sent.map(({ to }) => to)).size).toBe(2)
  })

  test("leaves out what was read in the inbox meanwhile", async ({ db }) => {
    const person = await makePerson(db)
    await tell(db, person)
    const { sent, ports: out } = open()
    await all(db, out)
    await readAllNotices(await ctxOf(db, person))
    await tell(db, person, { params: { paper: "Nuovo", path: "/documents/C" } })
    await all(db, out)
    await morning(db)
    await all(db, out)
    expect(sent[0]?.text).toContain("Nuovo")
    expect(sent[0]?.text).not.toContain("Piano")
  })

  test.for([
    [
      "everything was read",
      async (db: Db, person: Person) => readAllNotices(await ctxOf(db, person)),
      "read",
    ],
    [
      "nothing of it is wanted any more",
      async (db: Db, person: Person) =>
        transact(await ctxFor(db), (tx) => setPaces(tx, person.id, [["texts", "none"]])),
      "not_wanted",
    ],
  ] as const)("is not sent at all when %s", async ([, meanwhile, reason], { db }) => {
    const person = await makePerson(db)
    await tell(db, person)
    const { sent, ports: out } = open()
    await all(db, out)
    await meanwhile(db, person)
    await morning(db)
    expect([await all(db, out), sent]).toEqual([["dropped"], []])
    const rows = await db.select().from(outbox)
    expect(rows.map(({ dropReason }) => dropReason).sort()).toEqual(["empty", reason].sort())
  })

  test("leaves out what its reader may no longer see", async ({ db }) => {
    const person = await makePerson(db)
    await tell(db, person)
    const { sent, ports: out } = open({ mayRead: { document: async () => false } })
    await all(db, out)
    await morning(db)
    expect([await all(db, out), sent]).toEqual([["dropped"], []])
  })

  test("that failed goes out later with the same Message-ID, and nothing new joins it", async ({ db }) => {
    const person = await makePerson(db)
    await tell(db, person)
    const ids: string[] = []
    const { sent, ports: out } = open({
      send: async (mail) => {
        ids.push(mail.messageId)
        if (ids.length === 1) throw new Error("the post is away")
        sent.push(mail)
      },
    })
    await all(db, out)
    await morning(db)
    expect(await all(db, out)).toEqual(["postponed"])
    const [tried] = await digests(db)
    await db.execute(sql`update outbox set digest_day = digest_day + 1 where id = ${tried?.id}`)
    await db.execute(
      sql`update outbox set next_attempt_at = now() + interval '1 hour' where id = ${tried?.id}`,
    )
    await tell(db, person, { params: { paper: "Dopo", path: "/documents/D" } })
    await all(db, out)
    await db
      .update(outbox)
      .set({ nextAttemptAt: sql`now()` })
      .where(eq(outbox.id, tried?.id ?? ""))
    expect(await all(db, out)).toContain("sent")
    expect([new Set(ids).size, sent[0]?.text.includes("Dopo")]).toEqual([1, false])
  })

  test("says what is of which table, in its reader's language and direction", async ({ db }) => {
    const person = await makePerson(db, { language: "ar" })
    const table = await makeRoundtable(db, { name: "Tavolo Puglia" })
    await tell(db, person, { roundtableId: table.id })
    const { sent, ports: out } = open()
    await all(db, out)
    await morning(db)
    await all(db, out)
    expect(sent[0]).toMatchObject({ language: "ar", html: expect.stringContaining('lang="ar" dir="rtl"') })
    expect(sent[0]?.html).toContain('<h2 lang="it"><bdi>Tavolo Puglia</bdi></h2>')
  })
})

describe("mail to a person", () => {
  test("names them, and its link goes by way of their inbox", async ({ db }) => {
    const person = await makePerson(db, { name: "Amina Haddad", language: "it" })
    await tell(db, person, {
      kind: "mandate_ended",
      params: { roundtable: "T", reason: "R", path: "/roundtables/A" },
    })
    const { sent, ports: out } = open()
    await all(db, out)
    expect(sent[0]?.text).toContain("Questo messaggio è per Amina Haddad.")
    expect(sent[0]?.text).toMatch(/https:\/\/tavoli\.example\/inbox\/[0-9A-Z]{10}/)
    expect(sent[0]?.text).not.toContain("/roundtables/A")
  })

  test("can be refused by a link of its own, an obligatory one cannot", async ({ db }) => {
    const person = await makePerson(db, { language: "it" })
    const params = { roundtable: "T", reason: "R", path: "/roundtables/A" }
    await tell(db, person, { kind: "mandate_ended", params })
    await tell(db, person, {
      kind: "unsubscribe_link",
      subject: undefined,
      params: { path: "/unsubscribe/x" },
    })
    const { sent, ports: out } = open()
    await all(db, out)
    const links = sent.map(({ unsubscribe }) => unsubscribe ?? null)
    expect(links.sort()).toEqual([
      expect.stringMatching(/^https:\/\/tavoli\.example\/unsubscribe\/[\w-]{32}$/),
      null,
    ])
  })

  test.for([
    ["of their own hold it", { from: 0, until: 1439 }, "waiting", 0],
    ["that they chose not to have do not", null, "sent", 1],
  ] as const)("quiet hours %s", async ([, quiet, outcome, count], { db }) => {
    const person = await makePerson(db)
    await choosePreferences(await ctxOf(db, person), { paces: [], quiet })
    const params = { roundtable: "T", reason: "R", path: "/" }
    await tell(db, person, { kind: "mandate_ended", params })
    const { sent, ports: out } = open({ quietHours: { from: 0, until: 1439 } })
    expect([await all(db, out), sent.length]).toEqual([[outcome], count])
    if (outcome === "waiting")
      expect(await db.select().from(outbox)).toMatchObject([{ attempts: 0, lease: null }])
  })
})
