import { eq } from "drizzle-orm"
import { courses, enrolmentMessages, people } from "#db/schema/index.ts"
import { civilDay } from "../civil-time.ts"
import type { TxCtx } from "../context.ts"
import { found } from "../errors.ts"
import { formatDates } from "../i18n/dates.ts"
import { notify } from "../notifications/notify.server.ts"
import type { Edition } from "./edition-lock.server.ts"
import type { Enrolment } from "./seats.server.ts"

/** What somebody is told of their enrolment; the mail's kind is `enrolment_<event>`. */
export type EnrolmentEvent =
  | "requested"
  | "asked"
  | "confirmed"
  | "waiting"
  | "offered"
  | "refused"
  | "cancelled"
  | "expired"
  | "changed"
  | "edition_cancelled"
  | "soon"
  | "at_risk"
  | "out_of_reach"
  | "certified"
  | "certificate_revoked"
  | "certificate_replaced"

/** Whether this is the first time that the event of this version is told. */
const isFirst = async (ctx: TxCtx, enrolmentId: string, event: string, version: number) => {
  const rows = await ctx.db
    .insert(enrolmentMessages)
    .values({ enrolmentId, event, version })
    .onConflictDoNothing()
    .returning({ enrolmentId: enrolmentMessages.enrolmentId })
  return rows.length > 0
}

export const courseOf = async (ctx: Pick<TxCtx, "db">, edition: Pick<Edition, "courseId">) => {
  const [course] = await ctx.db.select().from(courses).where(eq(courses.id, edition.courseId))
  return found(course)
}

/** An instant as a letter says it: its day in the reader's words, and Rome's clock. */
export const momentParams = (instant: Date): Record<string, string> => ({
  day: civilDay(instant),
  time: formatDates("it").time(instant),
})

type Telling = {
  event: EnrolmentEvent
  /** Who is told; the enrolled person unless said otherwise. */
  to?: { personId: string; language: string }
  /** What is told once for each version, where it is not the event: "a week before this session". */
  key?: string
  /** The version that the message is of: the enrolment's own, or the edition's for its changes. */
  version?: number
  params?: Record<string, string>
}

/**
 * Tells the person of an enrolment what became of it, once for each version, in the deed's own transaction.
 * @returns whether this was the first time
 */
export const tellOf = async (
  ctx: TxCtx,
  edition: Pick<Edition, "id" | "courseId" | "number" | "code" | "roundtableId">,
  enrolment: Pick<Enrolment, "id" | "code" | "personId" | "version">,
  { event, to, key = event, version = enrolment.version, params = {} }: Telling,
): Promise<boolean> => {
  const once = to ? `${key}:${to.personId}` : key
  if (!(await isFirst(ctx, enrolment.id, once, version))) return false
  const [person] = await ctx.db.select().from(people).where(eq(people.id, enrolment.personId))
  const { title } = await courseOf(ctx, edition)
  await notify(ctx, {
    kind: `enrolment_${event}`,
    to: { personId: to?.personId ?? enrolment.personId },
    language: to?.language ?? found(person).language,
    subject: { kind: "enrolment", id: enrolment.id },
    roundtableId: edition.roundtableId,
    params: {
      ...{ course: title, number: String(edition.number), name: found(person).name ?? "" },
      ...{ path: to ? `/enrolments/${enrolment.code}` : `/editions/${edition.code}`, ...params },
    },
  })
  return true
}
