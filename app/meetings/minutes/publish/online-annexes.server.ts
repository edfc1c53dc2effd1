import { and, asc, eq, isNull } from "drizzle-orm"
import { annexes, publishedAnnexes } from "#db/schema/index.ts"
import { civilDay } from "../../../civil-time.ts"
import type { Ctx } from "../../../context.ts"
import { isOnline } from "./annex.ts"

/** The annexes that everybody reads beside a published verbale, by number. */
export const listOnlineAnnexes = async (ctx: Ctx, minutesId: string) => {
  const rows = await ctx.db
    .select({
      ...{ code: publishedAnnexes.code, onlineUntil: publishedAnnexes.onlineUntil },
      ...{ endedAt: publishedAnnexes.endedAt, number: annexes.number, title: annexes.title },
    })
    .from(publishedAnnexes)
    .innerJoin(annexes, eq(annexes.id, publishedAnnexes.annexId))
    .where(and(eq(publishedAnnexes.minutesId, minutesId), isNull(publishedAnnexes.endedAt)))
    .orderBy(asc(annexes.number))
    .limit(200)
  const today = civilDay(ctx.now)
  return rows
    .filter((row) => isOnline(row, today))
    .map(({ code, number, title, onlineUntil }) => ({ code, number, title, onlineUntil }))
}
export type OnlineAnnex = Awaited<ReturnType<typeof listOnlineAnnexes>>[number]
