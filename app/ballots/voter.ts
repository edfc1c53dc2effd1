import type { RuleOf } from "../roundtables/regulation/fields.ts"
import { isInForce, type Mandate, type Moment } from "../roundtables/seats/seats.ts"
import type { Setting } from "./rule.ts"

/** Somebody on a seat in the room or on the line; a delegate may have no account. */
export type Sitting = { seatId: string; personId: string | null; as: "titular" | "substitute" | "delegate" }
/** A proxy (delega di voto) that is live. */
export type LiveProxy = { principalId: string; holderId: string }

/** What is known at the moment of a vote of who may act for which seat. */
export type Standing = {
  setting: Setting
  proxy: Pick<RuleOf<"proxy">, "principalMayVote">
  mandates: readonly (Mandate & { personId: string })[]
  /** Who sits where, in a meeting; of nobody in writing. */
  sitting: readonly Sitting[]
  proxies: readonly LiveProxy[]
  moment: Moment
}

/** In which quality somebody votes for a seat; a proxy names the seat that holds it. */
export type Quality = { as: "titular" | "substitute" | "delegate" } | { as: "proxy"; holderId: string }

/** Why somebody does not vote for a seat. */
export type NoVoter = "not_entitled" | "titular_present" | "not_present" | "proxy_given"
export type Voter = { quality: Quality } | { refused: NoVoter }

const mandateOf = ({ mandates, moment }: Standing, personId: string, seatId: string) =>
  mandates.find((one) => one.personId === personId && one.seatId === seatId && isInForce(one, moment))

/** In which quality somebody acts for a seat of their own, there if it is a meeting; else why not. */
const actingFor = (standing: Standing, personId: string, seatId: string): Voter => {
  const mandate = mandateOf(standing, personId, seatId)
  const quality = mandate?.rank === 0 ? "titular" : "substitute"
  if (standing.setting === "written")
    return mandate ? { quality: { as: quality } } : { refused: "not_entitled" }
  const there = standing.sitting.find((one) => one.seatId === seatId)
  if (there?.personId === personId) {
    if (there.as === "delegate") return { quality: { as: "delegate" } }
    return mandate ? { quality: { as: there.as } } : { refused: "not_entitled" }
  }
  if (!mandate) return { refused: "not_entitled" }
  return { refused: there?.as === "titular" ? "titular_present" : "not_present" }
}

/** As the holder of the seat's proxy, if that is what somebody is. */
const holding = (standing: Standing, personId: string, seatId: string): Quality | null => {
  const given = standing.proxies.find((one) => one.principalId === seatId)
  if (!given) return null
  return "quality" in actingFor(standing, personId, given.holderId)
    ? { as: "proxy", holderId: given.holderId }
    : null
}

/**
 * Whether and as what somebody votes for a seat at a moment. In a meeting whoever the secretary has confirmed on
 * the seat acts for it, while their mandate lives; in writing its titular or a substitute. The holder of a proxy
 * acts for the principal while they act for their own seat; the principal then only where the rule says so.
 */
export const voterFor = (standing: Standing, personId: string, seatId: string): Voter => {
  const own = actingFor(standing, personId, seatId)
  const isGiven = standing.proxies.some((one) => one.principalId === seatId)
  if ("quality" in own) return isGiven && !standing.proxy.principalMayVote ? { refused: "proxy_given" } : own
  const quality = holding(standing, personId, seatId)
  return quality ? { quality } : own
}
