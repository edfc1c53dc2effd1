export const ITEM_KINDS = ["request", "recommendation", "report", "question"] as const
export const ACTS = ["sent", "received", "taken", "answered", "returned", "forwarded", "withdrawn"] as const
export type Act = (typeof ACTS)[number]
export type ItemState = "sent" | "received" | "in_charge" | "answered" | "returned" | "withdrawn"

export type Passage = { act: string; roundtableId: string; toId: string | null }

/** The tables that hold an item one under the other, the author first and who has it now last. */
export const holders = (authorId: string, passages: readonly Passage[]): readonly string[] => {
  const way = [authorId]
  for (const { act, toId } of passages) {
    if ((act === "sent" || act === "forwarded") && toId) way.push(toId)
    if (act === "returned" && way.length > 1) way.pop()
  }
  return way
}

/** The table that an item goes back to: the one that sent it last; null while its author has it. */
export const senderOf = (authorId: string, passages: readonly Passage[]): string | null =>
  holders(authorId, passages).at(-2) ?? null

const BY_HOLDER: Readonly<Record<ItemState, readonly Act[]>> = {
  sent: ["received", "taken", "returned", "forwarded"],
  received: ["taken", "returned", "forwarded"],
  in_charge: ["answered", "returned", "forwarded"],
  returned: ["taken", "returned", "forwarded"],
  answered: [],
  withdrawn: [],
}

/** What the table that has an item may do with it. Its author may send it again or withdraw it, once it is back. */
export const actsOfHolder = (item: { state: string; roundtableId: string; atId: string }): readonly Act[] =>
  item.atId === item.roundtableId
    ? item.state === "returned"
      ? ["sent", "withdrawn"]
      : []
    : BY_HOLDER[item.state as ItemState]

/** What the author may do while another table has it: take it back before anybody received it. */
export const actsOfAuthor = (item: { state: string; roundtableId: string; atId: string }): readonly Act[] =>
  item.state === "sent" && item.atId !== item.roundtableId ? ["withdrawn"] : []

const AFTER: Readonly<Record<Act, ItemState>> = {
  ...{ sent: "sent", received: "received", taken: "in_charge", answered: "answered" },
  ...{ returned: "returned", forwarded: "sent", withdrawn: "withdrawn" },
}

/** The state that an act leaves an item in. */
export const stateAfter = (act: Act): ItemState => AFTER[act]

/** Acts that move an item name the table it goes to; a return goes where it came from. */
export const needsDestination = (act: Act): boolean => act === "sent" || act === "forwarded"
/** Acts that say something to the others. */
export const needsWords = (act: Act): boolean => act === "answered" || act === "returned"
