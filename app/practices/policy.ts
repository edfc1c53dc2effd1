import type { Actor } from "../context.ts"
import { because, type Reason } from "../errors.ts"
import { isChair, isClosedFor, isMember, isSecretary } from "../roundtables/policy.ts"

export type PracticeFacts = {
  roundtableId: string
  /** What the table shows of its work. */
  visibility: string
  isClosed: boolean
  state: string
  /** It was out once: whoever read it then finds why it is withdrawn. */
  wasPublished: boolean
  createdById: string | null
}

type Table = { id: string; closedAt: Date | null; visibility: string }

/** Whether a table shows everybody what another keeps to its members. */
export const showsMore = (table: { visibility: string }, practice: { visibility: string }) =>
  table.visibility === "public" && practice.visibility !== "public"

const sitsAt = (actor: Actor, roundtableId: string) =>
  actor.seats.some((seat) => seat.roundtableId === roundtableId)

/** Whether the person serves the table or sits there: who only looks on, or is a guest, writes nothing. */
const writesAt = (actor: Actor, roundtableId: string) =>
  isSecretary(actor, roundtableId) || isChair(actor, roundtableId) || sitsAt(actor, roundtableId)

const CLOSED = because("roundtables.refuse.closed")

/** Why this person may not read a good practice, or null. What is not out yet is the table's own. */
export const refuseReadPractice = (actor: Actor, practice: PracticeFacts): Reason | null => {
  if (isMember(actor, practice.roundtableId)) return null
  if (!practice.wasPublished) return because("practices.refuse.draft_of_table")
  return actor.isAdministrator || practice.visibility === "public"
    ? null
    : because("practices.refuse.members_only")
}

/** Why this person may not begin a good practice at the table, or null: any seat may, whoever serves it too. */
export const refuseBeginPractice = (actor: Actor, table: Omit<Table, "visibility">): Reason | null => {
  if (!writesAt(actor, table.id)) return because("practices.refuse.members_write")
  return table.closedAt !== null || isClosedFor(actor, table.id) ? CLOSED : null
}

/**
 * Why this person may not change the text, or null. A draft is changed by who began it, as long as they sit there,
 * and by who serves the table; what is out, by its secretariat alone.
 */
export const refuseEditPractice = (actor: Actor, practice: PracticeFacts): Reason | null => {
  const { roundtableId, state, createdById, isClosed } = practice
  if (state === "withdrawn") return because("practices.refuse.withdrawn")
  if (state === "published" && !isSecretary(actor, roundtableId))
    return because("practices.refuse.secretary_changes")
  const isOwn = createdById !== null && createdById === actor.personId && sitsAt(actor, roundtableId)
  if (!isOwn && !isSecretary(actor, roundtableId) && !isChair(actor, roundtableId))
    return because("practices.refuse.writers_only")
  return isClosed ? CLOSED : null
}

/** Why this person may not take a file away, or null: of a withdrawn one, which stays to be read, its secretariat may. */
export const refuseRemoveFile = (actor: Actor, practice: PracticeFacts): Reason | null => {
  if (practice.state !== "withdrawn" || !isSecretary(actor, practice.roundtableId))
    return refuseEditPractice(actor, practice)
  return practice.isClosed ? CLOSED : null
}

/** Why this person may not ask the secretariat to publish, or null; who keeps the papers publishes at once. */
export const refuseAskPublication = (actor: Actor, practice: PracticeFacts): Reason | null => {
  if (practice.state !== "draft") return because("practices.refuse.not_a_draft")
  if (isSecretary(actor, practice.roundtableId)) return because("practices.refuse.publish_yourself")
  return refuseEditPractice(actor, practice)
}

/** Why this person may not publish, or null. */
export const refusePublishPractice = (actor: Actor, practice: PracticeFacts): Reason | null => {
  if (!isSecretary(actor, practice.roundtableId)) return because("practices.refuse.secretary_publishes")
  if (practice.state !== "draft") return because("practices.refuse.not_a_draft")
  return practice.isClosed ? CLOSED : null
}

/** Why this person may not withdraw it, or null: a draft too, which then leaves the table's list. */
export const refuseWithdrawPractice = (actor: Actor, practice: PracticeFacts): Reason | null => {
  if (!isSecretary(actor, practice.roundtableId)) return because("practices.refuse.secretary_withdraws")
  if (practice.state === "withdrawn") return because("practices.refuse.withdrawn")
  return practice.isClosed ? CLOSED : null
}

/**
 * Why this person may not take the practice up at a table, or null: for the secretariat of another one, which shows it
 * to nobody whom its own table does not.
 */
export const refuseTakeUp = (actor: Actor, practice: PracticeFacts, table: Table): Reason | null => {
  if (!isSecretary(actor, table.id)) return because("practices.refuse.secretary_takes_up")
  if (practice.roundtableId === table.id) return because("practices.refuse.own_table")
  if (practice.state !== "published") return because("practices.refuse.not_published")
  if (showsMore(table, practice)) return because("practices.refuse.would_be_shown")
  return table.closedAt !== null || isClosedFor(actor, table.id) ? CLOSED : null
}

/** The tables whose secretary the person is, and to which the practice may be brought. */
export const tablesToTakeUpAt = (actor: Actor, practice: PracticeFacts): string[] =>
  practice.state !== "published"
    ? []
    : actor.offices
        .filter(
          (office) =>
            office.role === "secretary" && !office.closed && office.roundtableId !== practice.roundtableId,
        )
        .map((office) => office.roundtableId)
