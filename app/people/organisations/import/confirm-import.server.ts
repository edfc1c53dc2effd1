import { eq } from "drizzle-orm"
import { uuidv7 } from "uuidv7"
import {
  importedOrganisations,
  organisationImports,
  organisations,
  placements,
  registrations,
} from "#db/schema/index.ts"
import { record } from "../../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../../context.ts"
import { conflict } from "../../../errors.ts"
import { registrationsOf } from "../registration.ts"
import { nameTaken } from "../write-organisation.server.ts"
import { checkRows, type ValidRow } from "./check-rows.server.ts"
import { lockImport, rowsOf } from "./import-lock.server.ts"
import type { Labels } from "./import-row.ts"
import { Mapping } from "./mapping.ts"

const BATCH = 400

const cardOf = ({ row }: ValidRow) => {
  const { name, kind, level, territory, language, email, pec, phone, website, presentation } = row
  return {
    ...{ name, kind, level, territory, language, email, pec, phone, website, presentation },
    presentationLanguage: presentation === null ? null : language,
  }
}

/** Writes some rows by one statement for each table. */
const writeBatch = async (ctx: TxCtx, importId: string, rows: readonly ValidRow[]) => {
  const made = rows.map((valid) => ({ id: uuidv7(), valid }))
  await ctx.db
    .insert(organisations)
    .values(made.map(({ id, valid }) => ({ id, ...cardOf(valid) })))
    .catch(nameTaken())
  const numbers = made.flatMap(({ id, valid }) =>
    registrationsOf(valid.row).map((one) => ({ ...one, organisationId: id })),
  )
  if (numbers.length > 0) await ctx.db.insert(registrations).values(numbers)
  await ctx.db.insert(placements).values(
    made.flatMap(({ id, valid }) =>
      valid.territoryIds.map((territoryId) => ({
        subjectKind: "organisation",
        subjectId: id,
        territoryId,
      })),
    ),
  )
  await ctx.db.insert(importedOrganisations).values(made.map(({ id }) => ({ importId, organisationId: id })))
}

/**
 * Writes the rows that are right into the register; the others stay out.
 * @throws forbidden unless administrator; conflict when it was imported already, no row is right, or somebody else
 *   registered one of the names this very moment
 */
export const confirmImport = (ctx: Ctx, code: string, labels: Labels) =>
  transact(ctx, async (ctx) => {
    const one = await lockImport(ctx, code, "preview")
    const { valid } = await checkRows(ctx, rowsOf(one).below, Mapping.parse(one.mapping), labels)
    if (valid.length === 0) throw conflict("organisations.import.none_right")
    for (let at = 0; at < valid.length; at += BATCH)
      await writeBatch(ctx, one.id, valid.slice(at, at + BATCH))
    await ctx.db
      .update(organisationImports)
      .set({ state: "done", doneAt: ctx.now })
      .where(eq(organisationImports.id, one.id))
    await record(ctx, {
      action: "organisation-import.done",
      subject: { kind: "organisation-import", id: one.id },
      values: { written: valid.length },
    })
  })
