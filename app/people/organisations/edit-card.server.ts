import { eq } from "drizzle-orm"
import { organisations } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { refuse } from "../../errors.ts"
import { placeIn } from "../../taxonomies/place-in.server.ts"
import { readTerritories, writtenTerritories } from "../../taxonomies/read-territories.server.ts"
import { refuseKeepRegister } from "../policy.ts"
import type { EditCard } from "./input.ts"
import { lockStanding } from "./organisation-lock.server.ts"
import { nameTaken } from "./write-organisation.server.ts"

/**
 * Corrects what a body is: name, kind, level, territory.
 * @throws forbidden unless administrator; conflict when another body has the name, or this one has ended;
 *   invalid for a territory that is unknown or ambiguous
 */
export const editCard = (ctx: Ctx, input: EditCard) =>
  transact(ctx, async (ctx) => {
    refuse(refuseKeepRegister(ctx.actor))
    const { code, ...typed } = input
    const { id } = await lockStanding(ctx, code)
    const territories = await readTerritories(ctx, typed.territory)
    const card = { ...typed, territory: writtenTerritories(territories) }
    await ctx.db
      .update(organisations)
      .set({ ...card, changedAt: ctx.now })
      .where(eq(organisations.id, id))
      .catch(nameTaken())
    await placeIn(ctx, { kind: "organisation", id }, territories)
    await record(ctx, { action: "organisation.changed", subject: { kind: "organisation", id }, values: card })
  })
