import { and, eq, inArray } from "drizzle-orm"
import { courses, organisations } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { found, invalid, refuse } from "../errors.ts"
import { markWith, placeIn } from "../taxonomies/place-in.server.ts"
import { readTerritories } from "../taxonomies/read-territories.server.ts"
import type { CreateCourse } from "./input.ts"
import { refuseKeepCourses } from "./policy.ts"

const providerOf = async (ctx: TxCtx, code: string): Promise<string> => {
  const [row] = await ctx.db
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.code, code), inArray(organisations.state, ["active", "suspended"])))
  if (!row) throw invalid("providerCode", "courses.errors.provider_missing")
  return row.id
}

const originOf = async (ctx: TxCtx, code: string | undefined): Promise<string | null> => {
  if (!code) return null
  const [row] = await ctx.db.select({ id: courses.id }).from(courses).where(eq(courses.code, code))
  return found(row).id
}

/**
 * Writes the card of a course, or of a template to copy; where it is held and what it is about go along.
 * @returns its code
 * @throws forbidden unless course coordinator
 */
export const createCourse = (ctx: Ctx, input: CreateCourse) =>
  transact(ctx, async (ctx) => {
    refuse(refuseKeepCourses(ctx.actor))
    const { providerCode, places, topics, copiedFrom, ...card } = input
    const territories = await readTerritories(ctx, places, "places")
    const [row] = await ctx.db
      .insert(courses)
      .values({
        ...{ ...card, providerId: await providerOf(ctx, providerCode) },
        ...{ copiedFromId: await originOf(ctx, copiedFrom), createdById: found(ctx.actor.personId) },
      })
      .returning({ id: courses.id, code: courses.code })
    const { id, code } = found(row)
    await placeIn(ctx, { kind: "course", id }, territories)
    await markWith(
      ctx,
      { kind: "course", id },
      topics.map((topic) => ({ id: topic })),
    )
    await record(ctx, {
      action: "course.created",
      subject: { kind: "course", id },
      values: { title: card.title, copiedFrom: copiedFrom ?? null },
    })
    return code
  })
