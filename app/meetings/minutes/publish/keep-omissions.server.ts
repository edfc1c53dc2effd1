import { and, eq } from "drizzle-orm"
import { minutesOmissions, minutesPublications } from "#db/schema/index.ts"
import { record } from "../../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../../context.ts"
import { found, invalid, refuse } from "../../../errors.ts"
import { frozenContent } from "../export/digest-of.server.ts"
import { lockMinutes } from "../lock.server.ts"
import { refuseReadMinutes } from "../policy.ts"
import type { AddOmission, KeepName, RemoveOmission } from "./input.ts"
import { latestPublication, MOST_MARKS, standsInLine } from "./make-public.server.ts"
import { refusePublishMinutes } from "./policy.ts"

type Locked = Awaited<ReturnType<typeof lockMinutes>>

/** A verbale under its lock, for who prepares its public version. @throws not_found, forbidden */
export const lockToPublish = async (ctx: TxCtx, code: string): Promise<Locked> => {
  const locked = await lockMinutes(ctx, code)
  if (refuseReadMinutes(ctx.actor, locked.minutes.roundtableId)) found(null)
  refuse(refusePublishMinutes(ctx.actor, locked.minutes, locked.roundtable))
  return locked
}

/** The draft of the public version, begun where there is none; after a withdrawal with what was struck out before. */
export const draftOf = async (ctx: TxCtx, { minutes }: Locked) => {
  const { publication: last, omissions } = await latestPublication(ctx, minutes.id)
  if (last?.state === "draft") return { draft: last, omissions }
  const own = { roundtableId: minutes.roundtableId, minutesId: minutes.id }
  const [row] = await ctx.db
    .insert(minutesPublications)
    .values({ ...own, number: (last?.number ?? 0) + 1, createdAt: ctx.now })
    .returning()
  const draft = found(row)
  if (omissions.length > 0)
    await ctx.db
      .insert(minutesOmissions)
      .values(omissions.map(({ id: _, code: __, ...one }) => ({ ...one, publicationId: draft.id })))
  return { draft, omissions }
}

const told = (ctx: TxCtx, { minutes }: Locked, action: string) =>
  record(ctx, {
    ...{ action: `meeting.${action}`, subject: { kind: "minutes", id: minutes.id } },
    roundtableId: minutes.roundtableId,
  })

/**
 * Strikes words out of the public version, wherever they stand; of words over several lines each line.
 * @throws not_found; forbidden unless secretary or chair here, before approval and signatures, at a table that is not
 *   public and once it is published; invalid where the words are not in the text
 */
export const addOmission = (ctx: Ctx, input: AddOmission): Promise<void> =>
  transact(ctx, async (ctx) => {
    const locked = await lockToPublish(ctx, input.minutesCode)
    const { text } = await frozenContent(ctx, locked)
    const lines = [
      ...new Set(
        input.words
          .split(/[\n\t]+/)
          .map((line) => line.trim())
          .filter(Boolean),
      ),
    ]
    if (lines.some((line) => !standsInLine(text, line)))
      throw invalid("words", "afterwards.errors.not_in_text")
    const { draft, omissions } = await draftOf(ctx, locked)
    if (omissions.length + lines.length > MOST_MARKS) throw invalid("words", "afterwards.errors.marks_full")
    const { ground, reason } = input
    const by = { addedById: found(ctx.actor.personId), addedAt: ctx.now }
    await ctx.db
      .insert(minutesOmissions)
      .values(
        lines.map((words) => ({
          ...{ roundtableId: draft.roundtableId, publicationId: draft.id, kind: "omit" },
          ...{ words, ground, reason, ...by },
        })),
      )
      .onConflictDoUpdate({
        target: [minutesOmissions.publicationId, minutesOmissions.words],
        set: { kind: "omit", ground, reason, ...by },
      })
    await told(ctx, locked, "minutes-omission-added")
  })

/** Lets the public version say a name, by the rule that requires it. @throws as `addOmission` */
export const keepName = (ctx: Ctx, input: KeepName): Promise<void> =>
  transact(ctx, async (ctx) => {
    const locked = await lockToPublish(ctx, input.minutesCode)
    const { draft } = await draftOf(ctx, locked)
    const { words, reason } = input
    const by = { addedById: found(ctx.actor.personId), addedAt: ctx.now }
    await ctx.db
      .insert(minutesOmissions)
      .values({
        ...{ roundtableId: draft.roundtableId, publicationId: draft.id, kind: "name" },
        ...{ words, reason, ...by },
      })
      .onConflictDoUpdate({
        target: [minutesOmissions.publicationId, minutesOmissions.words],
        set: { kind: "name", ground: null, reason, ...by },
      })
    await told(ctx, locked, "minutes-name-kept")
  })

/** Takes back what was marked, before it is published. @throws as `addOmission` */
export const removeOmission = (ctx: Ctx, input: RemoveOmission): Promise<void> =>
  transact(ctx, async (ctx) => {
    const locked = await lockToPublish(ctx, input.minutesCode)
    const { draft, omissions } = await draftOf(ctx, locked)
    // After a withdrawal the page shows the marks of the version before: here they stand by their words.
    const { words } = found(omissions.find(({ code }) => code === input.omissionCode))
    const [gone] = await ctx.db
      .delete(minutesOmissions)
      .where(and(eq(minutesOmissions.publicationId, draft.id), eq(minutesOmissions.words, words)))
      .returning({ id: minutesOmissions.id })
    found(gone)
    await told(ctx, locked, "minutes-omission-removed")
  })
