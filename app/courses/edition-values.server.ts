import { inArray } from "drizzle-orm"
import { people } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { findEdition } from "./queries.server.ts"
import { poolsOf } from "./seats.server.ts"
import { daysOf } from "./write-edition.server.ts"

/** An edition as the fields of its form hold it: to change it, or to begin the next one from it. */
export const editionValues = async (ctx: Ctx, code: string) => {
  const edition = await findEdition(ctx, code)
  const [pool] = await poolsOf(ctx, edition.id)
  const ids = [...edition.trainers, ...edition.tutors]
  const staff =
    ids.length > 0
      ? await ctx.db.select({ id: people.id, code: people.code }).from(people).where(inArray(people.id, ids))
      : []
  const codesOf = (those: readonly string[]) =>
    staff.filter(({ id }) => those.includes(id)).map((person) => person.code)
  const { mode, place, language, capacity, approval, confirmation, offerHours } = edition
  return {
    ...{ mode, place, language, capacity, approval, confirmation, offerHours, ...daysOf(edition) },
    ...{ reservedSeats: pool?.seats ?? 0, reservedKinds: pool?.organisationKinds ?? [] },
    ...{ professions: edition.professions, organisationKinds: edition.organisationKinds },
    ...{ trainers: codesOf(edition.trainers), tutors: codesOf(edition.tutors) },
  }
}
