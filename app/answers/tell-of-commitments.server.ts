import { asc, eq, ne } from "drizzle-orm"
import { answerCommitments, answers, commitments, organisations, proposals } from "#db/schema/index.ts"
import { type Ctx, transact } from "../context.ts"
import { tellProposers } from "./tell.server.ts"

/** At most so many in one transaction; who calls asks again while there is something. */
const BATCH = 50

/** What the authors are told of a commitment in a state; of one that is open again, nothing. */
const KINDS: Readonly<Record<string, string>> = { done: "answer_kept", dropped: "answer_dropped" }

/**
 * Tells authors what became of the commitments that answers led to: the domain that keeps them knows of no proposal.
 * Once for each state.
 * @returns how many it looked after
 */
export const tellOfCommitments = (ctx: Ctx): Promise<number> =>
  transact(ctx, async (ctx) => {
    const changed = await ctx.db
      .select({ answer: answers, commitment: commitments, title: proposals.title, body: organisations.name })
      .from(answerCommitments)
      .innerJoin(commitments, eq(commitments.id, answerCommitments.commitmentId))
      .innerJoin(answers, eq(answers.id, answerCommitments.answerId))
      .innerJoin(proposals, eq(proposals.id, answers.proposalId))
      .innerJoin(organisations, eq(organisations.id, answers.organisationId))
      .where(ne(answerCommitments.toldState, commitments.state))
      .orderBy(asc(answerCommitments.commitmentId))
      .limit(BATCH)
      .for("no key update", { of: answerCommitments, skipLocked: true })
    for (const { answer, commitment, title, body } of changed) {
      await ctx.db
        .update(answerCommitments)
        .set({ toldState: commitment.state })
        .where(eq(answerCommitments.commitmentId, commitment.id))
      const kind = KINDS[commitment.state]
      if (kind) await tellProposers(ctx, { answer, kind, params: { title, body, promise: commitment.title } })
    }
    return changed.length
  })
