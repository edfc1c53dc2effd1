import { redirect } from "@remix-run/node"
import { sql } from "drizzle-orm"
import { conflict } from "#app/errors.ts"
import { KEY_FIELD, newKey, run } from "#app/http.server.ts"
import type { Db } from "#db/client.server.ts"
import { organisations } from "#db/schema/index.ts"
import { type Fields, Thing, withKey } from "#tests/http-form.ts"
import { appContext, postOf } from "#tests/support/app-context.ts"
import { ctxOf } from "#tests/support/context.ts"
import { makePerson, type Person } from "#tests/support/factories.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"
import { untilSomebodyWaits } from "#tests/support/together.ts"

/** Posts the form that writes one organisation of this name; `first` happens before the post is answered. */
const press = async (db: Db, person: Person, fields: Fields, first = async () => {}) => {
  const page = appContext(await ctxOf(db, person))
  const answer = await run(page, postOf(fields), Thing, {}, async (ctx, input) => {
    const row = { name: `${input.name} ${newKey()}`, kind: "school", territory: String(fields) }
    const [written] = await ctx.db.insert(organisations).values(row).returning()
    await first()
    return redirect(`/organisations/${written?.code}`)
  })
  return answer instanceof Response ? answer.headers.get("Location") : answer.init?.status
}

const written = (db: Db, fields: Fields) => db.$count(organisations, sql`territory = ${String(fields)}`)

/** A first press that goes on only when it is told how to end. */
const slowly = () => {
  let end: (how: "do it" | "refuse") => void = () => {}
  const told = new Promise<"do it" | "refuse">((resolve) => {
    end = resolve
  })
  let begin = () => {}
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  const first = async () => {
    begin()
    if ((await told) === "refuse") throw conflict("people.errors.email_taken")
  }
  return { first, begun, end }
}

describe("two posts with one key at the same time", () => {
  test("do the thing once and get one answer", async ({ pg: { db } }) => {
    const [person, form] = [await makePerson(db), withKey()]
    const answers = await Promise.all(Array.from({ length: 6 }, () => press(db, person, form)))
    expect(await written(db, form)).toBe(1)
    expect([new Set(answers).size, answers[0]]).toEqual([1, expect.stringMatching(/^\/organisations\/\w+$/)])
  })

  test("wait for each other: the second gets the first one's answer", async ({ pg: { db } }) => {
    const [person, form] = [await makePerson(db), withKey()]
    const { first, begun, end } = slowly()
    const one = press(db, person, form, first)
    await begun
    const two = press(db, person, form)
    await untilSomebodyWaits(db)
    end("do it")
    expect(await two).toBe(await one)
    expect(await written(db, form)).toBe(1)
  })

  test("are tried in turn: the second does the thing when the first was refused", async ({ pg: { db } }) => {
    const [person, form] = [await makePerson(db), withKey()]
    const { first, begun, end } = slowly()
    const one = press(db, person, form, first)
    await begun
    const two = press(db, person, form)
    await untilSomebodyWaits(db)
    end("refuse")
    expect([await one, await two]).toEqual([409, expect.stringMatching(/^\/organisations\//)])
    expect(await written(db, form)).toBe(1)
  })

  test("of two people are two", async ({ pg: { db } }) => {
    const people = [await makePerson(db), await makePerson(db)]
    const form: Fields = [
      ["name", "Scuola"],
      [KEY_FIELD, newKey()],
    ]
    const answers = await Promise.all(people.map((person) => press(db, person, form)))
    expect([new Set(answers).size, await written(db, form)]).toEqual([2, 2])
  })
})
