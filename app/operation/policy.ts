import type { Actor } from "../context.ts"
import { because, type Reason } from "../errors.ts"

/** Why this person may not look after the installation: queues, settings, storage, or null. */
export const refuseOperate = (actor: Actor): Reason | null =>
  actor.isAdministrator ? null : because("operation.refuse.administrator_only")
