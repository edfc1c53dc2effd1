import { eq, sql } from "drizzle-orm"
import { roundtables } from "#db/schema/index.ts"
import { civilDay } from "../civil-time.ts"
import type { Ctx } from "../context.ts"
import { found, refuse } from "../errors.ts"
import type { Period } from "../meetings/figures/input.ts"
import { isMember } from "../roundtables/policy.ts"
import { type Counted, countedOf, within } from "./counted.server.ts"
import { fulfilmentOf, type Promised } from "./fulfilment.ts"
import { loadParticipation } from "./participation.server.ts"
import { participationOf } from "./participation.ts"
import { refuseOpenData, refuseReadFigures } from "./policy.ts"
import { type Asked, punctualityOf } from "./punctuality.ts"

type Of = { id: string; period: Period; counted: Counted }

/** A body that answered by letter answered on the letter's day, whenever the secretariat wrote it down. */
const answersOf = async (ctx: Ctx, { id, period, counted }: Of) => {
  const day = (moment: string) => sql.raw(`(${moment} at time zone 'Europe/Rome')::date::text`)
  const { rows } = await ctx.db.execute(sql`
    select ${day("answer.asked_at")} as "askedOn", answer.due_on::text as "dueOn",
           case when answer.published_at is null then null when answer.letter_on is null then ${day("answer.published_at")}
                else greatest(answer.letter_on::text, ${day("answer.asked_at")}) end as "publishedOn", answer.extended_at is not null as "isExtended"
      from answer
     where answer.roundtable_id = ${id} and ${within(sql`answer.asked_at`, period)} and ${counted.answers}`)
  return rows as Asked[]
}

/** The parts of a commitment count in their whole. */
const commitmentsOf = async (ctx: Ctx, { id, period, counted }: Of) => {
  const { rows } = await ctx.db.execute(sql`
    select case when exists (select 1 from answer_commitment a where a.commitment_id = commitment.id) then 'answer'
                when commitment.decision_id is not null then 'decision' else 'other' end as source,
           commitment.state, commitment.due_on::text as "dueOn", count(*)::int as n
      from commitment
     where commitment.roundtable_id = ${id} and commitment.parent_id is null
       and ${within(sql`commitment.created_at`, period)} and ${counted.commitments}
     group by 1, 2, 3`)
  return rows as Promised[]
}

type Roundtable = typeof roundtables.$inferSelect

const figuresIn = async (ctx: Ctx, roundtable: Roundtable, period: Period) => {
  const of = { id: roundtable.id, period, counted: countedOf(roundtable) }
  const today = civilDay(ctx.now)
  return {
    participation: participationOf(await loadParticipation(ctx, roundtable.language, of)),
    answers: punctualityOf(await answersOf(ctx, of), today),
    commitments: fulfilmentOf(await commitmentsOf(ctx, of), today),
  }
}

const readable = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db.select().from(roundtables).where(eq(roundtables.code, code))
  const roundtable = found(row)
  if (refuseReadFigures(ctx.actor, roundtable)) found(null)
  return roundtable
}

const shown = async (ctx: Ctx, roundtable: Roundtable, period: Period) => {
  const { code, name, language, kind, territory, startsOn, endsOn } = roundtable
  return {
    roundtable: { code, name, language, kind, territory, startsOn, endsOn },
    ...{ period, isOpen: refuseOpenData(roundtable) === null, day: civilDay(ctx.now) },
    isMember: isMember(ctx.actor, roundtable.id),
    ...(await figuresIn(ctx, roundtable, period)),
  }
}
export type Figures = Awaited<ReturnType<typeof shown>>

/**
 * The figures of a table in a period: the same for everybody who may read them.
 * @throws not_found for a table that the person may not see
 */
export const tableFigures = async (ctx: Ctx, code: string, period: Period): Promise<Figures> =>
  shown(ctx, await readable(ctx, code), period)

/**
 * The same as open data.
 * @throws not_found for a table that the person may not see; forbidden for one that keeps its work to its members
 */
export const openFigures = async (ctx: Ctx, code: string, period: Period): Promise<Figures> => {
  const roundtable = await readable(ctx, code)
  refuse(refuseOpenData(roundtable))
  return shown(ctx, roundtable, period)
}
