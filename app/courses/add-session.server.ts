import { courseSessions } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { conflict, found, invalid, refuse } from "../errors.ts"
import { announce } from "./announce.server.ts"
import { lockEdition } from "./edition-lock.server.ts"
import type { AddSession } from "./input.ts"
import { refuseKeepCourses } from "./policy.ts"
import { minutesOf, stretchOf } from "./session-times.ts"

/**
 * The columns of a session from its form: instants of Rome's clocks, and the minutes planned, breaks out.
 * @throws invalid when the clocks leave no time between the two, or the break none to teach
 */
export const sessionColumns = (input: Omit<AddSession, "editionCode">) => {
  const { title, day, from, until, breakMinutes, room, link } = input
  const stretch = stretchOf(day, from, until)
  const plannedMinutes = minutesOf(stretch) - breakMinutes
  if (plannedMinutes <= 0) throw invalid("breakMinutes", "courses.errors.break_wrong")
  return { title, room, link, plannedMinutes, ...stretch }
}

/**
 * Adds a session; whoever is enrolled is told.
 * @returns the edition's code
 * @throws forbidden unless course coordinator; conflict once the edition is over
 */
export const addSession = (ctx: Ctx, input: AddSession) =>
  transact(ctx, async (ctx) => {
    const edition = await lockEdition(ctx, { code: input.editionCode })
    refuse(refuseKeepCourses(ctx.actor))
    if (edition.state === "cancelled" || edition.state === "closed") throw conflict("courses.errors.over")
    const [row] = await ctx.db
      .insert(courseSessions)
      .values({ ...sessionColumns(input), language: edition.language, editionId: edition.id })
      .returning()
    const session = found(row)
    await record(ctx, {
      action: "edition.session-added",
      subject: { kind: "edition", id: edition.id },
      roundtableId: edition.roundtableId,
      values: { session: session.code, startsAt: session.startsAt.toISOString() },
    })
    await announce(ctx, edition, "changed", { session: session.title, day: input.day })
    return edition.code
  })
