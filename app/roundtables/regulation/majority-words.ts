import type { Majority, RuleOf } from "./fields.ts"
import { type Said, said } from "./say.ts"
import { countWords, shareWords } from "./share-words.ts"

const limitWords = ({ minYes, maxNo, minNotAgainst }: Majority): Said[] => [
  ...(minYes === null
    ? []
    : [said("regulation.words.majority.min_yes", { votes: countWords("votes", minYes) })]),
  ...(maxNo === null
    ? []
    : [said("regulation.words.majority.max_no", { votes: countWords("votes", maxNo) })]),
  ...(minNotAgainst === null
    ? []
    : [said("regulation.words.majority.min_not_against", { seats: countWords("seats", minNotAgainst) })]),
]

/** How a motion passes. */
export const majorityWords = (rule: Majority): Said[] => {
  const { base, attendanceNum, attendanceDen } = rule
  return [
    said("regulation.words.majority.passes", {
      share: shareWords(rule),
      base: said(`regulation.vote_base.${base}`),
    }),
    said(`regulation.words.majority.note.${base}`),
    ...limitWords(rule),
    ...(attendanceNum !== null && attendanceDen !== null
      ? [
          said("regulation.words.majority.attendance", {
            share: shareWords({ num: attendanceNum, den: attendanceDen, strict: false }),
            base: said("regulation.base.filled"),
          }),
        ]
      : []),
    ...(rule.groups === "joint" ? [] : [said(`regulation.words.majority.groups_${rule.groups}`)]),
  ]
}

/** How a motion of a special matter passes. */
export const specialMajorityWords = ({ own, ...majority }: RuleOf<"majority_regulation">): Said[] =>
  own ? majorityWords(majority) : [said("regulation.words.majority.as_ordinary")]

/** What becomes of a tie. */
export const tieWords = ({ outcome, againAfterDays }: RuleOf<"tie">): Said[] => [
  said(`regulation.words.tie.${outcome}`),
  againAfterDays === null
    ? said("regulation.words.tie.again_any_time")
    : said("regulation.words.tie.again", { days: countWords("days", againAfterDays) }),
]

/** How persons are voted on, what may be changed, and what is seen meanwhile. */
export const ballotWords = (rule: RuleOf<"ballot">): Said[] => [
  said(`regulation.words.ballot.${rule.persons}`),
  said(rule.changeable ? "regulation.words.ballot.changeable" : "regulation.words.ballot.final"),
  said(`regulation.words.ballot.count_${rule.countWhileOpen}`),
]

/** Whether and how the table decides in writing. */
export const writtenWords = (rule: RuleOf<"written">): Said[] => {
  if (!rule.allowed) return [said("regulation.words.written.none")]
  return [
    said("regulation.words.written.allowed", { days: countWords("days", rule.minDays) }),
    ...rule.matters.map((matter) => said(`regulation.words.written.${matter}`)),
    rule.seatsMayStop === null
      ? said("regulation.words.written.no_stop")
      : said("regulation.words.written.stop", { seats: countWords("seats", rule.seatsMayStop) }),
    said(`regulation.words.written.silence_${rule.silence}`),
  ]
}
