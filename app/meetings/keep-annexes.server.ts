import type { meetings } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { addAnnexes, takeOutAnnex } from "../records/annexes.server.ts"
import type { AddMeetingAnnex, RemoveMeetingAnnex } from "./input.ts"
import { lockMeetingToConvene, markEdited } from "./lock.server.ts"

/** The kind of owner of a meeting's annexes. */
export const MEETING = "meeting"

const kept = async (
  ctx: TxCtx,
  meeting: typeof meetings.$inferSelect,
  action: "meeting.annex-added" | "meeting.annex-removed",
  values?: { number: number },
) => {
  await markEdited(ctx, meeting)
  await record(ctx, {
    ...{ action, subject: { kind: MEETING, id: meeting.id }, roundtableId: meeting.roundtableId },
    ...(values && { values }),
  })
}

/** Adds a numbered annex (Allegato n); it is frozen when the convocation, or the change, goes out. */
export const addMeetingAnnex = (ctx: Ctx, input: AddMeetingAnnex): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting } = await lockMeetingToConvene(ctx, input.meetingCode)
    await addAnnexes(ctx, {
      ...{ owner: { kind: MEETING, id: meeting.id }, roundtableId: meeting.roundtableId, freeze: false },
      ...{ annexes: [{ title: input.title, upload: input.paper }], field: "paper" },
    })
    await kept(ctx, meeting, "meeting.annex-added")
  })

/**
 * Takes an annex out of what is convened with. One that was never sent goes with its file; one that was stays where
 * it was sent, keeps its number, and is missing from the change that goes out next.
 * @throws not_found for a number that this meeting has not; forbidden for others, and once it began or is off
 */
export const removeMeetingAnnex = (ctx: Ctx, input: RemoveMeetingAnnex): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting } = await lockMeetingToConvene(ctx, input.meetingCode)
    const { number } = input
    await takeOutAnnex(ctx, { kind: MEETING, id: meeting.id }, number)
    await kept(ctx, meeting, "meeting.annex-removed", { number })
  })
