import { z } from "zod"
import { Day } from "../../people/day.ts"
import { MATTERS } from "./fields.ts"
import { judgeMajority, moreYesNeeded, type Tally } from "./majority.ts"
import { judgeNoticeDays } from "./notice.ts"
import { judgeQuorum } from "./quorum-threshold.ts"
import { majorityFor, type Rules } from "./rules.ts"
import { type Said, said } from "./say.ts"
import { majorityVerdictWords, noticeVerdictWords, quorumVerdictWords } from "./verdict-words.ts"

const error = "regulation.errors.figure"
const Heads = z
  .string({ error })
  .trim()
  .regex(/^\d{1,5}$/, { error })
  .transform(Number)
const over = (path: string, message: string) => ({ code: "custom" as const, path: [path], message })

/** Figures to try a vote with, as the form's address carries them. */
export const VoteTrial = z
  .object({
    call: z.enum(["first", "second"], { error: "regulation.errors.choose" }),
    matter: z.enum(MATTERS, { error: "regulation.errors.choose" }),
    ...{ assigned: Heads, filled: Heads, justified: Heads, present: Heads },
    ...{ yes: Heads, no: Heads, abstained: Heads },
  })
  .superRefine((trial, check) => {
    const { assigned, filled, justified, present, yes, no, abstained } = trial
    if (filled > assigned) check.addIssue(over("filled", "regulation.errors.filled_over_assigned"))
    if (present + justified > filled) check.addIssue(over("present", "regulation.errors.present_over_filled"))
    if (yes + no + abstained > present) check.addIssue(over("yes", "regulation.errors.votes_over_present"))
  })
export type VoteTrial = z.infer<typeof VoteTrial>

/** Days to try a notice with. */
export const NoticeTrial = z.object({
  sentOn: Day,
  meetingOn: Day,
  urgent: z
    .literal("yes")
    .optional()
    .transform((value) => value === "yes"),
})
export type NoticeTrial = z.infer<typeof NoticeTrial>

/** What became of the trial: the tone of the answer, its first sentence, and the reasons. */
export type TrialVerdict = {
  outcome: "approved" | "not_approved" | "tied" | "not_valid" | "enough" | "short"
  says: Said
  why: Said[]
}

/** Judges a vote as the table would: the numero legale first, then the majority. */
export const tryVote = (rules: Rules, trial: VoteTrial): TrialVerdict => {
  if (trial.call === "second" && !rules.quorum_second.held)
    return { outcome: "not_valid", says: said("regulation.words.second.none"), why: [] }
  const rule = trial.call === "first" ? rules.quorum_first : rules.quorum_second
  const quorum = judgeQuorum(rule, trial, trial.present)
  const { says, why } = quorumVerdictWords(rule, quorum)
  if (!quorum.isReached) return { outcome: "not_valid", says, why }
  const majority = majorityFor(rules, trial.matter)
  const { yes, no, abstained, present, filled } = trial
  const tally: Tally = { yes, no, abstained, present, entitled: filled }
  const verdict = judgeMajority(majority, tally)
  const words = majorityVerdictWords(majority, verdict, { tally, more: moreYesNeeded(majority, tally) })
  const silent = present - yes - no - abstained
  const sum = said("regulation.trial.sum", { yes, no, abstained, silent, present })
  const outcome = verdict.outcome === "no_valid_votes" ? "not_approved" : verdict.outcome
  const tie = outcome === "tied" ? [said(`regulation.words.tie.${rules.tie.outcome}`)] : []
  return { outcome, says: words.says, why: [...words.why, ...tie, says, ...why, sum] }
}

/** Judges a notice. */
export const tryNotice = (rules: Rules, { sentOn, meetingOn, urgent }: NoticeTrial): TrialVerdict => {
  const verdict = judgeNoticeDays(rules.notice, sentOn, meetingOn, urgent)
  if (verdict === null) return { outcome: "short", says: said("regulation.words.notice.no_urgency"), why: [] }
  return { outcome: verdict.isEnough ? "enough" : "short", ...noticeVerdictWords(rules.notice, verdict) }
}

type Problem = { field: string; key: string }
type Judged = { verdict: TrialVerdict | null; problems: Problem[] }

const judged = <T>(parsed: z.ZodSafeParseResult<T>, judge: (trial: T) => TrialVerdict): Judged => {
  if (parsed.success) return { verdict: judge(parsed.data), problems: [] }
  const problems = parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), key: message }))
  return { verdict: null, problems }
}

/** Judges what a page's address asks, a vote or a notice; nothing where it asks neither. */
export const judgeTrial = (rules: Rules, asked: Readonly<Record<string, string>>): Judged => {
  if (asked.trial === "vote") return judged(VoteTrial.safeParse(asked), (trial) => tryVote(rules, trial))
  if (asked.trial === "notice")
    return judged(NoticeTrial.safeParse(asked), (trial) => tryNotice(rules, trial))
  return { verdict: null, problems: [] }
}
