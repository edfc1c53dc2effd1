import type { Majority, Presence } from "./fields.ts"
import type { MajorityVerdict, Tally } from "./majority.ts"
import type { Notice, NoticeVerdict } from "./notice.ts"
import type { QuorumVerdict } from "./quorum-threshold.ts"
import { type Said, said } from "./say.ts"
import { countWords, shareWords } from "./share-words.ts"

type Verdict = { says: Said; why: Said[] }

/** The verdict on a numero legale, first in one sentence, then with the share it comes from. */
export const quorumVerdictWords = (rule: Presence, verdict: QuorumVerdict): Verdict => {
  const { needed, found, missing, base } = verdict
  const share = rule.num === 0 ? [] : [shareSentence(rule, base)]
  return verdict.isReached
    ? { says: said("regulation.verdict.quorum_reached", { found, needed }), why: share }
    : { says: said("regulation.verdict.quorum_missing", { found, needed, missing }), why: share }
}

const shareSentence = (rule: Presence, base: number) =>
  said("regulation.verdict.quorum_share", {
    share: shareWords(rule),
    base: said(`regulation.base.${rule.base}`),
    count: base,
  })

type Count = { tally: Tally; more: number | null }

const lackWords = (rule: Majority, { lacks }: MajorityVerdict, tally: Tally): Said[] =>
  lacks.flatMap((lack): Said[] => {
    if (lack === "min_yes")
      return [said("regulation.words.majority.min_yes", { votes: countWords("votes", rule.minYes ?? 0) })]
    if (lack === "max_no")
      return [said("regulation.words.majority.max_no", { votes: countWords("votes", rule.maxNo ?? 0) })]
    if (lack === "min_not_against")
      return [
        said("regulation.words.majority.min_not_against", {
          seats: countWords("seats", rule.minNotAgainst ?? 0),
        }),
      ]
    if (lack !== "attendance") return []
    return [said("regulation.verdict.attendance_missing", { found: tally.present, count: tally.entitled })]
  })

/** The sentence of the *esito*, and why: the same on page, in mail and in the verbale. */
export const majorityVerdictWords = (
  rule: Majority,
  verdict: MajorityVerdict,
  { tally, more }: Count,
): Verdict => {
  const { outcome, yes, base, needed } = verdict
  const share = said("regulation.verdict.majority_share", {
    share: shareWords(rule),
    base: said(`regulation.vote_base.${rule.base}`),
    needed,
  })
  if (outcome === "approved")
    return { says: said("regulation.verdict.approved", { yes, base }), why: [share] }
  if (outcome === "no_valid_votes") return { says: said("regulation.verdict.no_valid_votes"), why: [] }
  if (outcome === "tied") return { says: said("regulation.verdict.tied", { yes }), why: [share] }
  const further = more === null ? [] : [said("regulation.verdict.more", { count: more })]
  return {
    says: said("regulation.verdict.not_approved", { yes, base }),
    why: [share, ...lackWords(rule, verdict, tally), ...further],
  }
}

/** The verdict on a notice, with the day from which a meeting may be held and the last day to send. */
export const noticeVerdictWords = (rule: Notice, verdict: NoticeVerdict): Verdict => {
  const { found, required, firstMeeting, lastToSend } = verdict
  const word = verdict.isEnough ? "enough" : "short"
  return {
    says: said(`regulation.verdict.notice_${word}`, { found, required }),
    why: [
      said("regulation.verdict.notice_first", { day: { day: firstMeeting } }),
      said(`regulation.verdict.notice_last_${rule.from}`, { day: { day: lastToSend } }),
    ],
  }
}
