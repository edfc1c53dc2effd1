import { and, eq, inArray, sql } from "drizzle-orm"
import {
  importedOrganisations,
  organisationImports,
  organisations,
  placements,
  registrations,
} from "#db/schema/index.ts"
import { record } from "../../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../../context.ts"
import { found } from "../../../errors.ts"
import { lockImport } from "./import-lock.server.ts"

/** Rows of these belong to the body itself and go with it. */
const OWN = ["organisation_registration", "organisation_import_row"]

/** Every column of the schema that points to an organisation, whichever domain it belongs to. */
const referrers = async (ctx: Pick<Ctx, "db">) => {
  const { rows } = await ctx.db.execute(sql`
    select c.conrelid::regclass::text as relation, a.attname as column
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid = 'organisation'::regclass order by 1, 2`)
  return rows
    .map((row) => ({ relation: String(row.relation), column: String(row.column) }))
    .filter(({ relation }) => !OWN.includes(relation))
}

export type Use = { organisationId: string; relation: string }

/** Which bodies of an import somebody uses by now, and where: a row that points to them, or a change to them. */
export const usesOf = async (ctx: Pick<Ctx, "db">, importId: string): Promise<Use[]> => {
  const mine = sql`(select organisation_id from organisation_import_row where import_id = ${importId})`
  const asked = (await referrers(ctx)).map(
    ({ relation, column }) =>
      sql`select ${sql.identifier(column)} as id, ${relation}::text as relation from ${sql.identifier(relation)}
           where ${sql.identifier(column)} in ${mine}`,
  )
  const changed = sql`select id, 'changed' as relation from organisation where changed_at is not null and id in ${mine}`
  const { rows } = await ctx.db.execute(
    sql`select distinct id, relation from (${sql.join([...asked, changed], sql` union all `)}) used order by id, relation`,
  )
  return rows.map((row) => ({ organisationId: String(row.id), relation: String(row.relation) }))
}

const remove = async (ctx: TxCtx, importId: string, used: readonly string[]): Promise<number> => {
  const free = await ctx.db
    .select({ id: importedOrganisations.organisationId })
    .from(importedOrganisations)
    .where(
      and(
        eq(importedOrganisations.importId, importId),
        sql`not (${importedOrganisations.organisationId} in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(used)}::jsonb)))`,
      ),
    )
  const ids = free.map(({ id }) => id)
  for (let at = 0; at < ids.length; at += 1000) {
    const some = ids.slice(at, at + 1000)
    await ctx.db.delete(importedOrganisations).where(inArray(importedOrganisations.organisationId, some))
    await ctx.db.delete(registrations).where(inArray(registrations.organisationId, some))
    await ctx.db
      .delete(placements)
      .where(and(eq(placements.subjectKind, "organisation"), inArray(placements.subjectId, some)))
    await ctx.db.delete(organisations).where(inArray(organisations.id, some))
  }
  return ids.length
}

/**
 * Takes an import back: the bodies that nobody uses go, those in use stay in the register.
 * @throws forbidden unless administrator; conflict when it was not imported, or was taken back already
 */
export const undoImport = (ctx: Ctx, code: string) =>
  transact(ctx, async (ctx) => {
    const { id } = await lockImport(ctx, code, "done")
    const used = new Set((await usesOf(ctx, id)).map(({ organisationId }) => organisationId))
    const removed = await remove(ctx, id, [...used])
    await ctx.db
      .update(organisationImports)
      .set({ state: "undone", undoneAt: ctx.now, undoneById: found(ctx.actor.personId) })
      .where(eq(organisationImports.id, id))
    await record(ctx, {
      action: "organisation-import.undone",
      subject: { kind: "organisation-import", id },
      values: { removed, kept: used.size },
    })
  })
