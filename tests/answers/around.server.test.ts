import { and, eq, sql } from "drizzle-orm"
import { indexAnswer } from "#app/answers/index-answer.server.ts"
import { answerOfCommitment } from "#app/answers/of-commitment.server.ts"
import { openInAnswers } from "#app/answers/open-for.server.ts"
import { getAnswer } from "#app/answers/queries.server.ts"
import { remindOfAnswers } from "#app/answers/remind-of-answers.server.ts"
import { takeAnswer } from "#app/answers/take-answer.server.ts"
import { answersVisibleTo, mayReadAnswer } from "#app/answers/visible.server.ts"
import { daysAfter } from "#app/civil-time.ts"
import type { Ctx } from "#app/context.ts"
import { answers } from "#db/schema/index.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { answerOf, ask, endorse, mailsTo, makeWorld, publish, published, ready, type World } from "./world.ts"

const kindsFor = async (ctx: Ctx) => (await openInAnswers(ctx)).map(({ kind }) => kind)

describe("the desk", () => {
  test("has the next step of an answer for whoever takes it, until it is taken", async ({ db }) => {
    const world = await makeWorld(db)
    expect(await kindsFor(world.secretary)).toEqual(["answer_ask"])
    const code = await ask(world)
    expect([await kindsFor(world.secretary), await kindsFor(world.colleague)]).toEqual([[], []])
    expect(await kindsFor(world.official)).toEqual(["answer_take"])
    await takeAnswer(world.official, { answerCode: code })
    expect(await kindsFor(world.official)).toEqual(["answer_draft"])
  })

  test("has the visto for who may give it and not for who wrote the text; then the publishing", async ({
    db,
  }) => {
    const world = await makeWorld(db)
    const code = await ready(world)
    expect([await kindsFor(world.official), await kindsFor(world.manager)]).toEqual([[], ["answer_endorse"]])
    await endorse(world, code)
    expect([await kindsFor(world.official), await kindsFor(world.manager)]).toEqual([
      ["answer_publish"],
      ["answer_publish"],
    ])
    await publish(world, code)
    expect([await kindsFor(world.official), await kindsFor(world.members[0].ctx)]).toEqual([
      [],
      ["answer_read"],
    ])
  })
})

describe("reminders", () => {
  const at = ({ db }: Pick<World, "db">, day: string) => ctxFor(db, { now: new Date(`${day}T12:00:00Z`) })

  test("go to the body once before the last day", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await ask(world)
    const { dueOn } = await getAnswer(world.official, code)
    expect(await remindOfAnswers(await at(world, daysAfter(dueOn, -6)))).toBe(0)
    expect(await remindOfAnswers(await at(world, daysAfter(dueOn, -5)))).toBe(1)
    expect(await remindOfAnswers(await at(world, dueOn))).toBe(0)
    expect(await mailsTo(world, world.official)).toEqual(["answer_requested", "answer_due"])
    expect(await mailsTo(world, world.members[0].ctx)).toEqual(["answer_asked_for_you"])
  })

  test("tell of the delay to everybody concerned, and again a week later", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await ask(world)
    const { dueOn } = await getAnswer(world.official, code)
    for (const [days, told] of [
      [1, 1],
      [7, 0],
      [8, 1],
    ] as const)
      expect(await remindOfAnswers(await at(world, daysAfter(dueOn, days)))).toBe(told)
    expect(await mailsTo(world, world.members[0].ctx)).toEqual([
      ...["answer_asked_for_you", "answer_late_here", "answer_late_here"],
    ])
    expect(await mailsTo(world, world.secretary)).toEqual(["answer_late_here", "answer_late_here"])
  })

  test("of what is published none goes out", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await published(world)
    const { dueOn } = await getAnswer(world.official, code)
    expect(await remindOfAnswers(await at(world, daysAfter(dueOn, 3)))).toBe(0)
  })
})

test("the list of what may be read is what the policy lets be read", async ({ db }) => {
  const world = await makeWorld(db)
  const code = await ask(world)
  const id = String((await answerOf(world, code)).id)
  const nobody = await ctxFor(db)
  const everybody = [nobody, world.official, world.colleague, world.members[0].ctx, world.secretary]
  const seenBy = async (visibility: string) => {
    await db.execute(sql`update roundtable set visibility = ${visibility} where id = ${world.table.id}`)
    return Promise.all(
      everybody.map(async (ctx) => {
        const listed = await db
          .select({ id: answers.id })
          .from(answers)
          .where(and(eq(answers.id, id), answersVisibleTo(ctx.actor)))
        const read = await refusalOf(getAnswer(ctx, code))
        expect(await mayReadAnswer(db, ctx.actor.personId, id)).toBe(read === null)
        expect(listed.length === 1).toBe(read === null)
        return read === null
      }),
    )
  }
  expect(await seenBy("public")).toEqual([true, true, true, true, true])
  expect(await seenBy("members")).toEqual([false, true, true, true, true])
})

test("what is not published is found by nobody, and afterwards by who reads the proposal", async ({ db }) => {
  const world = await makeWorld(db)
  const entries = async (code: string) => {
    await indexAnswer({ db }, String((await answerOf(world, code)).id))
    const { rows } = await db.execute(sql`select title, body from search_entry where source_kind = 'answer'`)
    return rows as { title: string; body: string }[]
  }
  const code = await ready(world)
  expect(await entries(code)).toEqual([])
  await endorse(world, code)
  await publish(world, code)
  expect((await entries(code))[0]?.body).toContain("La seconda sera")
})

test("a commitment leads back to the answer that promised it, for who may read that", async ({ db }) => {
  const world = await makeWorld(db)
  const code = await published(world)
  const [promised] = (await getAnswer(world.official, code)).commitments
  const from = promised?.code ?? ""
  expect(await answerOfCommitment(world.members[1].ctx, from)).toMatchObject({ code })
  await db.execute(sql`update roundtable set visibility = 'members' where id = ${world.table.id}`)
  expect(await answerOfCommitment(await ctxFor(db, {}), from)).toBeNull()
})
