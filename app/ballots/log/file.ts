import { z } from "zod"
import { SUBJECT_FIELDS } from "../../roundtables/regulation/fields.ts"
import { schemaOf } from "../../roundtables/regulation/rules.ts"
import type { Question } from "../question.ts"
import type { Roll } from "../roll.ts"
import type { BallotRule } from "../rule.ts"
import { fingerprintOf } from "./digest.ts"
import type { LoggedVote } from "./leaf.ts"
import type { Result } from "./result.ts"
import type { Seal } from "./seal.ts"

/** Everything that is frozen as a ballot opens, under one fingerprint. */
export type FrozenContent = {
  format: "tavoli-frozen-1"
  /** The code of the ballot. */
  ballot: string
  /** The question as it was put, in the table's language. */
  wording: string
  question: Question
  rule: BallotRule
  roll: Roll
  /** The version of every text decided on. */
  texts: { title: string; number: number; sha256: string }[]
  /** Labels of seats, constituencies and options; a seat's is never a person's name. */
  names: Record<string, string>
}

export const frozenFingerprint = (frozen: FrozenContent): string => fingerprintOf(frozen)

/** A closed roll-call ballot as a file, with all that it takes to count it again without any network. */
export type BallotFile = {
  format: "tavoli-ballot-1"
  frozen: FrozenContent
  frozenSha256: string
  votes: LoggedVote[]
  excluded: string[]
  chair: string | null
  result: Result
  seals: Seal[]
}

const Count = z.int().min(0).max(1_000_000)
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const Id = z.string().min(1).max(200)
const Choice = z.union([z.enum(["yes", "no", "abstain", "none"]), z.array(Id).max(500)])

const { tie, written, ballot } = SUBJECT_FIELDS

const Selection = z.strictObject({
  kind: z.enum(["choice", "approval", "election"]),
  options: z.array(Id).max(500),
  ...{ places: Count, min: Count, max: Count, noneOfThese: z.boolean(), wins: z.enum(["most", "majority"]) },
})
const QuestionPart = z.union([z.strictObject({ kind: z.literal("motion"), persons: z.boolean() }), Selection])

const Rule = z.strictObject({
  format: z.literal(1),
  setting: z.enum(["meeting", "written"]),
  visibility: z.enum(["roll_call", "secret_paper"]),
  quorum: schemaOf("quorum_first"),
  conflictInQuorum: z.boolean(),
  majority: schemaOf("majority_ordinary"),
  tie: z.enum(tie.outcome.options),
  weights: z.boolean(),
  silence: z.enum(written.silence.options),
  proxy: schemaOf("proxy"),
  changeable: z.boolean(),
  countWhileOpen: z.enum(ballot.countWhileOpen.options),
})

const RollPart = z.strictObject({
  seats: z
    .array(
      z.strictObject({
        ...{ seatId: Id, groupId: Id, weight: Count.min(1) },
        state: z.enum(["present", "represented", "entitled"]),
      }),
    )
    .max(1_000_000),
  groups: z
    .array(
      z.strictObject({ groupId: Id, assigned: Count, filled: Count, justified: Count, filledWeight: Count }),
    )
    .max(1000),
})

const Frozen = z.strictObject({
  format: z.literal("tavoli-frozen-1"),
  ...{ ballot: Id, wording: z.string().max(10_000), question: QuestionPart, rule: Rule, roll: RollPart },
  texts: z.array(z.strictObject({ title: z.string().max(1000), number: Count, sha256: Sha256 })).max(1000),
  names: z.record(z.string(), z.string().max(1000)),
})

const Amounts = z.record(z.string(), z.strictObject({ heads: Count, weight: Count }))
const ResultPart = z.strictObject({
  format: z.literal("tavoli-result-1"),
  outcome: z.enum(["approved", "not_approved", "tied", "not_valid"]),
  unit: z.enum(["heads", "weight"]),
  quorum: z.strictObject({ found: Count, needed: Count }).nullable(),
  ...{ outcomes: Amounts, marks: Amounts },
  motion: z.strictObject({ yes: Count, base: Count, needed: Count }).nullable(),
  ...{ chosen: z.array(Id), tied: z.array(Id) },
  tie: z.enum(["approved", "not_approved", "run_off"]).nullable(),
})

const Vote = z.strictObject({
  ...{ seat: Id, choice: Choice, holder: Id.nullable(), spoken: z.boolean(), replaces: Sha256.nullable() },
  ...{ salt: z.string().regex(/^[0-9a-f]{32}$/), leaf: Sha256 },
})

/** The shape of a file: whatever passes can be counted, and says itself where it was changed. */
export const BallotFileSchema: z.ZodType<BallotFile> = z.strictObject({
  format: z.literal("tavoli-ballot-1"),
  ...{ frozen: Frozen, frozenSha256: Sha256, votes: z.array(Vote).max(1_000_000) },
  ...{ excluded: z.array(Id), chair: Id.nullable(), result: ResultPart },
  seals: z
    .array(
      z.strictObject({ size: Count, root: Sha256, parent: Sha256, result: Sha256.nullable(), head: Sha256 }),
    )
    .max(1_000_000),
})
