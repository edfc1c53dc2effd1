import { sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { indexAnswer } from "../answers/index-answer.server.ts"
import { indexBallot } from "../ballots/index-ballot.server.ts"
import { indexCall } from "../calls/index-call.server.ts"
import { indexMentioning, indexPaper } from "../documents/index-paper.server.ts"
import {
  indexCommitment,
  indexCommitmentsOf,
  indexCommitmentsOfBody,
} from "../meetings/commitments/index-commitment.server.ts"
import { indexDecision } from "../meetings/decisions/index-decision.server.ts"
import { indexMeeting } from "../meetings/index-meeting.server.ts"
import { indexPublication } from "../meetings/minutes/publish/index-publication.server.ts"
import { indexOrganisation } from "../people/index-organisation.server.ts"
import { importedBodies, indexImport } from "../people/organisations/import/index-import.server.ts"
import { indexPractice } from "../practices/index-practice.server.ts"
import { indexProposal } from "../proposals/index-proposal.server.ts"
import { indexRecord } from "../records/index-record.server.ts"
import { indexNamesOf, indexRoundtable, indexSeat } from "../roundtables/index-roundtable.server.ts"
import { indexItem } from "../roundtables/items/index-item.server.ts"
import { indexRules } from "../roundtables/regulation/index-rules.server.ts"

type Index = (ctx: { db: Db }, id: string) => Promise<void>

/** What brings the entries of a thing up to date, by the kind under which the audit knows it. */
export const INDEXERS: Readonly<Record<string, Index>> = {
  roundtable: indexRoundtable,
  organisation: indexOrganisation,
  "organisation-import": async (ctx, id) => {
    await indexImport(ctx, id)
    await removeOrphans(ctx.db, "organisation")
  },
  document: indexPaper,
  seat: indexSeat,
  meeting: indexMeeting,
  ballot: indexBallot,
  decision: async (ctx, id) => {
    await indexDecision(ctx, id)
    await indexCommitmentsOf(ctx, id)
  },
  commitment: indexCommitment,
  minutes: indexPublication,
  proposal: indexProposal,
  practice: indexPractice,
  answer: indexAnswer,
  call: indexCall,
  item: indexItem,
  record: indexRecord,
  regulation_version: indexRules,
  person: indexNamesOf,
}

/** Texts and commitments that say a body's name. */
const indexNaming: Index = async (ctx, id) => {
  await indexMentioning(ctx, { kind: "organisation", id })
  await indexCommitmentsOfBody(ctx, id)
}

/** What has the name of a thing in its own words, and is brought up to date after deeds about the thing. */
export const INDEXERS_OF_MENTIONS: Readonly<Record<string, Index>> = {
  person: (ctx, id) => indexMentioning(ctx, { kind: "person", id }),
  organisation: indexNaming,
  "organisation-import": async (ctx, id) => {
    for (const body of await importedBodies(ctx, id)) await indexNaming(ctx, body)
  },
}

/** The tables that entries are made from, by kind of source. */
const TABLES = {
  ...{ roundtable: "roundtable", organisation: "organisation", document: "document", seat: "seat" },
  ...{ item: "item", record: "filing", regulation_version: "regulation_version" },
  ...{ meeting: "meeting", decision: "decision", commitment: "commitment", ballot: "ballot" },
  ...{ minutes: "minutes", proposal: "proposal", answer: "answer", practice: "practice", call: "call" },
}
export type SourceKind = keyof typeof TABLES
export const SOURCE_KINDS = Object.keys(TABLES) as SourceKind[]

/** The next things of a kind after an id, in the order of their ids. */
export const listSources = async (db: Db, kind: SourceKind, after: string | null, limit: number) => {
  const { rows } = await db.execute(sql`
    select id from ${sql.identifier(TABLES[kind])} where ${after}::uuid is null or id > ${after}::uuid order by id limit ${limit}`)
  return rows.map((row) => String(row.id))
}

/** Removes entries whose source is not there any more. */
export const removeOrphans = async (db: Db, kind: SourceKind): Promise<number> => {
  const { rows } = await db.execute(sql`
    delete from search_entry e where source_kind = ${kind}
       and not exists (select 1 from ${sql.identifier(TABLES[kind])} s where s.id = e.source_id) returning 1`)
  return rows.length
}
