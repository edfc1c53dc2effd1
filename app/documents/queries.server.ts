import { and, desc, eq, inArray, isNull, or, sql } from "drizzle-orm"
import { documentStates, documentTexts, papers, roundtables } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { found, notFound, refuse } from "../errors.ts"
import { PAGE_SIZE, pageOf } from "../people/queries.server.ts"
import { isChair, isSecretary, refuseReadRoundtable } from "../roundtables/policy.ts"
import { ownRoundtableIds } from "../roundtables/visible.server.ts"
import { paperRole, refuseOpenCoDesign, refuseReadPaper, refuseWritePaper } from "./policy.ts"
import { factsOf } from "./rights.server.ts"

/** The rows that `refuseReadPaper` does not refuse. */
export const papersVisibleTo = (ctx: Ctx) => {
  const own = ownRoundtableIds(ctx.actor)
  return and(
    isNull(papers.deletedAt),
    or(eq(papers.state, "adopted"), own.length > 0 ? inArray(papers.roundtableId, own) : undefined),
  )
}

type Page = { roundtableId?: string; adoptedOnly?: boolean; after?: string | null; limit?: number }

/** Documents that the person may read, newest first, of one table or of all, a page at a time; `after` is a code. */
export const listPapers = async (ctx: Ctx, page: Page) => {
  const limit = page.limit ?? PAGE_SIZE
  const after = page.after
    ? sql`${papers.id} < (select d.id from document d where d.code = ${page.after})`
    : undefined
  const rows = await ctx.db
    .select({
      ...{ code: papers.code, title: papers.title, language: papers.language, kind: papers.kind },
      ...{ state: papers.state, createdAt: papers.createdAt },
      ...{ roundtable: roundtables.name, roundtableCode: roundtables.code },
      writtenAt: sql<string | null>`coalesce(${documentTexts.writtenAt}, ${papers.createdAt})`,
      words: documentTexts.words,
    })
    .from(papers)
    .innerJoin(roundtables, eq(roundtables.id, papers.roundtableId))
    .leftJoin(documentTexts, eq(documentTexts.documentId, papers.id))
    .where(
      and(
        papersVisibleTo(ctx),
        page.roundtableId ? eq(papers.roundtableId, page.roundtableId) : undefined,
        page.adoptedOnly ? eq(papers.state, "adopted") : undefined,
        after,
      ),
    )
    .orderBy(desc(papers.id))
    .limit(limit + 1)
  return pageOf(rows, limit)
}

/**
 * A document with its readable text as of when it was written, and what the person may do with it.
 * @throws not_found, or forbidden where the table is known but its texts are for members
 */
export const getPaper = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({ paper: papers, roundtable: roundtables, state: documentStates, text: documentTexts })
    .from(papers)
    .innerJoin(roundtables, eq(roundtables.id, papers.roundtableId))
    .innerJoin(documentStates, eq(documentStates.documentId, papers.id))
    .leftJoin(documentTexts, eq(documentTexts.documentId, papers.id))
    .where(and(eq(papers.code, code), isNull(papers.deletedAt)))
  const { paper, roundtable, state, text } = found(row)
  const facts = await factsOf(ctx.db, paper)
  const refused = refuseReadPaper(ctx.actor, facts)
  if (refused && refuseReadRoundtable(ctx.actor, roundtable)) throw notFound()
  refuse(refused)
  return {
    ...paper,
    roundtable: { code: roundtable.code, name: roundtable.name, language: roundtable.language },
    role: paperRole(ctx.actor, facts) ?? "read",
    whyNot: refuseWritePaper(ctx.actor, facts),
    mayOpenCoDesign: refuseOpenCoDesign(ctx.actor, facts) === null,
    epoch: state.epoch,
    schemaVersion: state.schemaVersion,
    isLocked: state.lockedAt !== null,
    isBehind: text !== null && text.seq < state.headSeq,
    text: text && { json: text.json, words: text.words, writtenAt: text.writtenAt, headings: text.headings },
  }
}

/** The most open texts that a desk shows. */
const MOST_OPEN = 20

/** The rows that `refuseWritePaper` does not refuse. */
const papersWritableBy = ({ actor }: Ctx) => {
  const served = ownRoundtableIds(actor).filter((id) => isSecretary(actor, id) || isChair(actor, id))
  const seatIds = actor.seats.map((seat) => seat.seatId)
  const seatedAt = actor.seats.map((seat) => seat.roundtableId)
  const isNamed = sql`exists (select 1 from document_writer w join seat s on s.id = w.seat_id
    where w.document_id = ${papers.id} and s.roundtable_id = ${papers.roundtableId} and ${inArray(sql`s.id`, seatIds)})`
  return and(
    isNull(papers.deletedAt),
    or(
      and(inArray(papers.state, ["draft", "co_design"]), inArray(papers.roundtableId, served)),
      and(
        eq(papers.state, "co_design"),
        or(and(eq(papers.writers, "every_seat"), inArray(papers.roundtableId, seatedAt)), isNamed),
      ),
    ),
  )
}

/** Texts that the person may write now, the latest changed first; of one table or of all of theirs. */
export const listOpenPapers = async (ctx: Ctx, roundtableId?: string) => {
  const changedAt = sql<string>`coalesce(${documentTexts.writtenAt}, ${papers.createdAt})`
  const rows = await ctx.db
    .select({
      ...{ code: papers.code, title: papers.title, language: papers.language, state: papers.state },
      ...{ roundtable: roundtables.name, writtenAt: changedAt },
    })
    .from(papers)
    .innerJoin(roundtables, eq(roundtables.id, papers.roundtableId))
    .leftJoin(documentTexts, eq(documentTexts.documentId, papers.id))
    .where(and(papersWritableBy(ctx), roundtableId ? eq(papers.roundtableId, roundtableId) : undefined))
    .orderBy(desc(changedAt), desc(papers.id))
    .limit(MOST_OPEN)
  return rows.map((row) => ({ ...row, writtenAt: new Date(row.writtenAt).toISOString() }))
}
