import type { Actor } from "../../context.ts"
import { because, type Reason } from "../../errors.ts"
import { isSecretary, refuseClosed } from "../policy.ts"

type Table = { id: string; closedAt: Date | null }

/** Why this person may not write the table's rules, read their draft or put them in force, or null. */
export const refuseWriteRules = (actor: Actor, table: Table): Reason | null =>
  isSecretary(actor, table.id) || actor.isAdministrator
    ? refuseClosed(table)
    : because("regulation.refuse.secretary_only")

/** Whether this person may. */
export const mayWriteRules = (actor: Actor, table: Table): boolean => refuseWriteRules(actor, table) === null
