import { and, eq, inArray, isNull, sql } from "drizzle-orm"
import { officers, people } from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import type { TxCtx } from "../../context.ts"
import { notify } from "../../notifications/notify.server.ts"

type Told = { kind: string; roundtableId: string; params: Record<string, string> }

/** Tells whoever convenes the table's meetings, apart from the person who acts. */
export const tellConveners = async (ctx: TxCtx, { kind, roundtableId, params }: Told): Promise<void> => {
  const conveners = await ctx.db
    .selectDistinct({ personId: people.id, language: people.language })
    .from(officers)
    .innerJoin(people, eq(people.id, officers.personId))
    .where(
      and(
        eq(officers.roundtableId, roundtableId),
        inArray(officers.role, ["secretary", "chair", "facilitator"]),
        isNull(officers.endedAt),
        sql`(ends_on is null or ends_on >= ${civilDay(ctx.now)})`,
      ),
    )
  for (const { personId, language } of conveners)
    if (personId !== ctx.actor.personId)
      await notify(ctx, {
        ...{ kind, to: { personId }, language, roundtableId, params },
        subject: { kind: "roundtable", id: roundtableId },
      })
}

/** Tells whoever asked for a point what became of it. */
export const tellAsker = async (
  ctx: TxCtx,
  personId: string,
  { kind, roundtableId, params }: Told,
): Promise<void> => {
  if (personId === ctx.actor.personId) return
  const [asker] = await ctx.db
    .select({ language: people.language })
    .from(people)
    .where(eq(people.id, personId))
  if (!asker) return
  await notify(ctx, {
    ...{ kind, to: { personId }, language: asker.language, roundtableId, params },
    subject: { kind: "roundtable", id: roundtableId },
  })
}
