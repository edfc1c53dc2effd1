import type { MessageKey } from "../../i18n/translate.ts"
import { MATTERS, type Majority, type Presence, SUBJECTS, type Subject } from "./fields.ts"
import { quorumNeeded, type SeatFigures } from "./quorum-threshold.ts"
import { isSmaller } from "./rational.ts"
import type { Rules } from "./rules.ts"
import { type Said, said } from "./say.ts"

/** A rule that a table may give itself and had better not, with the reason. */
export type Danger = { subject: Subject; says: Said }

const THIRD = { num: 1, den: 3 }
const HALF = { num: 1, den: 2 }

const presenceDangers = (subject: Subject, rule: Presence, { assigned }: SeatFigures): Danger[] =>
  assigned > 0 && rule.floor > assigned
    ? [{ subject, says: said("regulation.dangers.floor_over_seats", { floor: rule.floor, count: assigned }) }]
    : []

const quorumDangers = (rules: Rules, seats: SeatFigures): Danger[] => {
  const { quorum_first: first, quorum_second: second } = rules
  const found = presenceDangers("quorum_first", first, seats)
  const add = (subject: Subject, key: MessageKey) => void found.push({ subject, says: said(key) })
  if (isSmaller(first, HALF)) add("quorum_first", "regulation.dangers.first_below_half")
  if (!second.held) return found
  found.push(...presenceDangers("quorum_second", second, seats))
  if (isSmaller(second, THIRD)) add("quorum_second", "regulation.dangers.second_below_third")
  if (second.floor < 3) add("quorum_second", "regulation.dangers.second_below_three")
  if (!second.otherDay && second.afterHours < 1) add("quorum_second", "regulation.dangers.second_at_once")
  if (seats.filled > 0 && quorumNeeded(second, seats) >= quorumNeeded(first, seats))
    add("quorum_second", "regulation.dangers.second_as_first")
  return found
}

const majorityDangers = (subject: Subject, rule: Majority, seats: SeatFigures): Danger[] => {
  const found: Danger[] = []
  const add = (key: MessageKey, values?: Said["values"]) =>
    void found.push({ subject, says: values ? said(key, values) : said(key) })
  if (isSmaller(rule, HALF)) add("regulation.dangers.majority_below_half")
  else if (!rule.strict && 2 * rule.num === rule.den) add("regulation.dangers.tie_passes")
  const most = Math.max(rule.minYes ?? 0, rule.minNotAgainst ?? 0)
  if (seats.assigned > 0 && most > seats.assigned)
    add("regulation.dangers.majority_over_seats", { votes: most, count: seats.assigned })
  return found
}

const majoritiesDangers = (rules: Rules, seats: SeatFigures): Danger[] =>
  MATTERS.flatMap((matter) => {
    const subject = `majority_${matter}` as const
    const rule = rules[subject]
    if ("own" in rule && !rule.own)
      return matter === "regulation" ? [{ subject, says: said("regulation.dangers.rules_as_ordinary") }] : []
    return majorityDangers(subject, rule, seats)
  })

const others = ({
  notice,
  proxy,
  written,
  seats,
  ballot,
  approval,
  added_items: added,
}: Rules): [Subject, boolean, MessageKey][] => [
  ["notice", notice.days < 3, "regulation.dangers.notice_short"],
  ["notice", (notice.papersDays ?? 0) > notice.days, "regulation.dangers.papers_before_notice"],
  ["proxy", proxy.allowed && proxy.mostHeld > 3, "regulation.dangers.many_proxies"],
  ["proxy", proxy.allowed && !proxy.written, "regulation.dangers.spoken_proxies"],
  ["written", written.allowed && written.silence === "assent", "regulation.dangers.silence_assents"],
  ["written", written.allowed && written.minDays < 3, "regulation.dangers.written_short"],
  ["approval", approval.silence === "assent", "regulation.dangers.approval_silence"],
  ["approval", approval.mostObjections > 0, "regulation.dangers.approval_objections"],
  ["approval", approval.minDays < 5, "regulation.dangers.approval_short"],
  [
    "added_items",
    added.decide === "as_others" && added.agreed !== "all_seats",
    "regulation.dangers.added_decided",
  ],
  ["seats", seats.weightMax > 1, "regulation.dangers.weights"],
  ["ballot", ballot.persons === "roll_call", "regulation.dangers.persons_in_the_open"],
]

/** What in these rules would surprise the table, subject by subject; the secretary reads it before they hold. */
export const dangersOf = (rules: Rules, seats: SeatFigures): Danger[] => {
  const found = [
    ...quorumDangers(rules, seats),
    ...majoritiesDangers(rules, seats),
    ...others(rules).flatMap(([subject, isSo, key]) => (isSo ? [{ subject, says: said(key) }] : [])),
  ]
  return found.sort((a, b) => SUBJECTS.indexOf(a.subject) - SUBJECTS.indexOf(b.subject))
}
