import type { Ctx } from "../../context.ts"
import { listFiles } from "../../files/queries.server.ts"
import type { Picture, Pictures } from "../../pdf/blocks.ts"
import { pictureSize } from "../../pdf/picture-size.ts"
import type { StoredNode } from "../editor/reading-tree.ts"
import { pictureAddress, pictureCodesIn } from "../pictures/picture-address.ts"
import { PAPER } from "../pictures/queries.server.ts"

/** The most that a file carries in pictures, in bytes; beyond it they are said in words. */
const MOST_BYTES = 40_000_000

/** The pictures of a document's own that its text shows, by their address in the text. */
export const picturesOf = async (ctx: Ctx, documentId: string, content: unknown): Promise<Pictures> => {
  const shown = pictureCodesIn(content as StoredNode)
  if (shown.size === 0) return {}
  const rows = await listFiles(ctx, PAPER, [documentId])
  const pictures: Record<string, Picture> = {}
  let room = MOST_BYTES
  for (const { code, size, sha256 } of rows) {
    if (!shown.has(code) || size > room) continue
    const bytes = await ctx.files.get(sha256)
    const facts = bytes && pictureSize(bytes)
    if (!facts) continue
    room -= size
    pictures[pictureAddress(code)] = { bytes, ...facts }
  }
  return pictures
}
