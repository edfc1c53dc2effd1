import { and, eq, inArray, ne } from "drizzle-orm"
import { ballots, proposals } from "#db/schema/index.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, conflict, DomainError, invalid, refuse } from "../../errors.ts"
import { type Loaded, lockProposal, type ProposalRow } from "../facts.server.ts"
import type { TakeStep } from "../input.ts"
import { refuseStep } from "../policy.ts"
import { asKeeper, recordEvent } from "../record-event.server.ts"
import { OUTCOMES, type Outcome, type Step, stateAfter } from "../state.ts"
import { reachedBy } from "../support.ts"
import { supportersOf } from "../talk/supporters.server.ts"
import { tellAuthors } from "../tell.server.ts"

/** What the history calls each step. */
const KINDS: Readonly<Record<Step, string>> = {
  ...{ admit: "admitted", not_admit: "not_admitted", discuss: "discussed", to_ballot: "put_to_ballot" },
  ...{ resume: "resumed", vote: "voted" },
}

const refuseTooFew = async (ctx: TxCtx, { proposal, facts }: Loaded) => {
  const reached = reachedBy(await supportersOf(ctx, proposal), facts.rule)
  if (!reached.isEnough)
    throw new DomainError(
      "forbidden",
      because("proposals.refuse.support_lacking", {
        bodies: reached.missingBodies,
        groups: reached.missingGroups,
      }),
    )
}

/**
 * A ballot of the table that puts the proposal to the vote: its question is written there, and it is not over, so that
 * nobody chooses an outcome that is known. It decides one proposal; under its row lock no second one takes it.
 */
const ballotNamed = async (ctx: TxCtx, proposal: ProposalRow, code: string | null) => {
  if (!code) return null
  const [ballot] = await ctx.db
    .select({ id: ballots.id })
    .from(ballots)
    .where(
      and(
        eq(ballots.code, code),
        eq(ballots.roundtableId, proposal.atId),
        inArray(ballots.state, ["draft", "open"]),
      ),
    )
    .for("no key update")
  if (!ballot) throw invalid("ballotCode", "proposals.errors.ballot_unknown")
  const [taken] = await ctx.db
    .select({ id: proposals.id })
    .from(proposals)
    .where(and(eq(proposals.ballotId, ballot.id), ne(proposals.id, proposal.id)))
    .limit(1)
  if (taken) throw invalid("ballotCode", "proposals.errors.ballot_taken")
  return ballot.id
}

/** What came of the vote: as its ballot says once it is published; where hands were counted, as the minutes say. */
const outcomeOf = async (ctx: TxCtx, proposal: ProposalRow, input: TakeStep): Promise<Outcome> => {
  if (!proposal.ballotId) {
    if (!input.outcome) throw invalid("outcome", "proposals.errors.outcome_missing")
    if (!input.words) throw invalid("words", "proposals.errors.sitting_missing")
    return input.outcome
  }
  const [ballot] = await ctx.db.select().from(ballots).where(eq(ballots.id, proposal.ballotId))
  const said = (ballot?.verdict as { outcome?: string } | null)?.outcome
  if (ballot?.state !== "published" || !said) throw conflict("proposals.errors.ballot_not_published")
  const outcome = OUTCOMES.find((one) => one === said)
  if (!outcome) throw conflict("proposals.errors.ballot_no_motion")
  return outcome
}

/**
 * Who votes does so on a proposal that waits for the outcome, and what came of it is not left behind: back to the
 * discussion goes what was not voted on, or whose ballot was cancelled. Its row lock holds off who opens it.
 */
const refuseWhileHeld = async (ctx: TxCtx, { ballotId }: ProposalRow) => {
  if (!ballotId) return
  const [ballot] = await ctx.db
    .select({ state: ballots.state })
    .from(ballots)
    .where(eq(ballots.id, ballotId))
    .for("no key update")
  if (ballot?.state === "open") throw conflict("proposals.errors.ballot_open")
  if (ballot?.state === "closed" || ballot?.state === "published")
    throw conflict("proposals.errors.ballot_decided")
}

type Besides = Pick<Parameters<typeof recordEvent>[2], "set" | "values">

const besidesOf = async (ctx: TxCtx, loaded: Loaded, input: TakeStep): Promise<Besides> => {
  const { proposal } = loaded
  if (input.step === "admit") {
    await refuseTooFew(ctx, loaded)
    return { set: { shownAt: proposal.shownAt ?? ctx.now } }
  }
  if (input.step === "to_ballot")
    return { set: { ballotId: await ballotNamed(ctx, proposal, input.ballotCode) } }
  if (input.step === "resume") {
    await refuseWhileHeld(ctx, proposal)
    return { set: { ballotId: null } }
  }
  if (input.step !== "vote") return {}
  const outcome = await outcomeOf(ctx, proposal, input)
  return { set: { outcome }, values: { outcome } }
}

/**
 * Takes the proposal a step on its way, as the rules of the table say: admitted, not admitted with its reason, taken
 * into discussion, put to the vote, back from it, voted. Its authors are told.
 * @throws forbidden unless the person keeps the table's proposals, when the step does not follow, or while support
 *   is missing; conflict while its ballot is open, is not published, or has decided
 */
export const takeStep = (ctx: Ctx, input: TakeStep): Promise<void> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockProposal(ctx, input.proposalCode)
    const { proposal, facts } = loaded
    refuse(refuseStep(ctx.actor, facts, input.step))
    const besides = await besidesOf(ctx, loaded, input)
    const kind = KINDS[input.step]
    const text = input.words || null
    const now = await recordEvent(ctx, proposal, {
      ...{ kind, as: asKeeper(ctx.actor, loaded), to: stateAfter(input.step), text, ...besides },
    })
    await tellAuthors(ctx, now, { kind: `proposal_${kind}`, params: { reason: text ?? "" } })
  })
