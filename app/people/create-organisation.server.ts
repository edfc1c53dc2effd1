import { organisations } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { conflict, found, orConflict, refuse } from "../errors.ts"
import type { CreateOrganisation } from "./input.ts"
import { refuseKeepRegister } from "./policy.ts"

/**
 * Writes a body into the register.
 * @returns its code
 * @throws forbidden unless administrator; conflict when the name is there already, whatever its case
 */
export const createOrganisation = (ctx: Ctx, input: CreateOrganisation) =>
  transact(ctx, async (ctx) => {
    refuse(refuseKeepRegister(ctx.actor))
    const [row] = await ctx.db
      .insert(organisations)
      .values(input)
      .returning({ id: organisations.id, code: organisations.code })
      .catch(
        orConflict({ organisation_one_per_name: conflict("people.errors.organisation_name_taken", "name") }),
      )
    const { id, code } = found(row)
    await record(ctx, {
      action: "organisation.created",
      subject: { kind: "organisation", id },
      values: input,
    })
    return code
  })
