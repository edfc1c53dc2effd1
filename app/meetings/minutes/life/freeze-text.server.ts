import type { papers } from "#db/schema/index.ts"
import type { TxCtx } from "../../../context.ts"
import { lockText, unlockText } from "../../../documents/life/lock-text.server.ts"
import { movePaper } from "../../../documents/life/move-paper.server.ts"
import { lockPaper } from "../../../documents/paper-lock.server.ts"
import type { PaperState } from "../../../documents/policy.ts"
import { type VersionKind, writeVersion } from "../../../documents/versions/write-version.server.ts"
import { conflict } from "../../../errors.ts"

type Paper = typeof papers.$inferSelect
type Freeze = {
  kind: VersionKind
  /** Nobody writes in it any more; else the version only says how it was. */
  keep: boolean
  to: PaperState
}

/** Takes a verbale's text to another state of texts, where it is not there already. */
export const placePaper = async (ctx: TxCtx, paper: Paper, to: PaperState): Promise<void> => {
  if (paper.state === to) return
  const adopted = to === "adopted" && { adoptedAt: ctx.now }
  await movePaper(ctx, paper, { to, action: "document.minutes-moved", ...adopted })
}

/**
 * Freezes a verbale's text as it reads now.
 * @throws conflict while something written is not readable yet, which takes seconds
 */
export const freezeText = async (ctx: TxCtx, paperCode: string, { kind, keep, to }: Freeze) => {
  const { paper } = await lockPaper(ctx, paperCode)
  await lockText(ctx, paper.id)
  const version = await writeVersion(ctx, paper, { kind })
  if (!version) throw conflict("life.errors.still_written")
  if (!keep) await unlockText(ctx, paper.id)
  await placePaper(ctx, paper, to)
  return version
}
