import { and, asc, eq } from "drizzle-orm"
import { minutesSections } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { intendEdit } from "../../documents/state/intend-edit.server.ts"
import type { ReadingNode } from "../../documents/state/reading.ts"
import { writeVersion } from "../../documents/versions/write-version.server.ts"
import { found, refuse } from "../../errors.ts"
import type { RestoreSection } from "./input.ts"
import { lockMinutesToKeep } from "./lock.server.ts"
import { refuseChangeWords } from "./policy.ts"
import { after } from "./section.ts"

/**
 * Takes the system's words of a section back in the place of those that somebody wrote by hand; from then on it is
 * kept in step again. What was there stays in the text's versions.
 * @throws not_found; forbidden unless secretary or chair here, and once the text is frozen
 */
export const restoreSection = (ctx: Ctx, input: RestoreSection): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { minutes, paper } = await lockMinutesToKeep(ctx, input.minutesCode)
    refuse(refuseChangeWords(minutes))
    await writeVersion(ctx, paper, { kind: "automatic" })
    const all = await ctx.db
      .select()
      .from(minutesSections)
      .where(eq(minutesSections.minutesId, minutes.id))
      .orderBy(asc(minutesSections.position))
    const section = found(all.find(({ key }) => key === input.section))
    const { id, roundtableId, documentId } = minutes
    const keys = all.map(({ key }) => key)
    const editId = await intendEdit(ctx, {
      ...{ documentId, roundtableId, kind: "fill" },
      payload: {
        ...{ section: section.key, knows: null, before: after(keys, section.key) },
        content: section.content as ReadingNode[],
      },
    })
    await ctx.db
      .update(minutesSections)
      .set({ editId, filledAt: ctx.now })
      .where(and(eq(minutesSections.minutesId, id), eq(minutesSections.key, section.key)))
    await record(ctx, {
      ...{ action: "meeting.minutes-section-restored", subject: { kind: "minutes", id }, roundtableId },
      values: { section: section.key },
    })
  })
