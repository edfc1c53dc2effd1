import { and, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm"
import { regulationVersions } from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { PAGE_SIZE, pageOf } from "../../people/queries.server.ts"
import { countSeats } from "../ring.server.ts"
import { listConstituencies } from "../seat-queries.server.ts"
import { mayWriteRules, refuseWriteRules } from "./policy.ts"
import { ruleInForce } from "./rule-in-force.server.ts"
import { parseRules } from "./rules.ts"
import { seatFigures } from "./seat-figures.ts"
import { stateOf } from "./version.ts"

type Table = { id: string; closedAt: Date | null }
const v = regulationVersions

const facts = (day: string) => ({
  ...{ number: v.number, inForceFrom: v.inForceFrom, act: v.act, decidedOn: v.decidedOn },
  ...{ adoptedAt: v.adoptedAt, withdrawnAt: v.withdrawnAt, withdrawReason: v.withdrawReason },
  inForceNow: sql<number | null>`(
    select w.number from regulation_version w
     where w.roundtable_id = regulation_version.roundtable_id and w.adopted_at is not null
       and w.withdrawn_at is null and w.in_force_from <= ${day}
     order by w.in_force_from desc limit 1)`,
})

type Facts = {
  number: number | null
  inForceFrom: string | null
  withdrawnAt: Date | null
  inForceNow: number | null
}
const withState = <T extends Facts>(ctx: Ctx, { inForceNow, ...row }: T) => ({
  ...row,
  number: row.number ?? 0,
  state: stateOf(row, civilDay(ctx.now), inForceNow),
})

/** What pages show beside rules: the table's seats today, its constituencies' names, the day. */
export const besideRules = async (ctx: Ctx, { id }: Table) => {
  const [counts, groups] = await Promise.all([countSeats(ctx, id), listConstituencies(ctx, id)])
  const voting = counts.filter(({ seats }) => seats > 0)
  return { seats: seatFigures(counts), voting, groups, today: civilDay(ctx.now) }
}

/** The versions that a table has adopted, the latest first; `after` is the number the page before ended with. */
export const listVersions = async (
  ctx: Ctx,
  { id }: Table,
  after: number | null = null,
  limit = PAGE_SIZE,
) => {
  const rows = await ctx.db
    .select(facts(civilDay(ctx.now)))
    .from(v)
    .where(and(eq(v.roundtableId, id), isNotNull(v.adoptedAt), after ? lt(v.number, after) : undefined))
    .orderBy(desc(v.number))
    .limit(limit + 1)
  const page = pageOf(
    rows.map((row) => ({ ...withState(ctx, row), code: String(row.number) })),
    limit,
  )
  return page
}

/** An adopted version by its number. @throws not_found */
export const getVersion = async (ctx: Ctx, { id }: Table, number: string | undefined) => {
  const [row] = await ctx.db
    .select({ ...facts(civilDay(ctx.now)), rules: v.rules, sha256: v.rulesSha256 })
    .from(v)
    .where(and(eq(v.roundtableId, id), eq(v.number, /^\d{1,6}$/.test(number ?? "") ? Number(number) : -1)))
  const { rules, sha256, ...version } = found(row)
  return {
    ...withState(ctx, version),
    rules: parseRules(rules),
    sha256: Buffer.from(sha256 ?? []).toString("hex"),
  }
}

const isOpenDraft = (id: string) => and(eq(v.roundtableId, id), isNull(v.adoptedAt), isNull(v.discardedAt))

/** The open draft. @throws forbidden unless secretary here; not_found where there is none */
export const getDraft = async (ctx: Ctx, table: Table) => {
  refuse(refuseWriteRules(ctx.actor, table))
  const { id } = table
  const [row] = await ctx.db.select().from(v).where(isOpenDraft(id))
  const draft = found(row, "regulation.errors.no_draft")
  return { ...draft, rules: parseRules(draft.rules) }
}

/** Whether a draft is open, for who may know. */
const hasDraft = async (ctx: Ctx, table: Table) =>
  mayWriteRules(ctx.actor, table) &&
  (await ctx.db.select({ id: v.id }).from(v).where(isOpenDraft(table.id))).length > 0

/** The rules that hold today, what is scheduled after them, and what this person may do about them. */
export const getRules = async (ctx: Ctx, table: Table) => {
  const [inForce, latest, draft, beside] = await Promise.all([
    ruleInForce(ctx, table.id),
    listVersions(ctx, table),
    hasDraft(ctx, table),
    besideRules(ctx, table),
  ])
  return {
    ...beside,
    inForce,
    scheduled: latest.rows.filter(({ state }) => state === "scheduled").reverse(),
    hasVersions: latest.rows.length > 0,
    hasDraft: draft,
    mayWrite: mayWriteRules(ctx.actor, table),
  }
}

/** A version by number, or the draft by its name. @throws not_found; forbidden for the draft of others */
export const getVersionOrDraft = async (ctx: Ctx, table: Table, name: string) => {
  if (name !== "draft") return getVersion(ctx, table, name)
  const { rules } = await getDraft(ctx, table)
  return { number: null, rules, inForceFrom: null, state: "draft" as const }
}
