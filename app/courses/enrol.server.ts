import type { Actor } from "../context.ts"
import { type Ctx, transact } from "../context.ts"
import { found, refuse } from "../errors.ts"
import { lockEdition } from "./edition-lock.server.ts"
import { enrolPerson } from "./enrol-person.server.ts"
import type { Enrol } from "./input.ts"
import { refuseEnrolNow } from "./policy.ts"

/** The tables that somebody sits at or serves. */
const roundtablesOf = (actor: Actor) => [...actor.seats, ...actor.offices].map((held) => held.roundtableId)

const needsOf = ({ needs, interpreterDetail, childcareDetail }: Enrol) =>
  needs.map((kind) => ({
    kind,
    detail: kind === "interpreter" ? interpreterDetail : kind === "childcare" ? childcareDetail : null,
  }))

/**
 * Enrols oneself, for the organisation that one acts for.
 * @returns the enrolment's code and state; of the one that goes on already, where there is one
 * @throws forbidden while enrolment is not open, or naming the rule that is not met; conflict for a clash
 */
export const enrol = (ctx: Ctx, input: Enrol) =>
  transact(ctx, async (ctx) => {
    const personId = found(ctx.actor.personId)
    const edition = await lockEdition(ctx, { code: input.editionCode })
    refuse(refuseEnrolNow(edition, ctx.now))
    const { code, state } = await enrolPerson(ctx, edition, {
      ...{ personId, profession: input.profession, needs: needsOf(input), approved: false },
      organisationId: ctx.actor.actingFor?.organisationId ?? null,
      roundtables: roundtablesOf(ctx.actor),
    })
    return { code, state }
  })
