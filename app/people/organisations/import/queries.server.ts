import { desc, eq, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { importedOrganisations, organisationImports, organisations, people } from "#db/schema/index.ts"
import type { Ctx } from "../../../context.ts"
import { found, refuse } from "../../../errors.ts"
import { refuseKeepRegister } from "../../policy.ts"
import { PAGE_SIZE, pageOf } from "../../queries.server.ts"
import { checkRows } from "./check-rows.server.ts"
import { rowsOf } from "./import-lock.server.ts"
import type { Labels } from "./import-row.ts"
import { Mapping } from "./mapping.ts"
import { usesOf } from "./undo-import.server.ts"

/** Imports, newest first, a page at a time, with who did them. */
export const listImports = async (ctx: Ctx, { after: code }: { after?: string | null }) => {
  refuse(refuseKeepRegister(ctx.actor))
  const after = code
    ? sql`(${organisationImports.createdAt}, ${organisationImports.code}) < (select i.created_at, i.code from organisation_import i where i.code = ${code})`
    : undefined
  const rows = await ctx.db
    .select({
      ...{ code: organisationImports.code, name: organisationImports.name, state: organisationImports.state },
      ...{ rows: organisationImports.rows, at: organisationImports.createdAt, by: people.name },
    })
    .from(organisationImports)
    .innerJoin(people, eq(people.id, organisationImports.importedById))
    .where(after)
    .orderBy(desc(organisationImports.createdAt), desc(organisationImports.code))
    .limit(PAGE_SIZE + 1)
  return pageOf(rows, PAGE_SIZE)
}

const undoer = alias(people, "undoer")
const MOST_SHOWN = 200

/** An import with what it would write, or wrote: every problem counted, the first two hundred shown. */
export const getImport = async (ctx: Ctx, code: string, labels: Labels) => {
  refuse(refuseKeepRegister(ctx.actor))
  const [row] = await ctx.db
    .select({ one: organisationImports, by: people.name, undoneBy: undoer.name })
    .from(organisationImports)
    .innerJoin(people, eq(people.id, organisationImports.importedById))
    .leftJoin(undoer, eq(undoer.id, organisationImports.undoneById))
    .where(eq(organisationImports.code, code))
  const { one, by, undoneBy } = found(row)
  const mapping = Mapping.parse(one.mapping)
  const { headings, below } = rowsOf(one)
  const checked = one.state === "preview" ? await checkRows(ctx, below, mapping, labels) : null
  const { name, state, rows, createdAt, doneAt, undoneAt } = one
  return {
    ...{ code, name, state, rows, createdAt, doneAt, undoneAt, by, undoneBy, mapping, headings },
    preview: checked && {
      right: checked.valid.length,
      wrongRows: checked.total - checked.valid.length,
      problems: checked.problems.slice(0, MOST_SHOWN),
      problemCount: checked.problems.length,
      sample: checked.valid
        .slice(0, 5)
        .map(({ row }) => ({ name: row.name, kind: row.kind, territory: row.territory })),
    },
    written: one.state === "preview" ? null : await writtenOf(ctx, one.id),
  }
}

/** What an import's bodies have become: how many are in the register, and which of them are in use. */
const writtenOf = async (ctx: Ctx, importId: string) => {
  const rows = await ctx.db
    .select({
      id: organisations.id,
      code: organisations.code,
      name: organisations.name,
      language: organisations.language,
    })
    .from(importedOrganisations)
    .innerJoin(organisations, eq(organisations.id, importedOrganisations.organisationId))
    .where(eq(importedOrganisations.importId, importId))
    .orderBy(organisations.name)
  const relations = new Map<string, string[]>()
  for (const { organisationId, relation } of rows.length > 0 ? await usesOf(ctx, importId) : [])
    relations.set(organisationId, [...(relations.get(organisationId) ?? []), relation])
  const used = rows.flatMap(({ id, ...row }) => {
    const own = relations.get(id)
    return own ? [{ ...row, relations: own }] : []
  })
  return { count: rows.length, usedCount: used.length, used: used.slice(0, MOST_SHOWN) }
}
