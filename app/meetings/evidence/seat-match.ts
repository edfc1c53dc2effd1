import { wordsOf } from "../../fold.ts"

type Seen = { name: string; email: string | null }
/** Somebody who may sit on a seat that day. */
export type Sitter = { seatId: string; name: string | null; email: string | null }

const tokens = (name: string) => [...new Set(wordsOf(name))].filter((word) => word.length > 1)
const isWithin = (some: readonly string[], all: readonly string[]) => some.every((word) => all.includes(word))

/**
 * How sure it is that two are the same: 3 by e-mail, 2 by the whole name, more than 1 where one name holds the other,
 * by how much of it; else 0.
 */
const likeness = (seen: Seen, sitter: Sitter): number => {
  if (seen.email !== null && seen.email === sitter.email?.toLowerCase()) return 3
  const [one, other] = [tokens(seen.name), tokens(sitter.name ?? "")]
  if (Math.min(one.length, other.length) < 2) return 0
  const [inOther, inOne] = [isWithin(one, other), isWithin(other, one)]
  if (inOther && inOne) return 2
  return inOther || inOne ? 1 + Math.min(one.length, other.length) / 100 : 0
}

/**
 * The seat to propose for somebody whom the platform saw: the best likeness, where no other seat has the same; null
 * where two do, for whoever matches to decide.
 */
export const suggestedSeat = (seen: Seen, sitters: readonly Sitter[]): string | null => {
  const judged = sitters.map((sitter) => ({ seatId: sitter.seatId, like: likeness(seen, sitter) }))
  const best = Math.max(0, ...judged.map(({ like }) => like))
  const seats = new Set(judged.filter(({ like }) => best > 0 && like === best).map(({ seatId }) => seatId))
  const [only] = seats
  return seats.size === 1 && only ? only : null
}
