import type { Choice } from "../question.ts"
import { bytesOf, fingerprintOf } from "./digest.ts"

/** What one vote says, as it stands in the log: a seat, never a person, and no time that would tell who came when. */
export type VoteContent = {
  ballot: string
  seat: string
  choice: Choice
  /** The seat that cast it by proxy, or null. */
  holder: string | null
  /** Said aloud and taken down by the secretary. */
  spoken: boolean
  /** The leaf of the vote that this one replaces, or null. */
  replaces: string | null
}
/** A vote in the log with its salt (128 bits in hex), and the leaf that both make. */
export type LoggedVote = Omit<VoteContent, "ballot"> & { salt: string; leaf: string }

/** Options marked are a set: their order is no part of the vote. */
const canonicalChoice = (choice: Choice) => (typeof choice === "string" ? choice : [...choice].sort())

/** The leaf of a vote: SHA-256 over its canonical JSON with the salt, in hex. It is what a receipt shows. */
export const leafOf = (content: VoteContent, salt: string): string => {
  const { ballot, seat, choice, holder, spoken, replaces } = content
  const said = canonicalChoice(choice)
  return fingerprintOf({
    format: "tavoli-vote-1",
    ballot,
    seat,
    choice: said,
    holder,
    spoken,
    replaces,
    salt,
  })
}

/** Leaves of one sealing in the one order that tells nothing of when they came. */
export const inOrder = <V extends { leaf: string }>(votes: readonly V[]): V[] =>
  [...votes].sort((a, b) => (a.leaf < b.leaf ? -1 : a.leaf > b.leaf ? 1 : 0))

export const leafBytes = ({ leaf }: { leaf: string }): Uint8Array => bytesOf(leaf)
