import { eq } from "drizzle-orm"
import { officers, people, roundtables } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { conflict, DomainError, found, invalid, orConflict, refuse } from "../errors.ts"
import { notify } from "../notifications/notify.server.ts"
import { changeAccess } from "../people/access-change.server.ts"
import { lockLivePerson } from "../people/membership.server.ts"
import type { AddOfficer } from "./input.ts"
import { refuseMandateDays } from "./mandate.ts"
import { refuseClosed, refuseManageSeats } from "./policy.ts"

/**
 * Gives somebody who has an account an office at a table: secretary, chair, facilitator, observer, guest,
 * interpreter or mediator.
 * @throws forbidden unless secretary here or administrator, or when the table is closed; invalid when the address has no account or the
 *   days do not fit the table's term; conflict when the office is held already
 */
export const addOfficer = (ctx: Ctx, input: AddOfficer) =>
  transact(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select()
      .from(roundtables)
      .where(eq(roundtables.code, input.roundtableCode))
      .for("share")
    const roundtable = found(row)
    refuse(refuseManageSeats(ctx.actor, roundtable.id) ?? refuseClosed(roundtable))
    const badDays = refuseMandateDays(input, roundtable)
    if (badDays) throw new DomainError("invalid", badDays, "endsOn")
    const [account] = await ctx.db
      .select({ id: people.id, language: people.language })
      .from(people)
      .where(eq(people.email, input.email))
    if (!account) throw invalid("email", "people.errors.no_such_account")
    await lockLivePerson(ctx, account.id)
    const { role, startsOn, endsOn } = input
    await ctx.db
      .insert(officers)
      .values({ roundtableId: roundtable.id, personId: account.id, role, startsOn, endsOn })
      .catch(orConflict({ roundtable_officer_once_per_role: conflict("people.errors.office_held", "role") }))
    await changeAccess(ctx, { personId: account.id, roundtableId: roundtable.id })
    await notify(ctx, {
      kind: "office_given",
      to: { personId: account.id },
      language: account.language,
      roundtableId: roundtable.id,
      params: { roundtable: roundtable.name, path: `/roundtables/${roundtable.code}` },
    })
    await record(ctx, {
      action: "office.given",
      subject: { kind: "person", id: account.id },
      roundtableId: roundtable.id,
      values: { role, startsOn, endsOn },
    })
  })
