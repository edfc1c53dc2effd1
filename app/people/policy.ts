import type { Actor } from "../context.ts"
import { because, type Reason } from "../errors.ts"

/** Why this person may not write in the register of organisations, or null. */
export const refuseKeepRegister = (actor: Actor): Reason | null =>
  actor.isAdministrator ? null : because("roundtables.refuse.administrator_only")
