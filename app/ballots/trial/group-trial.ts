import { z } from "zod"
import { MATTERS } from "../../roundtables/regulation/fields.ts"
import type { Rules } from "../../roundtables/regulation/rules.ts"
import { said } from "../../roundtables/regulation/say.ts"
import type { TrialVerdict } from "../../roundtables/regulation/trial.ts"
import { accountOf } from "../counting/account.ts"
import { judgeBallot, type Verdict } from "../counting/verdict.ts"
import { verdictWords } from "../counting/verdict-words.ts"
import type { Choice, Question } from "../question.ts"
import type { GroupFigures, Roll, RollSeat } from "../roll.ts"
import { ruleOfBallot } from "../rule.ts"

/** A constituency of the table with the seats that it has to vote with. */
export type TriedGroup = { name: string; seats: number; filled: number }

/** What the filled seats of a constituency do: those that vote, those there without voting, those not there. */
export const DEEDS = ["yes", "no", "abstained", "silent", "away"] as const
type Deed = (typeof DEEDS)[number]
type Part = Record<Deed, number[]> & { assigned: number; justified: number }
type Problem = { field: string; key: string }

const MOTION: Question = { kind: "motion", persons: false }
const CHOICES: Partial<Record<Deed, Choice>> = { yes: "yes", no: "no", abstained: "abstain" }
const MOST_SEATS = 500

const Asked = z.object({
  call: z.enum(["first", "second"], { error: "regulation.errors.choose" }),
  matter: z.enum(MATTERS, { error: "regulation.errors.choose" }),
})

const numberIn = (text: string | undefined): number | null =>
  /^\d{1,3}$/.test(text?.trim() ?? "") ? Math.min(Number(text), MOST_SEATS) : null

/** So many seats; at a table with weights what each of them weighs, one number after the other. */
const seatsIn = (text: string | undefined, weightMax: number): number[] | null => {
  if (weightMax <= 1) {
    const count = numberIn(text)
    return count === null ? null : Array.from({ length: count }, () => 1)
  }
  const weights = (text ?? "").split(/[\s,;]+/).filter(Boolean)
  const isSound = weights.every((one) => /^\d$/.test(one) && Number(one) >= 1 && Number(one) <= weightMax)
  return isSound && weights.length <= MOST_SEATS ? weights.map(Number) : null
}

const partOf = (asked: Readonly<Record<string, string>>, n: number, weightMax: number) => {
  const problems: Problem[] = []
  const read = <T>(name: string, value: T | null, key: string, none: T): T => {
    if (value === null) problems.push({ field: `${name}-${n}`, key })
    return value ?? none
  }
  const figure = (name: string) => read(name, numberIn(asked[`${name}-${n}`]), "regulation.errors.figure", 0)
  const seats = (name: Deed) => {
    const key = weightMax > 1 ? "regulation.errors.weights" : "regulation.errors.figure"
    return read(name, seatsIn(asked[`${name}-${n}`], weightMax), key, [] as number[])
  }
  const deeds = Object.fromEntries(DEEDS.map((deed) => [deed, seats(deed)])) as Record<Deed, number[]>
  const part: Part = { assigned: figure("assigned"), justified: figure("justified"), ...deeds }
  const filled = DEEDS.reduce((sum, deed) => sum + part[deed].length, 0)
  const over = (field: string, key: string) => problems.push({ field: `${field}-${n}`, key })
  if (problems.length === 0 && filled > part.assigned)
    over("assigned", "regulation.errors.filled_over_assigned")
  if (problems.length === 0 && part.justified > part.away.length)
    over("justified", "regulation.errors.justified_over_away")
  return { part, problems }
}

const seatsOf = (part: Part, n: number, deed: Deed): RollSeat[] =>
  part[deed].map((weight, at) => ({
    ...{ seatId: `${n} ${deed} ${at}`, groupId: String(n), weight, state: "present" },
  }))

const figuresOf = (part: Part, n: number): GroupFigures => {
  const weights = DEEDS.flatMap((deed) => part[deed])
  return {
    ...{ groupId: String(n), assigned: part.assigned, justified: part.justified, filled: weights.length },
    filledWeight: weights.reduce((sum, weight) => sum + weight, 0),
  }
}

const judge = (rules: Rules, parts: readonly Part[], asked: z.output<typeof Asked>) => {
  const rule = ruleOfBallot(rules, {
    ...{ ...asked, question: MOTION, setting: "meeting", visibility: "roll_call" },
  })
  const there = parts.flatMap((part, n) =>
    DEEDS.filter((deed) => deed !== "away").flatMap((deed) =>
      seatsOf(part, n, deed).map((seat) => ({ seat, choice: CHOICES[deed] })),
    ),
  )
  const roll: Roll = { seats: there.map(({ seat }) => seat), groups: parts.map(figuresOf) }
  const votes = there.flatMap(({ seat: { seatId }, choice }) => (choice ? [{ seatId, choice }] : []))
  const frozen = { question: MOTION, rule, roll }
  return { rule, verdict: judgeBallot(frozen, accountOf(frozen, votes, [])) }
}

/** Nobody presides over a trial: what a tie comes to is said, and not decided. */
const tieOf = ({ motion }: Verdict) =>
  motion?.outcome === "tied"
    ? { outcome: "tied" as const, says: said("regulation.verdict.tied", { yes: motion.yes }) }
    : null

/**
 * What a motion would come to on figures for each constituency, judged as a ballot of the table is: its numero legale,
 * its majority in all or in each of them, and where seats have weights by these.
 * @returns the verdict, or what is wrong beside the fields
 */
export const judgeGroupTrial = (
  rules: Rules,
  asked: Readonly<Record<string, string>>,
  groups: readonly TriedGroup[],
): { verdict: TrialVerdict | null; problems: Problem[] } => {
  if (asked.trial !== "groups") return { verdict: null, problems: [] }
  const read = groups.map((_, n) => partOf(asked, n, rules.seats.weightMax))
  const head = Asked.safeParse(asked)
  const headProblems = (head.error?.issues ?? []).map(({ path, message }) => ({
    ...{ field: String(path[0]), key: message },
  }))
  const problems = [...headProblems, ...read.flatMap((one) => one.problems)]
  if (!head.success || problems.length > 0) return { verdict: null, problems }
  if (head.data.call === "second" && !rules.quorum_second.held)
    return {
      verdict: { outcome: "not_valid", says: said("regulation.words.second.none"), why: [] },
      problems,
    }
  const parts = read.map(({ part }) => part)
  const { rule, verdict } = judge(rules, parts, head.data)
  const words = verdictWords(rule, verdict, (id) => groups[Number(id)]?.name ?? "")
  const tie = tieOf(verdict)
  const tieWords = tie ? [said(`regulation.words.tie.${rules.tie.outcome}`)] : []
  return {
    verdict: {
      ...{ outcome: verdict.outcome, says: words.says, ...tie },
      why: [...tieWords, ...words.why],
    },
    problems,
  }
}
