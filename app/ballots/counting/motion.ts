import {
  type HallSeats,
  judgeEachGroup,
  judgeMajorityByGroup,
  type MajorityVerdict,
} from "../../roundtables/regulation/majority.ts"
import type { BallotRule } from "../rule.ts"
import { type Count, motionTally, type Unit } from "./count.ts"
import { shareOf } from "./share.ts"

type Judging = Pick<BallotRule, "majority" | "setting" | "conflictInQuorum" | "weights">

/** What a rule counts in. */
export const unitOf = ({ weights }: Pick<BallotRule, "weights">): Unit => (weights ? "weight" : "heads")

/** The seats that limits in seats are held against: heads, whatever the votes are counted in. */
export const hallSeats = (whole: Count, { setting, conflictInQuorum }: Judging): HallSeats => {
  const { present, no, entitled } = motionTally(whole, setting, "heads")
  const excluded = conflictInQuorum ? whole.outcomes.excluded.heads : 0
  return { attending: present + excluded, notAgainst: present - no, filled: entitled }
}

export type MotionVerdict = MajorityVerdict & {
  no: number
  abstained: number
  /** Thousandths of a percent, of the base. */
  share: number | null
  groups: (MajorityVerdict & { groupId: string; share: number | null })[]
}

/** What a motion came to under its majority, as a whole and in each constituency, before any tie is resolved. */
export const judgeMotion = (rule: Judging, counts: readonly Count[], whole: Count): MotionVerdict => {
  const unit = unitOf(rule)
  const tallies = counts.map((count) => motionTally(count, rule.setting, unit))
  const joint = judgeMajorityByGroup(rule.majority, tallies, hallSeats(whole, rule))
  const { no, abstained } = motionTally(whole, rule.setting, unit)
  return {
    ...joint,
    ...{ no, abstained, share: shareOf(joint.yes, joint.base) },
    groups: judgeEachGroup(rule.majority, tallies).map((verdict, n) => ({
      ...verdict,
      groupId: counts[n]?.groupId ?? "",
      share: shareOf(verdict.yes, verdict.base),
    })),
  }
}
