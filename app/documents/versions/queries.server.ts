import { and, desc, eq, inArray, isNull, lt, sql } from "drizzle-orm"
import { documentTexts, documentVersions, papers, people, roundtables } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { conflict, found, refuse } from "../../errors.ts"
import { PAGE_SIZE } from "../../people/queries.server.ts"
import type { StoredNode } from "../editor/reading-tree.ts"
import { refuseEraseHistory } from "../policy.ts"
import { factsOf } from "../rights.server.ts"
import type { VersionAuthors } from "./authors.ts"
import { refuseNameVersion, refuseReadVersions, refuseRestoreVersion } from "./policy.ts"

const paperByCode = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({ paper: papers, roundtable: roundtables })
    .from(papers)
    .innerJoin(roundtables, eq(roundtables.id, papers.roundtableId))
    .where(eq(papers.code, code))
  const { paper, roundtable } = found(row?.paper.deletedAt ? undefined : row)
  return { paper, roundtable, facts: await factsOf(ctx.db, paper, roundtable) }
}

type Row = Awaited<ReturnType<typeof paperByCode>>

const headOf = (paper: Row["paper"], { code, name, language }: Row["roundtable"]) => ({
  ...{ code: paper.code, title: paper.title, language: paper.language, kind: paper.kind },
  roundtable: { code, name, language },
})

/** The document whose versions are asked for, and what the person may do with them. @throws forbidden, not_found */
export const getVersionedPaper = async (ctx: Ctx, code: string) => {
  const { paper, roundtable, facts } = await paperByCode(ctx, code)
  refuse(refuseReadVersions(ctx.actor, facts))
  return {
    ...{ id: paper.id, roundtableId: paper.roundtableId },
    ...headOf(paper, roundtable),
    mayName: refuseNameVersion(ctx.actor, facts) === null,
    mayRestore: refuseRestoreVersion(ctx.actor, facts) === null,
    mayErase: refuseEraseHistory(ctx.actor, facts) === null,
  }
}

const HEAD = {
  number: documentVersions.number,
  kind: documentVersions.kind,
  name: documentVersions.name,
  sha256: sql<string>`encode(${documentVersions.sha256}, 'hex')`,
  createdAt: documentVersions.createdAt,
  erasedAt: documentVersions.erasedAt,
  by: people.name,
  namedAt: documentVersions.namedAt,
  namedBy: sql<string | null>`(select n.name from person n where n.id = "document_version".named_by_id)`,
}

/** Versions of a document, the latest first, a page at a time; `after` is the number of the last one shown. */
export const listVersions = async (ctx: Ctx, documentId: string, after: number | null, limit = PAGE_SIZE) => {
  const rows = await ctx.db
    .select(HEAD)
    .from(documentVersions)
    .leftJoin(people, eq(people.id, documentVersions.createdById))
    .where(
      and(
        eq(documentVersions.documentId, documentId),
        after === null ? undefined : lt(documentVersions.number, after),
      ),
    )
    .orderBy(desc(documentVersions.number))
    .limit(limit + 1)
  const shown = rows.slice(0, limit)
  return { rows: shown, next: rows.length > limit ? (shown.at(-1)?.number ?? null) : null }
}

/** One version with its text; null content where its words were erased. @throws not_found */
export const getVersion = async (ctx: Ctx, documentId: string, number: number) => {
  const [row] = await ctx.db
    .select({ ...HEAD, content: documentVersions.content })
    .from(documentVersions)
    .leftJoin(people, eq(people.id, documentVersions.createdById))
    .where(and(eq(documentVersions.documentId, documentId), eq(documentVersions.number, number)))
  const { content, ...head } = found(row)
  return { ...head, content: content as StoredNode | null }
}

/**
 * A version with who wrote each of its passages; null authors while that is being found out. A person whose data was
 * erased has no name. @throws not_found
 */
export const getVersionAuthors = async (ctx: Ctx, documentId: string, number: number) => {
  const { content, ...version } = await getVersion(ctx, documentId, number)
  const [row] = await ctx.db
    .select({ authors: documentVersions.authors })
    .from(documentVersions)
    .where(and(eq(documentVersions.documentId, documentId), eq(documentVersions.number, number)))
  const authors = (row?.authors ?? null) as VersionAuthors | null
  const ids = authors?.people ?? []
  const rows =
    ids.length > 0
      ? await ctx.db.select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, ids))
      : []
  const nameOf = new Map(rows.map(({ id, name }) => [id, name]))
  return { version, content, authors, names: ids.map((id) => nameOf.get(id) ?? null) }
}

/** What a text's history holds that an erasure takes, for those who may order one. @throws forbidden, not_found */
export const getErasable = async (ctx: Ctx, code: string) => {
  const { paper, roundtable, facts } = await paperByCode(ctx, code)
  refuse(refuseEraseHistory(ctx.actor, facts))
  const [counted] = await ctx.db
    .select({ count: sql<number>`count(*)::int` })
    .from(documentVersions)
    .where(
      and(
        eq(documentVersions.documentId, paper.id),
        eq(documentVersions.kind, "automatic"),
        isNull(documentVersions.erasedAt),
      ),
    )
  return { ...headOf(paper, roundtable), automatic: counted?.count ?? 0 }
}

/** The text as it reads now, in the shape of a version without a number. */
export const getPresentText = async (ctx: Ctx, documentId: string) => {
  const [row] = await ctx.db
    .select({ content: documentTexts.json, createdAt: documentTexts.writtenAt })
    .from(documentTexts)
    .where(eq(documentTexts.documentId, documentId))
  const { content, createdAt } = found(row)
  return {
    ...{ number: null, kind: "present", name: null, by: null, createdAt },
    content: content as StoredNode,
  }
}

/** The version of a number, or the text as it reads now. @throws not_found */
export const getVersionOrPresent = (ctx: Ctx, documentId: string, asked: string | null) =>
  asked === "now" ? getPresentText(ctx, documentId) : getVersion(ctx, documentId, Number(asked) || 0)

/** A version that the person may name, without its text. @throws forbidden, not_found */
export const getNameable = async (ctx: Ctx, code: string, number: number) => {
  const { paper, facts, roundtable } = await paperByCode(ctx, code)
  refuse(refuseReadVersions(ctx.actor, facts))
  refuse(refuseNameVersion(ctx.actor, facts))
  const { content: _content, ...version } = await getVersion(ctx, paper.id, number)
  return { paper: headOf(paper, roundtable), version }
}

/** A version that the person may bring back, without its text. @throws forbidden, not_found, conflict where erased */
export const getRestorable = async (ctx: Ctx, code: string, number: number) => {
  const { paper, facts, roundtable } = await paperByCode(ctx, code)
  refuse(refuseReadVersions(ctx.actor, facts))
  refuse(refuseRestoreVersion(ctx.actor, facts))
  const { content, ...version } = await getVersion(ctx, paper.id, number)
  if (!content) throw conflict("versions.errors.erased")
  return { paper: headOf(paper, roundtable), version }
}
