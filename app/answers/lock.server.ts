import { and, eq, sql } from "drizzle-orm"
import {
  answerClarifications,
  answerDrafts,
  answers,
  organisations,
  proposals,
  roundtables,
} from "#db/schema/index.ts"
import type { Ctx, TxCtx } from "../context.ts"
import { found } from "../errors.ts"
import { accountNow } from "../people/account-now.server.ts"
import { factsOf } from "../proposals/facts.server.ts"
import {
  keepsProposals,
  ownAuthors,
  type ProposalFacts,
  refuseReadProposal,
  type Voices,
} from "../proposals/policy.ts"
import { voicesOf } from "../proposals/voices.server.ts"
import { isSecretary } from "../roundtables/policy.ts"
import type { AnswerState } from "./answer.ts"
import { type AnswerFacts, refuseReadAnswer } from "./policy.ts"

/** The kind under which audit, index and notices know an answer. */
export const ANSWER = "answer"

const rowsOf = (ctx: Ctx, code: string) =>
  ctx.db
    .select({
      ...{ answer: answers, proposal: proposals, clarification: answerClarifications },
      body: {
        ...{ id: organisations.id, code: organisations.code, name: organisations.name },
        language: organisations.language,
      },
      table: {
        ...{ id: roundtables.id, code: roundtables.code, name: roundtables.name },
        language: roundtables.language,
      },
      // Two accounts that were joined since are one person.
      writtenById: accountNow(sql`answer_draft.written_by_id`),
      endorsedById: accountNow(sql`answer.endorsed_by_id`),
      content: answerDrafts.content,
      hasOfficials: sql<boolean>`exists (select 1 from membership m
        where m.organisation_id = answer.organisation_id and m.ended_at is null
          and (m.role = 'manager' or 'answering_official' = any(m.offices)))`,
    })
    .from(answers)
    .innerJoin(proposals, eq(proposals.id, answers.proposalId))
    .innerJoin(organisations, eq(organisations.id, answers.organisationId))
    .innerJoin(roundtables, eq(roundtables.id, answers.roundtableId))
    .leftJoin(answerClarifications, eq(answerClarifications.answerId, answers.id))
    .leftJoin(answerDrafts, and(eq(answerDrafts.answerId, answers.id), eq(answerDrafts.rev, answers.rev)))
    .where(eq(answers.code, code))

type Row = Awaited<ReturnType<typeof rowsOf>>[number]

const clarificationOf = ({ clarification }: Row): AnswerFacts["clarification"] => {
  if (!clarification) return "none"
  return clarification.repliedAt ? "replied" : "asked"
}

const factsIn = (ctx: Ctx, row: Row, of: ProposalFacts, voices: Voices): AnswerFacts => {
  const { answer } = row
  const { organisationId, dueOn, extensionDays, extendedAt, readyAt } = answer
  return {
    ...{ state: answer.state as AnswerState, organisationId, dueOn, extensionDays },
    isKeeper: keepsProposals(ctx.actor, answer.roundtableId, of.rule),
    ...{ isSecretary: isSecretary(ctx.actor, answer.roundtableId), hasOfficials: row.hasOfficials },
    ...{ isClosed: of.isClosed, isExtended: extendedAt !== null, isReady: readyAt !== null },
    ...{ writtenById: row.writtenById, endorsedById: row.endorsedById },
    clarification: clarificationOf(row),
    readsProposal: refuseReadProposal(ctx.actor, voices, of) === null,
    isAuthor: ownAuthors(voices, of.authors).some(({ state }) => state === "signed"),
  }
}

const judged = async (ctx: Ctx, row: Row | undefined) => {
  const known = found(row)
  const of = await factsOf(ctx, known.proposal)
  const voices = await voicesOf(ctx, [known.proposal.roundtableId, known.proposal.atId])
  const facts = factsIn(ctx, known, of, voices)
  if (refuseReadAnswer(ctx.actor, facts)) found(null)
  return { ...known, facts, of, voices }
}
export type LoadedAnswer = Awaited<ReturnType<typeof judged>>

/** An answer that the person may read. @throws not_found, also where it is not theirs to read */
export const loadAnswer = async (ctx: Ctx, code: string): Promise<LoadedAnswer> => {
  const [row] = await rowsOf(ctx, code)
  return judged(ctx, row)
}

/** As `loadAnswer`, under the locks of its proposal and of its own row, in this order for everybody. */
export const lockAnswer = async (ctx: TxCtx, code: string): Promise<LoadedAnswer> => {
  await ctx.db.execute(sql`
    select 1 from proposal p where p.id = (select a.proposal_id from answer a where a.code = ${code}) for no key update`)
  await ctx.db.execute(sql`select 1 from answer a where a.code = ${code} for no key update`)
  return loadAnswer(ctx, code)
}
