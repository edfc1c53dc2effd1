import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { createPaper } from "../create-paper.server.ts"
import type { StoredNode } from "../editor/reading-tree.ts"
import { storedUpdate } from "../editor/stored-update.server.ts"
import { pictureAddress } from "../pictures/picture-address.ts"
import { storePicture } from "../pictures/store-picture.server.ts"
import type { ImportPaper } from "./input.ts"
import type { ImportedText } from "./page-text.ts"

type Paper = { id: string; roundtableId: string }

/** The text with its pictures kept as the document's own, each with what was said of it. */
const withPictures = async (
  ctx: TxCtx,
  paper: Paper,
  { content, pictures }: ImportedText,
  alts: readonly string[],
): Promise<StoredNode> => {
  const attributes = new Map<string, Record<string, unknown>>()
  for (const [at, { src, made }] of pictures.entries()) {
    const code = await storePicture(ctx, paper, made)
    const { width, height } = made
    attributes.set(src, { src: pictureAddress(code), alt: alts[at] ?? "", width, height })
  }
  const nodes = (content.content ?? []).map((node) => {
    const known = node.type === "image" ? attributes.get(String(node.attrs?.src)) : undefined
    return known ? { ...node, attrs: { ...node.attrs, ...known } } : node
  })
  return { ...content, content: nodes }
}

/**
 * Starts a document with the text of a file.
 * @param alts what each picture of the file shows, in their order; empty for decoration
 * @returns the document's code
 * @throws forbidden unless secretary or chair here
 */
export const importPaper = (
  ctx: Ctx,
  { file: _, ...input }: ImportPaper,
  text: ImportedText,
  alts: readonly string[] = [],
) =>
  transact(ctx, (ctx) =>
    createPaper(ctx, { ...input, template: "file" }, async (paper) =>
      storedUpdate(await withPictures(ctx, paper, text, alts), paper.id),
    ),
  )
