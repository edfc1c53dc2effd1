import { eq, sql } from "drizzle-orm"
import { editions } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { conflict, refuse } from "../errors.ts"
import { lockEdition } from "./edition-lock.server.ts"
import type { EditEdition } from "./input.ts"
import { refuseKeepCourses } from "./policy.ts"
import { promote } from "./promote.server.ts"
import { editionColumns, writePool, writeStaff } from "./write-edition.server.ts"

/**
 * Changes when, where, for whom and how many. More seats go to who waits at once; fewer than are taken remove
 * nobody, and nobody moves up until there is room.
 * @throws forbidden unless course coordinator; conflict once the edition is over
 */
export const editEdition = (ctx: Ctx, input: EditEdition) =>
  transact(ctx, async (ctx) => {
    const before = await lockEdition(ctx, { code: input.editionCode })
    refuse(refuseKeepCourses(ctx.actor))
    if (before.state === "cancelled" || before.state === "closed") throw conflict("courses.errors.over")
    await writeStaff(ctx, before.id, input)
    await writePool(ctx, before.id, input)
    await ctx.db
      .update(editions)
      .set({ ...editionColumns(input), version: sql`${editions.version} + 1` })
      .where(eq(editions.id, before.id))
    await record(ctx, {
      action: "edition.edited",
      subject: { kind: "edition", id: before.id },
      roundtableId: before.roundtableId,
      values: { capacityBefore: before.capacity, capacity: input.capacity },
    })
    await promote(ctx, await lockEdition(ctx, { id: before.id }))
    return before.code
  })
