import { eq, sql } from "drizzle-orm"
import { transact } from "#app/context.ts"
import { deliverNext } from "#app/notifications/deliver.server.ts"
import { notify } from "#app/notifications/notify.server.ts"
import { outbox, people } from "#db/schema/index.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson } from "#tests/support/factories.ts"
import { message, only, owe, ports } from "./post.ts"

describe("a message that is owed", () => {
  test("is sent to its address, in its language, with a full address for its link", async ({ db }) => {
    await owe(db)
    const { sent, ports: out } = ports()
    expect(await deliverNext(db, out)).toBe("sent")
    const link = "https://tavoli.example/invitations/secret"
    expect(sent).toMatchObject([
      {
        to: "amina@example.org",
        subject: `fr mail.invitation.subject Amina ${link}`,
        text: `fr mail.invitation.text Amina ${link}`,
      },
    ])
  })

  test("is sent once", async ({ db }) => {
    await owe(db)
    const { sent, ports: out } = ports()
    const outcomes = [await deliverNext(db, out), await deliverNext(db, out)]
    expect([outcomes, sent.length]).toEqual([["sent", null], 1])
  })

  test("has a Message-ID of its own at this host", async ({ db }) => {
    await owe(db)
    const { sent, ports: out } = ports()
    await deliverNext(db, out)
    expect(sent[0]?.messageId).toBe(`${(await only(db)).id}@tavoli.example`)
  })

  test("keeps none of its values once it was sent", async ({ db }) => {
    await owe(db)
    await deliverNext(db, ports().ports)
    expect(await only(db)).toMatchObject({
      params: null,
      sentAt: expect.any(Date),
      droppedAt: null,
      lease: null,
    })
  })

  test("goes to a person's present address, in their present language", async ({ db }) => {
    const person = await makePerson(db)
    await owe(db, { to: { personId: person.id } })
    await db
      .update(people)
      .set({ email: "nuova@example.org", language: "ar" })
      .where(eq(people.id, person.id))
    const { sent, ports: out } = ports()
    await deliverNext(db, out)
    expect([sent[0]?.to, sent[0]?.subject.slice(0, 2)]).toEqual(["nuova@example.org", "ar"])
  })

  test("waits for those that are due before it", async ({ db }) => {
    await owe(db, { params: { name: "Later" } })
    await db.update(outbox).set({ nextAttemptAt: sql`now() - interval '1 minute'` })
    await owe(db, { params: { name: "Now" } })
    await db
      .update(outbox)
      .set({ nextAttemptAt: sql`now() - interval '1 hour'` })
      .where(sql`params->>'name' = 'Now'`)
    const { sent, ports: out } = ports()
    while (await deliverNext(db, out));
    expect(sent.map((mail) => mail.subject.split(" ")[2])).toEqual(["Now", "Later"])
  })
})

describe("before it goes out the policy is asked again", () => {
  test("about this subject and this reader", async ({ db }) => {
    const person = await makePerson(db)
    await owe(db, { to: { personId: person.id } })
    const asked: unknown[] = []
    const mayRead = { invitation: async (...question: unknown[]) => asked.push(question) > 0 }
    await deliverNext(db, ports({ mayRead }).ports)
    expect(asked).toEqual([[person.id, "7f"]])
  })

  test.for([
    ["the policy refuses", { mayRead: { invitation: async () => false } }, {}],
    ["its kind is unknown", { mayRead: {} }, {}],
    [
      "its kind is a name that every object has",
      { mayRead: {} },
      { subject: { kind: "toString", id: "7f" } },
    ],
  ] as const)("and it is dropped when %s", async ([, over, owed], { db }) => {
    await owe(db, owed)
    const { sent, ports: out } = ports(over)
    expect(await deliverNext(db, out)).toBe("dropped")
    expect(sent).toEqual([])
    expect(await only(db)).toMatchObject({ droppedAt: expect.any(Date), sentAt: null, params: null })
  })

  test("and it is dropped when the person was erased", async ({ db }) => {
    const person = await makePerson(db, { name: null, email: null, erasedAt: new Date() })
    await owe(db, { to: { personId: person.id } })
    const { sent, ports: out } = ports()
    expect([await deliverNext(db, out), sent]).toEqual(["dropped", []])
  })

  test("unless it is about nothing that could be hidden", async ({ db }) => {
    await transact(await ctxFor(db), (tx) => {
      const { subject: _subject, ...rest } = message()
      return notify(tx, rest)
    })
    expect(await deliverNext(db, ports({ mayRead: {} }).ports)).toBe("sent")
  })
})

test("nothing is owed when nobody was told anything", async ({ db }) => {
  expect(await deliverNext(db, ports().ports)).toBeNull()
})
