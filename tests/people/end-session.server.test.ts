import { transact } from "#app/context.ts"
import { endSession } from "#app/people/end-session.server.ts"
import { sessionDigest } from "#app/people/session.server.ts"
import { startSession } from "#app/people/sign-in.server.ts"
import type { Db } from "#db/client.server.ts"
import { accessChanges, auditEntries, sessions } from "#db/schema/index.ts"
import { contentOf } from "#tests/support/content.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeAdministrator, makePerson, type Person } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { NEW_BROWSER, sentBack, validate } from "./accounts.ts"

const NOT_FOUND = "not_found errors.not_found.text"

const begin = async (db: Db, person: Person) => {
  const { cookie } = await transact(await ctxFor(db), (tx) => startSession(tx, person.id, NEW_BROWSER))
  const back = sentBack(cookie)
  return { cookie: back, id: sessionDigest(back.split("=")[1] ?? "") }
}

describe("one's own session", () => {
  test("ends, and its cookie is nobody's", async ({ db }) => {
    const person = await makePerson(db)
    const session = await begin(db, person)
    await endSession(await ctxOf(db, person), { id: session.id })
    expect((await validate(db, session.cookie)).personId).toBeNull()
  })

  test("ends alone: the others go on", async ({ db }) => {
    const person = await makePerson(db)
    const [here, there] = [await begin(db, person), await begin(db, person)]
    await endSession(await ctxOf(db, person), { id: there.id })
    expect((await validate(db, here.cookie)).personId).toBe(person.id)
  })

  test("ends with word to the open documents", async ({ db }) => {
    const person = await makePerson(db)
    const { id } = await begin(db, person)
    await endSession(await ctxOf(db, person), { id })
    const changes = await db.select().from(accessChanges)
    expect(changes.map((change) => change.personId)).toEqual([person.id])
  })

  test("is in the audit without its id", async ({ db }) => {
    const person = await makePerson(db)
    const { id } = await begin(db, person)
    await endSession(await ctxOf(db, person), { id })
    const entries = await db.select().from(auditEntries)
    expect(entries.at(-1)).toMatchObject({ action: "session.ended", subjectId: person.id, fields: {} })
    expect(JSON.stringify(entries)).not.toContain(id)
  })

  test("does not end twice", async ({ db }) => {
    const person = await makePerson(db)
    const { id } = await begin(db, person)
    const ctx = await ctxOf(db, person)
    await endSession(ctx, { id })
    expect(await refusalOf(endSession(ctx, { id }))).toBe(NOT_FOUND)
  })
})

describe("somebody else's session", () => {
  test.for([
    ["another person", makePerson],
    ["an administrator", makeAdministrator],
  ] as const)("is not there for %s, and nothing is written", async ([, make], { db }) => {
    const { id } = await begin(db, await makePerson(db))
    const ctx = await ctxOf(db, await make(db))
    const before = await contentOf(db)
    expect(await refusalOf(endSession(ctx, { id }))).toBe(NOT_FOUND)
    expect(await contentOf(db)).toEqual(before)
  })

  test("is not there for nobody", async ({ db }) => {
    const { id } = await begin(db, await makePerson(db))
    expect(await refusalOf(endSession(await ctxFor(db), { id }))).toBe(NOT_FOUND)
    expect(await db.$count(sessions)).toBe(1)
  })
})
