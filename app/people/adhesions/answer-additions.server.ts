import { eq } from "drizzle-orm"
import type { z } from "zod"
import { adhesionRequests } from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, transact } from "../../context.ts"
import { found } from "../../errors.ts"
import { keepFile } from "../../files/keep-file.server.ts"
import { notifyDeciders } from "./confirm-adhesion.server.ts"
import { dueAfterAdditions } from "./deadline.ts"
import type { AnswerAdditions } from "./input.ts"
import { lockAsContact, tell } from "./link.server.ts"

/**
 * The contact gives what was asked for; the days waited do not count, once.
 * @throws conflict when nothing is asked for; forbidden by a link that did not go to the contact's mailbox
 */
export const answerAdditions = (ctx: Ctx, token: string, input: z.infer<typeof AnswerAdditions>) =>
  transact(ctx, async (ctx) => {
    const adhesion = await lockAsContact(ctx, token, ["additions_asked"])
    const owner = { kind: "adhesion", id: adhesion.id }
    for (const upload of input.files) await keepFile(ctx, { upload, owner, field: "files" })
    const { wasSuspended } = adhesion
    const asked = { dueOn: found(adhesion.dueOn), askedOn: found(adhesion.askedOn), wasSuspended }
    const dueOn = dueAfterAdditions(asked, civilDay(ctx.now))
    await ctx.db
      .update(adhesionRequests)
      .set({ state: "in_charge", askedOn: null, wasSuspended: true, dueOn })
      .where(eq(adhesionRequests.id, adhesion.id))
    await tell(ctx, adhesion, "answered", input.answer)
    await notifyDeciders(ctx, adhesion, "adhesion_answered", dueOn)
  })
