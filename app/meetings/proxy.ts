import { because, type Reason } from "../errors.ts"
import type { RuleOf } from "../roundtables/regulation/fields.ts"

/** A vote handed to another seat of the table (delega di voto), for one meeting. */
export type GivenProxy = {
  principalId: string
  holderId: string
  givenAt: Date
  withdrawnAt: Date | null
}

type SeatAtTable = { seatId: string; groupId: string; voting: boolean; isFilled: boolean }
type Asked = { principalId: string; holderId: string; isWritten: boolean }

/** Whether a proxy counts at a moment. What was begun under it stands: a withdrawal is for later. */
export const isLiveAt = ({ givenAt, withdrawnAt }: GivenProxy, at: Date): boolean =>
  givenAt <= at && (withdrawnAt === null || at < withdrawnAt)

const refuseSeats = (
  asked: Asked,
  rule: RuleOf<"proxy">,
  principal: SeatAtTable | undefined,
  holder: SeatAtTable | undefined,
): Reason | null => {
  if (asked.principalId === asked.holderId) return because("meetings.refuse.proxy_to_oneself")
  if (!principal || !holder) return because("meetings.refuse.proxy_outside_table")
  if (!principal.voting) return because("meetings.refuse.proxy_without_vote")
  if (!principal.isFilled || !holder.isFilled) return because("meetings.refuse.proxy_vacant")
  return rule.sameGroup && principal.groupId !== holder.groupId
    ? because("meetings.refuse.proxy_outside_group")
    : null
}

const refuseOthers = (asked: Asked, rule: RuleOf<"proxy">, live: readonly GivenProxy[]): Reason | null => {
  if (live.some((one) => one.principalId === asked.principalId))
    return because("meetings.refuse.proxy_second")
  if (live.some((one) => one.holderId === asked.principalId))
    return because("meetings.refuse.proxy_principal_holds")
  if (live.some((one) => one.principalId === asked.holderId))
    return because("meetings.refuse.proxy_holder_gave")
  const held = live.filter((one) => one.holderId === asked.holderId).length
  return held >= rule.mostHeld ? because("meetings.refuse.proxy_above_cap", { count: rule.mostHeld }) : null
}

/**
 * Why this proxy cannot be given, or null. Chains are refused from both ends: who holds one gives none, who gave
 * one holds none.
 * @param live the meeting's proxies that are not withdrawn
 */
export const refuseProxy = (
  asked: Asked,
  rule: RuleOf<"proxy">,
  seats: readonly SeatAtTable[],
  live: readonly GivenProxy[],
): Reason | null => {
  if (!rule.allowed) return because("meetings.refuse.proxy_not_allowed")
  const find = (id: string) => seats.find((seat) => seat.seatId === id)
  const reason = refuseSeats(asked, rule, find(asked.principalId), find(asked.holderId))
  if (reason) return reason
  if (rule.written && !asked.isWritten) return because("meetings.refuse.proxy_not_written")
  return refuseOthers(asked, rule, live)
}
