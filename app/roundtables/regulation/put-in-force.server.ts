import { and, eq, isNull, sql } from "drizzle-orm"
import { regulationVersions } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, DomainError, found, invalid, orConflict } from "../../errors.ts"
import { countSeats } from "../ring.server.ts"
import { lockRoundtable, openDraft } from "./draft-lock.server.ts"
import { fingerprint } from "./fingerprint.server.ts"
import type { PutInForce } from "./input.ts"
import { checkPlan } from "./plan-version.server.ts"
import type { Rules } from "./rules.ts"
import { seatFigures } from "./seat-figures.ts"
import { dangersOf } from "./soundness.ts"

type Planned = { rules: Rules; inForceFrom: string | null; act: string | null; decidedOn: string | null }

/** What the confirmation page has shown: the rules, from when, by which act. */
export const seenOfPlan = ({ rules, inForceFrom, act, decidedOn }: Planned): string =>
  fingerprint({ rules, inForceFrom, act, decidedOn })

const planOf = ({ inForceFrom, act, decidedOn }: Planned) => {
  if (inForceFrom && act && decidedOn) return { inForceFrom, act, decidedOn }
  throw invalid("inForceFrom", "regulation.errors.plan_missing")
}

const refuseUnread = async (ctx: TxCtx, roundtableId: string, rules: Rules, isRead: boolean) => {
  const seats = seatFigures(await countSeats(ctx, roundtableId))
  if (!isRead && dangersOf(rules, seats).length > 0)
    throw invalid("dangersRead", "regulation.errors.dangers_unread")
}

const TAKEN = () => new DomainError("conflict", { key: "regulation.errors.not_after_latest" })

/**
 * Puts the table's draft in force, from the day and by the act that are planned: it gets its number and is
 * never changed again.
 * @returns its number, and whether it is in force from today or scheduled
 * @throws forbidden unless secretary here; not_found without a draft; conflict when it is not what the
 *   confirmation page showed, or another version took the day; invalid for a day that has passed meanwhile,
 *   or warnings that were not read
 */
export const putInForce = (ctx: Ctx, input: PutInForce) =>
  transact(ctx, async (ctx) => {
    const { id: roundtableId } = await lockRoundtable(ctx, input.roundtableCode)
    const draft = await openDraft(ctx, roundtableId)
    const plan = planOf(draft)
    if (seenOfPlan(draft) !== input.seen) throw conflict("regulation.errors.plan_changed")
    await checkPlan(ctx, roundtableId, plan)
    await refuseUnread(ctx, roundtableId, draft.rules, input.dangersRead)
    const rulesSha256 = new Uint8Array(Buffer.from(fingerprint(draft.rules), "hex"))
    const [row] = await ctx.db
      .update(regulationVersions)
      .set({
        number: sql`(select coalesce(max(v.number), 0) + 1 from regulation_version v where v.roundtable_id = ${roundtableId})`,
        ...{ adoptedAt: ctx.now, adoptedById: ctx.actor.personId, rulesSha256 },
      })
      .where(and(eq(regulationVersions.id, draft.id), isNull(regulationVersions.adoptedAt)))
      .returning({ number: regulationVersions.number })
      .catch(
        orConflict({ regulation_version_one_per_day: TAKEN(), regulation_version_number_is_unique: TAKEN() }),
      )
    const number = found(found(row).number)
    await record(ctx, {
      action: "rules.adopted",
      subject: { kind: "regulation_version", id: draft.id },
      roundtableId,
      values: { number, ...plan, sha256: fingerprint(draft.rules) },
    })
    return {
      number,
      begins: plan.inForceFrom > civilDay(ctx.now) ? ("scheduled" as const) : ("in_force" as const),
    }
  })
