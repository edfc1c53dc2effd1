import { desc, eq } from "drizzle-orm"
import { courses, editions } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { conflict, found, refuse } from "../errors.ts"
import type { CreateEdition } from "./input.ts"
import { refuseKeepCourses } from "./policy.ts"
import { editionColumns, writePool, writeStaff } from "./write-edition.server.ts"

const nextNumber = async (ctx: TxCtx, courseId: string): Promise<number> => {
  const [last] = await ctx.db
    .select({ number: editions.number })
    .from(editions)
    .where(eq(editions.courseId, courseId))
    .orderBy(desc(editions.number))
    .limit(1)
  return (last?.number ?? 0) + 1
}

/**
 * Begins a run of a course, which nobody sees until it is published.
 * @returns its code
 * @throws forbidden unless course coordinator; conflict for a template
 */
export const createEdition = (ctx: Ctx, input: CreateEdition) =>
  transact(ctx, async (ctx) => {
    refuse(refuseKeepCourses(ctx.actor))
    const [row] = await ctx.db
      .select()
      .from(courses)
      .where(eq(courses.code, input.courseCode))
      .for("no key update")
    const course = found(row)
    if (course.isTemplate) throw conflict("courses.errors.template")
    const [written] = await ctx.db
      .insert(editions)
      .values({ ...editionColumns(input), courseId: course.id, number: await nextNumber(ctx, course.id) })
      .returning()
    const edition = found(written)
    await writeStaff(ctx, edition.id, input)
    await writePool(ctx, edition.id, input)
    await record(ctx, {
      action: "edition.created",
      subject: { kind: "edition", id: edition.id },
      values: { number: edition.number, capacity: edition.capacity },
    })
    return edition.code
  })
