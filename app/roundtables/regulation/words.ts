import { addedItemsWords } from "./added-items.ts"
import type { RuleOf, Subject } from "./fields.ts"
import { ballotWords, majorityWords, specialMajorityWords, tieWords, writtenWords } from "./majority-words.ts"
import type { Rules } from "./rules.ts"
import { type Said, said } from "./say.ts"
import { countWords } from "./share-words.ts"
import { firstCallWords, noticeWords, secondCallWords, sittingWords } from "./sitting-words.ts"

const proxyWords = (rule: RuleOf<"proxy">): Said[] =>
  rule.allowed
    ? [
        said(`regulation.words.proxy.${rule.per}_${rule.written ? "written" : "spoken"}`),
        said(rule.sameGroup ? "regulation.words.proxy.same_group" : "regulation.words.proxy.any_seat"),
        said("regulation.words.proxy.most", { proxies: countWords("proxies", rule.mostHeld) }),
        said(rule.principalMayVote ? "regulation.words.proxy.principal" : "regulation.words.proxy.holder"),
      ]
    : [said("regulation.words.proxy.none")]

const delegateWords = ({ allowed, notFor }: RuleOf<"delegate">, groups: GroupNames): Said[] => {
  if (!allowed) return [said("regulation.words.delegate.none")]
  const names = notFor.flatMap((id) => groups.find((group) => group.id === id)?.name ?? [])
  return [
    said("regulation.words.delegate.allowed"),
    ...(names.length > 0 ? [said("regulation.words.delegate.not_for", { groups: names.join(", ") })] : []),
  ]
}

const seatsWords = ({ cumulo, weightMax }: RuleOf<"seats">): Said[] => [
  said(cumulo ? "regulation.words.seats.cumulo" : "regulation.words.seats.one_each"),
  weightMax === 1
    ? said("regulation.words.seats.one_vote")
    : said("regulation.words.seats.weights", { votes: countWords("votes", weightMax) }),
]

const proposalsWords = (rule: RuleOf<"proposals">): Said[] => [
  rule.supporters === 0
    ? said("regulation.words.proposals.no_support")
    : said("regulation.words.proposals.support", {
        bodies: countWords("bodies", rule.supporters),
        groups: countWords("groups", rule.fromGroups),
      }),
  said("regulation.words.proposals.answer", { days: countWords("days", rule.answerDays) }),
  rule.extensionDays === 0
    ? said("regulation.words.proposals.no_extension")
    : said("regulation.words.proposals.extension", { days: countWords("days", rule.extensionDays) }),
  ...wayWords(rule),
]

type During = RuleOf<"proposals">["supportIn"][number]
/** In the order in which a proposal comes to them. */
const STATES = ["submitted", "admitted", "discussion", "ballot"] as const

const during = (
  name: "edit" | "support" | "comment" | "merge" | "to_ballot" | "withdraw",
  states: readonly During[],
) => {
  const named = STATES.filter((state) => states.includes(state))
  return named.length === 0
    ? said(`regulation.words.proposals.never_${name}`)
    : said(`regulation.words.proposals.during_${name}`, {
        when: together(named.map((state) => said(`regulation.words.proposals.state.${state}`))),
      })
}

/** What may be done with a proposal on its way, and by whom. */
const wayWords = (rule: RuleOf<"proposals">): Said[] => [
  said("regulation.words.proposals.admit", { who: rolesWords(rule.admit) }),
  said(`regulation.words.proposals.seen_${rule.seenFrom}`),
  ...[during("edit", rule.editIn), during("support", rule.supportIn), during("comment", rule.commentIn)],
  ...[during("merge", rule.mergeIn), during("to_ballot", rule.ballotFrom)],
  during("withdraw", rule.withdrawIn),
  said(`regulation.words.proposals.withdraw_${rule.withdrawBy}`),
]

const minutesWords = (rule: RuleOf<"minutes">): Said[] => [
  rule.observationDays === 0
    ? said("regulation.words.minutes.no_observations")
    : said("regulation.words.minutes.observations", { days: countWords("days", rule.observationDays) }),
  said(`regulation.words.minutes.${rule.approval}`),
  said(
    rule.absentAbstain ? "regulation.words.minutes.absent_abstain" : "regulation.words.minutes.absent_vote",
  ),
]

const together = (names: readonly Said[]): Said => {
  const [first = said("common.none"), ...rest] = names
  return rest.length === 0 ? first : said("regulation.words.and", { first, rest: together(rest) })
}

/** Who takes a step in the life of a text: "la segreteria, chi presiede". */
export const rolesWords = (roles: RuleOf<"documents">["adopt"]): Said =>
  together(roles.map((role) => said(`regulation.words.roles.${role}`)))

const documentsWords = ({ openCoDesign, review, adopt, publish }: RuleOf<"documents">): Said[] => [
  said("regulation.words.documents.open", { who: rolesWords(openCoDesign) }),
  said("regulation.words.documents.review", { who: rolesWords(review) }),
  said("regulation.words.documents.adopt", { who: rolesWords(adopt) }),
  said("regulation.words.documents.publish", { who: rolesWords(publish) }),
]

/** How the seats are asked whether a text is theirs, and when it is. */
export const approvalWords = (rule: RuleOf<"approval">): Said[] => [
  said("regulation.words.approval.days", { days: countWords("days", rule.minDays) }),
  said(`regulation.words.approval.needed_${rule.answersNeeded}`),
  rule.mostObjections === 0
    ? said("regulation.words.approval.no_objection")
    : said("regulation.words.approval.objections", { seats: countWords("seats", rule.mostObjections) }),
  said(rule.mayAbstain ? "regulation.words.approval.abstain" : "regulation.words.approval.no_abstain"),
  said(`regulation.words.approval.silence_${rule.silence}`),
  ...(rule.reminderDays === 0
    ? []
    : [said("regulation.words.approval.reminder", { days: countWords("days", rule.reminderDays) })]),
]

/** The constituencies of the table, for rules that name some. */
export type GroupNames = readonly { id: string; name: string }[]

/** What a rule says, in sentences: the same on page, in mail and in the verbale. */
export const ruleWords = (rules: Rules, subject: Subject, groups: GroupNames = []): Said[] => {
  switch (subject) {
    case "notice":
      return noticeWords(rules.notice)
    case "quorum_first":
      return firstCallWords(rules.quorum_first)
    case "quorum_second":
      return secondCallWords(rules.quorum_second)
    case "sitting":
      return sittingWords(rules.sitting)
    case "added_items":
      return addedItemsWords(rules.added_items)
    case "majority_ordinary":
      return majorityWords(rules.majority_ordinary)
    case "majority_programming":
    case "majority_regulation":
    case "majority_dissolution":
      return specialMajorityWords(rules[subject])
    case "tie":
      return tieWords(rules.tie)
    case "proxy":
      return proxyWords(rules.proxy)
    case "delegate":
      return delegateWords(rules.delegate, groups)
    case "seats":
      return seatsWords(rules.seats)
    case "conflict":
      return [said(`regulation.words.conflict.${rules.conflict.inQuorum ? "in" : "out_of"}_quorum`)]
    case "ballot":
      return ballotWords(rules.ballot)
    case "written":
      return writtenWords(rules.written)
    case "proposals":
      return proposalsWords(rules.proposals)
    case "minutes":
      return minutesWords(rules.minutes)
    case "documents":
      return documentsWords(rules.documents)
    case "approval":
      return approvalWords(rules.approval)
  }
}
