import { ORGANISATION_KINDS } from "../people/organisations/organisation.ts"

/** Who may hand in: kinds of body, and people who hold a seat of their own, as the young delegates do. */
export const WHO = [...ORGANISATION_KINDS, "seat"] as const
export type Who = (typeof WHO)[number]

export const PHASES = ["draft", "announced", "open", "closed", "results", "cancelled"] as const
export type Phase = (typeof PHASES)[number]

type Timed = { state: string; opensAt: Date; closesAt: Date }

/**
 * How far a call is at an instant. Nobody opens or closes it: from the instant of opening on it is open, from the
 * instant of closing on it is closed.
 */
export const phaseOf = ({ state, opensAt, closesAt }: Timed, now: Date): Phase => {
  if (state !== "published") return state as Phase
  if (now < opensAt) return "announced"
  return now < closesAt ? "open" : "closed"
}

/** The most points that a project can have. */
export const pointsInAll = (criteria: readonly { most: number }[]): number =>
  criteria.reduce((sum, { most }) => sum + most, 0)

/** An author of a project as a call asks for it. */
export type Candidate = { kind: string; isWithin: boolean }

/** Why somebody may not hand in, or null: what they are is asked first, then where they are based. */
export const unmetBy = (
  { kinds }: { kinds: readonly string[] },
  { kind, isWithin }: Candidate,
): "kind" | "territory" | null => {
  if (!kinds.includes(kind)) return "kind"
  return isWithin ? null : "territory"
}

export type ProjectFields = {
  askedCents: number | null
  ownCents: number | null
  startsOn: string | null
  endsOn: string | null
  place: string | null
}

/** What a project must still say before it can be handed in, in the order of its form. */
export const missingIn = (project: ProjectFields): (keyof ProjectFields)[] =>
  (["askedCents", "ownCents", "startsOn", "endsOn", "place"] as const).filter(
    (name) => project[name] === null,
  )
