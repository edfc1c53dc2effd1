import { sql } from "drizzle-orm"
import { askClarification } from "#app/answers/clarify-answer.server.ts"
import { readVersion } from "#app/answers/draft-queries.server.ts"
import { takeAnswer } from "#app/answers/take-answer.server.ts"
import type { Ctx } from "#app/context.ts"
import { ask, endorse, makeWorld, publish, published, ready, write } from "#tests/answers/world.ts"
import { expect, test } from "#tests/support/postgres-test.ts"
import { together } from "#tests/support/together.ts"

const only = <T>(outcomes: readonly T[]) => outcomes.filter((outcome) => outcome !== null)

test("a body that two ask at once is asked once", async ({ pg: { db } }) => {
  const world = await makeWorld(db)
  const outcomes = await together(...Array.from({ length: 6 }, () => () => ask(world).then(() => undefined)))
  expect(new Set(only(outcomes))).toEqual(
    new Set(["conflict answers.refuse.body_asked_already (organisation)"]),
  )
  expect(only(outcomes)).toHaveLength(5)
})

test("a request that two take in charge at once is one person's", async ({ pg: { db } }) => {
  const world = await makeWorld(db)
  const answerCode = await ask(world)
  const take = (ctx: Ctx) => () => takeAnswer(ctx, { answerCode })
  const outcomes = await together(take(world.official), take(world.manager), take(world.official))
  expect(only(outcomes)).toEqual([
    "forbidden answers.refuse.taken_already",
    "forbidden answers.refuse.taken_already",
  ])
})

test("of six who save upon one version one is stored, whole, and the others are told", async ({
  pg: { db },
}) => {
  const world = await makeWorld(db)
  const code = await ready(world)
  const writers = Array.from({ length: 6 }, (_, n) => `Il testo della persona ${n}`)
  const outcomes = await together(
    ...writers.map(
      (words, n) => () => write(world, n % 2 ? world.official : world.manager, code, { rev: "1", words }),
    ),
  )
  const stored = writers.filter((_, n) => outcomes[n] === null)
  expect(only(outcomes)).toEqual(
    Array.from({ length: 5 }, () => "conflict answers.errors.other_wrote (words)"),
  )
  expect([(await readVersion(world.official, code, 2))?.words]).toEqual(stored)
})

test("published by two at once an answer is out once, with its commitments once", async ({ pg: { db } }) => {
  const world = await makeWorld(db)
  const code = await ready(world)
  await endorse(world, code)
  const out = (ctx: Ctx) => () => publish(world, code, ctx)
  const outcomes = await together(out(world.official), out(world.manager), out(world.official))
  expect(only(outcomes)).toEqual([
    ...["forbidden answers.refuse.published_already", "forbidden answers.refuse.published_already"],
  ])
  const { rows } = await db.execute(sql`
    select (select count(*)::int from answer_commitment c where c.answer_id = a.id) as promised,
           (select count(*)::int from proposal_event e
             where e.proposal_id = a.proposal_id and e.kind = 'answer_partly') as told
      from answer a where a.code = ${code}`)
  expect(rows).toEqual([{ promised: 1, told: 1 }])
})

test("published while another saves, the answer is the text that was endorsed, or waits for a new visto", async ({
  pg: { db },
}) => {
  const world = await makeWorld(db)
  const code = await ready(world)
  await endorse(world, code)
  const outcomes = await together(
    () => publish(world, code, world.official),
    () => write(world, world.manager, code, { rev: "1", words: "Un testo che nessuno ha visto" }),
  )
  expect(only(outcomes)).toHaveLength(1)
  const { rows } = await db.execute(sql`select state, rev, published from answer where code = ${code}`)
  expect(rows[0]?.state === "published" ? [rows[0]?.rev, outcomes[0]] : [rows[0]?.rev, outcomes[1]]).toEqual(
    rows[0]?.state === "published" ? [1, null] : [2, null],
  )
  expect(String(rows[0]?.published)).not.toContain("nessuno ha visto")
})

test("authors who ask at once ask once", async ({ pg: { db } }) => {
  const world = await makeWorld(db)
  const answerCode = await published(world)
  const [{ ctx }] = world.members
  const say = () =>
    askClarification(ctx, { answerCode, words: "Che cosa vuol dire per ora?", language: "it" })
  const outcomes = await together(say, say, say)
  expect(only(outcomes)).toEqual([
    "forbidden answers.refuse.asked_already",
    "forbidden answers.refuse.asked_already",
  ])
})
