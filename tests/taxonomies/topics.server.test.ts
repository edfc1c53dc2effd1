import { sql } from "drizzle-orm"
import { transact } from "#app/context.ts"
import { addTopic } from "#app/taxonomies/add-topic.server.ts"
import { mergeTopic } from "#app/taxonomies/merge-topic.server.ts"
import { markWith } from "#app/taxonomies/place-in.server.ts"
import { listTopics } from "#app/taxonomies/queries.server.ts"
import { renameTopic } from "#app/taxonomies/rename-topic.server.ts"
import { restoreTopic, retireTopic } from "#app/taxonomies/retire-topic.server.ts"
import {
  getTopicTerm,
  listTerritoryTerms,
  listTopicTerms,
  listVocabularies,
} from "#app/taxonomies/vocabularies.server.ts"
import type { Db } from "#db/client.server.ts"
import { topicMarks } from "#db/schema/index.ts"
import { administrator, somebody } from "#tests/people/organisations/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeOrganisation } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"

/** The ids of the topics by their Italian name. */
const topicIds = async (db: Db) => {
  const { rows } = await db.execute(sql`select topic_id, label from topic_label where language = 'it'`)
  const ids = new Map(rows.map(({ topic_id: id, label }) => [String(label), String(id)]))
  return (name: string) => {
    const id = ids.get(name)
    if (!id) throw new Error(`No topic is called ${name}`)
    return id
  }
}

const mark = async (db: Db, id: string, names: readonly string[]) => {
  const idOf = await topicIds(db)
  const subject = { kind: "organisation", id }
  const topics = names.map((name) => ({ id: idOf(name) }))
  await transact(await administrator(db), (ctx) => markWith(ctx, subject, topics))
}

const marksOf = async (db: Db, id: string) => {
  const { rows } = await db.execute(sql`
    select l.label from topic_mark m join topic_label l on l.topic_id = m.topic_id and l.language = 'it'
     where m.subject_id = ${id} order by 1`)
  return rows.map(({ label }) => label)
}

const actionsOn = async (db: Db, id: string) => {
  const { rows } = await db.execute(
    sql`select action from audit_entry where subject_kind = 'topic' and subject_id = ${id} order by id`,
  )
  return rows.map(({ action }) => action)
}

const offered = async (db: Db, language = "it") =>
  (await listTopics(await administrator(db), language)).map(({ label }) => label)

describe("a topic that is added", () => {
  test("stands last, in the languages that it has, and falls back to Italian", async ({ db }) => {
    const id = await addTopic(await administrator(db), {
      it: "Casa",
      en: "Housing",
      fr: undefined,
      ar: undefined,
    })
    expect([(await offered(db)).at(-1), (await offered(db, "en")).at(-1)]).toEqual(["Casa", "Housing"])
    expect((await offered(db, "ar")).at(-1)).toBe("Casa")
    expect(await actionsOn(db, id)).toEqual(["topic.added"])
  })

  test.for([{ it: "SCUOLA" }, { it: "Istruzione", en: "school" }])(
    "under a name that another has, in whatever language and case, is refused: %j",
    async (names, { db }) => {
      expect(await refusalOf(addTopic(await administrator(db), names as { it: string } & never))).toBe(
        "conflict taxonomies.errors.label_taken (it)",
      )
    },
  )
})

test("a topic takes other names and keeps what it marks", async ({ db }) => {
  const { id: body } = await makeOrganisation(db)
  await mark(db, body, ["Lavoro"])
  const id = (await topicIds(db))("Lavoro")
  const names = { it: "Lavoro e impresa", en: undefined, fr: "Travail", ar: undefined }
  await renameTopic(await administrator(db), { id, ...names })
  expect(await marksOf(db, body)).toEqual(["Lavoro e impresa"])
  expect(await offered(db, "en")).toContain("Lavoro e impresa")
  expect(await actionsOn(db, id)).toEqual(["topic.renamed"])
})

describe("a topic out of use", () => {
  test("is offered no more and goes on standing where it was used, until it is brought back", async ({
    db,
  }) => {
    const { id: body } = await makeOrganisation(db)
    await mark(db, body, ["Scuola"])
    const [ctx, id] = [await administrator(db), (await topicIds(db))("Scuola")]
    await retireTopic(ctx, { id })
    expect(await offered(db)).not.toContain("Scuola")
    expect(await marksOf(db, body)).toEqual(["Scuola"])
    expect((await getTopicTerm(ctx, id)).uses).toEqual([{ kind: "organisation", count: 1 }])
    await restoreTopic(ctx, { id })
    expect((await offered(db))[0]).toBe("Scuola")
    expect(await actionsOn(db, id)).toEqual(["topic.retired", "topic.restored"])
  })

  test("is never the last one", async ({ db }) => {
    const ctx = await administrator(db)
    const [last, ...others] = await listTopics(ctx, "it")
    for (const { id } of others) await retireTopic(ctx, { id })
    expect(await refusalOf(retireTopic(ctx, { id: last?.id ?? "" }))).toBe(
      "conflict taxonomies.refuse.last_topic",
    )
  })
})

describe("a topic that goes into another", () => {
  test("takes what it marks along, once each, and says where it went", async ({ db }) => {
    const [both, one] = [(await makeOrganisation(db)).id, (await makeOrganisation(db)).id]
    await mark(db, both, ["Scuola", "Lavoro"])
    await mark(db, one, ["Scuola"])
    const [ctx, idOf] = [await administrator(db), await topicIds(db)]
    await mergeTopic(ctx, { id: idOf("Scuola"), into: idOf("Lavoro") })
    expect([await marksOf(db, both), await marksOf(db, one)]).toEqual([["Lavoro"], ["Lavoro"]])
    expect(await getTopicTerm(ctx, idOf("Scuola"))).toMatchObject({
      ...{ retired: true, uses: [], mergedInto: { id: idOf("Lavoro"), label: "Lavoro" } },
    })
    expect(await actionsOn(db, idOf("Scuola"))).toEqual(["topic.merged"])
    const { rows } = await db.execute(sql`
      select v.values from audit_value v join audit_entry e on e.id = v.entry_id where e.action = 'topic.merged'`)
    expect(rows[0]?.values).toEqual({ into: idOf("Lavoro"), moved: 2 })
  })

  test("takes along what went into it before, and what is marked with it afterwards", async ({ db }) => {
    const [ctx, idOf] = [await administrator(db), await topicIds(db)]
    await mergeTopic(ctx, { id: idOf("Scuola"), into: idOf("Lavoro") })
    await mergeTopic(ctx, { id: idOf("Lavoro"), into: idOf("Comunicazione e media") })
    expect((await getTopicTerm(ctx, idOf("Scuola"))).mergedInto?.label).toBe("Comunicazione e media")
    const { id: body } = await makeOrganisation(db)
    await mark(db, body, ["Scuola", "Lavoro"])
    expect(await marksOf(db, body)).toEqual(["Comunicazione e media"])
  })

  test("does not come back", async ({ db }) => {
    const [ctx, idOf] = [await administrator(db), await topicIds(db)]
    await mergeTopic(ctx, { id: idOf("Scuola"), into: idOf("Lavoro") })
    expect(await refusalOf(restoreTopic(ctx, { id: idOf("Scuola") }))).toBe(
      "conflict taxonomies.refuse.merged",
    )
    expect(await refusalOf(mergeTopic(ctx, { id: idOf("Lavoro"), into: idOf("Scuola") }))).toBe(
      "conflict taxonomies.refuse.into_retired",
    )
  })
})

test("nobody but who administers reads or writes the vocabularies", async ({ db }) => {
  const [ctx, id] = [await somebody(db), (await topicIds(db))("Scuola")]
  const into = (await topicIds(db))("Lavoro")
  const tries = [
    ...[() => addTopic(ctx, { it: "Casa" } as never), () => renameTopic(ctx, { id, it: "Casa" } as never)],
    ...[() => retireTopic(ctx, { id }), () => restoreTopic(ctx, { id }), () => mergeTopic(ctx, { id, into })],
    ...[() => listVocabularies(ctx), () => listTopicTerms(ctx, { after: "" }), () => getTopicTerm(ctx, id)],
    () => listTerritoryTerms(ctx, { q: "", within: "", after: "" }),
  ]
  for (const attempt of tries)
    expect(await refusalOf(attempt())).toBe("forbidden taxonomies.refuse.administrator_only")
  expect(await db.$count(topicMarks)).toBe(0)
})

describe("the lists of terms", () => {
  test("count their terms and say what uses them", async ({ db }) => {
    await mark(db, (await makeOrganisation(db)).id, ["Lavoro", "Scuola"])
    const ctx = await administrator(db)
    await retireTopic(ctx, { id: (await topicIds(db))("Lavoro") })
    expect(await listVocabularies(ctx)).toEqual([
      { key: "topics", offered: 6, past: 1, uses: [{ kind: "organisation", count: 2 }] },
      { key: "territories", offered: 8024, past: 0, uses: [] },
    ])
  })

  test("are read to their end a page at a time, each term once", async ({ db }) => {
    const ctx = await administrator(db)
    for (let n = 0; n < 60; n++) await addTopic(ctx, { it: `Argomento ${n}` } as never)
    const seen: string[] = []
    for (let after: string | null = ""; after !== null; ) {
      const page: Awaited<ReturnType<typeof listTopicTerms>> = await listTopicTerms(ctx, { after })
      expect(page.rows.length).toBeLessThanOrEqual(30)
      seen.push(...page.rows.map(({ labels }) => labels.it))
      after = page.next
    }
    expect([seen.length, new Set(seen).size, seen.at(-1)]).toEqual([67, 67, "Argomento 59"])
  })

  test("of territories find the beginning of a name, a code, and the parts of a place", async ({ db }) => {
    const ctx = await administrator(db)
    const names = async (filter: { q?: string; within?: string }) =>
      (await listTerritoryTerms(ctx, { q: "", within: "", after: "", ...filter })).rows.map(
        ({ name }) => name,
      )
    expect(await names({ q: "vallee d" })).toEqual(["Valle d'Aosta", "Valle d'Aosta"])
    expect(await names({ q: "16" })).toEqual(["Puglia"])
    expect(await names({ within: "16" })).toHaveLength(6)
    expect(await names({ q: "bar", within: "16" })).toEqual(["Bari", "Barletta-Andria-Trani"])
  })
})
