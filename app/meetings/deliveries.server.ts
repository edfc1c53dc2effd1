import { asc, desc, eq, sql } from "drizzle-orm"
import {
  attendanceAnswers,
  convocationDeliveries,
  convocations,
  convocationVersions,
  organisations,
  outbox,
  people,
  seats,
} from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { refuse } from "../errors.ts"
import { mailState } from "../notifications/mail-state.ts"
import { refuseFile } from "../records/policy.ts"
import { listFiled } from "./filed/filed-convocation.server.ts"
import { listNeeds } from "./needs/keep-needs.server.ts"
import { refuseConvene } from "./policy.ts"
import { findMeeting } from "./queries.server.ts"

/** To whom it was sent, what became of each mail, and who answered. @throws forbidden for who does not convene */
export const listDeliveries = async (ctx: Ctx, code: string) => {
  const { meeting, roundtable } = await findMeeting(ctx, code)
  refuse(refuseConvene(ctx.actor, roundtable.id))
  const rows = await ctx.db
    .select({
      ...{
        id: convocationDeliveries.id,
        means: convocationDeliveries.means,
        at: convocationDeliveries.createdAt,
      },
      ...{ kind: convocationVersions.kind, sequence: convocationVersions.sequence },
      ...{ name: people.name, quality: convocations.quality, seat: seats.label, body: organisations.name },
      ...{ answer: attendanceAnswers.answer, note: attendanceAnswers.note },
      ...{
        outboxId: outbox.id,
        sentAt: outbox.sentAt,
        droppedAt: outbox.droppedAt,
        reason: outbox.dropReason,
      },
      ...{ digestId: outbox.digestId, nextAttemptAt: outbox.nextAttemptAt },
    })
    .from(convocationDeliveries)
    .innerJoin(convocationVersions, eq(convocationVersions.id, convocationDeliveries.versionId))
    .innerJoin(convocations, eq(convocations.id, convocationDeliveries.convocationId))
    .innerJoin(people, eq(people.id, convocations.personId))
    .leftJoin(seats, eq(seats.id, convocations.seatId))
    .leftJoin(organisations, sql`organisation.id = coalesce(seat.organisation_id, seat.designated_by_id)`)
    .leftJoin(attendanceAnswers, eq(attendanceAnswers.convocationId, convocations.id))
    .leftJoin(outbox, eq(outbox.id, convocationDeliveries.outboxId))
    .where(eq(convocations.meetingId, meeting.id))
    .orderBy(desc(convocationVersions.sequence), asc(seats.position), asc(people.name))
    .limit(1000)
  const { name, language } = roundtable
  return {
    ...{ code, roundtable: { code: roundtable.code, name, language } },
    needs: await listNeeds(ctx, meeting.id),
    filed: await listFiled(ctx, meeting.id),
    mayFile: refuseFile(ctx.actor, roundtable) === null && meeting.state !== "cancelled",
    rows: rows.map(({ outboxId, sentAt, droppedAt, reason, digestId, nextAttemptAt, ...row }) => ({
      ...row,
      deliveredAt: sentAt,
      mail:
        outboxId && nextAttemptAt
          ? mailState({ sentAt, droppedAt, reason, digestId, nextAttemptAt }, ctx.now)
          : null,
    })),
  }
}
