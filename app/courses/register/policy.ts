import type { Actor } from "../../context.ts"
import { because, type Reason } from "../../errors.ts"
import { holdsEdition, keepsCourses } from "../policy.ts"
import { MARGIN_MINUTES } from "./presence.ts"

type Holders = { trainers: readonly string[]; tutors: readonly string[] }

/** What policies ask of a session's register. */
export type RegisterFacts = Holders & {
  state: string
  lockedById: string | null
  editionState: string
  isCancelled: boolean
  startsAt: Date
}

const MINUTE_MS = 60_000

/** Why this person may not see a register with its names, or null. */
export const refuseSeeRegister = (actor: Actor, holders: Holders): Reason | null =>
  keepsCourses(actor) || holdsEdition(actor, holders) ? null : because("register.refuse.staff_only")

/** Why nothing can be kept of this session at all, or null. */
const refuseSession = (facts: RegisterFacts): Reason | null => {
  if (facts.isCancelled || facts.editionState === "cancelled") return because("register.refuse.cancelled")
  return facts.editionState === "draft" ? because("register.refuse.not_published") : null
}

/** Why this person may not write who comes and goes, and what is taught, or null: the open register is for who holds it. */
export const refuseRecord = (actor: Actor, facts: RegisterFacts, now: Date): Reason | null => {
  const refused = refuseSeeRegister(actor, facts) ?? refuseSession(facts)
  if (refused) return refused
  if (facts.state !== "open") return because("register.refuse.locked")
  return now.getTime() < facts.startsAt.getTime() - MARGIN_MINUTES * MINUTE_MS
    ? because("register.refuse.too_early", { count: MARGIN_MINUTES })
    : null
}

/** Why this person may not lock the register, or null: its trainer does, the coordinator where there is none. */
export const refuseLock = (
  actor: Actor,
  facts: RegisterFacts & { endsAt: Date },
  now: Date,
): Reason | null => {
  const refused = refuseRecord(actor, facts, now)
  if (refused) return refused
  const isTrainer = actor.personId !== null && facts.trainers.includes(actor.personId)
  if (!isTrainer && (facts.trainers.length > 0 || !keepsCourses(actor)))
    return because("register.refuse.trainer_locks")
  return now < facts.endsAt ? because("register.refuse.not_over") : null
}

/** Why this person may not countersign the register, or null: a course coordinator, never who locked it. */
export const refuseCountersign = (actor: Actor, facts: RegisterFacts): Reason | null => {
  const refused = refuseSeeRegister(actor, facts) ?? refuseSession(facts)
  if (refused) return refused
  if (facts.state === "open") return because("register.refuse.not_locked")
  if (facts.state === "countersigned") return because("register.refuse.countersigned")
  if (!keepsCourses(actor)) return because("register.refuse.coordinator_signs")
  return actor.personId === facts.lockedById ? because("register.refuse.four_eyes") : null
}

/** Why this person may not correct a locked register, or null: its trainer until it is countersigned, then the coordinator. */
export const refuseCorrect = (actor: Actor, facts: RegisterFacts): Reason | null => {
  const refused = refuseSeeRegister(actor, facts) ?? refuseSession(facts)
  if (refused || keepsCourses(actor)) return refused
  if (facts.state === "countersigned") return because("register.refuse.coordinator_corrects")
  const isTrainer = actor.personId !== null && facts.trainers.includes(actor.personId)
  return isTrainer ? null : because("register.refuse.trainer_corrects")
}

/** Why this person may not change what the register says now, or null: as it is open or locked. */
export const refuseChange = (actor: Actor, facts: RegisterFacts, now: Date): Reason | null =>
  facts.state === "open" ? refuseRecord(actor, facts, now) : refuseCorrect(actor, facts)
