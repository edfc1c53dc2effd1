import type { Vote } from "../counting/account.ts"
import type { LoggedVote } from "./leaf.ts"

/** The votes of a log that stand: those that no other one replaced. */
export const standingOf = (votes: readonly LoggedVote[]): Vote[] => {
  const replaced = new Set(votes.map(({ replaces }) => replaces))
  return votes.filter(({ leaf }) => !replaced.has(leaf)).map(({ seat, choice }) => ({ seatId: seat, choice }))
}
