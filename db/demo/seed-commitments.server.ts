import { sql } from "drizzle-orm"
import type { Db } from "../client.server.ts"
import * as s from "../schema/index.ts"
import { COMMITMENTS, DECISIONS, type DemoCommitment, type DemoDecision } from "./commitments.ts"
import { demoId, named } from "./ids.ts"
import { after, before } from "./working-days.ts"

type Ports = { instantOf(day: string, minutes: number): Date }
type Ask = { db: Db; today: string; ports: Ports }

const dayOf = (today: string, offset: number) => (offset < 0 ? before(today, -offset) : after(today, offset))
const orNull = (key: string | null | undefined) => (key ? demoId(key) : null)

const writeDecision = async ({ db, today, ports }: Ask, decision: DemoDecision, number: number) => {
  const { key, roundtable, by, meeting, item, day, title, text, territory, outcome, votes } = decision
  const decidedOn = dayOf(today, day)
  const at = ports.instantOf(decidedOn, 17 * 60)
  const [inFavour, against, abstained, invalid] = votes ?? [null, null, null, null]
  await db.insert(s.decisions).values({
    ...{ ...named(key), roundtableId: demoId(roundtable), year: Number(decidedOn.slice(0, 4)), number },
    ...{ decidedOn, title, text, territory, outcome, inFavour, against, abstained, invalid },
    ...{
      meetingId: orNull(meeting),
      itemId: meeting && item !== null ? demoId(`${meeting}:item:${item}`) : null,
    },
    ...{ paperId: orNull(decision.paper), createdById: demoId(by), createdAt: at },
    ...(decision.isPublic && { publishedAt: at, publishedById: demoId(by) }),
  })
}

/** Where decisions belong and what they are about: the region that they name, CoNNGI's area. */
const placeDecisions = async (db: Db) => {
  for (const { key, territory, topic } of DECISIONS) {
    await db.execute(sql`
      insert into placement (subject_kind, subject_id, territory_id)
      select 'decision', ${demoId(key)}::uuid, t.id from territory t where t.level = 'region' and t.name = ${territory}
      on conflict do nothing`)
    await db.execute(sql`
      insert into topic_mark (subject_kind, subject_id, topic_id)
      select 'decision', ${demoId(key)}::uuid, l.topic_id from topic_label l
       where l.language = 'it' and lower(l.label) = ${topic} on conflict do nothing`)
  }
}

const writeSteps = async ({ db, today, ports }: Ask, { key, roundtable, due, steps }: DemoCommitment) => {
  if (steps.length === 0) return
  await db.insert(s.commitmentUpdates).values(
    steps.map(({ day, by, as, progress, state, words, asked, link }, n) => ({
      ...{ id: demoId(`${key}:step:${n}`), roundtableId: demoId(roundtable), commitmentId: demoId(key) },
      ...{ number: n + 1, toldAs: as, progress, state, words, link: link ?? null, toldById: demoId(by) },
      ...{ dueOn: dayOf(today, due), askedDueOn: asked === undefined ? null : dayOf(today, asked) },
      createdAt: ports.instantOf(dayOf(today, day), 11 * 60),
    })),
  )
}

const writeCommitment = async (ask: Ask, commitment: DemoCommitment) => {
  const { db, today, ports } = ask
  const { key, roundtable, body, decision, parent, made, due, title, steps } = commitment
  const last = steps.at(-1)
  await db.insert(s.commitments).values({
    ...{ ...named(key), roundtableId: demoId(roundtable), organisationId: orNull(body), title },
    ...{ decisionId: orNull(decision), parentId: orNull(parent), dueOn: dayOf(today, due) },
    ...{ progress: last?.progress ?? 0, state: last?.state ?? "open", createdById: demoId("u-bruno") },
    askedDueOn: last?.asked === undefined ? null : dayOf(today, last.asked),
    // Body and table were told already: the demo sends no mail when it begins.
    toldLateOn: due < 0 && (last?.state ?? "open") === "open" ? today : null,
    createdAt: ports.instantOf(dayOf(today, made), 10 * 60),
  })
  await writeSteps(ask, commitment)
}

/** What the demo's tables decided, and what bodies promised there. */
export const seedCommitments = async (ask: Ask) => {
  const numbers = new Map<string, number>()
  for (const decision of DECISIONS) {
    const year = dayOf(ask.today, decision.day).slice(0, 4)
    const number = (numbers.get(`${decision.roundtable} ${year}`) ?? 0) + 1
    numbers.set(`${decision.roundtable} ${year}`, number)
    await writeDecision(ask, decision, number)
  }
  await placeDecisions(ask.db)
  for (const commitment of COMMITMENTS) await writeCommitment(ask, commitment)
}
