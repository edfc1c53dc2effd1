import { and, eq, inArray, isNull, sql } from "drizzle-orm"
import { editionPools, editionStaff, people, platformRoles } from "#db/schema/index.ts"
import { civilDay, daysAfter, endOfCivilDay, instantOf } from "../civil-time.ts"
import type { TxCtx } from "../context.ts"
import { invalid } from "../errors.ts"
import type { CreateEdition, EditEdition } from "./input.ts"
import { presetRelease } from "./offer.ts"

type Fields = CreateEdition | EditEdition

/** What an edition's row says of the fields of its form: days become the instants at which they begin and end. */
export const editionColumns = (input: Fields) => {
  const { mode, place, language, capacity, approval, confirmation, offerHours } = input
  const release = instantOf(presetRelease(input.closesOn), 0)
  const opensAt = instantOf(input.opensOn, 0)
  return {
    ...{ mode, place, language, capacity, approval, confirmation, offerHours, opensAt },
    ...{ professions: input.professions, organisationKinds: input.organisationKinds },
    closesAt: endOfCivilDay(input.closesOn),
    cancelUntil: endOfCivilDay(input.cancelOn),
    releaseAt: release < opensAt ? opensAt : release,
  }
}

/** The days of a form, as they were typed, from an edition's instants. */
export const daysOf = (edition: { opensAt: Date; closesAt: Date; cancelUntil: Date }) => ({
  opensOn: civilDay(edition.opensAt),
  closesOn: daysAfter(civilDay(edition.closesAt), -1),
  cancelOn: daysAfter(civilDay(edition.cancelUntil), -1),
})

/** The people with a role over the platform, by their codes. */
const withRole = async (ctx: TxCtx, role: "trainer" | "tutor", codes: readonly string[], field: string) => {
  const wanted = [...new Set(codes)]
  if (wanted.length === 0) return []
  const rows = await ctx.db
    .selectDistinct({ id: people.id })
    .from(people)
    .innerJoin(platformRoles, eq(platformRoles.personId, people.id))
    .where(and(inArray(people.code, wanted), eq(platformRoles.role, role), isNull(platformRoles.endedAt)))
  if (rows.length < wanted.length) throw invalid(field, "courses.errors.staff_unknown")
  return rows.map(({ id }) => ({ personId: id, role }))
}

/** Says who holds an edition, in place of what was said before. */
export const writeStaff = async (ctx: TxCtx, editionId: string, input: Fields): Promise<void> => {
  const staff = [
    ...(await withRole(ctx, "trainer", input.trainers, "trainers")),
    ...(await withRole(ctx, "tutor", input.tutors, "tutors")),
  ]
  await ctx.db.delete(editionStaff).where(eq(editionStaff.editionId, editionId))
  if (staff.length > 0) await ctx.db.insert(editionStaff).values(staff.map((one) => ({ ...one, editionId })))
}

/** Keeps seats for the kinds of body that the form names; a pool somebody sits in stays, with its new seats. */
export const writePool = async (ctx: TxCtx, editionId: string, input: Fields): Promise<void> => {
  const { reservedSeats: seats, reservedKinds: organisationKinds } = input
  const at = and(eq(editionPools.editionId, editionId), eq(editionPools.position, 1))
  if (seats === 0) {
    await ctx.db.execute(sql`
      update enrolment set pool_id = null where pool_id in (select id from edition_pool where edition_id = ${editionId})`)
    await ctx.db.delete(editionPools).where(at)
    return
  }
  await ctx.db
    .insert(editionPools)
    .values({ editionId, position: 1, seats, organisationKinds })
    .onConflictDoUpdate({
      target: [editionPools.editionId, editionPools.position],
      set: { seats, organisationKinds },
    })
}
