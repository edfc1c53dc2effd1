import type { Presence, RuleOf } from "./fields.ts"
import { type Said, said } from "./say.ts"
import { countWords, shareWords } from "./share-words.ts"

const presenceWords = (rule: Presence): Said[] => {
  const base = said(`regulation.base.${rule.base}`)
  const isAnyNumber = rule.num === 0
  const whole = isAnyNumber
    ? said(rule.strict ? "regulation.words.presence.somebody" : "regulation.words.presence.any")
    : said("regulation.words.presence.share", { share: shareWords(rule), base })
  const each = said("regulation.words.presence.each_group")
  return [
    whole,
    ...(isAnyNumber ? [said("regulation.words.presence.of", { base })] : []),
    ...(rule.floor > 1 || isAnyNumber
      ? [said("regulation.words.presence.floor", { seats: countWords("seats", rule.floor) })]
      : []),
    ...(rule.scope === "each_group" ? [each] : []),
  ]
}

/** The numero legale in first call. */
export const firstCallWords = (rule: Presence): Said[] => presenceWords(rule)

/** The numero legale in second call, and when that is. */
export const secondCallWords = (rule: RuleOf<"quorum_second">): Said[] => {
  if (!rule.held) return [said("regulation.words.second.none")]
  const hours = countWords("hours", rule.afterHours)
  const day = rule.otherDay ? "other_day" : "any_day"
  return [
    ...presenceWords(rule),
    rule.afterHours > 0
      ? said(`regulation.words.second.${day}_after`, { hours })
      : said(`regulation.words.second.${day}`),
    said(rule.noticeAgain ? "regulation.words.second.notice_again" : "regulation.words.second.same_notice"),
  ]
}

/** How long the table waits, and when it exists at all. */
export const sittingWords = ({
  toleranceMinutes,
  constitutedNum,
  constitutedDen,
}: RuleOf<"sitting">): Said[] => [
  toleranceMinutes === 0
    ? said("regulation.words.sitting.no_tolerance")
    : said("regulation.words.sitting.tolerance", { minutes: countWords("minutes", toleranceMinutes) }),
  ...(constitutedNum !== null && constitutedDen !== null
    ? [
        said("regulation.words.sitting.constituted", {
          share: shareWords({ num: constitutedNum, den: constitutedDen, strict: false }),
          base: said("regulation.base.assigned"),
        }),
      ]
    : []),
]

/** The days of notice, the urgent ones, and those of the papers. */
export const noticeWords = (rule: RuleOf<"notice">): Said[] => {
  const isClear = rule.excluded === "both"
  const noun = rule.counted === "working" ? "working_days" : "days"
  const words = (count: number) => countWords(isClear ? `clear_${noun}` : noun, count)
  const { urgentDays, papersDays } = rule
  return [
    rule.days === 0
      ? said("regulation.words.notice.none")
      : said(`regulation.words.notice.${rule.from}`, { days: words(rule.days) }),
    ...(rule.excluded === "both" ? [] : [said(`regulation.words.notice.without_${rule.excluded}`)]),
    ...(rule.onHoliday === "earlier" ? [said("regulation.words.notice.earlier")] : []),
    urgentDays === null
      ? said("regulation.words.notice.no_urgency")
      : said("regulation.words.notice.urgent", { days: words(urgentDays) }),
    papersDays === null
      ? said("regulation.words.notice.no_papers")
      : said("regulation.words.notice.papers", { days: words(papersDays) }),
  ]
}
