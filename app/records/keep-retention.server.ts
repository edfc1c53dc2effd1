import { and, asc, desc, eq, isNull, sql } from "drizzle-orm"
import { retentionHolds, retentionRules, roundtables } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { civilDay } from "../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { conflict, found, invalid, refuse } from "../errors.ts"
import type { LiftHold, PlaceHold, SetRetention } from "./funding-input.ts"
import { refuseKeepRetention } from "./policy.ts"
import {
  RETENTION_CLASSES,
  RETENTION_PRESETS,
  type RetentionClass,
  type RetentionRule,
  type Term,
} from "./retention.ts"

/** The rule of every class here: the preset, or what this installation decided. */
export const readRetention = async ({ db }: Pick<Ctx, "db">) => {
  const rows = await db.select().from(retentionRules)
  const decided = new Map(rows.map(({ class: name, days, months }) => [name, { days, months }]))
  const termOf = (name: RetentionClass): Term => {
    const own = decided.get(name)
    if (!own) return RETENTION_PRESETS[name].term
    return own.days !== null ? { days: own.days } : own.months !== null ? { months: own.months } : null
  }
  return Object.fromEntries(
    RETENTION_CLASSES.map((name) => [name, { ...RETENTION_PRESETS[name], term: termOf(name) }]),
  ) as Record<RetentionClass, RetentionRule & { event: (typeof RETENTION_PRESETS)[RetentionClass]["event"] }>
}

const sayRetention = (ctx: TxCtx, action: string, values: Record<string, string | number | null>) =>
  record(ctx, { action, subject: { kind: "retention", id: "installation" }, values })

/** Sets how long a class is kept here. */
export const setRetention = (ctx: Ctx, input: SetRetention): Promise<void> =>
  transact(ctx, async (ctx) => {
    refuse(refuseKeepRetention(ctx.actor))
    const { class: name, amount, unit } = input
    if (unit !== "none" && (amount === null || amount === 0))
      throw invalid("amount", "records.errors.term_wrong")
    const term = { days: unit === "days" ? amount : null, months: unit === "months" ? amount : null }
    const row = { ...term, changedById: ctx.actor.personId, changedAt: ctx.now }
    await ctx.db
      .insert(retentionRules)
      .values({ class: name, ...row })
      .onConflictDoUpdate({ target: retentionRules.class, set: row })
    await sayRetention(ctx, "retention.set", { class: name, ...term })
  })

/** Places a hold (blocco) on a table's papers, or on all, until a day or until it is lifted. */
export const placeHold = (ctx: Ctx, input: PlaceHold): Promise<void> =>
  transact(ctx, async (ctx) => {
    refuse(refuseKeepRetention(ctx.actor))
    const { roundtableCode, reason, until } = input
    if (until !== null && until < civilDay(ctx.now)) throw invalid("until", "records.errors.hold_past")
    const [table] = roundtableCode
      ? await ctx.db.select().from(roundtables).where(eq(roundtables.code, roundtableCode))
      : []
    if (roundtableCode && !table) throw invalid("roundtableCode", "records.errors.roundtable_missing")
    const roundtableId = table?.id ?? null
    const [row] = await ctx.db
      .insert(retentionHolds)
      .values({ roundtableId, reason, until, placedById: ctx.actor.personId })
      .returning({ id: retentionHolds.id })
    await record(ctx, {
      ...{ action: "retention.held", subject: { kind: "retention_hold", id: found(row).id }, roundtableId },
      values: { reason, until },
    })
  })

/** Lifts a hold, with the reason. */
export const liftHold = (ctx: Ctx, input: LiftHold): Promise<void> =>
  transact(ctx, async (ctx) => {
    refuse(refuseKeepRetention(ctx.actor))
    const [known] = await ctx.db.select().from(retentionHolds).where(eq(retentionHolds.code, input.holdCode))
    const { id, roundtableId } = found(known)
    const lifted = await ctx.db
      .update(retentionHolds)
      .set({ liftedAt: ctx.now, liftReason: input.reason })
      .where(and(eq(retentionHolds.id, id), isNull(retentionHolds.liftedAt)))
      .returning({ id: retentionHolds.id })
    if (lifted.length === 0) throw conflict("records.errors.hold_lifted")
    await record(ctx, {
      ...{ action: "retention.lifted", subject: { kind: "retention_hold", id }, roundtableId },
      values: { reason: input.reason },
    })
  })

/** The holds, live ones first, for the page of who keeps them. */
export const listHolds = (ctx: Ctx) => {
  refuse(refuseKeepRetention(ctx.actor))
  return ctx.db
    .select({
      ...{ code: retentionHolds.code, reason: retentionHolds.reason, until: retentionHolds.until },
      ...{ createdAt: retentionHolds.createdAt, liftedAt: retentionHolds.liftedAt },
      ...{ liftReason: retentionHolds.liftReason, roundtable: roundtables.name },
    })
    .from(retentionHolds)
    .leftJoin(roundtables, eq(roundtables.id, retentionHolds.roundtableId))
    .orderBy(sql`lifted_at is not null`, desc(retentionHolds.createdAt), asc(retentionHolds.code))
    .limit(200)
}
