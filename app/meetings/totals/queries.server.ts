import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm"
import { agendaItems, manualTotals, meetingCalls } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { because, found, refuse } from "../../errors.ts"
import { MATTERS, type Matter } from "../../roundtables/regulation/fields.ts"
import { majorityFor } from "../../roundtables/regulation/rules.ts"
import { refuseDecideOn } from "../added/added.ts"
import { ADDED } from "../added/column.server.ts"
import { type LoadedQuorum, loadQuorum } from "../session/load.server.ts"
import { openSession } from "../session/queries.server.ts"
import type { Counts, Hall, Judged, Method, TotalsOutcome } from "./counted.ts"
import { hallAt } from "./hall.server.ts"
import { refuseConfirm, refuseWithdraw } from "./policy.ts"

/** What is shown of one vote that was counted by hand. */
const COLUMNS = {
  ...{ id: manualTotals.id, code: manualTotals.code, callId: manualTotals.callId },
  ...{ proposal: manualTotals.proposal, language: manualTotals.language, matter: manualTotals.matter },
  ...{ votedAt: manualTotals.votedAt, present: manualTotals.present, excluded: manualTotals.excluded },
  ...{ yes: manualTotals.yes, no: manualTotals.no, abstained: manualTotals.abstained },
  ...{ invalid: manualTotals.invalid, cast: manualTotals.cast, revision: manualTotals.revision },
  ...{ required: manualTotals.required, found: manualTotals.found, reason: manualTotals.reason },
  ...{ enteredAt: manualTotals.enteredAt, enteredById: manualTotals.enteredById },
  ...{ confirmedAt: manualTotals.confirmedAt, withdrawnAt: manualTotals.withdrawnAt },
  ...{ replacedAt: manualTotals.replacedAt, replacesId: manualTotals.replacesId },
  itemId: agendaItems.id,
  itemCode: agendaItems.code,
  item: agendaItems.title,
  position: agendaItems.position,
  method: sql<Method>`manual_totals.method`,
  outcome: sql<TotalsOutcome>`manual_totals.outcome`,
  casting: sql<"yes" | "no" | null>`manual_totals.casting`,
  judged: sql<Judged>`manual_totals.judged`,
  parts: sql<(Counts & Hall)[]>`manual_totals.parts`,
  enteredBy: sql<string | null>`(select p.name from person p where p.id = manual_totals.entered_by_id)`,
  confirmedBy: sql<string | null>`(select p.name from person p where p.id = manual_totals.confirmed_by_id)`,
  replaces: sql<string | null>`(select t.code from manual_totals t where t.id = manual_totals.replaces_id)`,
}

const rowsOf = (ctx: Ctx, meetingId: string, onlyStanding: boolean) =>
  ctx.db
    .select(COLUMNS)
    .from(manualTotals)
    .innerJoin(agendaItems, eq(agendaItems.id, manualTotals.itemId))
    .innerJoin(meetingCalls, eq(meetingCalls.id, manualTotals.callId))
    .where(
      and(
        eq(meetingCalls.meetingId, meetingId),
        isNull(manualTotals.withdrawnAt),
        onlyStanding ? and(isNotNull(manualTotals.confirmedAt), isNull(manualTotals.replacedAt)) : undefined,
      ),
    )
    .orderBy(asc(agendaItems.position), asc(manualTotals.votedAt), asc(manualTotals.id))
    .limit(500)
export type TotalsRow = Awaited<ReturnType<typeof rowsOf>>[number]

/**
 * The votes of a meeting that were counted by hand and stand: confirmed, and not replaced by a correction; by point
 * and time. `totalsWords` says each. The caller has asked whether who reads may follow the meeting.
 */
export const standingTotals = (ctx: Ctx, meetingId: string): Promise<TotalsRow[]> =>
  rowsOf(ctx, meetingId, true)

/** What the numero legale of that moment is now, where the roll was corrected since; else null. */
const correctedSince = (row: TotalsRow, loaded: LoadedQuorum) => {
  const { quorum } = hallAt(loaded, new Set(), row.votedAt, { groups: "joint" })
  return !quorum || row.excluded > 0 || quorum.found === row.found ? null : { now: quorum.found }
}

const shown = (ctx: Ctx, row: TotalsRow, mayConduct: boolean, loaded: LoadedQuorum | null) => {
  const { id: _, callId: __, itemId: ___, enteredById: ____, replacesId: _____, ...facts } = row
  return {
    ...facts,
    corrected: loaded ? correctedSince(row, loaded) : null,
    mayConfirm: mayConduct && refuseConfirm(ctx.actor.personId, row) === null,
    mayWithdraw: mayConduct && refuseWithdraw(row) === null,
    mayCorrect: mayConduct && row.replacedAt === null,
    waitsForAnother: mayConduct && row.confirmedAt === null && row.enteredById === ctx.actor.personId,
  }
}
export type ShownTotals = ReturnType<typeof shown>

/** Points with whether they may be put to the vote, and the one that is dealt with now. */
const itemsOf = async (ctx: Ctx, meetingId: string) => {
  const rows = await ctx.db
    .select({
      ...{ code: agendaItems.code, title: agendaItems.title, kind: agendaItems.kind, added: ADDED },
      isNow: sql<boolean>`exists (select 1 from item_turn t where t.item_id = "agenda_item"."id"
        and t.until_at is null)`,
    })
    .from(agendaItems)
    .where(and(eq(agendaItems.meetingId, meetingId), isNull(agendaItems.removedAt)))
    .orderBy(asc(agendaItems.position))
  return rows.map(({ kind, added, ...item }) => ({
    ...item,
    mayVote: kind !== "information" && refuseDecideOn(added) === null,
  }))
}

/** What the form asks and says before anything is typed; which numbers it asks for is the matter's majority's to say. */
const formOf = (loaded: LoadedQuorum, matter: Matter, now: Date, isOver: boolean) => {
  const { regulation } = loaded
  if (!regulation) return null
  const { rules } = regulation
  const majority = majorityFor(rules, matter)
  const { halls, quorum } = hallAt(loaded, new Set(), now, majority)
  return {
    matter,
    matters: MATTERS.filter((one) => one === "ordinary" || rules[`majority_${one}`].own),
    groups: majority.groups === "joint" ? [] : halls.map(({ name }) => name),
    present: halls.reduce((all, hall) => all + hall.present, 0),
    ...{ isQuorate: quorum?.isReached ?? false, isOver },
    hasCasting: rules.tie.outcome === "casting_vote",
  }
}

/**
 * The votes of a meeting that were counted by hand: everybody who follows it reads what stands, who conducts also what
 * waits and what was corrected. @throws not_found; forbidden for who is no member
 */
export const getTotals = async (ctx: Ctx, code: string, matter: Matter = "ordinary") => {
  const { meeting, call, facts, mayConduct } = await openSession(ctx, code)
  const [rows, items, loaded] = await Promise.all([
    rowsOf(ctx, meeting.id, !mayConduct),
    mayConduct ? itemsOf(ctx, meeting.id) : [],
    mayConduct ? loadQuorum(ctx, meeting, call) : null,
  ])
  return {
    ...{
      ...facts,
      items,
      form: loaded ? formOf(loaded, matter, ctx.now, call.closedAt !== null) : null,
    },
    totals: rows.map((row) => shown(ctx, row, mayConduct, row.callId === call.id ? loaded : null)),
    refusal: call.openedAt ? null : because("assembly.refuse.not_open"),
  }
}
export type TotalsPage = Awaited<ReturnType<typeof getTotals>>

/**
 * One of them, to be corrected; `matter` is another than it was entered under, where one is chosen.
 * @throws not_found; forbidden unless secretary or chair here, and for what was corrected already
 */
export const getTotalsToCorrect = async (
  ctx: Ctx,
  code: string,
  totalsCode: string,
  matter: Matter | null,
) => {
  const [own] = await ctx.db
    .select({ matter: sql<Matter>`manual_totals.matter` })
    .from(manualTotals)
    .where(eq(manualTotals.code, totalsCode))
  const { totals: all, ...page } = await getTotals(ctx, code, matter ?? own?.matter)
  if (!page.mayConduct) refuse(because("assembly.refuse.secretary_or_chair"))
  const totals = found(all.find((one) => one.code === totalsCode))
  refuse(totals.mayCorrect ? null : because("totals.refuse.replaced"))
  return { ...page, totals }
}
