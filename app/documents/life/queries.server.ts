import { and, desc, eq, sql } from "drizzle-orm"
import { documentVersions, paperSteps, papers, people, roundtables } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { isMember } from "../../roundtables/policy.ts"
import { rolesWords } from "../../roundtables/regulation/words.ts"
import type { PaperFacts } from "../policy.ts"
import { papersVisibleTo } from "../queries.server.ts"
import { factsOf } from "../rights.server.ts"
import { actsOf } from "./act-queries.server.ts"
import { lifeRules } from "./life-rules.server.ts"
import type { Among, Outcome } from "./outcome.ts"
import { MINUTES, refuseReadLife, refuseStep, refuseVoidAct, type StepRules } from "./policy.ts"
import { STEPS, stepsFrom } from "./step.ts"

export type LivingPaper = {
  id: string
  state: string
  predecessorId: string | null
  facts: PaperFacts
}

/** The steps that a text may take now: whether this person may, why not, and who may. */
export const stepsOf = (ctx: Ctx, facts: PaperFacts, rules: StepRules) =>
  (facts.kind === MINUTES ? [] : stepsFrom(facts.state)).map((name) => ({
    name,
    whyNot: refuseStep(ctx.actor, facts, name, rules),
    who: rolesWords(rules[STEPS[name].by]),
  }))

export type RoundLine = {
  number: number
  among: Among
  openedAt: string
  closesAt: string
  closedAt: string | null
  outcome: Outcome | null
  reason: string | null
  asked: number
  answered: number
  objections: number
  /** Seats of the reader that have not answered. */
  waiting: number
}

/** The rounds of a text, the latest first. */
export const listRounds = async (ctx: Ctx, documentId: string): Promise<RoundLine[]> => {
  const own = JSON.stringify(ctx.actor.seats.map((seat) => seat.seatId))
  const { rows } = await ctx.db.execute(sql`
    select r.number, r.among, r.opened_at as "openedAt", r.closes_at as "closesAt", r.closed_at as "closedAt",
           r.outcome, r.reason,
           (select count(*)::int from approval_seat a where a.round_id = r.id) as asked,
           (select count(*)::int from approval_answer w where w.round_id = r.id and w.replaced_at is null) as answered,
           (select count(*)::int from approval_answer w
             where w.round_id = r.id and w.replaced_at is null and w.choice = 'object') as objections,
           (select count(*)::int from approval_seat a
             where a.round_id = r.id and a.seat_id in (select jsonb_array_elements_text(${own}::jsonb)::uuid)
               and r.closed_at is null and not exists (select 1 from approval_answer w
                 where w.round_id = r.id and w.seat_id = a.seat_id and w.replaced_at is null)) as waiting
      from approval_round r where r.document_id = ${documentId} order by r.number desc limit 20`)
  const iso = (value: unknown) => (value === null ? null : new Date(value as string).toISOString())
  return (rows as RoundLine[]).map((row) => ({
    ...row,
    ...{ openedAt: iso(row.openedAt) ?? "", closesAt: iso(row.closesAt) ?? "", closedAt: iso(row.closedAt) },
  }))
}

const approvedVersion = async (ctx: Ctx, documentId: string) => {
  const [row] = await ctx.db
    .select({
      number: documentVersions.number,
      sha256: sql<string>`encode(${documentVersions.sha256}, 'hex')`,
    })
    .from(documentVersions)
    .where(and(eq(documentVersions.documentId, documentId), eq(documentVersions.kind, "approved")))
    .orderBy(desc(documentVersions.number))
    .limit(1)
  return row ?? null
}

/** What a text revises and what revises it, as far as the reader may know of them. */
const kinOf = async (ctx: Ctx, { id, predecessorId }: Pick<LivingPaper, "id" | "predecessorId">) => {
  const rows = await ctx.db
    .select({
      ...{ id: papers.id, code: papers.code, title: papers.title, language: papers.language },
      state: papers.state,
    })
    .from(papers)
    .where(
      and(
        predecessorId === null
          ? eq(papers.predecessorId, id)
          : sql`(${papers.id} = ${predecessorId} or ${papers.predecessorId} = ${id})`,
        papersVisibleTo(ctx),
      ),
    )
  const shown = (row: (typeof rows)[number] | undefined) => {
    if (!row) return null
    const { code, title, language, state } = row
    return { code, title, language, state }
  }
  return {
    predecessor: shown(rows.find((row) => row.id === predecessorId)),
    revision: shown(rows.find((row) => row.id !== predecessorId)),
  }
}

/** Where a text stands in its life, and what can be done with it next by whom; the latter for the table's members. */
export const readLife = async (ctx: Ctx, paper: LivingPaper) => {
  const isHere = isMember(ctx.actor, paper.facts.roundtableId)
  const isAdopted = paper.state === "adopted"
  const [regulation, rounds, approved, acts, kin] = await Promise.all([
    isHere ? lifeRules(ctx, paper.facts.roundtableId) : null,
    isHere ? listRounds(ctx, paper.id) : [],
    isAdopted ? approvedVersion(ctx, paper.id) : null,
    isAdopted ? actsOf(ctx, paper) : [],
    kinOf(ctx, paper),
  ])
  const steps = regulation ? stepsOf(ctx, paper.facts, regulation.rules.documents) : []
  const { roundtableId } = paper.facts
  const mayVoidActs =
    regulation !== null && refuseVoidAct(ctx.actor, roundtableId, regulation.rules.documents) === null
  return { ...kin, rounds, approved, acts, steps, mayVoidActs }
}

export type Life = Awaited<ReturnType<typeof readLife>>

const stepsTaken = (ctx: Ctx, documentId: string) =>
  ctx.db
    .select({
      ...{ from: paperSteps.fromState, to: paperSteps.toState, reason: paperSteps.reason },
      ...{ at: paperSteps.createdAt, by: people.name },
    })
    .from(paperSteps)
    .leftJoin(people, eq(people.id, paperSteps.personId))
    .where(eq(paperSteps.documentId, documentId))
    .orderBy(desc(paperSteps.createdAt), desc(paperSteps.id))
    .limit(100)

/** A document's head and facts, for the pages of its life. @throws not_found, forbidden unless a member */
export const livingPaper = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({ paper: papers, roundtable: roundtables })
    .from(papers)
    .innerJoin(roundtables, eq(roundtables.id, papers.roundtableId))
    .where(eq(papers.code, code))
  const { paper, roundtable } = found(row?.paper.deletedAt ? undefined : row)
  const facts = await factsOf(ctx.db, paper, roundtable)
  refuse(refuseReadLife(ctx.actor, facts))
  const { code: roundtableCode, name, language } = roundtable
  return { ...paper, facts, roundtable: { code: roundtableCode, name, language } }
}

/** Everything that a text went through and may go through next. @throws not_found, forbidden unless a member */
export const getLife = async (ctx: Ctx, code: string) => {
  const paper = await livingPaper(ctx, code)
  const [life, taken] = await Promise.all([readLife(ctx, paper), stepsTaken(ctx, paper.id)])
  return { paper, life, taken }
}

/** A shared text, for the page that records an act about it. @throws not_found; forbidden unless the regulation names the person */
export const getPaperToAct = async (ctx: Ctx, code: string) => {
  const paper = await livingPaper(ctx, code)
  const { rules } = await lifeRules(ctx, paper.roundtableId)
  refuse(refuseStep(ctx.actor, paper.facts, "record_act", rules.documents))
  return paper
}
