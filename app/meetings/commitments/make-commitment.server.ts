import { and, eq } from "drizzle-orm"
import { agendaItems, commitments, decisions, meetings, roundtables } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { DomainError, found, invalid, refuse } from "../../errors.ts"
import { organisationMeant } from "../../people/organisations/organisation-meant.server.ts"
import { refuseClosed, refuseReadRoundtable } from "../../roundtables/policy.ts"
import { refuseTakeUp } from "../added/added.ts"
import { ADDED } from "../added/column.server.ts"
import { askFill } from "../minutes/ask-fill.server.ts"
import { refuseDue } from "./commitment.ts"
import type { MakeCommitment } from "./input.ts"
import { COMMITMENT } from "./lock.server.ts"
import { refuseKeepCommitments } from "./policy.ts"
import { tellBody } from "./tell.server.ts"

const itemOf = async (ctx: TxCtx, meetingId: string, code: string) => {
  const [item] = await ctx.db
    .select({ id: agendaItems.id, added: ADDED })
    .from(agendaItems)
    .where(and(eq(agendaItems.code, code), eq(agendaItems.meetingId, meetingId)))
  const { id, added } = found(item)
  refuse(refuseTakeUp(added))
  return id
}

/** Where it comes from, each of the same table. */
const originOf = async (ctx: TxCtx, roundtableId: string, input: MakeCommitment) => {
  const { decisionCode, meetingCode, itemCode } = input
  const of = async (rows: Promise<{ id: string }[]>) => found((await rows)[0]).id
  const [decision] = decisionCode
    ? await ctx.db
        .select({ id: decisions.id, meetingId: decisions.meetingId })
        .from(decisions)
        .where(and(eq(decisions.code, decisionCode), eq(decisions.roundtableId, roundtableId)))
    : []
  const decisionId = decisionCode ? found(decision).id : null
  const meetingId = meetingCode
    ? await of(
        ctx.db
          .select({ id: meetings.id })
          .from(meetings)
          .where(and(eq(meetings.code, meetingCode), eq(meetings.roundtableId, roundtableId))),
      )
    : null
  const itemId = itemCode && meetingId ? await itemOf(ctx, meetingId, itemCode) : null
  return { from: { decisionId, meetingId, itemId }, sitting: meetingId ?? decision?.meetingId ?? null }
}

/** The open commitment that this one is part of; its row stays locked, so that its day stays. */
const wholeOf = async (ctx: TxCtx, roundtableId: string, code: string | null, dueOn: string) => {
  if (!code) return null
  const [row] = await ctx.db
    .select()
    .from(commitments)
    .where(and(eq(commitments.code, code), eq(commitments.roundtableId, roundtableId)))
    .for("no key update")
  const whole = found(row)
  if (whole.state !== "open") throw invalid("parentCode", "commitments.errors.whole_over")
  const reason = refuseDue(dueOn, { parentDueOn: whole.dueOn, lastPartDueOn: null })
  if (reason) throw new DomainError("invalid", reason, "dueOn")
  return whole
}

/**
 * Writes down what a body of the register, or the secretariat, promised by when. Its people are told.
 * @returns the commitment's code
 * @throws forbidden unless secretary here; invalid for an unknown body, a day in the past or after its whole's
 */
export const makeCommitment = (ctx: Ctx, input: MakeCommitment): Promise<string> =>
  transact(ctx, async (ctx) => {
    const [row] = await ctx.db.select().from(roundtables).where(eq(roundtables.code, input.roundtableCode))
    const roundtable = found(row)
    if (refuseReadRoundtable(ctx.actor, roundtable)) found(null)
    const { id: roundtableId } = roundtable
    refuse(refuseKeepCommitments(ctx.actor, roundtableId) ?? refuseClosed(roundtable))
    const { title, language, dueOn } = input
    if (dueOn < civilDay(ctx.now)) throw invalid("dueOn", "commitments.errors.past")
    const body = input.by === "body" ? await organisationMeant(ctx, input) : null
    const { from: origin, sitting } = await originOf(ctx, roundtableId, input)
    const whole = await wholeOf(ctx, roundtableId, input.parentCode, dueOn)
    const [made] = await ctx.db
      .insert(commitments)
      .values({
        ...{ ...origin, roundtableId, title, language, dueOn, organisationId: body?.id ?? null },
        ...(whole && { parentId: whole.id, decisionId: origin.decisionId ?? whole.decisionId }),
        createdById: found(ctx.actor.personId),
      })
      .returning()
    const commitment = found(made)
    await tellBody(ctx, commitment, roundtable, "commitment_made")
    if (sitting) await askFill(ctx, sitting)
    await record(ctx, {
      ...{ action: "commitment.made", subject: { kind: COMMITMENT, id: commitment.id }, roundtableId },
      values: { body: body?.id ?? null, dueOn },
    })
    return commitment.code
  })
