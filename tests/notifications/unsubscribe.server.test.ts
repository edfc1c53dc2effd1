import { sql } from "drizzle-orm"
import { getPreferences } from "#app/notifications/queries.server.ts"
import { openUnsubscribe, renewUnsubscribe, unsubscribe } from "#app/notifications/unsubscribe.server.ts"
import { newUnsubscribeToken } from "#app/notifications/unsubscribe-link.server.ts"
import type { Db } from "#db/client.server.ts"
import { noticePreferences, outbox } from "#db/schema/index.ts"
import { contentOf } from "#tests/support/content.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"

const makeLink = async (db: Db, about = "texts") => {
  const person = await makePerson(db, { name: "Amina Haddad" })
  const token = await newUnsubscribeToken(db, { personId: person.id, about })
  return { person, token, somebody: await ctxFor(db) }
}
const age = (db: Db) => db.execute(sql`update unsubscribe_link set created_at = now() - interval '91 days'`)

test("a link opened ten times by a machine changes nothing", async ({ db }) => {
  const { token, somebody } = await makeLink(db)
  const before = await contentOf(db)
  for (let n = 0; n < 10; n++) await openUnsubscribe(somebody, token)
  expect(await contentOf(db)).toEqual(before)
})

test("a link names whose mail it is and what it would stop", async ({ db }) => {
  const { token, somebody } = await makeLink(db)
  expect(await openUnsubscribe(somebody, token)).toEqual({
    ...{ name: "Amina Haddad", about: "texts", state: "open", wasRenewed: false },
  })
})

describe("pressed by whoever holds it, a link", () => {
  test("stops its group and no other", async ({ db }) => {
    const { token, somebody, person } = await makeLink(db)
    await unsubscribe(somebody, { token })
    const { paces } = await getPreferences(await ctxOf(db, person))
    expect(paces.filter(({ pace }) => pace === "none")).toEqual([{ group: "texts", pace: "none" }])
    expect((await openUnsubscribe(somebody, token)).state).toBe("stopped")
  })

  test("does nothing the second time", async ({ db }) => {
    const { token, somebody } = await makeLink(db)
    await unsubscribe(somebody, { token })
    const before = await contentOf(db)
    await unsubscribe({ ...somebody, now: new Date(somebody.now.getTime() + 60_000) }, { token })
    expect(await contentOf(db)).toEqual(before)
  })

  test("of a digest stops everything that comes in digests", async ({ db }) => {
    const { token, somebody } = await makeLink(db, "digest")
    await unsubscribe(somebody, { token })
    const groups = (await db.select().from(noticePreferences)).map(({ kindGroup }) => kindGroup)
    expect(groups.sort()).toEqual(["tables", "texts"])
  })

  test("stops nothing when it has expired, and says so", async ({ db }) => {
    const { token, somebody } = await makeLink(db)
    await age(db)
    expect((await openUnsubscribe(somebody, token)).state).toBe("expired")
    expect(await refusalOf(unsubscribe(somebody, { token }))).toBe(
      "conflict notifications.errors.link_expired",
    )
    expect(await db.$count(noticePreferences)).toBe(0)
  })
})

describe("a fresh link", () => {
  test("is mailed to the person with one press, once, and works", async ({ db }) => {
    const { token, somebody, person } = await makeLink(db)
    await age(db)
    await renewUnsubscribe(somebody, { token })
    const [mail] = await db.select().from(outbox)
    const { path = "" } = (mail?.params ?? {}) as { path?: string }
    expect(mail).toMatchObject({ kind: "unsubscribe_link", personId: person.id })
    await unsubscribe(somebody, { token: path.replace("/unsubscribe/", "") })
    expect(await db.$count(noticePreferences)).toBe(1)
    expect(await refusalOf(renewUnsubscribe(somebody, { token }))).toBe(
      "conflict notifications.errors.link_renewed",
    )
  })

  test("is not sent while the old one works", async ({ db }) => {
    const { token, somebody } = await makeLink(db)
    expect(await refusalOf(renewUnsubscribe(somebody, { token }))).toBe(
      "conflict notifications.errors.link_renewed",
    )
  })
})

test("a link that no mail had is not found", async ({ db }) => {
  const somebody = await ctxFor(db)
  expect(await refusalOf(openUnsubscribe(somebody, "unknown"))).toBe(
    "not_found notifications.errors.link_unknown",
  )
})
