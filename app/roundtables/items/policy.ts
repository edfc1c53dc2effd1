import type { Actor } from "../../context.ts"
import { because, type Reason } from "../../errors.ts"
import { isChair, isClosedFor, isMember, isSecretary } from "../policy.ts"
import { type Act, actsOfAuthor, actsOfHolder } from "./item.ts"

export type ItemFacts = {
  roundtableId: string
  atId: string
  state: string
  isPublic: boolean
  /** Every table that the item has been at, its author's too. */
  tables: readonly { id: string; visibility: string }[]
}

const serves = (actor: Actor, roundtableId: string) =>
  isSecretary(actor, roundtableId) || isChair(actor, roundtableId)

/** In which office somebody acts for a table: what pages say in place of a name. */
export const officeAt = (actor: Actor, roundtableId: string): "secretary" | "chair" | "facilitator" | null =>
  (["secretary", "chair", "facilitator"] as const).find((role) =>
    actor.offices.some((office) => office.roundtableId === roundtableId && office.role === role),
  ) ?? null

/** Why this person may not send items for the table, or null. */
export const refuseSendItem = (actor: Actor, roundtableId: string): Reason | null => {
  if (!serves(actor, roundtableId)) return because("items.refuse.secretary_or_chair")
  return isClosedFor(actor, roundtableId) ? because("roundtables.refuse.closed") : null
}

/**
 * Why this person may not read an item, or null: members of every table that it has been at, and everybody
 * when it says so and all those tables are public.
 */
export const refuseReadItem = (actor: Actor, item: ItemFacts): Reason | null => {
  const isOpen = item.isPublic && item.tables.every((table) => table.visibility === "public")
  if (isOpen || actor.isAdministrator) return null
  return item.tables.some((table) => isMember(actor, table.id)) ? null : because("items.refuse.members_only")
}

/** What this person may do with an item now. */
export const actsFor = (actor: Actor, item: ItemFacts): readonly Act[] => [
  ...(refuseSendItem(actor, item.atId) === null ? actsOfHolder(item) : []),
  ...(refuseSendItem(actor, item.roundtableId) === null ? actsOfAuthor(item) : []),
]

/** Why this person may not do this with an item now, or null. */
export const refuseAct = (actor: Actor, item: ItemFacts, act: Act): Reason | null => {
  if (actsFor(actor, item).includes(act)) return null
  const isPossible = actsOfHolder(item).includes(act) || actsOfAuthor(item).includes(act)
  if (!isPossible) return because("items.refuse.not_now")
  const table = actsOfHolder(item).includes(act) ? item.atId : item.roundtableId
  return refuseSendItem(actor, table) ?? because("items.refuse.not_now")
}
