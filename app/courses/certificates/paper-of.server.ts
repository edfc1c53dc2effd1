import type { Ctx } from "../../context.ts"
import type { askCertificate } from "./ask-certificate.server.ts"
import { keepPaper, keptPaper } from "./keep-paper.server.ts"

type Asked = Awaited<ReturnType<typeof askCertificate>>
/** Writes a paper, in a thread of its own. */
export type WritePaper = (question: Asked["question"]) => Promise<Uint8Array>

/**
 * The bytes of a paper: those that were kept, or written now and kept. One that is over is written anew each time,
 * with its mark.
 */
export const paperOf = async (
  ctx: Ctx,
  { paper, question }: Asked,
  write: WritePaper,
): Promise<Uint8Array> => {
  const kept = paper.endedAt ? null : await keptPaper(ctx, paper)
  if (kept) return kept
  const bytes = await write(question)
  return paper.endedAt ? bytes : keepPaper(ctx, paper.id, { name: `${paper.code}.pdf`, bytes })
}
