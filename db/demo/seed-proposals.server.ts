import { sql } from "drizzle-orm"
import type { Db } from "../client.server.ts"
import * as s from "../schema/index.ts"
import { PROPOSAL_COMMENTS } from "./further-proposals.ts"
import { demoId, named } from "./ids.ts"
import type { DemoProposal } from "./proposal-kinds.ts"
import { PROPOSALS } from "./proposals.ts"
import { before } from "./working-days.ts"

type Ports = { instantOf(day: string, minutes: number): Date }
type Ask = { db: Db; today: string; ports: Ports }

const momentOf = ({ today, ports }: Ask, daysAgo: number, order = 0) =>
  ports.instantOf(before(today, daysAgo), 18 * 60 + order)

const answersOf = ([today, asks, toWhom, seenBy]: DemoProposal["answers"]) => ({
  today,
  asks,
  toWhom,
  seenBy,
})
const isSeat = (key: string) => key.includes(":")
const whoOf = (key: string | undefined) =>
  key === undefined ? {} : isSeat(key) ? { seatId: demoId(key) } : { organisationId: demoId(key) }

const writeAuthors = async (ask: Ask, proposal: DemoProposal) => {
  const { key, roundtable, authors, invited = [], createdBy, state, events } = proposal
  const own = { roundtableId: demoId(roundtable), proposalId: demoId(key), invitedById: demoId(createdBy) }
  const signedAt = momentOf(ask, events.find(({ kind }) => kind === "submitted")?.daysAgo ?? 0)
  const isDraft = state === "draft"
  await ask.db.insert(s.proposalAuthors).values(
    [...authors, ...invited].map((author, position) => ({
      ...{ ...named(`${key}:author:${position}`), ...own, ...whoOf(author), position },
      ...(isDraft ? {} : { state: "signed", signedRev: 1, actedAt: signedAt, actedById: demoId(createdBy) }),
      // Who has no account signed a sheet, which the secretariat holds.
      onPaper: !isDraft && createdBy === "u-bruno",
    })),
  )
}

const writeEvents = async (
  ask: Ask,
  { key, roundtable, events, createdBy, authors, language }: DemoProposal,
) => {
  let fromState = "draft"
  const [first] = authors
  const rows = events.map(({ kind, state, daysAgo, by, text, to }, n) => {
    const row = {
      ...{ id: demoId(`${key}:event:${n}`), roundtableId: demoId(roundtable), proposalId: demoId(key) },
      ...{ seq: n + 1, kind, fromState, toState: state, text: text ?? null, toId: to ? demoId(to) : null },
      ...(by === "author" ? whoOf(first) : { office: "secretary" }),
      ...{ personId: demoId(by === "author" ? createdBy : "u-bruno"), createdAt: momentOf(ask, daysAgo, n) },
      language: by === "author" ? (language ?? "it") : "it",
    }
    fromState = state
    return row
  })
  await ask.db.insert(s.proposalEvents).values(rows)
}

const writeSupports = async (ask: Ask, { key, roundtable, supports, events }: DemoProposal) => {
  if (supports.length === 0) return
  const since = events.find(({ kind }) => kind === "submitted")?.daysAgo ?? 1
  await ask.db.insert(s.proposalSupports).values(
    supports.map((seat, n) => ({
      ...{ id: demoId(`${key}:support:${n}`), roundtableId: demoId(roundtable), proposalId: demoId(key) },
      ...{ seatId: demoId(seat), createdAt: momentOf(ask, since, n) },
    })),
  )
}

const sortProposal = async (db: Db, { key, territory, topic }: DemoProposal) => {
  await db.execute(sql`
    insert into placement (subject_kind, subject_id, territory_id)
    select 'proposal', ${demoId(key)}::uuid, t.id from territory t where t.level = 'region' and t.name = ${territory}
    on conflict do nothing`)
  await db.execute(sql`
    insert into topic_mark (subject_kind, subject_id, topic_id)
    select 'proposal', ${demoId(key)}::uuid, l.topic_id from topic_label l
     where l.language = 'it' and lower(l.label) = ${topic} on conflict do nothing`)
}

const writeWorking = async (ask: Ask, { key, roundtable, working, createdBy }: DemoProposal) => {
  if (!working) return
  await ask.db.insert(s.proposalVersions).values({
    ...{ id: demoId(`${key}:version`), roundtableId: demoId(roundtable), proposalId: demoId(key), rev: 1 },
    ...{ title: working.title, ...answersOf(working.answers), writtenById: demoId(working.by) },
    ...{ createdAt: momentOf(ask, 23), approvedAt: momentOf(ask, 22), approvedById: demoId(createdBy) },
  })
}

const writeProposal = async (ask: Ask, proposal: DemoProposal, number: number | null) => {
  const { key, roundtable, at = roundtable, title, language = "it", addressee, state, outcome } = proposal
  const { answers, territory, createdBy, events } = proposal
  const since = events.find(({ kind }) => kind === "submitted")?.daysAgo
  const submittedAt = since === undefined ? null : momentOf(ask, since)
  await ask.db.insert(s.proposals).values({
    ...{ ...named(key), roundtableId: demoId(roundtable), atId: demoId(at), title, language, state },
    ...{ ...answersOf(answers), territory, outcome: outcome ?? null, events: events.length, number },
    ...{ addresseeId: addressee ? demoId(addressee) : null, createdById: demoId(createdBy) },
    ...{ year: submittedAt && Number(before(ask.today, since ?? 0).slice(0, 4)), submittedAt },
    ...{ shownAt: submittedAt, createdAt: momentOf(ask, events[0]?.daysAgo ?? 0) },
  })
  const tables = [...new Set([roundtable, at])]
  await ask.db
    .insert(s.proposalTables)
    .values(tables.map((table) => ({ roundtableId: demoId(table), proposalId: demoId(key) })))
  await writeAuthors(ask, proposal)
  await writeEvents(ask, proposal)
  await writeSupports(ask, proposal)
  await writeWorking(ask, proposal)
  await sortProposal(ask.db, proposal)
}

const writeComments = async (ask: Ask) => {
  for (const [n, comment] of PROPOSAL_COMMENTS.entries()) {
    const { key, stance, text } = comment
    await ask.db.insert(s.proposalComments).values({
      ...{ ...named(key), roundtableId: demoId("t3"), proposalId: demoId("p4"), stance, text },
      ...whoOf("seat" in comment ? comment.seat : comment.body),
      parentId: "parent" in comment ? demoId(comment.parent) : null,
      createdAt: momentOf(ask, 20, n),
    })
  }
}

/** What associations and young people ask the demo's tables, one proposal per state. */
export const seedProposals = async (ask: Ask) => {
  const numbers = new Map<string, number>()
  for (const proposal of PROPOSALS) {
    const since = proposal.events.find(({ kind }) => kind === "submitted")?.daysAgo
    const series = `${proposal.roundtable} ${before(ask.today, since ?? 0).slice(0, 4)}`
    const number = since === undefined ? null : (numbers.get(series) ?? 0) + 1
    if (number !== null) numbers.set(series, number)
    await writeProposal(ask, proposal, number)
  }
  await writeComments(ask)
}
