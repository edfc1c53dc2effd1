import { z } from "zod"
import type { Choice } from "../question.ts"

/** What was chosen for one seat, as a form sends it: an answer, or options marked. */
export type SeatChoice = { seatCode: string; choice: Choice; replaces: string | null }

const Answer = z.union([
  z.enum(["yes", "no", "abstain", "none"]),
  z.array(z.string().max(100)).min(1).max(100),
])
const OneSeat = z.object({
  seatCode: z.string().max(20),
  choice: Answer,
  replaces: z.string().max(100).nullable(),
})

const Fields = z.record(z.string(), z.unknown())
const isMarks = (name: string) => name.startsWith("c-")

const marksOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter(
    (one): one is string => typeof one === "string" && one !== "",
  )

/** One field for each seat: `c-<seat>` with an answer or marks, `r-<seat>` with the vote that it replaces. */
const choicesIn = (fields: Readonly<Record<string, unknown>>) =>
  Object.keys(fields)
    .filter(isMarks)
    .flatMap((name) => {
      const seatCode = name.slice(2)
      const marks = marksOf(fields[name])
      const [only] = marks
      if (only === undefined || marks.includes("later")) return []
      const isWord = marks.length === 1 && ["yes", "no", "abstain", "none"].includes(only)
      const replaces = fields[`r-${seatCode}`]
      return [
        {
          ...{ seatCode, choice: isWord ? only : marks },
          replaces: typeof replaces === "string" && replaces ? replaces : null,
        },
      ]
    })

/** The votes of a form, for as many seats as were answered. */
export const CastVotes = Fields.transform((fields) => ({
  ballotCode: String(fields.ballotCode ?? ""),
  votes: choicesIn(fields),
})).pipe(
  z.object({
    ballotCode: z.string(),
    votes: z.array(OneSeat).min(1, { error: "ballots.errors.choose" }).max(100),
  }),
)
export type CastVotes = z.output<typeof CastVotes>

/** A vote that a present seat said aloud. */
export const TakeVote = Fields.transform((fields) => ({
  ballotCode: String(fields.ballotCode ?? ""),
  ...(choicesIn(fields)[0] ?? { seatCode: "", choice: [], replaces: null }),
})).pipe(OneSeat.extend({ ballotCode: z.string(), choice: Answer }))
export type TakeVote = z.output<typeof TakeVote>
