import { hasBlockId } from "../editor/block-ids.ts"
import { isBlockId } from "../editor/line.ts"
import { MAX_DEPTH, nodesIn, type StoredNode, textOf } from "../editor/reading-tree.ts"
import { type Target, targetOf, targetOfHref } from "./target.ts"

/** A place of a text that points to something: the block that it stands in. */
export type Pointer = { target: Target; part: string }

type Site = {
  /** The code of the text itself. */
  code: string
  /** The site's address without a slash at its end. */
  base: string
}

const hrefOf = (node: StoredNode): string | null => {
  const link = Array.isArray(node.marks) ? node.marks.find((mark) => mark?.type === "link") : null
  return textOf(link?.attrs, "href")
}

const targetAt = (node: StoredNode, { code, base }: Site): Target | null => {
  if (node.type === "mention") return targetOf(textOf(node.attrs, "kind"), textOf(node.attrs, "ref"), code)
  const href = hrefOf(node)
  return href === null ? null : targetOfHref(href, base)
}

/** Everything that a text points to, by mention or by an address of this site, in the order of the text. */
export const pointersIn = (content: StoredNode, site: Site, part = "", depth = 0): Pointer[] => {
  if (depth > MAX_DEPTH) return []
  const { id } = content.attrs ?? {}
  const here = isBlockId(id) ? id : part
  const target = targetAt(content, site)
  return [
    ...(target ? [{ target, part: here }] : []),
    ...nodesIn(content).flatMap((node) => pointersIn(node, site, here, depth + 1)),
  ]
}

const wordsIn = (node: StoredNode, depth = 0): string => {
  if (typeof node.text === "string") return node.text
  if (depth > MAX_DEPTH) return ""
  if (node.type === "hardBreak") return " "
  const inside = nodesIn(node)
  if (inside.length > 0) return inside.map((one) => wordsIn(one, depth + 1)).join("")
  return textOf(node.attrs, "label") ?? textOf(node.attrs, "caption") ?? textOf(node.attrs, "alt") ?? ""
}

/** As much of a paragraph as names it. */
const SHORT = 80

/** The first words of a block, by which it is called elsewhere; "" for an empty one. */
export const namingWords = (block: StoredNode): string => {
  const words = wordsIn(block).replace(/\s+/g, " ").trim()
  const letters = [...words]
  return letters.length <= SHORT ? words : `${letters.slice(0, SHORT).join("").trimEnd()}…`
}

/** The blocks of a text that have an address, in its order, those of tables included. */
export const addressedBlocks = (content: StoredNode, depth = 0): { id: string; node: StoredNode }[] =>
  nodesIn(content).flatMap((node) => {
    const id = hasBlockId(node.type) ? node.attrs?.id : null
    const own = isBlockId(id) ? [{ id, node }] : []
    const isLine = node.type === "paragraph" || depth > MAX_DEPTH
    return isLine ? own : [...own, ...addressedBlocks(node, depth + 1)]
  })

/** A block of a text by its id; null when it is not there. */
export const blockOf = (content: StoredNode, id: string): StoredNode | null =>
  addressedBlocks(content).find((block) => block.id === id)?.node ?? null

/** The first words of some blocks, by id; what is not in the text is left out. */
export const wordsOfBlocks = (content: StoredNode, ids: readonly string[]): Record<string, string> => {
  const asked = new Set(ids.filter((id) => id !== ""))
  if (asked.size === 0) return {}
  return Object.fromEntries(
    addressedBlocks(content)
      .filter(({ id }) => asked.has(id))
      .map(({ id, node }) => [id, namingWords(node)]),
  )
}
