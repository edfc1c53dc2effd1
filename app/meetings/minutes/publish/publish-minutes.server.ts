import { and, eq, isNull } from "drizzle-orm"
import { meetingMinutes, minutesPublications, publishedAnnexes } from "#db/schema/index.ts"
import { record } from "../../../audit/record.server.ts"
import { type Ctx, transact } from "../../../context.ts"
import { conflict, found, refuse } from "../../../errors.ts"
import { issueCode, revokeCode } from "../../../records/issue-code.server.ts"
import type { Speak } from "../../send-convocation.server.ts"
import { tellTable } from "../life/tell.server.ts"
import { lockMinutes } from "../lock.server.ts"
import { refuseReadMinutes } from "../policy.ts"
import type { PublishMinutes, WithdrawPublication } from "./input.ts"
import { draftOf, lockToPublish } from "./keep-omissions.server.ts"
import { makePublic } from "./make-public.server.ts"
import { refuseWithdrawMinutes } from "./policy.ts"

const bytes = (hex: string) => Buffer.from(hex, "hex")

/**
 * Publishes a verbale: everybody reads the version that was shown to who publishes it. The verbale itself stays whole,
 * with the table's members; the digests of both are kept.
 * @throws not_found; forbidden unless secretary or chair here, before approval and signatures, at a table that is not
 *   public and once it is published; conflict where it reads otherwise than it was shown
 */
export const publishMinutes = (ctx: Ctx, input: PublishMinutes, speak: Speak): Promise<void> =>
  transact(ctx, async (ctx) => {
    const locked = await lockToPublish(ctx, input.minutesCode)
    const { minutes, paper, roundtable } = locked
    const { draft, omissions } = await draftOf(ctx, locked)
    const made = await makePublic(ctx, locked, omissions, speak(minutes.language))
    if (made.sha256 !== input.sha256) throw conflict("afterwards.errors.reads_otherwise")
    const { roundtableId, id: minutesId, language } = minutes
    const { id: verificationId } = await issueCode(ctx, {
      ...{ subject: { kind: "minutes_publication", id: draft.id }, roundtableId, language },
      ...{ title: speak(language)("afterwards.publish.title_of", { title: made.title }) },
      issuer: roundtable.name,
    })
    await ctx.db
      .update(minutesPublications)
      .set({
        ...{ state: "published", title: made.title, content: made.content, omitted: made.omitted },
        tableName: roundtable.name,
        ...{ sha256: bytes(made.sha256), originalSha256: bytes(made.original), verificationId },
        ...{ publishedAt: ctx.now, publishedById: found(ctx.actor.personId) },
      })
      .where(eq(minutesPublications.id, draft.id))
    await ctx.db
      .update(meetingMinutes)
      .set({ state: "published", publishedAt: ctx.now })
      .where(eq(meetingMinutes.id, minutesId))
    await record(ctx, {
      ...{ action: "meeting.minutes-published", subject: { kind: "minutes", id: minutesId }, roundtableId },
      values: { number: draft.number, sha256: made.sha256, original: made.original },
    })
    await tellTable(ctx, { minutes, paper }, { kind: "minutes_published" })
  })

/**
 * Takes the public version back, with a reason that its page then says: nobody reads it any more.
 * @throws not_found; forbidden unless secretary or chair here, and where nothing is published
 */
export const withdrawPublication = (ctx: Ctx, input: WithdrawPublication): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { minutes } = await lockMinutes(ctx, input.minutesCode)
    const { id: minutesId, roundtableId } = minutes
    if (refuseReadMinutes(ctx.actor, roundtableId)) found(null)
    refuse(refuseWithdrawMinutes(ctx.actor, minutes))
    const [gone] = await ctx.db
      .update(minutesPublications)
      .set({
        ...{ state: "withdrawn", withdrawnAt: ctx.now, withdrawReason: input.reason },
        withdrawnById: found(ctx.actor.personId),
      })
      .where(and(eq(minutesPublications.minutesId, minutesId), eq(minutesPublications.state, "published")))
      .returning({ verificationId: minutesPublications.verificationId })
    await revokeCode(ctx, found(found(gone).verificationId), input.reason)
    // Published once more it begins without annexes: one of them may be why it was taken back.
    await ctx.db
      .update(publishedAnnexes)
      .set({ endedAt: ctx.now, endedById: found(ctx.actor.personId) })
      .where(and(eq(publishedAnnexes.minutesId, minutesId), isNull(publishedAnnexes.endedAt)))
    await ctx.db
      .update(meetingMinutes)
      .set({ state: "approved", publishedAt: null })
      .where(eq(meetingMinutes.id, minutesId))
    await record(ctx, {
      ...{ action: "meeting.minutes-withdrawn", subject: { kind: "minutes", id: minutesId }, roundtableId },
      values: { reason: input.reason },
    })
  })
