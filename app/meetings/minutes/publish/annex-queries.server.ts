import { and, asc, eq, isNull, sql } from "drizzle-orm"
import { annexes, files, publishedAnnexes } from "#db/schema/index.ts"
import { civilDay } from "../../../civil-time.ts"
import type { Ctx } from "../../../context.ts"
import { found, refuse } from "../../../errors.ts"
import { MEETING } from "../../keep-annexes.server.ts"
import { refuseKeepMinutes } from "../policy.ts"
import { cardOf, findMinutes } from "../queries.server.ts"
import { isOnline } from "./annex.ts"
import { publicRow } from "./queries.server.ts"

const COLUMNS = {
  ...{ code: publishedAnnexes.code, onlineUntil: publishedAnnexes.onlineUntil },
  ...{ hasPersons: publishedAnnexes.hasPersons, endedAt: publishedAnnexes.endedAt },
  ...{ number: annexes.number, title: annexes.title, fileId: annexes.fileId },
}

/** The annexes of a verbale's sitting, each with whether it is online, for who keeps it. @throws as `findMinutes`; forbidden */
export const getAnnexes = async (ctx: Ctx, code: string) => {
  const all = await findMinutes(ctx, code)
  refuse(refuseKeepMinutes(ctx.actor, all.minutes.roundtableId))
  const rows = await ctx.db
    .select({ number: annexes.number, title: annexes.title, live: publishedAnnexes })
    .from(annexes)
    .leftJoin(
      publishedAnnexes,
      and(eq(publishedAnnexes.annexId, annexes.id), isNull(publishedAnnexes.endedAt)),
    )
    .where(
      and(
        ...[eq(annexes.ownerKind, MEETING), eq(annexes.ownerId, all.meeting.id)],
        ...[isNull(annexes.withdrawnAt), sql`${annexes.frozenAt} is not null`],
      ),
    )
    .orderBy(asc(annexes.number))
    .limit(200)
  const today = civilDay(ctx.now)
  return {
    ...cardOf(all),
    annexes: rows.map(({ number, title, live }) => ({
      ...{ number, title },
      online: live && isOnline(live, today) ? { code: live.code, until: live.onlineUntil } : null,
    })),
  }
}

/**
 * A published annex for everybody, or that it is no more in publication.
 * @throws not_found where it never was, and of a table that does not show its work
 */
export const askOnlineAnnex = async (ctx: Ctx, code: string, annexCode: string) => {
  const { minutes } = await publicRow(ctx, code)
  const [row] = await ctx.db
    .select({
      ...COLUMNS,
      name: files.name,
      type: files.type,
      sha256: files.sha256,
      removedAt: files.removedAt,
    })
    .from(publishedAnnexes)
    .innerJoin(annexes, eq(annexes.id, publishedAnnexes.annexId))
    .innerJoin(files, eq(files.id, annexes.fileId))
    .where(and(eq(publishedAnnexes.code, annexCode), eq(publishedAnnexes.minutesId, minutes.id)))
  const annex = found(row)
  const isGone =
    minutes.publishedAt === null || annex.removedAt !== null || !isOnline(annex, civilDay(ctx.now))
  return { annex, isGone }
}
