import fc from "fast-check"
import { accountOf } from "#app/ballots/counting/account.ts"
import { judgeBallot } from "#app/ballots/counting/verdict.ts"
import { type BallotFile, type FrozenContent, frozenFingerprint } from "#app/ballots/log/file.ts"
import { type LoggedVote, leafOf } from "#app/ballots/log/leaf.ts"
import { closingFingerprint, resultOf } from "#app/ballots/log/result.ts"
import { sealLog } from "#app/ballots/log/seal.ts"
import type { Choice } from "#app/ballots/question.ts"
import { anyMotionHall, anySelectionHall } from "../any-hall.ts"
import type { Hall } from "../hall.ts"

const BALLOT = "VTZ3Q8K1RD"

const saltOf = (number: number) => number.toString(16).padStart(32, "0")

/** A vote as the log keeps it. */
export const logged = (
  seat: string,
  choice: Choice,
  number: number,
  replaces: string | null = null,
): LoggedVote => {
  const content = { seat, choice, holder: null, spoken: number % 3 === 0, replaces }
  return { ...content, salt: saltOf(number), leaf: leafOf({ ballot: BALLOT, ...content }, saltOf(number)) }
}

export const frozenOf = ({ frozen }: Hall): FrozenContent => ({
  ...{ format: "tavoli-frozen-1", ballot: BALLOT, wording: "Approvi il piano?" },
  ...{ question: frozen.question, rule: frozen.rule, roll: frozen.roll },
  texts: [{ title: "Piano", number: 3, sha256: "ab".repeat(32) }],
  names: { a: "Istituzioni", b: "Associazioni", c: "Giovani" },
})

/** The votes of a hall in batches; where votes may change, the first seat's replaces one that said something else. */
const batchesOf = ({ votes, frozen }: Hall, perBatch: number): LoggedVote[][] => {
  const all = votes.map(({ seatId, choice }, n) => logged(seatId, choice, n + 1))
  const [first, ...rest] = all
  if (first && frozen.rule.changeable) {
    const before = logged(first.seat, "abstain", 999)
    all.splice(0, all.length, before, ...rest, logged(first.seat, first.choice, 998, before.leaf))
  }
  const batches: LoggedVote[][] = []
  for (let at = 0; at < all.length; at += perBatch) batches.push(all.slice(at, at + perBatch))
  return batches.length === 0 ? [[]] : batches
}

/** A ballot as it is exported after closing. */
export const fileOf = (
  hall: Hall,
  { chair = null, perBatch = 4 }: { chair?: string | null; perBatch?: number } = {},
): BallotFile => {
  const frozen = frozenOf(hall)
  const frozenSha256 = frozenFingerprint(frozen)
  const casting = hall.votes.find(({ seatId }) => seatId === chair)?.choice ?? null
  const verdict = judgeBallot(hall.frozen, accountOf(hall.frozen, hall.votes, hall.excluded), casting)
  const closing = { excluded: hall.excluded, chair, result: resultOf(verdict) }
  const log = sealLog(frozenSha256, batchesOf(hall, perBatch), closingFingerprint(closing))
  return { format: "tavoli-ballot-1", frozen, frozenSha256, ...log, ...closing }
}

const changeable = (hall: Hall, isChangeable: boolean): Hall => ({
  ...hall,
  frozen: { ...hall.frozen, rule: { ...hall.frozen.rule, changeable: isChangeable } },
})

/** Any ballot with its file, as it comes out of JSON again. */
export const anyFile = fc
  .record({
    hall: fc.oneof(
      anyMotionHall,
      anySelectionHall.filter(({ frozen: { question } }) => question.kind === "choice"),
    ),
    isChangeable: fc.boolean(),
    perBatch: fc.integer({ min: 1, max: 6 }),
    chair: fc.constantFrom(null, "s0"),
  })
  .map(({ hall, isChangeable, perBatch, chair }) => {
    const one = changeable(hall, isChangeable)
    const file: BallotFile = JSON.parse(JSON.stringify(fileOf(one, { chair, perBatch })))
    return { hall: one, chair, file }
  })
