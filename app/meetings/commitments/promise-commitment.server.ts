import { commitments } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { found } from "../../errors.ts"
import { COMMITMENT } from "./lock.server.ts"
import { tellBoth } from "./tell.server.ts"

type Promised = {
  roundtable: { id: string; name: string }
  organisationId: string
  title: string
  language: string
  dueOn: string
  /** Promised before everybody's eyes; as long as the table shows its work, everybody may follow it. */
  inPublic: boolean
}

/**
 * Keeps what a body promised by an act of its own, an answer for one: whoever calls has asked whether it may. Its
 * people and the table's secretariat are told.
 */
export const promiseCommitment = (ctx: Ctx, promised: Promised): Promise<{ id: string; code: string }> =>
  transact(ctx, async (ctx) => {
    const { roundtable, organisationId, title, language, dueOn, inPublic } = promised
    const [made] = await ctx.db
      .insert(commitments)
      .values({
        ...{ roundtableId: roundtable.id, organisationId, title, language, dueOn },
        ...{ shownAt: inPublic ? ctx.now : null, createdById: found(ctx.actor.personId) },
      })
      .returning()
    const commitment = found(made)
    await tellBoth(ctx, commitment, roundtable, "commitment_made")
    await record(ctx, {
      ...{ action: "commitment.made", subject: { kind: COMMITMENT, id: commitment.id } },
      ...{ roundtableId: roundtable.id, values: { body: organisationId, dueOn } },
    })
    return { id: commitment.id, code: commitment.code }
  })
