import { and, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm"
import { outbox, people } from "#db/schema/index.ts"
import type { Actor, Ctx } from "../context.ts"
import { because, type Reason, refuse } from "../errors.ts"
import { kindOf } from "./kinds.ts"
import type { MailState } from "./mail-state.ts"

const PAGE = 30

/** Why this person may not see the delivery log, or null. */
export const refuseReadMailLog = (actor: Actor): Reason | null =>
  actor.isAdministrator ? null : because("notifications.errors.administrator_only")

const IN_STATE: Record<MailState, SQL | undefined> = {
  due: and(
    isNull(outbox.sentAt),
    isNull(outbox.droppedAt),
    isNull(outbox.digestId),
    sql`next_attempt_at <= now()`,
  ),
  waiting: and(
    isNull(outbox.sentAt),
    isNull(outbox.droppedAt),
    isNull(outbox.digestId),
    sql`next_attempt_at > now()`,
  ),
  gathered: and(isNull(outbox.sentAt), isNull(outbox.droppedAt), isNotNull(outbox.digestId)),
  sent: isNotNull(outbox.sentAt),
  dropped: and(isNotNull(outbox.droppedAt), sql`coalesce(drop_reason, '') not in ('failed', 'refused')`),
  failed: and(isNotNull(outbox.droppedAt), sql`drop_reason in ('failed', 'refused')`),
}

/**
 * What became of the mail, newest first, a page at a time; `after` is the id that the page before ended with.
 * Whom it is for is left out of kinds whose sending is confidential.
 * @throws forbidden unless administrator
 */
export const listMailLog = async (
  ctx: Ctx,
  { state, after }: { state: MailState | null; after: string | null },
) => {
  refuse(refuseReadMailLog(ctx.actor))
  const rows = await ctx.db
    .select({
      ...{ id: outbox.id, kind: outbox.kind, attempts: outbox.attempts, reason: outbox.dropReason },
      ...{ createdAt: outbox.createdAt, sentAt: outbox.sentAt, droppedAt: outbox.droppedAt },
      ...{ nextAttemptAt: outbox.nextAttemptAt, digestId: outbox.digestId, lastError: outbox.lastError },
      to: sql<string | null>`coalesce(${people.name}, ${people.email}, ${outbox.address})`,
    })
    .from(outbox)
    .leftJoin(people, eq(people.id, outbox.personId))
    .where(and(state ? IN_STATE[state] : undefined, after ? sql`outbox.id < ${after}::uuid` : undefined))
    .orderBy(desc(outbox.id))
    .limit(PAGE + 1)
  return {
    rows: rows.slice(0, PAGE).map(({ to, ...row }) => {
      const isSecret = kindOf(row.kind).secret === true
      return { ...row, isSecret, to: isSecret ? null : to }
    }),
    next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null,
  }
}
