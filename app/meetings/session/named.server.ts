import { and, asc, eq, isNull, sql } from "drizzle-orm"
import { announcements, delegateNotes, people, presences, seats } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"

/** Everybody's times in the room with names, seats and bodies; corrected ones too where asked for. */
export const namedPresences = (ctx: Ctx, callId: string, withCorrected = false) =>
  ctx.db
    .select({
      ...{ id: presences.id, seatId: presences.seatId, personId: presences.personId },
      ...{ quality: presences.quality, isRemote: presences.isRemote, identity: presences.identity },
      ...{ fromAt: presences.fromAt, untilAt: presences.untilAt, exit: presences.exit },
      ...{ replacedAt: presences.replacedAt, correction: presences.correction },
      ...{ replacedById: presences.replacedById, seat: seats.label },
      name: sql<string | null>`coalesce(${people.name}, ${delegateNotes.name})`,
      body: sql<string | null>`(select o.name from organisation o
        where o.id = coalesce("seat"."organisation_id", "seat"."designated_by_id"))`,
    })
    .from(presences)
    .leftJoin(people, eq(people.id, presences.personId))
    .leftJoin(delegateNotes, eq(delegateNotes.id, presences.noteId))
    .leftJoin(seats, eq(seats.id, presences.seatId))
    .where(and(eq(presences.callId, callId), withCorrected ? undefined : isNull(presences.replacedAt)))
    .orderBy(asc(presences.fromAt), asc(presences.id))
export type NamedPresence = Awaited<ReturnType<typeof namedPresences>>[number]

/** Who says that they are there, by name, in the order in which they said it. */
export const namedAnnouncements = (ctx: Ctx, callId: string) =>
  ctx.db
    .select({
      ...{ personId: people.id, code: people.code, name: people.name },
      ...{ isRemote: announcements.isRemote, at: announcements.createdAt },
    })
    .from(announcements)
    .innerJoin(people, eq(people.id, announcements.personId))
    .where(eq(announcements.callId, callId))
    .orderBy(asc(announcements.id))
export type NamedAnnouncement = Awaited<ReturnType<typeof namedAnnouncements>>[number]
