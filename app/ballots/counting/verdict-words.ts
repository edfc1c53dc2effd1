import { attendanceNeeded, type MajorityLack } from "../../roundtables/regulation/majority.ts"
import { type Said, said } from "../../roundtables/regulation/say.ts"
import { shareWords } from "../../roundtables/regulation/share-words.ts"
import type { BallotRule } from "../rule.ts"
import { hallSeats, type MotionVerdict } from "./motion.ts"
import { isolated, type NameOf, namesWords } from "./names-words.ts"
import { selectionSays, selectionWhy } from "./selection-words.ts"
import { sumWords } from "./sum-words.ts"
import type { QuorumPart, Verdict } from "./verdict.ts"

/** The esito in one go, and the figures and conditions behind it. */
export type VerdictWords = { says: Said; why: Said[] }

const quorumSays = (rule: BallotRule, { found, needed, missing }: QuorumPart): Said =>
  said(`ballots.verdict.not_valid_${rule.setting}`, { found, needed, missing })

const shortGroups = (rule: BallotRule, quorum: QuorumPart, names: NameOf): Said[] => {
  if (rule.quorum.scope !== "each_group" || quorum.isReached) return []
  return quorum.groups
    .filter((group) => group.base > 0 && !group.isReached)
    .map(({ groupId, found, needed }) =>
      said("ballots.verdict.group_quorum", { group: names(groupId), found, needed }),
    )
}

const quorumWhy = (rule: BallotRule, quorum: QuorumPart, names: NameOf): Said[] => {
  const { found, needed, isReached } = quorum
  const kind = said(`regulation.base.${rule.quorum.base}`)
  const share =
    rule.quorum.num === 0
      ? []
      : [
          said("regulation.verdict.quorum_share", {
            share: shareWords(rule.quorum),
            base: kind,
            count: quorum.base,
          }),
        ]
  const reached = isReached ? [said(`ballots.verdict.quorum_${rule.setting}`, { found, needed })] : []
  return [...reached, ...share, ...shortGroups(rule, quorum, names)]
}

const ruleValues = ({ majority }: BallotRule) => ({
  share: shareWords(majority),
  what: said(`regulation.vote_base.${majority.base}`),
})

const tieSays = ({ tie }: Verdict, { yes }: MotionVerdict): Said => {
  if (tie?.becomes === "run_off") return said("ballots.verdict.tied_run_off", { yes })
  if (tie?.casting === "yes") return said("ballots.verdict.casting_yes", { yes })
  if (tie?.casting === "no") return said("ballots.verdict.casting_no", { yes })
  return said(`ballots.verdict.tied_${tie?.rule === "casting_vote" ? "no_casting" : "not_approved"}`, { yes })
}

const groupSays = (rule: BallotRule, motion: MotionVerdict, isApproved: boolean, names: NameOf): Said => {
  const { groups: how } = rule.majority
  const lists = (wanted: boolean) =>
    motion.groups
      .filter(({ base, outcome }) => (base > 0 || how === "every") && (outcome === "approved") === wanted)
      .map(({ groupId }) => names(groupId))
  if (how === "every")
    return isApproved
      ? said("ballots.verdict.every_approved", ruleValues(rule))
      : said("ballots.verdict.every_missing", { groups: namesWords(lists(false)) })
  return isApproved
    ? said("ballots.verdict.any_approved", { groups: namesWords(lists(true)) })
    : said("ballots.verdict.any_missing", ruleValues(rule))
}

const motionSays = (rule: BallotRule, verdict: Verdict, motion: MotionVerdict, names: NameOf): Said => {
  const { yes, base, needed, lacks } = motion
  if (motion.outcome === "tied") return tieSays(verdict, motion)
  if (motion.outcome === "no_valid_votes") return said("ballots.verdict.no_valid_votes")
  const isApproved = motion.outcome === "approved"
  const isShort = lacks.includes("share")
  if (!isApproved && !isShort) return said("ballots.verdict.limits", { yes, base })
  if (rule.majority.groups !== "joint") return groupSays(rule, motion, isApproved, names)
  const figures = { yes, base, needed, ...ruleValues(rule) }
  return said(isApproved ? "ballots.verdict.approved" : "ballots.verdict.not_approved", figures)
}

const lackWords = (rule: BallotRule, verdict: Verdict, motion: MotionVerdict): Said[] => {
  const { majority } = rule
  if (!verdict.whole) return []
  const { attending, notAgainst, filled } = hallSeats(verdict.whole, rule)
  const figures: Record<Exclude<MajorityLack, "share">, [wanted: number, found: number]> = {
    min_yes: [majority.minYes ?? 0, motion.yes],
    max_no: [majority.maxNo ?? 0, motion.no],
    min_not_against: [majority.minNotAgainst ?? 0, notAgainst],
    attendance: [attendanceNeeded(majority, filled), attending],
  }
  return motion.lacks.flatMap((lack) => {
    if (lack === "share") return []
    const [wanted, found] = figures[lack]
    return [said(`ballots.verdict.lack_${lack}`, { wanted, found })]
  })
}

const groupWhy = ({ majority }: BallotRule, motion: MotionVerdict, names: NameOf): Said[] =>
  majority.groups === "joint"
    ? []
    : motion.groups.map(({ groupId, yes, base, needed }) =>
        said("ballots.verdict.group", { group: names(groupId), yes, base, needed }),
      )

const motionWhy = (rule: BallotRule, verdict: Verdict, motion: MotionVerdict, names: NameOf): Said[] => {
  const { tie } = verdict
  const isTied = motion.outcome === "tied"
  const figures = { yes: motion.yes, base: motion.base, needed: motion.needed, ...ruleValues(rule) }
  return [
    ...(isTied && tie ? [said("ballots.verdict.tied_share", figures)] : []),
    ...lackWords(rule, verdict, motion),
    ...groupWhy(rule, motion, names),
  ]
}

const weightWords = ({ unit }: Verdict): Said[] =>
  unit === "weight" ? [said("ballots.verdict.weights")] : []

/**
 * The sentence of the *esito* and why it is so: the same on page, in mail and in the verbale.
 * @param names of constituencies and options, by id; they enter the sentence and nothing else
 */
export const verdictWords = (rule: BallotRule, verdict: Verdict, nameOf: NameOf): VerdictWords => {
  const names: NameOf = (id) => isolated(nameOf(id))
  const { quorum, motion, selection, outcome, whole } = verdict
  const quorumReasons = quorum ? quorumWhy(rule, quorum, names) : []
  const sum = whole ? [sumWords(rule, whole)] : []
  if (quorum && !quorum.isReached) return { says: quorumSays(rule, quorum), why: [...quorumReasons, ...sum] }
  if (motion) {
    const why = [
      ...motionWhy(rule, verdict, motion, names),
      ...weightWords(verdict),
      ...quorumReasons,
      ...sum,
    ]
    return { says: motionSays(rule, verdict, motion, names), why }
  }
  if (selection) {
    const why = selectionWhy(rule, verdict, selection, names)
    return {
      says: selectionSays(verdict, selection, names),
      why: [...why, ...weightWords(verdict), ...quorumReasons, ...sum],
    }
  }
  const key = outcome === "approved" ? "uncounted_approved" : "uncounted_not_approved"
  return { says: said(`ballots.verdict.${key}`), why: quorumReasons }
}
