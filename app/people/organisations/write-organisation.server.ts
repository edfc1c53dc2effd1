import { organisations } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import type { TxCtx } from "../../context.ts"
import { conflict, found, orConflict } from "../../errors.ts"
import { placeIn } from "../../taxonomies/place-in.server.ts"
import { readTerritories, writtenTerritories } from "../../taxonomies/read-territories.server.ts"
import type { Level, OrganisationKind } from "./organisation.ts"

/** What breaking the register's one name each means. */
export const nameTaken = () =>
  orConflict({ organisation_one_per_name: conflict("people.errors.organisation_name_taken", "name") })

type NewOrganisation = {
  name: string
  kind: OrganisationKind
  level: Level
  territory: string
  language: string
  email?: string | null
  pec?: string | null
  phone?: string | null
  website?: string | null
}

/**
 * Writes a body into the register inside the verb that has the right to.
 * @throws conflict when the name is there already, whatever its case; invalid for a territory that is unknown or
 *   ambiguous
 */
export const writeOrganisation = async (ctx: TxCtx, card: NewOrganisation) => {
  const territories = await readTerritories(ctx, card.territory)
  const values = { ...card, territory: writtenTerritories(territories) }
  const [row] = await ctx.db
    .insert(organisations)
    .values(values)
    .returning({ id: organisations.id, code: organisations.code })
    .catch(nameTaken())
  const { id, code } = found(row)
  await placeIn(ctx, { kind: "organisation", id }, territories)
  await record(ctx, { action: "organisation.created", subject: { kind: "organisation", id }, values })
  return { id, code }
}
