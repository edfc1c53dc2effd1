import { presences } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { conflict, DomainError, found, orConflict, type Reason } from "../../errors.ts"
import { refuseMoment, typedMoment } from "./sitting.ts"

type Call = { id: string; startsAt: Date }

/** The moment that was typed, or this one. @throws invalid beside the field, for one to come or before the roll */
export const momentOf = (ctx: TxCtx, call: Call, minutes: number | null, field: string): Date => {
  if (minutes === null) return ctx.now
  const at = typedMoment(minutes, ctx.now, call)
  refuseField(refuseMoment(at, ctx.now, call), field)
  return at
}

/** Throws `invalid` beside a field when a rule gives a reason. */
export const refuseField = (reason: Reason | null, field: string): void => {
  if (reason) throw new DomainError("invalid", reason, field)
}

type NewRow = Omit<typeof presences.$inferInsert, "confirmedById">

/** Writes that somebody is there. @throws conflict where somebody else confirmed one for the seat meanwhile */
export const writePresence = async (ctx: TxCtx, row: NewRow): Promise<string> => {
  const taken = conflict("meetings.refuse.seat_taken")
  const [made] = await ctx.db
    .insert(presences)
    .values({ ...row, confirmedById: found(ctx.actor.personId) })
    .returning({ id: presences.id })
    .catch(
      orConflict({
        presence_one_open_per_seat: taken,
        presence_one_open_per_person_beside: conflict("assembly.refuse.is_there"),
      }),
    )
  return found(made).id
}
