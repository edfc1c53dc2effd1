import { because, type Reason } from "../errors.ts"
import { judgeQuorumByGroup, type SeatFigures } from "../roundtables/regulation/quorum-threshold.ts"
import type { BallotRule, Setting } from "./rule.ts"

/** A seat of the table at the moment of opening, as roundtables and meetings know it. */
export type SeatAtOpening = {
  seatId: string
  groupId: string
  voting: boolean
  weight: number
  /** Its titular's mandate is live (in carica). */
  isFilled: boolean
  isJustified: boolean
  /** In a meeting: somebody sits there, or its proxy's holder is present. */
  attendance: "present" | "represented" | "absent"
}

/** A seat that the question is put to. `entitled` is one of a written procedure. */
export type RollSeat = {
  seatId: string
  groupId: string
  weight: number
  state: "present" | "represented" | "entitled"
}
/** The seats of a constituency that bases are made of; their weight where weights count, else their number. */
export type GroupFigures = SeatFigures & { groupId: string; filledWeight: number }
export type Roll = { seats: readonly RollSeat[]; groups: readonly GroupFigures[] }

type Asked = {
  setting: Setting
  /** The constituencies that the question is put to; all of them where none is named. */
  groups: readonly string[]
  /** The most that a seat may weigh; 1 where the regulation has no weights. */
  weightMax: number
}

const isAsked = ({ groups }: Asked, seat: SeatAtOpening) =>
  seat.voting && (groups.length === 0 || groups.includes(seat.groupId))

const weightOf = ({ weightMax }: Asked, seat: SeatAtOpening) => (weightMax > 1 ? seat.weight : 1)

const figuresOf = (asked: Asked, groupId: string, seats: readonly SeatAtOpening[]): GroupFigures => {
  const own = seats.filter((seat) => seat.groupId === groupId)
  const filled = own.filter((seat) => seat.isFilled)
  const isAway = (seat: SeatAtOpening) => seat.isJustified && seat.attendance === "absent"
  return {
    ...{ groupId, assigned: own.length, filled: filled.length, justified: filled.filter(isAway).length },
    filledWeight: filled.reduce((sum, seat) => sum + weightOf(asked, seat), 0),
  }
}

/** Why these seats make no roll, or null: a weight above the regulation's, a seat twice, nobody to ask. */
export const refuseRoll = (asked: Asked, seats: readonly SeatAtOpening[]): Reason | null => {
  const isTooHeavy = (seat: SeatAtOpening) => {
    const weight = weightOf(asked, seat)
    return !Number.isSafeInteger(weight) || weight < 1 || weight > asked.weightMax
  }
  if (seats.some((seat) => isAsked(asked, seat) && isTooHeavy(seat)))
    return because("ballots.refuse.weight_over_max", { max: asked.weightMax })
  if (new Set(seats.map((seat) => seat.seatId)).size < seats.length)
    return because("ballots.refuse.seat_twice")
  return freezeRoll(asked, seats).seats.length === 0 ? because("ballots.refuse.empty_roll") : null
}

/**
 * The roll at the second of opening: in a meeting the seats filled that are present or represented, in writing
 * all those filled. Advisory and vacant seats never stand on it. Its order says nothing and decides nothing.
 */
export const freezeRoll = (asked: Asked, seats: readonly SeatAtOpening[]): Roll => {
  const own = seats.filter((seat) => isAsked(asked, seat))
  const onRoll = own.flatMap((seat): RollSeat[] => {
    const { seatId, groupId, isFilled, attendance } = seat
    if (!isFilled || (asked.setting === "meeting" && attendance === "absent")) return []
    const state = asked.setting === "written" || attendance === "absent" ? "entitled" : attendance
    return [{ seatId, groupId, weight: weightOf(asked, seat), state }]
  })
  const groups = [...new Set(own.map((seat) => seat.groupId))]
  return { seats: onRoll, groups: groups.map((groupId) => figuresOf(asked, groupId, own)) }
}

/** The numero legale of a roll when so many seats of each constituency make it. */
export const judgeRollQuorum = (
  rule: Pick<BallotRule, "quorum">,
  { groups }: Pick<Roll, "groups">,
  found: (groupId: string) => number,
) =>
  judgeQuorumByGroup(
    rule.quorum,
    groups.map((group) => ({ ...group, found: found(group.groupId) })),
  )

/** Why a ballot cannot open, or null: in a meeting, not below the numero legale. */
export const refuseOpening = (rule: BallotRule, roll: Roll): Reason | null => {
  if (rule.setting === "written") return null
  const of = (groupId: string) => roll.seats.filter((seat) => seat.groupId === groupId).length
  const { isReached, found, needed, missing } = judgeRollQuorum(rule, roll, of)
  return isReached ? null : because("ballots.refuse.below_quorum", { found, needed, missing })
}
