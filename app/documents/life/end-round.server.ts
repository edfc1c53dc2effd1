import { and, eq, isNull } from "drizzle-orm"
import { approvalAnswers, approvalRounds, approvalSeats, documentVersions } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { conflict, found } from "../../errors.ts"
import { freezeAnnexes } from "../../records/annexes.server.ts"
import { PAPER } from "../pictures/queries.server.ts"
import { writeVersion } from "../versions/write-version.server.ts"
import { lifeRules } from "./life-rules.server.ts"
import type { Round, RoundPaper } from "./lock-round.server.ts"
import { keepLocked, unlockText } from "./lock-text.server.ts"
import { movePaper } from "./move-paper.server.ts"
import { countAnswers, type Outcome } from "./outcome.ts"
import { tellAsked, tellMembers, tellServing } from "./tell.server.ts"

/** The live answers of a locked round, counted. */
export const countRound = async (ctx: TxCtx, roundId: string) => {
  const asked = await ctx.db.$count(approvalSeats, eq(approvalSeats.roundId, roundId))
  const answers = await ctx.db
    .select({ choice: approvalAnswers.choice })
    .from(approvalAnswers)
    .where(and(eq(approvalAnswers.roundId, roundId), isNull(approvalAnswers.replacedAt)))
  return countAnswers(asked, answers)
}

const settle = async (ctx: TxCtx, round: Round, outcome: Outcome, reason: string | null) => {
  const [closed] = await ctx.db
    .update(approvalRounds)
    .set({ closedAt: ctx.now, closedById: ctx.actor.personId, outcome, reason })
    .where(and(eq(approvalRounds.id, round.id), isNull(approvalRounds.closedAt)))
    .returning({ id: approvalRounds.id })
  if (!closed) throw conflict("life.refuse.round_closed")
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex")

/** The frozen text becomes the table's, its attachments with it: the same words and files, locked for good. */
const adopt = async (ctx: TxCtx, paper: RoundPaper, round: Round) => {
  await keepLocked(ctx, paper.id)
  const [frozen] = await ctx.db
    .select({ sha256: documentVersions.sha256 })
    .from(documentVersions)
    .where(eq(documentVersions.id, round.versionId))
  const approved = found(await writeVersion(ctx, paper, { kind: "approved" }))
  if (approved.sha256 !== hexOf(found(frozen).sha256))
    throw new Error("The text that was approved is not the one that was asked about")
  const { number: version, sha256 } = approved
  await freezeAnnexes(ctx, { kind: PAPER, id: paper.id })
  await movePaper(ctx, paper, {
    ...{ to: "adopted", action: "document.adopted", adoptedAt: ctx.now },
    values: { number: round.number, version, sha256 },
  })
  await tellMembers(ctx, paper, { kind: "paper_adopted", params: { sha256 } })
}

/** Back to final review, where the text can be written again. */
const giveBack = async (
  ctx: TxCtx,
  paper: RoundPaper,
  round: Round,
  outcome: Outcome,
  reason: string | null,
) => {
  await unlockText(ctx, paper.id)
  await movePaper(ctx, paper, {
    ...{
      to: "final_review",
      action: `document.round-${outcome === "withdrawn" ? "withdrawn" : "failed"}`,
      reason,
    },
    values: { number: round.number, outcome },
  })
  const told = {
    kind: outcome === "withdrawn" ? "approval_withdrawn" : `approval_${outcome}`,
    path: `/documents/${paper.code}/approval/${round.number}`,
    ...(reason !== null && { params: { reason } }),
  }
  await tellAsked(ctx, paper, round, told)
  const { rules } = await lifeRules(ctx, paper.roundtableId)
  await tellServing(ctx, paper, rules.documents.adopt, told)
}

/** Ends a locked round with an outcome, and takes the text where that leads. */
export const endRound = async (
  ctx: TxCtx,
  { round, paper }: { round: Round; paper: RoundPaper },
  outcome: Outcome,
  reason: string | null = null,
): Promise<void> => {
  await settle(ctx, round, outcome, reason)
  if (outcome === "adopted") await adopt(ctx, paper, round)
  else await giveBack(ctx, paper, round, outcome, reason)
}
