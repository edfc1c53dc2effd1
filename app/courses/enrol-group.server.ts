import { and, eq, inArray, isNull, sql } from "drizzle-orm"
import { memberships, people } from "#db/schema/index.ts"
import { civilDay } from "../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { invalid, refuse } from "../errors.ts"
import { loadActor } from "../people/actor.server.ts"
import { lockEdition } from "./edition-lock.server.ts"
import { enrolPerson } from "./enrol-person.server.ts"
import type { EnrolGroup } from "./input.ts"
import { refuseEnrolGroup, refuseEnrolNow } from "./policy.ts"

/** The chosen people, all of them live members of the body. */
const membersOf = async (ctx: TxCtx, { organisationId, people: codes }: EnrolGroup) => {
  const today = civilDay(ctx.now)
  const rows = await ctx.db
    .selectDistinct({ id: people.id, code: people.code })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        ...[eq(memberships.organisationId, organisationId), inArray(people.code, codes)],
        ...[
          isNull(memberships.endedAt),
          sql`starts_on <= ${today} and (ends_on is null or ends_on >= ${today})`,
        ],
      ),
    )
  if (rows.length < new Set(codes).size) throw invalid("people", "courses.errors.not_a_member")
  return codes.flatMap((code) => rows.filter((row) => row.code === code))
}

/**
 * Enrols several people of an organisation, in the order in which they were chosen; with them goes its yes.
 * @returns how many have a seat, and how many are on the list or wait for the trainer
 * @throws forbidden unless manager of the organisation; for one who cannot enrol, nobody is enrolled
 */
export const enrolGroup = (ctx: Ctx, input: EnrolGroup) =>
  transact(ctx, async (ctx) => {
    const edition = await lockEdition(ctx, { code: input.editionCode })
    refuse(refuseEnrolGroup(ctx.actor, input.organisationId) ?? refuseEnrolNow(edition, ctx.now))
    const states: string[] = []
    for (const { id } of await membersOf(ctx, input)) {
      const { actor } = await loadActor(ctx.db, id)
      const { state } = await enrolPerson(ctx, edition, {
        ...{ personId: id, organisationId: input.organisationId, profession: input.profession },
        ...{ needs: [], approved: true },
        roundtables: [...actor.seats, ...actor.offices].map((held) => held.roundtableId),
      })
      states.push(state)
    }
    const seated = states.filter((state) => state === "confirmed").length
    return { seated, others: states.length - seated }
  })
