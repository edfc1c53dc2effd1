import sharp from "sharp"
import type { StoredNode } from "../editor/reading-tree.ts"
import { encodePicture } from "../pictures/encode-picture.server.ts"
import type { MadePicture } from "../pictures/made-picture.ts"
import type { FoundPicture, TakenPicture } from "./found-picture.ts"
import type { ImportedText, PageText } from "./page-text.ts"

const THUMB = 160

const thumbOf = async ({ wide, narrow }: MadePicture): Promise<string> => {
  const small = sharp((narrow ?? wide).bytes).resize({ width: THUMB, height: THUMB, fit: "inside" })
  const bytes = await small.flatten({ background: "#ffffff" }).jpeg({ quality: 60 }).toBuffer()
  return `data:image/jpeg;base64,${bytes.toString("base64")}`
}

const take = async ({ src, bytes }: FoundPicture): Promise<TakenPicture | null> => {
  const answer = await encodePicture({ bytes })
  return "made" in answer ? { src, made: answer.made, thumb: await thumbOf(answer.made) } : null
}

/** What a picture that is not taken leaves: its words. */
const wordsOf = ({ attrs }: StoredNode): StoredNode => {
  const text = [attrs?.alt, attrs?.caption].filter((words) => typeof words === "string" && words).join(" – ")
  return { type: "paragraph", ...(text ? { content: [{ type: "text", text }] } : {}) }
}

/** The pictures of a text that was read, made anew one after the other; those that do not open leave their words. */
export const takePictures = async ({ found, ...text }: PageText): Promise<ImportedText> => {
  const pictures: TakenPicture[] = []
  for (const one of found) {
    const taken = await take(one)
    if (taken) pictures.push(taken)
  }
  const lost = found.length - pictures.length
  if (lost === 0) return { ...text, pictures }
  const there = new Set(pictures.map(({ src }) => src))
  const content = (text.content.content ?? []).map((node) =>
    node.type === "image" && !there.has(String(node.attrs?.src)) ? wordsOf(node) : node,
  )
  const others = text.left.filter(({ what }) => what !== "pictures")
  const count = lost + (text.left.find(({ what }) => what === "pictures")?.count ?? 0)
  return {
    ...{ ...text, pictures, content: { ...text.content, content } },
    kept: { ...text.kept, pictures: pictures.length },
    left: [...others, { what: "pictures", count }],
  }
}
