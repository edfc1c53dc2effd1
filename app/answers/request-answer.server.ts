import { eq } from "drizzle-orm"
import { answers, roundtables } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { civilDay } from "../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { because, DomainError, found, orConflict, refuse } from "../errors.ts"
import { organisationMeant } from "../people/organisations/organisation-meant.server.ts"
import { lockProposal, type ProposalRow, proposalRuleOf } from "../proposals/facts.server.ts"
import { addEvent, asKeeper } from "../proposals/record-event.server.ts"
import { lastDay } from "./deadline.ts"
import type { AskAnswer } from "./input.ts"
import { ANSWER } from "./lock.server.ts"
import { refuseAskAnswer } from "./policy.ts"
import { tellOfficials, tellProposers } from "./tell.server.ts"

type Asked = {
  proposal: ProposalRow
  body: { id: string; name: string }
  as: Parameters<typeof addEvent>[2]["as"]
  protocol: string | null
  words: string | null
  passedFromId?: string
}

const ASKED_ALREADY = new DomainError(
  "conflict",
  because("answers.refuse.body_asked_already"),
  "organisation",
)

/**
 * Opens what a body owes to a proposal, with its last day as the rules of the table count it. The caller has the
 * proposal's lock.
 * @throws conflict where the body was asked before
 */
export const openRequest = async (ctx: TxCtx, asked: Asked) => {
  const { proposal, body, protocol, words, passedFromId } = asked
  const { answerDays, extensionDays } = await proposalRuleOf(ctx, proposal.atId)
  const dueOn = lastDay(civilDay(ctx.now), answerDays)
  const [made] = await ctx.db
    .insert(answers)
    .values({
      ...{ roundtableId: proposal.atId, proposalId: proposal.id, organisationId: body.id, passedFromId },
      ...{ askedAt: ctx.now, askedById: ctx.actor.personId, askProtocol: protocol, askWords: words },
      ...{ dueOn, firstDueOn: dueOn, extensionDays },
    })
    .returning()
    .catch(orConflict({ answer_one_per_body: ASKED_ALREADY }))
  const answer = found(made)
  const now = await addEvent(ctx, proposal, {
    ...{ kind: "answer_requested", as: asked.as, text: words, language: "it" },
  })
  await record(ctx, {
    ...{ action: "answer.requested", subject: { kind: ANSWER, id: answer.id } },
    ...{ roundtableId: answer.roundtableId, values: { body: body.id, dueOn, protocol } },
  })
  return { answer, proposal: now }
}

/** Tells the body that it is asked, and the authors that it was. */
export const tellOfRequest = async (
  ctx: TxCtx,
  {
    answer,
    proposal,
    body,
  }: { answer: typeof answers.$inferSelect; proposal: ProposalRow; body: { name: string } },
): Promise<void> => {
  const [table] = await ctx.db
    .select({ name: roundtables.name })
    .from(roundtables)
    .where(eq(roundtables.id, answer.roundtableId))
  const day = answer.dueOn.split("-").reverse().join("/")
  const params = { title: proposal.title, body: body.name, roundtable: table?.name ?? "", day }
  await tellOfficials(ctx, { answer, kind: "answer_requested", params })
  await tellProposers(ctx, { answer, kind: "answer_asked_for_you", params })
}

/**
 * Asks a body of the register for its answer to a proposal that the table has approved. Its people and the authors
 * are told, with the last day.
 * @returns the answer's code
 * @throws forbidden unless the person keeps the table's proposals, or while it is not approved; conflict for a body
 *   that was asked before
 */
export const requestAnswer = (ctx: Ctx, input: AskAnswer): Promise<string> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockProposal(ctx, input.proposalCode)
    refuse(refuseAskAnswer(ctx.actor, loaded.facts))
    const body = await organisationMeant(ctx, input)
    const { protocol, words } = input
    const as = asKeeper(ctx.actor, loaded)
    const opened = await openRequest(ctx, { proposal: loaded.proposal, body, as, protocol, words })
    await tellOfRequest(ctx, { ...opened, body })
    return opened.answer.code
  })
