import { and, eq, sql } from "drizzle-orm"
import { organisations, proposals } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, DomainError, invalid, refuse } from "../../errors.ts"
import { markWith, placeIn } from "../../taxonomies/place-in.server.ts"
import { readTerritories, writtenTerritories } from "../../taxonomies/read-territories.server.ts"
import { lockProposal, type ProposalRow } from "../facts.server.ts"
import type { SaveAnswers } from "../input.ts"
import { isAuthor, refuseEditProposal } from "../policy.ts"
import { asAuthor, recordEvent } from "../record-event.server.ts"
import { tellAuthors } from "../tell.server.ts"
import { askAgain } from "./ask-again.server.ts"

type Change = Partial<
  Pick<
    ProposalRow,
    "title" | "language" | "today" | "asks" | "toWhom" | "seenBy" | "addresseeId" | "territory"
  >
>

const addresseeOf = async (ctx: TxCtx, code: string | undefined): Promise<string | null> => {
  if (!code) return null
  const [body] = await ctx.db
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.code, code), eq(organisations.state, "active")))
  if (!body) throw invalid("addressee", "proposals.errors.body_unknown")
  return body.id
}

/** What the proposal is about: title and language, and where and about what, which are kept beside it. */
const aboutOf = async (ctx: TxCtx, proposal: ProposalRow, input: SaveAnswers): Promise<Change> => {
  const subject = { kind: "proposal", id: proposal.id }
  const places = input.territory ? await readTerritories(ctx, input.territory) : []
  await placeIn(ctx, subject, places)
  await markWith(
    ctx,
    subject,
    input.topics.map((id) => ({ id })),
  )
  const { title = proposal.title, language = proposal.language } = input
  return { title, language, territory: places.length > 0 ? writtenTerritories(places) : null }
}

const changeOf = async (ctx: TxCtx, proposal: ProposalRow, input: SaveAnswers): Promise<Change> => {
  if (input.step === "about") return aboutOf(ctx, proposal, input)
  const answer = { [input.step]: input[input.step] }
  return input.step === "toWhom"
    ? { ...answer, addresseeId: await addresseeOf(ctx, input.addressee) }
    : answer
}

/**
 * Keeps one page of the form. A change of a draft asks those who had signed again; of a submitted proposal, where the
 * rules let it be changed, it stands in the history.
 * @throws forbidden unless an author or who typed the draft; conflict when the text changed since the page was loaded,
 *   and for an author when nothing of it changes any more
 */
export const saveAnswers = (
  ctx: Ctx,
  input: SaveAnswers,
): Promise<{ isDraft: boolean; isProject: boolean }> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockProposal(ctx, input.proposalCode)
    const { proposal, facts, voices } = loaded
    const reason = refuseEditProposal(ctx.actor, voices, facts)
    // An author who was writing meanwhile keeps what they typed before their eyes.
    if (reason && isAuthor(voices, facts)) throw new DomainError("conflict", reason)
    refuse(reason)
    const isDraft = proposal.state === "draft"
    const kept = { isDraft, isProject: proposal.callId !== null }
    if (!isDraft && input.step !== "about" && !input[input.step])
      throw invalid(input.step, "proposals.errors.answer_empty")
    const change = await changeOf(ctx, proposal, input)
    const isOther = (name: string) => change[name as keyof Change] !== proposal[name as keyof ProposalRow]
    if (!Object.keys(change).some(isOther)) return kept
    if (proposal.rev !== input.rev)
      throw new DomainError("conflict", because("proposals.errors.changed_meanwhile"))
    const set = { ...change, rev: proposal.rev + 1 }
    if (!isDraft) {
      const edited = await recordEvent(ctx, proposal, { kind: "edited", as: asAuthor(loaded), set })
      await tellAuthors(ctx, edited, { kind: "proposal_edited" })
      return kept
    }
    await ctx.db.update(proposals).set(set).where(eq(proposals.id, proposal.id))
    await askAgain(ctx, loaded, { ...proposal, ...set })
    await record(ctx, {
      action: "proposal.saved",
      subject: { kind: "proposal", id: proposal.id },
      roundtableId: proposal.roundtableId,
      values: { step: input.step, rev: set.rev },
    })
    return kept
  })

/** Throws a draft away: nobody but its authors knew of it. @throws forbidden, also once it is submitted */
export const discardDraft = (ctx: Ctx, input: { proposalCode: string }): Promise<string> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockProposal(ctx, input.proposalCode)
    const { proposal, facts, voices } = loaded
    refuse(
      facts.state === "draft"
        ? refuseEditProposal(ctx.actor, voices, facts)
        : because("proposals.refuse.submitted_already"),
    )
    await recordEvent(ctx, proposal, { kind: "discarded", as: asAuthor(loaded), to: "discarded" })
    const { rows } = await ctx.db.execute(
      sql`select code from roundtable where id = ${proposal.roundtableId}`,
    )
    return String(rows[0]?.code)
  })
