import { and, eq, isNull } from "drizzle-orm"
import { proposalComments, proposals, proposalTranslations } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, found, refuse } from "../../errors.ts"
import { isMember } from "../../roundtables/policy.ts"
import { type Loaded, loadProposal, lockProposal } from "../facts.server.ts"
import type { AskTranslation, HideComment, WriteComment, WriteTranslation } from "../input.ts"
import { isAuthor, keepsProposals, ownAuthors, refuseClosedTable, refuseComment } from "../policy.ts"
import { tellAuthors } from "../tell.server.ts"

type Row = typeof proposalComments.$inferSelect

/** In whose name somebody comments: the author, the seat that they hold here, or their office. */
const speakerOf = (ctx: Ctx, { facts, voices }: Loaded) => {
  const [author] = ownAuthors(voices, facts.authors)
  if (author) return { organisationId: author.organisationId, seatId: author.seatId }
  const seat = ctx.actor.seats.find((one) => facts.tables.some(({ id }) => id === one.roundtableId))
  if (seat) return { seatId: seat.seatId }
  const office = ctx.actor.offices.find((one) => facts.tables.some(({ id }) => id === one.roundtableId))
  return { office: office?.role ?? null }
}

const parentOf = async (ctx: TxCtx, proposalId: string, code: string | undefined) => {
  if (!code) return null
  const [parent] = await ctx.db
    .select({ id: proposalComments.id, parentId: proposalComments.parentId })
    .from(proposalComments)
    .where(
      and(
        ...[eq(proposalComments.code, code), eq(proposalComments.proposalId, proposalId)],
        isNull(proposalComments.hiddenAt),
      ),
    )
  // An answer to an answer stands in the same thread.
  return found(parent).parentId ?? found(parent).id
}

/** Says something of a proposal, for, against or neutral, in one's own language. @throws forbidden */
export const writeComment = (ctx: Ctx, input: WriteComment): Promise<string> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockProposal(ctx, input.proposalCode)
    const { proposal, facts, voices } = loaded
    refuse(refuseComment(ctx.actor, voices, facts))
    const { stance, text, language } = input
    const place = { proposalId: proposal.id, roundtableId: proposal.atId }
    const [comment] = await ctx.db
      .insert(proposalComments)
      .values({
        ...{ ...place, stance, text, language, personId: ctx.actor.personId },
        ...{ ...speakerOf(ctx, loaded), parentId: await parentOf(ctx, proposal.id, input.parent) },
      })
      .returning({ code: proposalComments.code })
    const { code } = found(comment)
    await tellAuthors(ctx, proposal, {
      ...{ kind: "proposal_commented", path: `/proposals/${proposal.code}/comments?at=${code}#c-${code}` },
    })
    await record(ctx, {
      action: "proposal.commented",
      subject: { kind: "proposal", id: proposal.id },
      roundtableId: proposal.atId,
      values: { comment: code, stance },
    })
    return code
  })

/** A comment with its proposal, for who may read it. @throws not_found */
export const loadComment = async (ctx: Ctx, code: string): Promise<Loaded & { comment: Row }> => {
  const [row] = await ctx.db
    .select({ comment: proposalComments, proposalCode: proposals.code })
    .from(proposalComments)
    .innerJoin(proposals, eq(proposals.id, proposalComments.proposalId))
    .where(eq(proposalComments.code, code))
  const { comment, proposalCode } = found(row)
  return { ...(await loadProposal(ctx, proposalCode)), comment }
}

const refuseTranslate = (
  ctx: Ctx,
  { facts, voices, comment }: Loaded & { comment: Row },
  language: string,
) => {
  if (comment.hiddenAt) found(null)
  if (comment.language === language) return because("proposals.refuse.same_language")
  const isInside = facts.tables.some(({ id }) => isMember(ctx.actor, id))
  return isInside || isAuthor(voices, facts)
    ? refuseClosedTable(facts)
    : because("proposals.refuse.members_translate")
}

/** Asks for a comment in another language: who can reads the request beside it and writes it. @throws forbidden */
export const askTranslation = (ctx: Ctx, input: AskTranslation): Promise<{ proposalCode: string }> =>
  transact(ctx, async (ctx) => {
    const loaded = await loadComment(ctx, input.commentCode)
    refuse(refuseTranslate(ctx, loaded, input.language))
    const { comment, proposal } = loaded
    const asked = await ctx.db
      .insert(proposalTranslations)
      .values({
        ...{ commentId: comment.id, roundtableId: comment.roundtableId, language: input.language },
        askedById: ctx.actor.personId,
      })
      .onConflictDoNothing()
      .returning({ id: proposalTranslations.id })
    if (asked.length > 0)
      await record(ctx, {
        action: "proposal.translation-asked",
        subject: { kind: "proposal", id: proposal.id },
        roundtableId: comment.roundtableId,
        values: { comment: comment.code, language: input.language },
      })
    return { proposalCode: proposal.code }
  })

/** Writes a comment in another language, or writes it better; it never replaces the original. @throws forbidden */
export const writeTranslation = (ctx: Ctx, input: WriteTranslation): Promise<{ proposalCode: string }> =>
  transact(ctx, async (ctx) => {
    const loaded = await loadComment(ctx, input.commentCode)
    refuse(refuseTranslate(ctx, loaded, input.language))
    const { comment, proposal } = loaded
    const written = {
      ...{ text: input.text, isMachine: input.isMachine, writtenById: ctx.actor.personId },
      writtenAt: ctx.now,
    }
    await ctx.db
      .insert(proposalTranslations)
      .values({
        ...{ commentId: comment.id, roundtableId: comment.roundtableId, language: input.language },
        ...written,
      })
      .onConflictDoUpdate({
        target: [proposalTranslations.commentId, proposalTranslations.language],
        set: written,
      })
    await record(ctx, {
      action: "proposal.comment-translated",
      subject: { kind: "proposal", id: proposal.id },
      roundtableId: comment.roundtableId,
      values: { comment: comment.code, language: input.language, machine: input.isMachine },
    })
    return { proposalCode: proposal.code }
  })

/** Takes a comment out of sight, with the reason, which stands in its place. @throws forbidden */
export const hideComment = (ctx: Ctx, input: HideComment): Promise<{ proposalCode: string }> =>
  transact(ctx, async (ctx) => {
    const { comment, proposal, facts } = await loadComment(ctx, input.commentCode)
    if (!keepsProposals(ctx.actor, facts.atId, facts.rule)) refuse(because("proposals.refuse.keepers_only"))
    if (comment.hiddenAt) refuse(because("proposals.refuse.hidden_already"))
    await ctx.db
      .update(proposalComments)
      .set({ hiddenAt: ctx.now, hiddenFor: input.words, hiddenById: ctx.actor.personId })
      .where(and(eq(proposalComments.id, comment.id), isNull(proposalComments.hiddenAt)))
    await record(ctx, {
      action: "proposal.comment-hidden",
      subject: { kind: "proposal", id: proposal.id },
      roundtableId: comment.roundtableId,
      values: { comment: comment.code, reason: input.words },
    })
    return { proposalCode: proposal.code }
  })
