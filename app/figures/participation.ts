import { ORGANISATION_KINDS } from "../people/organisations/organisation.ts"
import { NONE, plus, type Share } from "./share.ts"

/**
 * Of fewer designated persons than these nothing is counted: who reads that one of one voted, reads who did. It is asked
 * ballot by ballot, so that no two periods held against each other tell it either.
 */
export const FEWEST_PERSONS = 3

/** Whose: the constituency, null for who has no seat here; the kind of the body, null where a person holds the seat. */
export type Whose = { group: string | null; kind: string | null }
/** Acts of seats or bodies that are alike; `seats` is how many different seats there were. */
export type Acts = Whose & { seats: number; n: number }
/** Seats that one roll-call ballot was put to, and how many of them voted: how they voted is not known here. */
export type Called = Whose & { ballot: string; due: number; voted: number }
/** One secret vote on paper: how many seats were called, and how many took a paper. */
export type OnPaper = { due: number; took: number }

export type Facts = {
  groups: readonly { id: string; name: string; language: string; position: number }[]
  seats: readonly Acts[]
  called: readonly Called[]
  onPaper: readonly OnPaper[]
  signatures: readonly Acts[]
  supports: readonly Acts[]
  /** How many proposals were submitted. */
  proposals: number
}

export type Count = { seats: number; votes: Share; signatures: number; supports: number }
/** `key` is the place of the constituency among the others, or the kind; without a name it is said in words. */
export type Line = Count & { key: string; name: string | null; language: string | null }

const NOTHING: Count = { seats: 0, votes: NONE, signatures: 0, supports: 0 }
const add = (a: Count, b: Count): Count => ({
  seats: a.seats + b.seats,
  votes: plus(a.votes, b.votes),
  signatures: a.signatures + b.signatures,
  supports: a.supports + b.supports,
})

type Entry = Whose & { count: Count }

const isFew = ({ kind }: Whose, persons: number) => kind === null && persons < FEWEST_PERSONS

const entriesOf = ({ seats, called, signatures, supports }: Facts) => {
  const entry = ({ group, kind }: Whose, count: Partial<Count>): Entry => ({
    ...{ group, kind, count: { ...NOTHING, ...count } },
  })
  const shown = <A extends Acts>(all: readonly A[]) => all.filter((acts) => !isFew(acts, acts.seats))
  const shownCalled = called.filter((one) => !isFew(one, one.due))
  const entries = [
    // How many seats there are, everybody reads on the table's page: no act of anybody.
    ...seats.map((one) => entry(one, { seats: one.n })),
    ...shownCalled.map((one) => entry(one, { votes: { part: one.voted, whole: one.due } })),
    ...shown(signatures).map((one) => entry(one, { signatures: one.n })),
    ...shown(supports).map((one) => entry(one, { supports: one.n })),
  ]
  const given = seats.length + called.length + signatures.length + supports.length
  return { entries, isLeftOut: entries.length < given }
}

/** Keys of lines that have no name of their own: who sits nowhere here, who is of no kind that the register knows, persons. */
export const WITHOUT_SEAT = "without_seat"
export const PERSONS = "persons"
export const OTHER_KIND = "other_kind"

const kindOf = ({ kind }: Whose) =>
  kind === null ? PERSONS : (ORGANISATION_KINDS.find((known) => known === kind) ?? OTHER_KIND)

const sumBy = (entries: readonly Entry[], keyOf: (whose: Whose) => string) => {
  const sums = new Map<string, Count>()
  for (const { count, ...whose } of entries)
    sums.set(keyOf(whose), add(sums.get(keyOf(whose)) ?? NOTHING, count))
  return sums
}

/**
 * Who took part: by constituency, in the order of the table, by kind of body, and all together. The lines of each add up to the
 * whole, whatever the order in which the facts come.
 */
export const participationOf = (facts: Facts) => {
  const { entries, isLeftOut } = entriesOf(facts)
  const groups = sumBy(entries, ({ group }) => group ?? WITHOUT_SEAT)
  const kinds = sumBy(entries, kindOf)
  const byGroup = facts.groups
    .toSorted((a, b) => a.position - b.position)
    .flatMap(({ id, name, language, position }): Line[] => {
      const count = groups.get(id)
      return count ? [{ ...count, key: String(position), name, language }] : []
    })
  const unnamed = (key: string, count: Count | undefined): Line[] =>
    count ? [{ ...count, key, name: null, language: null }] : []
  return {
    byGroup: [...byGroup, ...unnamed(WITHOUT_SEAT, groups.get(WITHOUT_SEAT))],
    byKind: [...ORGANISATION_KINDS, OTHER_KIND, PERSONS].flatMap((kind) => unnamed(kind, kinds.get(kind))),
    total: entries.reduce((sum, { count }) => add(sum, count), NOTHING),
    isLeftOut,
    ballots: new Set(facts.called.map(({ ballot }) => ballot)).size,
    paperBallots: facts.onPaper.length,
    paperVotes: facts.onPaper
      .filter(({ due }) => due >= FEWEST_PERSONS)
      .reduce((sum, { due, took }) => plus(sum, { part: took, whole: due }), NONE),
    proposals: facts.proposals,
  }
}
export type Participation = ReturnType<typeof participationOf>
