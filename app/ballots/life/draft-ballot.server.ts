import { and, eq, inArray, isNull } from "drizzle-orm"
import {
  agendaItems,
  ballotOptions,
  ballots,
  ballotTexts,
  meetings,
  papers,
  roundtables,
} from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, DomainError, found, invalid, type Reason, refuse } from "../../errors.ts"
import { refuseDecideOn } from "../../meetings/added/added.ts"
import { ADDED } from "../../meetings/added/column.server.ts"
import { refuseVoteOn } from "../../meetings/totals/policy.ts"
import { refuseClosed, refuseReadRoundtable } from "../../roundtables/policy.ts"
import { ruleInForce } from "../../roundtables/regulation/rule-in-force.server.ts"
import type { Question } from "../question.ts"
import { methodOf, type Put, refusePut } from "../rule.ts"
import type { EditBallot, NewBallot } from "./input.ts"
import { judgeEnd } from "./judge-end.ts"
import { groupsOf, lockBallot } from "./load.server.ts"
import { refuseConductBallot, refuseStep } from "./policy.ts"

type Card = Omit<EditBallot, "ballotCode">
type Place = { roundtableId: string; meetingId: string | null; itemId: string | null }

/** The field of the form that a refusal of the rules is about. */
const FIELDS: Readonly<Record<string, string>> = {
  "ballots.refuse.two_options": "options",
  "ballots.refuse.same_option": "options",
  "ballots.refuse.confirm_list": "options",
  "ballots.refuse.places": "places",
  "ballots.refuse.places_for_all": "places",
  "ballots.refuse.marks": "places",
  "ballots.refuse.most_by_group": "wins",
  "ballots.refuse.persons_in_the_open": "visibility",
  "ballots.refuse.secret_electronic": "visibility",
  "ballots.refuse.paper_in_writing": "visibility",
  "ballots.refuse.paper_weights": "visibility",
  "ballots.refuse.paper_by_group": "visibility",
  "ballots.refuse.matter_not_in_writing": "matter",
  "totals.refuse.secret_on_paper": "visibility",
}

const refuseAtField = (reason: Reason | null) => {
  if (!reason) return
  const field = FIELDS[reason.key]
  throw field ? new DomainError("invalid", reason, field) : new DomainError("forbidden", reason)
}

const questionOf = (card: Card, options: readonly string[]): Question => {
  if (card.kind === "motion") return { kind: "motion", persons: card.persons }
  const { places } = card
  const most = card.kind === "approval" ? options.length : places
  return {
    ...{ kind: card.kind, options, places, min: 1, max: Math.max(1, Math.min(most, options.length)) },
    ...{ noneOfThese: card.noneOfThese, wins: card.wins },
  }
}

/** What the table's rules of today say to a question like this; asked again as it opens. */
const judgePut = async (ctx: TxCtx, { roundtableId, meetingId }: Place, card: Card) => {
  const regulation = await ruleInForce(ctx, roundtableId)
  if (!regulation) throw new DomainError("forbidden", because("ballots.refuse.no_rules"))
  const put: Put = {
    // Labels stand for the ids that the options will get: only whether they are distinct is judged.
    question: questionOf(card, card.options),
    ...{
      matter: card.matter,
      setting: meetingId ? "meeting" : "written",
      call: "first",
      visibility: card.visibility,
    },
  }
  refuseAtField(refusePut(regulation.rules, put))
  if (!meetingId) judgeEnd(card.closesAt, ctx.now, regulation.rules.written.minDays)
}

/** The constituencies that are asked; none stands for all of them. */
const groupIds = async (ctx: TxCtx, { roundtableId }: Place, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return []
  const known = await groupsOf(ctx, roundtableId)
  const chosen = known.filter(({ id }) => ids.includes(id)).map(({ id }) => id)
  if (chosen.length !== new Set(ids).size) throw invalid("groups", "ballots.errors.groups")
  return chosen.length === known.length ? [] : chosen
}

/** Writes what may be answered and the texts decided on. */
const writeParts = async (ctx: TxCtx, place: Place, ballotId: string, card: Card): Promise<Question> => {
  const { roundtableId } = place
  await ctx.db.delete(ballotOptions).where(eq(ballotOptions.ballotId, ballotId))
  await ctx.db.delete(ballotTexts).where(eq(ballotTexts.ballotId, ballotId))
  const labels = card.kind === "motion" ? [] : card.options
  const options = labels.length
    ? await ctx.db
        .insert(ballotOptions)
        .values(labels.map((label, position) => ({ roundtableId, ballotId, position, label })))
        .returning({ id: ballotOptions.id })
    : []
  if (card.papers.length > 0) {
    const texts = await ctx.db
      .select({ paperId: papers.id })
      .from(papers)
      .where(
        and(
          inArray(papers.code, card.papers),
          eq(papers.roundtableId, roundtableId),
          isNull(papers.deletedAt),
        ),
      )
    if (texts.length !== card.papers.length) throw invalid("papers", "meetings.errors.paper_unknown")
    await ctx.db.insert(ballotTexts).values(texts.map((text) => ({ ...text, roundtableId, ballotId })))
  }
  return questionOf(
    card,
    options.map(({ id }) => id),
  )
}

const cardValues = (card: Card, { itemId }: Pick<Place, "itemId">) => {
  const { wording, explanation, language, matter, closesAt, visibility, stage } = card
  return {
    ...{ wording, explanation, language, matter, closesAt, visibility },
    // Only a point of an agenda has a text that others amend.
    stage: itemId ? stage : "main",
  }
}

/** A point that deals with a person stays secret, and one for information stays without a vote, however it is edited. */
const judgePoint = async (ctx: TxCtx, { itemId }: Pick<Place, "itemId">, { visibility }: Card) => {
  if (!itemId) return
  const [item] = await ctx.db
    .select({ kind: agendaItems.kind, isSecret: agendaItems.isSecret })
    .from(agendaItems)
    .where(eq(agendaItems.id, itemId))
  refuseAtField(refuseVoteOn(found(item), methodOf(visibility)))
}

/** The point that a question of a meeting is about: on what is not on the agenda nothing is decided. */
const pointOf = async (ctx: TxCtx, meetingId: string, { itemCode, visibility }: NewBallot) => {
  if (!itemCode) throw invalid("itemCode", "ballots.errors.item")
  const [row] = await ctx.db
    .select({ id: agendaItems.id, kind: agendaItems.kind, isSecret: agendaItems.isSecret, added: ADDED })
    .from(agendaItems)
    .where(
      and(
        eq(agendaItems.code, itemCode),
        eq(agendaItems.meetingId, meetingId),
        isNull(agendaItems.removedAt),
      ),
    )
  const item = found(row)
  refuse(refuseDecideOn(item.added) ?? refuseVoteOn(item, methodOf(visibility)))
  return item.id
}

const findPlace = async (ctx: TxCtx, input: NewBallot, needsPoint: boolean): Promise<Place> => {
  const [roundtable] = await ctx.db
    .select()
    .from(roundtables)
    .where(eq(roundtables.code, input.roundtableCode))
  const table = found(roundtable)
  if (refuseReadRoundtable(ctx.actor, table)) found(null)
  refuse(refuseConductBallot(ctx.actor, table.id) ?? refuseClosed(table))
  if (!input.meetingCode) return { roundtableId: table.id, meetingId: null, itemId: null }
  const [meeting] = await ctx.db
    .select({ id: meetings.id, state: meetings.state })
    .from(meetings)
    .where(and(eq(meetings.code, input.meetingCode), eq(meetings.roundtableId, table.id)))
  const { id: meetingId, state } = found(meeting)
  if (["closed", "deserted", "cancelled"].includes(state)) refuse(because("ballots.refuse.meeting_over"))
  const itemId = input.itemCode || needsPoint ? await pointOf(ctx, meetingId, input) : null
  return { roundtableId: table.id, meetingId, itemId }
}

/**
 * Writes a question down, for a meeting or to be answered in writing; nobody votes before it is opened.
 * @param how a question of a meeting is about a point, unless it repeats one from before that was required
 * @returns the ballot's code
 * @throws forbidden for who does not conduct the table's ballots, at a table without rules, and where its rules do
 *   not let the question be put like this; invalid beside the field where one field is the reason
 */
export const draftBallot = (ctx: Ctx, input: NewBallot, { needsPoint = true } = {}): Promise<string> =>
  transact(ctx, async (ctx) => {
    const place = await findPlace(ctx, input, needsPoint)
    await judgePut(ctx, place, input)
    const [row] = await ctx.db
      .insert(ballots)
      .values({
        ...{ ...place, ...cardValues(input, place), setting: place.meetingId ? "meeting" : "written" },
        ...{ question: {}, createdById: found(ctx.actor.personId) },
        groups: await groupIds(ctx, place, input.groups),
      })
      .returning({ id: ballots.id, code: ballots.code })
    const { id, code } = found(row)
    const question = await writeParts(ctx, place, id, input)
    await ctx.db.update(ballots).set({ question }).where(eq(ballots.id, id))
    await record(ctx, {
      ...{ action: "ballot.drafted", subject: { kind: "ballot", id }, roundtableId: place.roundtableId },
      values: { wording: input.wording, day: civilDay(ctx.now) },
    })
    return code
  })

/** Changes a question that is not open yet. @throws as `draftBallot`; forbidden once it was opened */
export const editBallot = (ctx: Ctx, input: EditBallot): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { ballot } = await lockBallot(ctx, input.ballotCode)
    refuse(refuseStep("edit", ballot.state))
    await judgePut(ctx, ballot, input)
    await judgePoint(ctx, ballot, input)
    const question = await writeParts(ctx, ballot, ballot.id, input)
    await ctx.db
      .update(ballots)
      .set({ ...cardValues(input, ballot), question, groups: await groupIds(ctx, ballot, input.groups) })
      .where(eq(ballots.id, ballot.id))
    await record(ctx, {
      ...{ action: "ballot.edited", subject: { kind: "ballot", id: ballot.id } },
      ...{ roundtableId: ballot.roundtableId, values: { wording: input.wording } },
    })
  })
