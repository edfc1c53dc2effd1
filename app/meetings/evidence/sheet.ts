import type { Presence } from "../presence.ts"

/** Where a signed sheet and the roll differ about somebody. */
export type SheetDifference = "signed_absent" | "signed_remote" | "unsigned_present" | "signed_unknown"

/** What a sheet says of somebody: nothing yet, until the secretary has typed it in. */
export type SheetRow = {
  isSigned: boolean
  isOnRoll: boolean
  presences: readonly Pick<Presence, "isRemote">[]
}

/**
 * How a row of the signed sheet differs from the roll, or null. Who was far away signs nothing, and who signed was in
 * the room; a name written by hand that the roll does not know differs whatever it is.
 */
export const sheetDifference = ({ isSigned, isOnRoll, presences }: SheetRow): SheetDifference | null => {
  if (!isOnRoll) return isSigned ? "signed_unknown" : null
  const isInRoom = presences.some((one) => !one.isRemote)
  if (isSigned) return isInRoom ? null : presences.length > 0 ? "signed_remote" : "signed_absent"
  return isInRoom ? "unsigned_present" : null
}

type Settled = { settledAs: string | null }
/** Whether a row still waits for a word: it differs, and in another way than the one that was settled. */
export const isOpen = (difference: SheetDifference | null, { settledAs }: Settled): boolean =>
  difference !== null && difference !== settledAs

/** How a sheet stands as a whole. */
export type SheetState = "untyped" | "without_signatures" | "differs" | "settled"
export const sheetState = (
  rows: readonly { isSigned: boolean; isOpen: boolean }[],
  isTyped: boolean,
): SheetState => {
  if (!isTyped) return "untyped"
  if (rows.some((row) => row.isOpen)) return "differs"
  return rows.some((row) => row.isSigned) ? "settled" : "without_signatures"
}
