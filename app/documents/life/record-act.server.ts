import { paperActs } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, transact } from "../../context.ts"
import { conflict, found, invalid, orConflict, refuse } from "../../errors.ts"
import { addAnnexes } from "../../records/annexes.server.ts"
import { lockPaper } from "../paper-lock.server.ts"
import { ACT } from "./act-files.server.ts"
import type { RecordAct } from "./input.ts"
import { lifeRules } from "./life-rules.server.ts"
import { refuseStep } from "./policy.ts"
import { tellMembers } from "./tell.server.ts"

/**
 * Records what a competent body did with a text that the table shares: the act that takes it up, or why there is
 * none, with its files, frozen at once. Several bodies may each have theirs.
 * @throws forbidden unless the regulation names the person, or before the table shares the text; invalid for a day
 *   to come and for a file that is refused; conflict for an act that is recorded already
 */
export const recordAct = (ctx: Ctx, { paperCode, files, ...act }: RecordAct): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { paper } = await lockPaper(ctx, paperCode)
    const { rules } = await lifeRules(ctx, paper.roundtableId)
    refuse(refuseStep(ctx.actor, paper, "record_act", rules.documents))
    if (act.day > civilDay(ctx.now)) throw invalid("day", "life.errors.day_to_come")
    const { id: documentId, roundtableId } = paper
    const { outcome, body, kind, number, day } = act
    const [row] = await ctx.db
      .insert(paperActs)
      .values({ ...act, documentId, roundtableId, recordedById: ctx.actor.personId })
      .returning({ id: paperActs.id })
      .catch(orConflict({ document_act_one_standing: conflict("life.errors.act_recorded", "number") }))
    const owner = { kind: ACT, id: found(row).id }
    const annexes = files.map((upload) => ({ title: body, upload }))
    await addAnnexes(ctx, { owner, roundtableId, annexes, field: "files", freeze: true })
    await record(ctx, {
      ...{ action: "document.act-recorded", subject: { kind: "document", id: documentId }, roundtableId },
      values: { outcome, body, kind, number, day, files: files.length },
    })
    await tellMembers(ctx, paper, { kind: `paper_${outcome}`, params: { body } })
  })
