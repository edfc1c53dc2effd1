import { createHash } from "node:crypto"
import canonicalize from "canonicalize"
import { eq } from "drizzle-orm"
import type { Db } from "../client.server.ts"
import * as s from "../schema/index.ts"
import { demoId, named } from "./ids.ts"
import { after, before } from "./working-days.ts"

type Ask = {
  db: Db
  today: string
  ports: { instantOf(day: string, minutes: number): Date }
}

const TABLE = "Tavolo regionale – Basilicata, rete dei PUA (demo)"
const ITEMS = [
  { kind: "decision", title: "Protocollo di rete dei PUA" },
  { kind: "information", title: "Proposta P6, stato dei sostegni" },
] as const

/** A meeting whose first call was deserted and whose second was held. */
const writeMeeting = async ({ db, ports }: Ask, days: { sent: string; first: string; second: string }) => {
  const [roundtableId, meetingId] = [demoId("t4"), demoId("m2")]
  const at = (day: string, minutes: number) => ports.instantOf(day, minutes)
  const by = { createdById: demoId("u-bruno"), sentById: demoId("u-bruno") }
  const sentAt = at(days.sent, 9 * 60)
  await db.insert(s.meetings).values({
    ...{ ...named("m2"), roundtableId, ...by, year: Number(days.first.slice(0, 4)), number: 1, sentAt },
    ...{ kind: "ordinary", mode: "in_person", place: "Potenza (luogo dimostrativo)", state: "closed" },
    ...{ isPublic: true, createdAt: sentAt },
  })
  await db.insert(s.meetingCalls).values([
    {
      ...{ id: demoId("m2:1"), roundtableId, meetingId, ordinal: 1 },
      ...{ startsAt: at(days.first, 900), desertedAt: at(days.first, 930) },
    },
    {
      ...{ id: demoId("m2:2"), roundtableId, meetingId, ordinal: 2, startsAt: at(days.second, 960) },
      ...{ openedAt: at(days.second, 966), closedAt: at(days.second, 1040) },
    },
  ])
  await db.insert(s.agendaItems).values(
    ITEMS.map((item, position) => ({
      ...{ ...named(`m2:item:${position}`), roundtableId, meetingId, position, minutes: 30, ...item },
    })),
  )
}

const minutesRow = (key: string, ordinal: number, year: number, startedAt: Date) => ({
  ...{ ...named(`minutes:${key}`), roundtableId: demoId("t4"), meetingId: demoId("m2") },
  ...{ callId: demoId(`m2:${ordinal}`), documentId: demoId(`v-${key}`), year, number: ordinal },
  ...{ absentAbstain: true, startedById: demoId("u-bruno"), startedAt },
})

const versionOf = (key: string) => demoId(`version:${demoId(`v-${key}`)}:1`)

const codeRow = (key: string, code: string, subjectKind: string, title: string, issuedOn: string) => ({
  ...{ id: demoId(`code:${key}`), roundtableId: demoId("t4"), code, subjectKind, subjectId: demoId(key) },
  ...{ title, issuer: TABLE, issuedOn, expiresOn: `${Number(issuedOn.slice(0, 4)) + 10}-12-31` },
})

const PUBLIC = [
  "Alle ore 15:30, constatata la presenza dei posti 1, 3, 7 e 8, pari a 4 su 9, e mancando il numero legale di 5, la presidenza dichiara deserta la seduta.",
  "Il posto 2 ha scritto che non può venire per [omissis: salute o altri dati delicati].",
  "Si rinvia alla seconda convocazione, già indicata nell'avviso. Presiede la presidenza; verbalizza la segreteria.",
]

/** What everybody reads of the short verbale. */
const publish = async (db: Db, own: { minutesId: string; roundtableId: string }, at: Date, year: number) => {
  const text = {
    type: "doc",
    content: PUBLIC.map((words, n) => ({
      ...{ type: "paragraph", attrs: { id: `b-p${n + 1}` } },
      content: [{ type: "text", text: words }],
    })),
  }
  const title = "Verbale di diserzione n. 1 – Basilicata, rete dei PUA (demo)"
  const original = createHash("sha256").update("demo:m2a").digest()
  const omitted = { health: 1 }
  const of = { language: "it", number: `1/${year}`, table: TABLE, original: original.toString("hex") }
  const canonical = canonicalize({ format: "tavoli-published-minutes-1", title, ...of, omitted, text }) ?? ""
  await db.insert(s.minutesPublications).values({
    ...{ ...named("publication:m2a"), ...own, number: 1, state: "published", createdAt: at },
    ...{ title, content: text, omitted, sha256: createHash("sha256").update(canonical).digest() },
    ...{ originalSha256: original, verificationId: demoId("code:publication:m2a") },
    ...{ publishedAt: at, publishedById: demoId("u-bruno") },
  })
}

/** The short verbale, signed and by that approved, published, and a rettifica that waits. */
const writeDeserted = async ({ db, ports }: Ask, first: string) => {
  const [signedAt, startsAt] = [ports.instantOf(first, 1080), ports.instantOf(first, 900)]
  const roundtableId = demoId("t4")
  const done = { frozenAt: signedAt, signedAt, approvedAt: signedAt, versionId: versionOf("m2a") }
  const year = Number(first.slice(0, 4))
  await db.insert(s.meetingMinutes).values({
    ...{ ...minutesRow("m2a", 1, year, startsAt), ...done },
    ...{ kind: "desertion", way: "signature", observationDays: 0 },
    ...{ state: "published", publishedAt: signedAt },
  })
  const own = { minutesId: demoId("minutes:m2a"), roundtableId }
  await db.insert(s.minutesApprovals).values({ ...own, way: "signature", approvedAt: signedAt })
  const call = { ordinal: 1, startsAt: startsAt.toISOString() }
  const desertion = { at: ports.instantOf(first, 930).toISOString(), required: 5, found: 4 }
  await db.insert(s.minutesFacts).values({
    ...{ ...own, keptAt: signedAt },
    content: {
      ...{ kind: "desertion", number: `1/${year}`, table: TABLE, call, desertion },
      ...{ chair: ["Carla Fittizia"], secretary: ["Bruno Prova"] },
      ...{
        seats: [],
        beside: [],
        moves: [],
        quorum: [],
        items: [],
        annexes: [],
        approved: [],
        suspensions: [],
      },
    },
  })
  await db
    .insert(s.verificationCodes)
    .values([
      codeRow("minutes:m2a", "DEM0VERBAKEB", "minutes", "Verbale di diserzione n. 1 (demo)", first),
      codeRow("publication:m2a", "DEM0PVBBKCAZ", "minutes_publication", "Versione pubblica (demo)", first),
    ])
  await publish(db, own, signedAt, year)
  await db.insert(s.rectifications).values({
    ...{ ...named("rectification:m2a"), ...own, askedById: demoId("u-bruno"), askedAt: signedAt },
    ...{ says: "pari a 4 su 9", reads: "pari a quattro posti su nove (demo)" },
    reason: "I numeri dei posti e le quantità si confondono.",
  })
}

/** The verbale of the second call, which its members read. */
const writeHeld = async ({ db, today, ports }: Ask, second: string) => {
  const openedAt = ports.instantOf(before(today, 7), 600)
  await db.insert(s.meetingMinutes).values({
    ...minutesRow("m2b", 2, Number(second.slice(0, 4)), ports.instantOf(second, 966)),
    ...{ kind: "sitting", state: "review", way: "next_meeting", observationDays: 10 },
  })
  await db.insert(s.minutesReviews).values({
    ...{ id: demoId("review:m2b"), roundtableId: demoId("t4"), minutesId: demoId("minutes:m2b"), number: 1 },
    ...{ versionId: versionOf("m2b"), openedById: demoId("u-bruno"), openedAt },
    closesAt: ports.instantOf(after(today, 3), 1440),
  })
}

/** A first call without numero legale and the second that was held, with their two verbali. */
export const seedSecondCall = async (ask: Ask) => {
  const { db, today } = ask
  const first = before(today, 21)
  const second = after(first, 1)
  await writeMeeting(ask, { sent: before(today, 35), first, second })
  const [rules] = await db
    .select({ id: s.regulationVersions.id })
    .from(s.regulationVersions)
    .where(eq(s.regulationVersions.roundtableId, demoId("t4")))
  if (rules)
    await db.insert(s.desertions).values({
      ...{ id: demoId("desertion:m2a"), roundtableId: demoId("t4"), callId: demoId("m2:1") },
      ...{ declaredAt: ask.ports.instantOf(first, 930), declaredById: demoId("u-carla") },
      ...{ regulationId: rules.id, required: 5, found: 4, content: { present: [], announced: [] } },
    })
  await db
    .insert(s.minutesCounters)
    .values({ roundtableId: demoId("t4"), year: Number(first.slice(0, 4)), last: 2 })
  await writeDeserted(ask, first)
  await writeHeld(ask, second)
}
