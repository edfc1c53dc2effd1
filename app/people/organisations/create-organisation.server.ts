import { type Ctx, transact } from "../../context.ts"
import { refuse } from "../../errors.ts"
import { refuseKeepRegister } from "../policy.ts"
import type { CreateOrganisation } from "./input.ts"
import { writeOrganisation } from "./write-organisation.server.ts"

/**
 * Writes a body into the register.
 * @returns its code
 * @throws forbidden unless administrator; conflict when the name is there already, whatever its case; invalid for
 *   a territory that is unknown or ambiguous
 */
export const createOrganisation = (ctx: Ctx, input: CreateOrganisation) =>
  transact(ctx, async (ctx) => {
    refuse(refuseKeepRegister(ctx.actor))
    const { code } = await writeOrganisation(ctx, input)
    return code
  })
