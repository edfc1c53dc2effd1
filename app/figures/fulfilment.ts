import { standingOf } from "../meetings/commitments/commitment.ts"

/** Where it was promised: in a body's answer, by a decision of the table, or otherwise. */
export const SOURCES = ["answer", "decision", "other"] as const
export type Source = (typeof SOURCES)[number]

/** Commitments that are alike: where they were promised, how they stand, and by when. */
export type Promised = { source: Source; state: string; dueOn: string; n: number }

/** The four that every commitment is one of, in the order in which pages show them. */
export const COMMITMENT_STANDINGS = ["done", "going", "late", "dropped"] as const
export type CommitmentStanding = (typeof COMMITMENT_STANDINGS)[number]

const standingAt = (today: string, { state, dueOn }: Promised): CommitmentStanding => {
  const standing = standingOf({ state, dueOn, progress: 0 }, today)
  return standing === "waiting" ? "going" : standing
}

const lineOf = (all: readonly Promised[], today: string) => {
  const count = (standing: CommitmentStanding) =>
    all.filter((one) => standingAt(today, one) === standing).reduce((sum, { n }) => sum + n, 0)
  const standings = {
    ...{ done: count("done"), going: count("going"), late: count("late"), dropped: count("dropped") },
  }
  const promised = all.reduce((sum, { n }) => sum + n, 0)
  return { promised, standings, done: { part: standings.done, whole: promised } }
}

/** What became of what was promised, by where it was, and all together; the share carried out is of all promised. */
export const fulfilmentOf = (all: readonly Promised[], today: string) => ({
  bySource: SOURCES.flatMap((source) => {
    const of = all.filter((one) => one.source === source)
    return of.length > 0 ? [{ source, ...lineOf(of, today) }] : []
  }),
  total: lineOf(all, today),
})
export type Fulfilment = ReturnType<typeof fulfilmentOf>
