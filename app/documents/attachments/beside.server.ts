import type { TxCtx } from "../../context.ts"
import { found } from "../../errors.ts"
import type { Upload } from "../../files/input.ts"
import { listAnnexes } from "../../records/annexes.server.ts"
import { PAPER } from "../pictures/queries.server.ts"

/** The files that were frozen with a text, by number, to be kept with something else as well. */
export const filesBeside = async (
  ctx: TxCtx,
  documentId: string,
): Promise<{ title: string; upload: Upload }[]> => {
  const annexes: { title: string; upload: Upload }[] = []
  for (const { title, fileName, sha256 } of await listAnnexes(ctx, { kind: PAPER, id: documentId })) {
    // What was adopted before attachments were frozen has none to carry on.
    if (sha256 === null) continue
    const bytes = found(await ctx.files.get(sha256), "files.errors.bytes_missing")
    annexes.push({ title, upload: { name: fileName ?? title, bytes } })
  }
  return annexes
}
