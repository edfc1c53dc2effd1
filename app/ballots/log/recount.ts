import { canonicalJson } from "../../documents/export/canonical.ts"
import { accountOf, misfitOf } from "../counting/account.ts"
import { judgeBallot, type Verdict } from "../counting/verdict.ts"
import { refuseQuestion } from "../question.ts"
import { hexOf } from "./digest.ts"
import { type BallotFile, BallotFileSchema, frozenFingerprint } from "./file.ts"
import { type LoggedVote, leafBytes, leafOf } from "./leaf.ts"
import { closingFingerprint, resultOf } from "./result.ts"
import { GENESIS, headOf, type Seal } from "./seal.ts"
import { standingOf } from "./standing.ts"
import { growTree } from "./tree.ts"

/** Where a file is not what was sealed. `at` counts votes or seals from 1; 0 where it is about no one of them. */
export const BREAKS = [
  ...(["format", "question", "frozen", "leaf", "order", "replaced", "votes"] as const),
  ...(["seal", "unsealed", "closing", "result", "other_head"] as const),
] as const
export type Break = { what: (typeof BREAKS)[number]; at: number }

/** What counting again found: the verdict, or where the file breaks. The first break is the one to look at. */
export type Recount = {
  file: BallotFile | null
  verdict: Verdict | null
  head: string | null
  breaks: Break[]
}

const brokenLeaves = ({ frozen, votes }: BallotFile): Break[] =>
  votes.flatMap(({ salt, leaf, ...content }, n) =>
    leafOf({ ballot: frozen.ballot, ...content }, salt) === leaf
      ? []
      : [{ what: "leaf" as const, at: n + 1 }],
  )

/** In which batch each vote was sealed; null for one after the last seal. */
const batchesOf = ({ votes, seals }: BallotFile) => {
  let seal = 0
  return votes.map((_, n) => {
    while (seal < seals.length && (seals[seal]?.size ?? 0) <= n) seal++
    return seal
  })
}

/** A change names a vote of the same seat that nothing else replaced, sealed no later than itself. */
const brokenChanges = (file: BallotFile): Break[] => {
  const { votes, frozen } = file
  const batches = batchesOf(file)
  const places = new Map(votes.map(({ leaf }, n) => [leaf, n]))
  const replaced = new Set<string>()
  return votes.flatMap(({ seat, leaf, replaces }, n) => {
    if (places.get(leaf) !== n) return [{ what: "replaced" as const, at: n + 1 }]
    if (replaces === null) return []
    const place = places.get(replaces) ?? -1
    const isSound =
      frozen.rule.changeable &&
      votes[place]?.seat === seat &&
      !replaced.has(replaces) &&
      (batches[place] ?? 0) <= (batches[n] ?? 0)
    replaced.add(replaces)
    return isSound ? [] : [{ what: "replaced" as const, at: n + 1 }]
  })
}

const brokenOrder = (file: BallotFile): Break[] => {
  const batches = batchesOf(file)
  return file.votes.flatMap(({ leaf }, n) => {
    const before = n > 0 && batches[n - 1] === batches[n] ? file.votes[n - 1] : undefined
    return before && before.leaf > leaf ? [{ what: "order" as const, at: n + 1 }] : []
  })
}

const brokenSeals = ({ frozenSha256, votes, seals }: BallotFile): Break[] => {
  const tree = growTree()
  let size = 0
  let parent = GENESIS
  for (const [n, seal] of seals.entries()) {
    for (; size < seal.size && size < votes.length; size++) tree.append(leafBytes(votes[size] as LoggedVote))
    const { head, ...content } = seal
    const isWhole =
      size === seal.size &&
      hexOf(tree.root()) === seal.root &&
      seal.parent === parent &&
      (seal.result === null) === n < seals.length - 1 &&
      headOf({ frozen: frozenSha256, ...content }) === head
    if (!isWhole) return [{ what: "seal", at: n + 1 }]
    parent = head
  }
  return size === votes.length && seals.length > 0 ? [] : [{ what: "unsealed", at: size + 1 }]
}

/** Counts the votes of a file again; null where they cannot be those of its roll. */
const countAgain = ({ frozen, votes, excluded, chair }: BallotFile): Verdict | null => {
  const standing = standingOf(votes)
  if (misfitOf(frozen.roll, standing, excluded)) return null
  const casting = standing.find(({ seatId }) => seatId === chair)?.choice ?? null
  return judgeBallot(frozen, accountOf(frozen, standing, excluded), casting)
}

const brokenClosing = ({ excluded, chair, result }: BallotFile, last: Seal | undefined): Break[] =>
  last?.result === closingFingerprint({ excluded, chair, result }) ? [] : [{ what: "closing", at: 0 }]

const isSoundRoll = ({ frozen: { roll, question } }: BallotFile): boolean => {
  const groups = new Set(roll.groups.map(({ groupId }) => groupId))
  const seats = new Set(roll.seats.map(({ seatId }) => seatId))
  const isWhole = groups.size === roll.groups.length && seats.size === roll.seats.length
  return (
    isWhole && roll.seats.every(({ groupId }) => groups.has(groupId)) && refuseQuestion(question) === null
  )
}

/**
 * Counts an exported ballot again, from its votes and its frozen rule alone.
 * @param kept the head that somebody kept from a mail or the verbale; null to ask only whether the file holds together
 */
export const recount = (given: unknown, kept: string | null = null): Recount => {
  const { data: file } = BallotFileSchema.safeParse(given)
  if (!file || !isSoundRoll(file)) {
    const what = file ? "question" : "format"
    return { file: file ?? null, verdict: null, head: null, breaks: [{ what, at: 0 }] }
  }
  const last = file.seals.at(-1)
  const verdict = countAgain(file)
  const isResult = verdict !== null && canonicalJson(resultOf(verdict)) === canonicalJson(file.result)
  const breaks: Break[] = [
    ...(frozenFingerprint(file.frozen) === file.frozenSha256 ? [] : [{ what: "frozen" as const, at: 0 }]),
    ...brokenLeaves(file),
    ...brokenOrder(file),
    ...brokenChanges(file),
    ...brokenSeals(file),
    ...brokenClosing(file, last),
    ...(verdict === null ? [{ what: "votes" as const, at: 0 }] : []),
    ...(verdict !== null && !isResult ? [{ what: "result" as const, at: 0 }] : []),
    ...(kept !== null && kept !== last?.head ? [{ what: "other_head" as const, at: 0 }] : []),
  ]
  return { file, verdict, head: last?.head ?? null, breaks }
}
