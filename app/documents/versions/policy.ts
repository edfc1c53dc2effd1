import type { Actor } from "../../context.ts"
import { because, type Reason } from "../../errors.ts"
import { isMember } from "../../roundtables/policy.ts"
import { type PaperFacts, refuseCreatePaper, refuseReadPaper, refuseWritePaper } from "../policy.ts"

/** Why this person may not read how the text came about, or null: that is for the table's members. */
export const refuseReadVersions = (actor: Actor, paper: PaperFacts): Reason | null =>
  refuseReadPaper(actor, paper) ??
  (isMember(actor, paper.roundtableId) ? null : because("versions.refuse.members_only"))

/** Why this person may not give the present text a name, or null: whoever writes it may. */
export const refuseNameVersion = (actor: Actor, paper: PaperFacts): Reason | null =>
  refuseWritePaper(actor, paper)

/**
 * Why this person may not bring an earlier version back, or null. It changes what others are writing, so it is
 * for those who look after the text for the table.
 */
export const refuseRestoreVersion = (actor: Actor, paper: PaperFacts): Reason | null =>
  refuseWritePaper(actor, paper) ??
  (refuseCreatePaper(actor, paper.roundtableId) ? because("versions.refuse.secretary_restores") : null)
