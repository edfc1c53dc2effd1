import { and, desc, eq, inArray, isNotNull, isNull, ne, or, sql } from "drizzle-orm"
import { documentStates, documentTexts, papers, paperWriters, roundtables } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { found, notFound, refuse } from "../errors.ts"
import { PAGE_SIZE, pageOf } from "../people/queries.server.ts"
import { isChair, isClosedFor, isMember, isSecretary, refuseReadRoundtable } from "../roundtables/policy.ts"
import { ownRoundtableIds } from "../roundtables/visible.server.ts"
import { IN_THE_MAKING } from "./life/step.ts"
import { paperRole, refuseReadPaper, refuseWritePaper } from "./policy.ts"
import { factsOf } from "./rights.server.ts"

/** The rows that `refuseReadPaper` does not refuse. */
export const papersVisibleTo = (ctx: Ctx) => {
  const own = ownRoundtableIds(ctx.actor)
  const isOfPublicTable = sql`exists (select 1 from roundtable r
    where r.id = document.roundtable_id and r.visibility = 'public')`
  return and(
    isNull(papers.deletedAt),
    or(
      and(
        eq(papers.state, "adopted"),
        ne(papers.kind, "minutes"),
        or(isOfPublicTable, isNotNull(papers.publishedAt)),
      ),
      own.length > 0 ? inArray(papers.roundtableId, own) : undefined,
    ),
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
      roundtableLanguage: roundtables.language,
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
  const facts = await factsOf(ctx.db, paper, roundtable)
  const refused = refuseReadPaper(ctx.actor, facts)
  if (refused && refuseReadRoundtable(ctx.actor, roundtable)) throw notFound()
  refuse(refused)
  return {
    ...paper,
    roundtable: { code: roundtable.code, name: roundtable.name, language: roundtable.language },
    facts,
    role: paperRole(ctx.actor, facts) ?? "read",
    whyNot: refuseWritePaper(ctx.actor, facts),
    isMember: isMember(ctx.actor, paper.roundtableId),
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
  const served = ownRoundtableIds(actor).filter(
    (id) => (isSecretary(actor, id) || isChair(actor, id)) && !isClosedFor(actor, id),
  )
  const seats = actor.seats.filter((seat) => !isClosedFor(actor, seat.roundtableId))
  const seatIds = seats.map((seat) => seat.seatId)
  const seatedAt = seats.map((seat) => seat.roundtableId)
  const isNamed = sql`exists (select 1 from document_writer w join seat s on s.id = w.seat_id
    where w.document_id = ${papers.id} and s.roundtable_id = ${papers.roundtableId} and ${inArray(sql`s.id`, seatIds)})`
  return and(
    isNull(papers.deletedAt),
    // Said once for all of what follows, so that only the papers of one's own tables are looked at.
    inArray(papers.roundtableId, [...served, ...seatedAt]),
    or(
      and(
        inArray(papers.state, ["draft", "co_design", "final_review"]),
        inArray(papers.roundtableId, served),
      ),
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
      ...{ roundtable: roundtables.name, roundtableLanguage: roundtables.language },
      writtenAt: changedAt,
    })
    .from(papers)
    .innerJoin(roundtables, eq(roundtables.id, papers.roundtableId))
    .leftJoin(documentTexts, eq(documentTexts.documentId, papers.id))
    .where(and(papersWritableBy(ctx), roundtableId ? eq(papers.roundtableId, roundtableId) : undefined))
    .orderBy(desc(changedAt), desc(papers.id))
    .limit(MOST_OPEN)
  return rows.map((row) => ({ ...row, writtenAt: new Date(row.writtenAt).toISOString() }))
}

/** Texts in the making that name a seat among their writers, for members of its table. */
export const listPapersOfSeat = (ctx: Ctx, seatId: string) =>
  ctx.db
    .select({ code: papers.code, title: papers.title, language: papers.language })
    .from(papers)
    .innerJoin(paperWriters, eq(paperWriters.documentId, papers.id))
    .where(
      and(
        eq(paperWriters.seatId, seatId),
        inArray(papers.state, IN_THE_MAKING),
        isNull(papers.deletedAt),
        inArray(papers.roundtableId, ownRoundtableIds(ctx.actor)),
      ),
    )
    .orderBy(desc(papers.id))
    .limit(MOST_OPEN)
