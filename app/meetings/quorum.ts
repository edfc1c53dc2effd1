import type { Presence as QuorumRule } from "../roundtables/regulation/fields.ts"
import { judgeQuorumByGroup } from "../roundtables/regulation/quorum-threshold.ts"
import { changesOf, type Presence, presentAt } from "./presence.ts"
import { type GivenProxy, isLiveAt } from "./proxy.ts"

/** A seat of the table on the day of the meeting. Advisory ones are never counted. */
export type RolledSeat = {
  seatId: string
  groupId: string
  voting: boolean
  /** Somebody's mandate on it is live. */
  isFilled: boolean
  /** Its absence is justified; it says nothing while the seat is present or represented. */
  isJustified: boolean
}

/** The principals that a present holder represents: absent themselves, their proxy live at that moment. */
export const representedAt = (
  proxies: readonly GivenProxy[],
  present: ReadonlySet<string>,
  at: Date,
): ReadonlySet<string> =>
  new Set(
    proxies
      .filter((one) => isLiveAt(one, at) && present.has(one.holderId) && !present.has(one.principalId))
      .map((one) => one.principalId),
  )

const groupsOf = (roll: readonly RolledSeat[], counted: ReadonlySet<string>) => {
  const voting = roll.filter((seat) => seat.voting)
  return [...new Set(voting.map((seat) => seat.groupId))].map((groupId) => {
    const own = voting.filter((seat) => seat.groupId === groupId)
    const filled = own.filter((seat) => seat.isFilled)
    return {
      assigned: own.length,
      filled: filled.length,
      justified: filled.filter((seat) => seat.isJustified && !counted.has(seat.seatId)).length,
      found: filled.filter((seat) => counted.has(seat.seatId)).length,
    }
  })
}

/**
 * The numero legale at one moment: who is present and represented, what it takes, what is missing.
 * @param without seats that do not count on this point, where the rules say so of a conflict of interest
 */
export const quorumAt = (
  rule: QuorumRule,
  roll: readonly RolledSeat[],
  presences: readonly Presence[],
  proxies: readonly GivenProxy[],
  at: Date,
  without: ReadonlySet<string> = new Set(),
) => {
  const present = presentAt(presences, at)
  const represented = representedAt(proxies, present, at)
  const counted = [...present, ...represented].filter((seatId) => !without.has(seatId))
  const verdict = judgeQuorumByGroup(rule, groupsOf(roll, new Set(counted)))
  const voters = roll.filter((seat) => seat.voting && seat.isFilled)
  return {
    ...verdict,
    at,
    present: voters.filter((seat) => present.has(seat.seatId)).length,
    represented: voters.filter((seat) => represented.has(seat.seatId)).length,
  }
}

/** The numero legale from the opening on, anew at each entry and exit, and whenever a proxy begins or ends. */
export const quorumThrough = (
  rule: QuorumRule,
  roll: readonly RolledSeat[],
  presences: readonly Presence[],
  proxies: readonly GivenProxy[],
  opened: Date,
) => {
  const ofProxies = proxies.flatMap((one) => [one.givenAt, ...(one.withdrawnAt ? [one.withdrawnAt] : [])])
  const times = [...changesOf(presences), ...ofProxies].map((at) => at.getTime())
  const later = [...new Set(times)].filter((time) => time > opened.getTime()).sort((a, b) => a - b)
  return [opened, ...later.map((time) => new Date(time))].map((at) =>
    quorumAt(rule, roll, presences, proxies, at),
  )
}
