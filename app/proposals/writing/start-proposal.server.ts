import { eq } from "drizzle-orm"
import { proposalAuthors, proposals, proposalTables, roundtables } from "#db/schema/index.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, DomainError, found, invalid, type Reason, refuse } from "../../errors.ts"
import { refuseClosed, refuseReadRoundtable } from "../../roundtables/policy.ts"
import { type ProposalRow, proposalRuleOf } from "../facts.server.ts"
import type { StartProposal } from "../input.ts"
import { keepsProposals } from "../policy.ts"
import { recordEvent } from "../record-event.server.ts"
import { listEligible, ownVoices, type Voice, voicesOf } from "../voices.server.ts"

/**
 * In whose name the person may begin a proposal at a table: their own bodies and seats; who keeps the table's
 * proposals types them for anybody who sits there.
 */
export const listStarters = async (
  ctx: Ctx,
  roundtable: { id: string },
): Promise<{ starters: Voice[]; isKeeper: boolean; whyNot: Reason | null }> => {
  const rule = await proposalRuleOf(ctx, roundtable.id)
  const eligible = await listEligible(ctx, roundtable.id)
  const isKeeper = keepsProposals(ctx.actor, roundtable.id, rule)
  const starters = isKeeper ? eligible : ownVoices(await voicesOf(ctx, [roundtable.id]), eligible)
  return { starters, isKeeper, whyNot: starters.length > 0 ? null : because("proposals.refuse.no_voice") }
}

type First = Pick<Voice, "id" | "isSeat">
type Begun = Partial<typeof proposals.$inferInsert> & { roundtableId: string; title: string }

/** Writes a draft with its first author, who has not signed yet. */
export const beginDraft = async (
  ctx: TxCtx,
  begun: Begun,
  authors: readonly First[],
): Promise<ProposalRow> => {
  const personId = found(ctx.actor.personId)
  const { roundtableId } = begun
  const [row] = await ctx.db
    .insert(proposals)
    .values({ ...begun, atId: roundtableId, createdById: personId })
    .returning()
  const proposal = found(row)
  await ctx.db.insert(proposalTables).values({ roundtableId, proposalId: proposal.id })
  await ctx.db.insert(proposalAuthors).values(
    authors.map(({ id, isSeat }, position) => ({
      ...{ roundtableId, proposalId: proposal.id, position, invitedById: personId },
      ...(isSeat ? { seatId: id } : { organisationId: id }),
    })),
  )
  const [first] = authors
  const as = first?.isSeat ? { seatId: first.id } : { organisationId: first?.id ?? null }
  return recordEvent(ctx, proposal, { kind: "begun", as, values: { language: proposal.language } })
}

/**
 * Begins a proposal at a table: a draft that its authors alone read.
 * @returns its code
 * @throws forbidden for who sits neither there nor under it; invalid for an author that is not theirs
 */
export const startProposal = (ctx: Ctx, input: StartProposal): Promise<string> =>
  transact(ctx, async (ctx) => {
    const [row] = await ctx.db.select().from(roundtables).where(eq(roundtables.code, input.roundtableCode))
    const roundtable = found(row)
    if (refuseReadRoundtable(ctx.actor, roundtable) && !(await sitsUnder(ctx, roundtable.id))) found(null)
    refuse(refuseClosed(roundtable))
    const { starters, whyNot } = await listStarters(ctx, roundtable)
    if (whyNot) throw new DomainError("forbidden", whyNot)
    const author = starters.find(({ value }) => value === input.author)
    if (!author) throw invalid("author", "proposals.errors.author_missing")
    const { title, language } = input
    return (await beginDraft(ctx, { roundtableId: roundtable.id, title, language }, [author])).code
  })

const sitsUnder = async (ctx: Ctx, roundtableId: string) =>
  (await listStarters(ctx, { id: roundtableId })).starters.length > 0

/** What the first page of the form offers. @throws not_found, forbidden for who may not propose here */
export const offersToStart = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db.select().from(roundtables).where(eq(roundtables.code, code))
  const roundtable = found(row)
  const { starters, isKeeper, whyNot } = await listStarters(ctx, roundtable)
  if (refuseReadRoundtable(ctx.actor, roundtable) && starters.length === 0) found(null)
  refuse(refuseClosed(roundtable) ?? whyNot)
  return { roundtable, starters, isKeeper }
}
