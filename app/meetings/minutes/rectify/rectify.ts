import type { ReadingNode } from "../../../documents/state/reading.ts"
import { plainOf } from "../../../documents/state/reading.ts"
import { because, type Reason } from "../../../errors.ts"

export const GROUNDS = ["slip", "vote"] as const
/** A slip of the pen, or what a later meeting voted. */
export type Ground = (typeof GROUNDS)[number]

/** Why no rettifica of the verbale can be asked for, or null: before approval the text itself is put right. */
export const refuseRectify = ({ approvedAt }: { approvedAt: Date | null }): Reason | null =>
  approvedAt === null ? because("afterwards.refuse.not_approved") : null

/** Why this person may not decide a rettifica, or null: nobody decides what they asked for. */
export const refuseDecide = (
  rectification: { state: string; askedById: string | null },
  personId: string | null,
): Reason | null => {
  if (rectification.state !== "asked") return because("afterwards.refuse.decided")
  return rectification.askedById === personId ? because("afterwards.refuse.own_request") : null
}

/** Why this person may not take a request back, or null. */
export const refuseWithdrawRequest = (
  rectification: { state: string; askedById: string | null },
  personId: string | null,
): Reason | null => {
  if (rectification.state !== "asked") return because("afterwards.refuse.decided")
  return rectification.askedById === personId ? null : because("afterwards.refuse.not_yours")
}

const plain = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim()

/** Whether words stand in a text, however its lines and blanks run. */
export const standsIn = (text: ReadingNode, words: string): boolean =>
  plain(plainOf(text.content ?? [])).includes(plain(words))
