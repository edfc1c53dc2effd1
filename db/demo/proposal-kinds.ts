export type DemoEvent = {
  kind: string
  state: string
  /** Days before the first start. */
  daysAgo: number
  by: "author" | "secretary"
  text?: string
  /** Key of the table that it went to. */
  to?: string
}
export type DemoProposal = {
  key: string
  roundtable: string
  /** Where it is now, if it went on. */
  at?: string
  title: string
  language?: string
  topic: string
  territory: string
  addressee?: string
  /** Keys of organisations; a seat that is a person's own is `t3:D1`. */
  authors: readonly string[]
  invited?: readonly string[]
  createdBy: string
  supports: readonly string[]
  state: string
  outcome?: string
  answers: readonly [today: string, asks: string, toWhom: string, seenBy: string]
  /** The Italian working version: title and answers, and who wrote it. */
  working?: { by: string; title: string; answers: readonly [string, string, string, string] }
  events: readonly DemoEvent[]
}

export const begun = (daysAgo: number): DemoEvent => ({
  kind: "begun",
  state: "draft",
  daysAgo,
  by: "author",
})
export const submitted = (daysAgo: number): DemoEvent => ({
  kind: "submitted",
  state: "submitted",
  daysAgo,
  by: "author",
})
export const step = (kind: string, state: string, daysAgo: number, text?: string): DemoEvent => ({
  ...{ kind, state, daysAgo, by: "secretary" },
  ...(text ? { text } : {}),
})
export const admitted = (daysAgo: number) => step("admitted", "admitted", daysAgo)
export const discussed = (daysAgo: number) => step("discussed", "discussion", daysAgo)
export const toBallot = (daysAgo: number) => step("put_to_ballot", "ballot", daysAgo)
export const voted = (daysAgo: number, text: string) => step("voted", "voted", daysAgo, text)
