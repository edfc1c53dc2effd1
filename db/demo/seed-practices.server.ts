import { createHash } from "node:crypto"
import canonicalize from "canonicalize"
import { sql } from "drizzle-orm"
import type { Db } from "../client.server.ts"
import * as s from "../schema/index.ts"
import { demoId, named } from "./ids.ts"
import { type DemoPractice, FOLLOWS, PRACTICES } from "./practices.ts"
import { PROPOSALS } from "./proposals.ts"
import { before } from "./working-days.ts"

type Ports = { instantOf(day: string, minutes: number): Date }
type Ask = { db: Db; today: string; ports: Ports }

const momentOf = ({ today, ports }: Ask, daysAgo: number) => ports.instantOf(before(today, daysAgo), 17 * 60)

/** What a practice says, on a day of seeding. */
export const demoText = (
  today: string,
  { title, territory, startsDaysAgo, endsDaysAgo, answers }: DemoPractice,
) => ({
  ...{ title, language: "it", territory, startsOn: before(today, startsDaysAgo) },
  endsOn: endsDaysAgo === undefined ? null : before(today, endsDaysAgo),
  ...answers,
})

/** As the application makes it: `app/practices/digest.server.ts`, which the database may not import. */
export const demoDigest = (text: unknown) =>
  new Uint8Array(
    createHash("sha256")
      .update(canonicalize(text) ?? "null")
      .digest(),
  )

/** A copy names the text of its original: where that one changed afterwards, the one before. */
const originOf = (ask: Ask, { origin }: DemoPractice) => {
  const original = PRACTICES.find(({ key }) => key === origin?.key)
  if (!origin || !original) return {}
  const then = demoText(ask.today, original)
  const hasChanged = original.changed !== undefined && original.changed < origin.daysAgo
  return {
    originId: demoId(original.key),
    originSha256: demoDigest(hasChanged ? { ...then, differently: null } : then),
    originChangedAt: momentOf(ask, original.published ?? 0),
    copiedAt: momentOf(ask, origin.daysAgo),
  }
}

const sortPractice = async (db: Db, { key, territory, topic }: DemoPractice) => {
  await db.execute(sql`
    insert into placement (subject_kind, subject_id, territory_id)
    select 'practice', ${demoId(key)}::uuid, t.id from territory t where t.level = 'region' and t.name = ${territory}
    on conflict do nothing`)
  await db.execute(sql`
    insert into topic_mark (subject_kind, subject_id, topic_id)
    select 'practice', ${demoId(key)}::uuid, l.topic_id from topic_label l
     where l.language = 'it' and lower(l.label) = ${topic} on conflict do nothing`)
}

const writePractice = async (ask: Ask, practice: DemoPractice) => {
  const { key, roundtable, createdBy, publishedBy, contact, proposal, bodies } = practice
  const { begun, published, changed } = practice
  const text = demoText(ask.today, practice)
  const own = { roundtableId: demoId(roundtable), practiceId: demoId(key) }
  await ask.db.insert(s.practices).values({
    ...{ ...named(key), roundtableId: own.roundtableId, ...text, contact, createdById: demoId(createdBy) },
    ...{ proposalId: proposal ? demoId(proposal) : null, createdAt: momentOf(ask, begun) },
    ...originOf(ask, practice),
    ...(published !== undefined && {
      ...{ state: "published", sha256: demoDigest(text), publishedAt: momentOf(ask, published) },
      ...{ changedAt: momentOf(ask, changed ?? published), publishedById: demoId(publishedBy ?? createdBy) },
    }),
  })
  if (bodies.length > 0)
    await ask.db.insert(s.practiceBodies).values(
      bodies.map((body) => ({
        ...{ id: demoId(`${key}:body:${body}`), ...own, organisationId: demoId(body) },
      })),
    )
  await sortPractice(ask.db, practice)
}

/** What worked at the demo's tables and was taken up by others, and who follows which proposal. */
export const seedPractices = async (ask: Ask) => {
  for (const practice of PRACTICES) await writePractice(ask, practice)
  await ask.db.insert(s.proposalFollows).values(
    FOLLOWS.map(([person, proposal]) => ({
      ...{
        id: demoId(`${person}:follows:${proposal}`),
        personId: demoId(person),
        proposalId: demoId(proposal),
      },
      roundtableId: demoId(PROPOSALS.find(({ key }) => key === proposal)?.roundtable ?? "t3"),
      createdAt: momentOf(ask, 20),
    })),
  )
}
