import type { TxCtx } from "../context.ts"
import { notify } from "../notifications/notify.server.ts"
import { secretariatOf } from "./secretariat.server.ts"

/** Tells a table's secretaries who has taken a seat. */
export const tellSecretaries = async (
  ctx: TxCtx,
  taken: { roundtableId: string; roundtable: string; name: string; body: string },
): Promise<void> => {
  const { roundtableId, roundtable, name, body } = taken
  const { people, path } = await secretariatOf(ctx.db, roundtableId)
  for (const personId of people)
    await notify(ctx, {
      ...{ kind: "seat_taken", to: { personId }, language: "it", roundtableId },
      subject: { kind: "roundtable", id: roundtableId },
      params: { roundtable, name, body, path },
    })
}
