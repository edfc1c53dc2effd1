import type { AgendaItem } from "../meeting.ts"
import type { Added } from "./added.ts"

type AddedItem = AgendaItem & { added: Added | null }

/** The annexes as they were sent, with those that points added in session brought. */
export const withBrought = <A extends { number: number }>(sent: readonly A[], now: readonly A[]): A[] => {
  const known = new Set(sent.map(({ number }) => number))
  return [...sent, ...now.filter(({ number }) => !known.has(number))]
}

/** The agenda as it was sent, with what was added in session after it; a point that is in both is marked. */
export const withAdded = (
  sent: readonly AgendaItem[],
  added: readonly AddedItem[],
): (AgendaItem & { added: Added | null })[] => {
  const known = new Set(sent.map(({ code }) => code))
  const wayOf = (code: string) => added.find((one) => one.code === code)?.added ?? null
  return [
    ...sent.map((item) => ({ ...item, added: wayOf(item.code) })),
    ...added.filter(({ code }) => !known.has(code)),
  ]
}
