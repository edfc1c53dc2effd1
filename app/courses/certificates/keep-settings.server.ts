import { certificateSettings } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { conflict, found, refuse } from "../../errors.ts"
import { lockEdition } from "../edition-lock.server.ts"
import { refuseKeepCourses } from "../policy.ts"
import type { KeepSettings } from "./input.ts"

/**
 * Writes what the papers of an edition say besides its register. Papers that are issued stay as they are.
 * @throws forbidden unless course coordinator; conflict for a cancelled edition
 */
export const keepSettings = (ctx: Ctx, { intent: _, editionCode, ...values }: KeepSettings): Promise<void> =>
  transact(ctx, async (ctx) => {
    const edition = await lockEdition(ctx, { code: editionCode })
    refuse(refuseKeepCourses(ctx.actor))
    if (edition.state === "cancelled") throw conflict("courses.errors.over")
    const row = { ...values, changedById: found(ctx.actor.personId), changedAt: ctx.now }
    await ctx.db
      .insert(certificateSettings)
      .values({ ...row, editionId: edition.id })
      .onConflictDoUpdate({ target: certificateSettings.editionId, set: row })
    await record(ctx, {
      ...{ action: "edition.certificates-prepared", subject: { kind: "edition", id: edition.id } },
      ...{ roundtableId: edition.roundtableId, values: { declaresHours: values.declaresHours } },
    })
  })
