import { eq } from "drizzle-orm"
import { proposalEvents, proposals } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import type { Actor, TxCtx } from "../context.ts"
import { found } from "../errors.ts"
import type { Loaded, ProposalRow } from "./facts.server.ts"
import { keepsProposals, ownAuthors, type ProposalFacts } from "./policy.ts"
import type { ProposalState } from "./state.ts"

/** In whose name somebody acts on a proposal: what pages say in place of a person. */
type As = { office?: string | null; organisationId?: string | null; seatId?: string | null }

/** As the author in whose name the person speaks. */
export const asAuthor = ({ facts, voices }: Loaded): As => {
  const [author] = ownAuthors(voices, facts.authors)
  return author ? { organisationId: author.organisationId, seatId: author.seatId } : { office: "secretary" }
}

/** As the office in which the person keeps the table's proposals. */
export const asKeeper = (actor: Actor, { facts }: { facts: Pick<ProposalFacts, "atId" | "rule"> }): As => {
  const keeps = keepsProposals(actor, facts.atId, facts.rule)
  const held = actor.offices.find(
    (one) => one.roundtableId === facts.atId && facts.rule.admit.includes(one.role as "chair"),
  )
  return { office: keeps ? (held?.role ?? "secretary") : null }
}

type Event = {
  kind: string
  as: As
  /** The state that it leaves the proposal in; the one it has, unless it says so. */
  to?: ProposalState
  text?: string | null
  language?: string
  toId?: string
  otherId?: string
  /** The table where it happened: whose turn it was, unless it says so. */
  roundtableId?: string
  /** What changes in the proposal besides. */
  set?: Partial<typeof proposals.$inferInsert>
  /** For the audit. */
  values?: Record<string, string | number | boolean | null>
}

/**
 * Adds an event to the history of a proposal that the caller has locked, and moves the proposal on. The caller
 * records the deed.
 * @returns the proposal as it is now
 */
export const addEvent = async (ctx: TxCtx, proposal: ProposalRow, event: Event): Promise<ProposalRow> => {
  const { kind, as, to = proposal.state, text = null, toId, otherId } = event
  const roundtableId = event.roundtableId ?? proposal.atId
  await ctx.db.insert(proposalEvents).values({
    ...{ proposalId: proposal.id, roundtableId, seq: proposal.events + 1, kind, toId, otherId },
    ...{ fromState: proposal.state, toState: to, ...as, text },
    ...{ personId: ctx.actor.personId, language: event.language ?? ctx.actor.language, createdAt: ctx.now },
  })
  const [now] = await ctx.db
    .update(proposals)
    .set({ ...event.set, state: to, events: proposal.events + 1 })
    .where(eq(proposals.id, proposal.id))
    .returning()
  return found(now)
}

/** As `addEvent`, and records it as a deed on the proposal. */
export const recordEvent = async (ctx: TxCtx, proposal: ProposalRow, event: Event): Promise<ProposalRow> => {
  const now = await addEvent(ctx, proposal, event)
  await record(ctx, {
    action: `proposal.${event.kind}`,
    subject: { kind: "proposal", id: proposal.id },
    roundtableId: event.roundtableId ?? proposal.atId,
    values: { step: proposal.events + 1, ...event.values },
  })
  return now
}
