import { eq } from "drizzle-orm"
import { adhesionRequests, organisations } from "#db/schema/index.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, found, invalid } from "../../errors.ts"
import { writeRegistrations } from "../organisations/edit-registers.server.ts"
import type { NATIONAL_SECTIONS } from "../organisations/organisation.ts"
import { isStanding, type Level, type OrganisationKind } from "../organisations/organisation.ts"
import { registrationsOf } from "../organisations/registration.ts"
import { writeOrganisation } from "../organisations/write-organisation.server.ts"
import { UNDECIDED } from "./adhesion.ts"
import type { AcceptAdhesion } from "./input.ts"
import { type Adhesion, lockToDecide, mailContact, tell } from "./link.server.ts"

/** The body of the register that the request turned out to be about. */
const existingBody = async (ctx: TxCtx, code: string): Promise<string> => {
  const [row] = await ctx.db.select().from(organisations).where(eq(organisations.code, code))
  if (!row || !isStanding(row.state)) throw invalid("existing", "organisations.errors.body_unknown")
  return row.id
}

/** Writes the body into the register with what was said of it; its numbers wait to be verified. */
const newBody = async (ctx: TxCtx, adhesion: Adhesion): Promise<string> => {
  const { name, territory, email, pec, phone, website, language } = adhesion
  const { id } = await writeOrganisation(ctx, {
    ...{ name, territory, language },
    ...{ kind: adhesion.kind as OrganisationKind, level: adhesion.level as Level },
    ...{ email, pec, phone, website },
  })
  const section = adhesion.nationalSection as (typeof NATIONAL_SECTIONS)[number] | null
  const { nationalNumber, runtsNumber, regionalName, regionalNumber } = adhesion
  const typed = { nationalSection: section, nationalNumber, runtsNumber, regionalName, regionalNumber }
  await writeRegistrations(ctx, id, registrationsOf(typed))
  return id
}

/**
 * Accepts a request: the body is in the register, and its contact gets the link that makes them its manager.
 * @returns the code of the organisation
 * @throws forbidden unless secretary of its table or administrator; conflict when it is decided already, or a body
 *   with the same name is in the register
 */
export const acceptAdhesion = (ctx: Ctx, input: AcceptAdhesion) =>
  transact(ctx, async (ctx) => {
    const adhesion = await lockToDecide(ctx, input.adhesionCode, UNDECIDED)
    if (adhesion.organisationId) throw conflict("organisations.errors.adhesion_moved")
    const organisationId = input.existing
      ? await existingBody(ctx, input.existing)
      : await newBody(ctx, adhesion)
    await ctx.db
      .update(adhesionRequests)
      .set({
        ...{ state: "accepted", decidedAt: ctx.now, organisationId },
        decidedById: found(ctx.actor.personId),
      })
      .where(eq(adhesionRequests.id, adhesion.id))
    await tell(ctx, adhesion, "accepted")
    await mailContact(ctx, adhesion, "adhesion_accepted")
    const [row] = await ctx.db
      .select({ code: organisations.code })
      .from(organisations)
      .where(eq(organisations.id, organisationId))
    return found(row).code
  })
