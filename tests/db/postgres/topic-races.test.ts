import { sql } from "drizzle-orm"
import { transact } from "#app/context.ts"
import { addTopic } from "#app/taxonomies/add-topic.server.ts"
import { mergeTopic } from "#app/taxonomies/merge-topic.server.ts"
import { markWith } from "#app/taxonomies/place-in.server.ts"
import { listTopics } from "#app/taxonomies/queries.server.ts"
import { retireTopic } from "#app/taxonomies/retire-topic.server.ts"
import { topicLabels, topics } from "#db/schema/index.ts"
import { administrator } from "#tests/people/organisations/world.ts"
import { times } from "#tests/support/length.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"
import { together, untilSomebodyWaits } from "#tests/support/together.ts"

const rounds = Array.from({ length: times(3, 20) }, (_, round) => round + 1)
const sorted = (outcomes: readonly (string | null)[]) => outcomes.map((outcome) => outcome ?? "done").sort()
const named = (it: string) => ({ it, en: undefined, fr: undefined, ar: undefined })

describe("one name that two administrators add at once", () => {
  test.for(rounds)("is one topic, round %i", async (round, { pg: { db } }) => {
    const ctx = await administrator(db)
    const before = await db.$count(topics)
    const names = [`Casa ${round}`, `CASA ${round}`]
    const outcomes = await together(...names.map((name) => () => addTopic(ctx, named(name))))
    expect(sorted(outcomes)).toEqual(["conflict taxonomies.errors.label_taken (it)", "done"])
    expect(await db.$count(topics)).toBe(before + 1)
    expect(await db.$count(topicLabels, sql`lower(label) = ${`casa ${round}`}`)).toBe(1)
  })
})

describe("two topics that two administrators put into each other at once", () => {
  test.for(rounds)("go one way, round %i", async (round, { pg: { db } }) => {
    const ctx = await administrator(db)
    const a = await addTopic(ctx, named(`Andata ${round}`))
    const b = await addTopic(ctx, named(`Ritorno ${round}`))
    const outcomes = await together(
      () => mergeTopic(ctx, { id: a, into: b }),
      () => mergeTopic(ctx, { id: b, into: a }),
    )
    expect(sorted(outcomes)).toEqual(["conflict taxonomies.refuse.into_retired", "done"])
    expect(await db.$count(topics, sql`id in (${a}, ${b}) and retired_at is null`)).toBe(1)
  })
})

test("what is marked while its topic goes into another is marked with the other", async ({ pg: { db } }) => {
  const ctx = await administrator(db)
  const [a, b] = [await addTopic(ctx, named("Prima")), await addTopic(ctx, named("Dopo"))]
  const subject = { kind: "organisation", id: "00000000-0000-7000-8000-000000000001" }
  let marked = Promise.resolve()
  await transact(ctx, async (tx) => {
    await mergeTopic(tx, { id: a, into: b })
    marked = transact(ctx, (other) => markWith(other, subject, [{ id: a }]))
    await untilSomebodyWaits(db)
  })
  await marked
  const { rows } = await db.execute(sql`select topic_id from topic_mark where subject_id = ${subject.id}`)
  expect(rows).toEqual([{ topic_id: b }])
})

test("the last two topics that two administrators retire at once leave one", async ({ own }) => {
  const { db } = await own.open()
  const ctx = await administrator(db)
  if ((await listTopics(ctx, "it")).length === 0)
    for (const name of ["Uno", "Due", "Tre"]) await addTopic(ctx, named(name))
  const [first, second, ...others] = await listTopics(ctx, "it")
  for (const { id } of others) await retireTopic(ctx, { id })
  const last = [first, second].map((topic) => () => retireTopic(ctx, { id: topic?.id ?? "" }))
  expect(sorted(await together(...last))).toEqual(["conflict taxonomies.refuse.last_topic", "done"])
  expect(await listTopics(ctx, "it")).toHaveLength(1)
})
