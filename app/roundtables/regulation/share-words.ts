import type { Threshold } from "./rational.ts"
import { type Said, said } from "./say.ts"

const NAMED = {
  half: [1, 2],
  third: [1, 3],
  two_thirds: [2, 3],
  three_quarters: [3, 4],
  whole: [1, 1],
} as const

const nameOf = (num: number, den: number) =>
  (Object.keys(NAMED) as (keyof typeof NAMED)[]).find((name) => {
    const [above, below] = NAMED[name]
    return num * below === den * above
  })

/** "più della metà", "almeno due terzi", "almeno il 55%": what goes before the whole it is a share of. */
export const shareWords = ({ num, den, strict }: Threshold): Said => {
  const degree = strict ? "more" : "least"
  const name = nameOf(num, den)
  if (name && !(strict && name === "whole")) return said(`regulation.share.${degree}.${name as "half"}`)
  if (den === 100) return said(`regulation.share.${degree}.percent`, { num })
  return said(`regulation.share.${degree}.fraction`, { num, den })
}

/** "3 posti", "7 giorni liberi": a number with its noun in the right form. */
export const countWords = (
  noun:
    | "days"
    | "clear_days"
    | "working_days"
    | "clear_working_days"
    | "hours"
    | "minutes"
    | "seats"
    | "bodies"
    | "groups"
    | "proxies"
    | "votes",
  count: number,
): Said => said(`regulation.count.${noun}`, { count })
