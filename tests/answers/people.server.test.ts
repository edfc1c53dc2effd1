import { sql } from "drizzle-orm"
import { getDraft } from "#app/answers/draft-queries.server.ts"
import { returnAnswer } from "#app/answers/endorse-answer.server.ts"
import { openInAnswers } from "#app/answers/open-for.server.ts"
import { getAnswer } from "#app/answers/queries.server.ts"
import type { Ctx } from "#app/context.ts"
import { erasePerson } from "#app/people/erase-person.server.ts"
import { mergePeople } from "#app/people/merge.server.ts"
import { people } from "#db/schema/index.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeAdministrator, makeMembership, makeOfficer, makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { endorse, mailsTo, makeWorld, publish, published, ready, type World, write } from "./world.ts"

const administrator = async (db: World["db"]) => ctxOf(db, await makeAdministrator(db))

/** Joins the account of one person to that of another, as an administrator does. @returns who goes on */
const join = async (world: World, survivor: Ctx, merged: Ctx): Promise<Ctx> => {
  const { rows } = await world.db.execute(sql`
    select (select code from person where id = ${survivor.actor.personId}) as code,
           (select email from person where id = ${merged.actor.personId}) as email`)
  const { code, email } = rows[0] as { code: string; email: string }
  const reason = "È la stessa persona"
  await mergePeople(await administrator(world.db), { personCode: code, email, reason })
  const [person] = await world.db.select().from(people).where(sql`id = ${survivor.actor.personId}`)
  if (!person) throw new Error("no such person")
  return ctxOf(world.db, person)
}

const whoManages = async (world: World) => {
  const person = await makePerson(world.db)
  await makeMembership(world.db, { personId: person.id, organisationId: world.body.id, role: "manager" })
  return ctxOf(world.db, person)
}

describe("four eyes, where two accounts turn out to be one person", () => {
  test("the visto is refused to who wrote the text under another account", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await ready(world)
    const joined = await join(world, world.manager, world.official)
    expect(await refusalOf(endorse(world, code, joined))).toBe("forbidden answers.refuse.own_text")
    expect((await getDraft(joined, code)).isOwnText).toBe(true)
    expect(await openInAnswers(joined)).toEqual([])
  })

  test("also after a second joining", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await ready(world)
    const third = await whoManages(world)
    const joined = await join(world, third, await join(world, world.manager, world.official))
    expect(await refusalOf(endorse(world, code, joined))).toBe("forbidden answers.refuse.own_text")
  })

  test("a visto given before is no visto: the text goes back and to somebody else", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await ready(world)
    await endorse(world, code)
    const [other, joined] = [await whoManages(world), await join(world, world.manager, world.official)]
    expect(await refusalOf(publish(world, code, joined))).toBe("forbidden answers.refuse.one_person")
    expect(await refusalOf(publish(world, code, other))).toBe("forbidden answers.refuse.one_person")
    await returnAnswer(other, { answerCode: code, rev: 1, words: "Serve il visto di un'altra persona" })
    await write(world, joined, code, { intent: "ready" })
    await endorse(world, code, other)
    await publish(world, code, joined)
    expect((await getAnswer(joined, code)).state).toBe("published")
  })
})

describe("who leaves", () => {
  test("goes out of the answers by name, and what they published stands", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await published(world)
    const { digest } = await getAnswer(world.manager, code)
    const { rows } = await db.execute(
      sql`select code, name from person where id = ${world.official.actor.personId}`,
    )
    const { code: personCode, name } = rows[0] as { code: string; name: string }
    expect((await getAnswer(world.manager, code)).official).toBe(name)
    await erasePerson(await administrator(db), { personCode, reason: "Lo chiede la persona" })
    const after = await getAnswer(world.manager, code)
    expect([after.digest, after.state]).toEqual([digest, "published"])
    expect(JSON.stringify([after, await getDraft(world.manager, code)])).not.toContain(name)
  })

  test("as a joined account is still who saw to the answer and wrote its versions", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await published(world)
    const joined = await join(world, world.manager, world.official)
    const { versions } = await getDraft(joined, code)
    expect(versions).toHaveLength(1)
    expect((await getAnswer(joined, code)).official).not.toBeNull()
  })
})

test("who keeps the table's papers and proposes is told once of a published answer", async ({ db }) => {
  const world = await makeWorld(db)
  const [author] = world.members
  const person = author.ctx.actor.personId ?? ""
  await makeOfficer(db, { roundtableId: world.table.id, personId: person, role: "secretary" })
  await published(world)
  const kinds = await mailsTo(world, await ctxFor(db, author.ctx))
  expect(kinds.filter((kind) => kind === "answer_published")).toHaveLength(1)
})
