export type Scored = {
  id: string
  points: number
  /** When it was handed in, in milliseconds. */
  enteredAt: number
  askedCents: number
}
export type RankingRule = {
  budgetCents: number
  /** Below so many points nothing is given. */
  leastPoints: number
  /** Whether the one that the money does not wholly reach gets what is left. */
  isPartGiven: boolean
}
export const VERDICTS = ["funded", "funded_in_part", "below_minimum", "out_of_budget", "tied"] as const
export type Verdict = (typeof VERDICTS)[number]
export type Ranked = { id: string; rank: number; points: number; givenCents: number; verdict: Verdict }

const isBefore = (a: Scored, b: Scored) => b.points - a.points || a.enteredAt - b.enteredAt

/** Those with as many points that were handed in at the same instant stand at the same place. */
const placesOf = (projects: readonly Scored[]): Scored[][] => {
  const places: Scored[][] = []
  for (const project of [...projects].sort(isBefore)) {
    const last = places.at(-1)
    const [first] = last ?? []
    if (last && first && isBefore(first, project) === 0) last.push(project)
    else places.push([project])
  }
  return places
}

const askedBy = (place: readonly Scored[]) => place.reduce((sum, { askedCents }) => sum + askedCents, 0)

/**
 * The ranking of a call: by points; with as many points, who handed in earlier comes first. The money goes down the
 * ranking and stops at the first that it does not reach, so that nobody is passed over for a cheaper one. Whom neither
 * points nor time tell apart share a place: if the money does not reach all of them, it is given to none.
 * @returns one row per project, the first place first; the order of `projects` says nothing
 */
export const rankingOf = (projects: readonly Scored[], rule: RankingRule): Ranked[] => {
  let left = rule.budgetCents
  let isSpent = false
  let rank = 1
  return placesOf(projects).flatMap((place) => {
    const asked = askedBy(place)
    const [{ points } = { points: 0 }] = place
    const isEnough = points >= rule.leastPoints
    const fits = !isSpent && asked <= left
    const isShared = place.length > 1
    const part = isEnough && !isSpent && !fits && !isShared && rule.isPartGiven ? left : 0
    const verdict: Verdict = !isEnough
      ? "below_minimum"
      : fits
        ? "funded"
        : part > 0
          ? "funded_in_part"
          : isShared && !isSpent
            ? "tied"
            : "out_of_budget"
    if (isEnough) {
      left -= fits ? asked : part
      isSpent ||= !fits
    }
    const at = rank
    rank += place.length
    return place.map(({ id, askedCents }) => ({
      ...{ id, rank: at, points, verdict, givenCents: verdict === "funded" ? askedCents : part },
    }))
  })
}
