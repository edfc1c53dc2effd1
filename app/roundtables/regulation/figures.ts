import { addDays } from "../working-days.ts"
import { addedItemsFigures } from "./added-items.ts"
import type { Majority, Matter, Subject } from "./fields.ts"
import { attendanceNeeded, judgeMajority, yesNeeded } from "./majority.ts"
import { firstMeetingDay } from "./notice.ts"
import { quorumBase, quorumNeeded, type SeatFigures } from "./quorum-threshold.ts"
import { majorityFor, type Rules } from "./rules.ts"
import { type Said, said } from "./say.ts"

/** The example that stands beside every numero legale, whatever the table. */
export const EXAMPLE: SeatFigures = { assigned: 40, filled: 36, justified: 3 }

const quorumFigures = (
  rules: Rules,
  subject: "quorum_first" | "quorum_second",
  seats: SeatFigures,
): Said[] => {
  const rule = rules[subject]
  if ("held" in rule && !rule.held) return []
  const count = quorumBase(rule, seats)
  const today = said(`regulation.figures.quorum_${rule.base}`, { count, needed: quorumNeeded(rule, seats) })
  return [
    ...(seats.assigned > 0 ? [today] : []),
    said("regulation.figures.quorum_example", { ...EXAMPLE, needed: quorumNeeded(rule, EXAMPLE) }),
  ]
}

/** What a majority takes when everybody filled is present and all vote, and when two of them abstain. */
const majorityFigures = (rule: Majority, { filled }: SeatFigures): Said[] => {
  if (filled === 0) return []
  const all = { yes: 0, no: filled, abstained: 0, present: filled, entitled: filled }
  const needed = yesNeeded(rule, all)
  const attendance = attendanceNeeded(rule, filled)
  const attended =
    attendance > 0 ? [said("regulation.figures.attendance", { count: filled, attendance })] : []
  if (rule.base === "entitled")
    return [...attended, said("regulation.figures.majority_entitled", { count: filled, needed })]
  if (filled < 4) return [...attended, said("regulation.figures.majority_all", { count: filled, needed })]
  const fewer = yesNeeded(rule, { ...all, no: filled - 2, abstained: 2 })
  return [
    ...attended,
    said("regulation.figures.majority_all", { count: filled, needed }),
    said("regulation.figures.majority_two_abstain", { count: filled, needed: fewer }),
  ]
}

const noticeFigures = (rules: Rules, today: string): Said[] => {
  const { days, urgentDays } = rules.notice
  const first = (needed: number) => ({ day: firstMeetingDay(today, needed, rules.notice) })
  return [
    said("regulation.figures.notice", { today: { day: today }, first: first(days) }),
    ...(urgentDays === null ? [] : [said("regulation.figures.urgent", { first: first(urgentDays) })]),
  ]
}

const isTieBroken = (rules: Rules) =>
  judgeMajority(rules.majority_ordinary, { yes: 4, no: 4, abstained: 1, present: 10, entitled: 12 }).outcome

const proposalFigures = ({ proposals }: Rules, today: string): Said[] => {
  const answer = addDays(today, proposals.answerDays)
  const late = { day: addDays(answer, proposals.extensionDays) }
  const asked = { today: { day: today }, answer: { day: answer } }
  return proposals.extensionDays === 0
    ? [said("regulation.figures.answer", asked)]
    : [said("regulation.figures.answer_extended", { ...asked, late })]
}

/**
 * What a rule means with the seats of the table on a day, and with figures that are always the same.
 * @param today the civil day from which terms are shown
 */
export const ruleFigures = (rules: Rules, subject: Subject, seats: SeatFigures, today: string): Said[] => {
  switch (subject) {
    case "notice":
      return noticeFigures(rules, today)
    case "quorum_first":
    case "quorum_second":
      return quorumFigures(rules, subject, seats)
    case "majority_ordinary":
    case "majority_programming":
    case "majority_regulation":
    case "majority_dissolution": {
      const matter = subject.slice("majority_".length) as Matter
      if (matter !== "ordinary" && !rules[`majority_${matter}`].own) return []
      return majorityFigures(majorityFor(rules, matter), seats)
    }
    case "tie":
      return [
        said(`regulation.figures.tie_${isTieBroken(rules) === "tied" ? rules.tie.outcome : "cannot_be"}`),
      ]
    case "proposals":
      return proposalFigures(rules, today)
    case "added_items":
      return addedItemsFigures(rules.added_items, seats.filled)
    default:
      return []
  }
}
