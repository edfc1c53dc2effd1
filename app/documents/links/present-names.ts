import { MAX_DEPTH, nodesIn, type StoredNode, textOf } from "../editor/reading-tree.ts"
import { blockOf, namingWords } from "./pointers.ts"
import { keyOf, paragraphPath, type Target, targetOf } from "./target.ts"

/** What a thing is called now, and the page it has; of somebody erased there is neither. */
export type Present = { name: string | null; path: string | null; isErased?: boolean }
/** By `keyOf`; what the reader may not see is not in it. */
export type PresentNames = ReadonlyMap<string, Present>

/** The things that a text mentions, each once. */
export const mentionedIn = (content: StoredNode, code: string): Target[] => {
  const found = new Map<string, Target>()
  const look = (node: StoredNode, depth: number) => {
    const target =
      node.type === "mention" ? targetOf(textOf(node.attrs, "kind"), textOf(node.attrs, "ref"), code) : null
    if (target) found.set(keyOf(target), target)
    if (depth < MAX_DEPTH) for (const inside of nodesIn(node)) look(inside, depth + 1)
  }
  look(content, 0)
  return [...found.values()]
}

/** The text's own paragraphs that it mentions. */
export const ownParagraphs = (content: StoredNode, code: string, targets: readonly Target[]): PresentNames =>
  new Map(
    targets
      .filter((target) => target.kind === "paragraph" && target.code === code)
      .map((target) => {
        const block = blockOf(content, target.block)
        const name = block ? namingWords(block) : ""
        return [keyOf(target), { name: name === "" ? null : name, path: paragraphPath(code, target.block) }]
      }),
  )

const named = (node: StoredNode, code: string, names: PresentNames, erased: string): StoredNode => {
  const target = targetOf(textOf(node.attrs, "kind"), textOf(node.attrs, "ref"), code)
  const present = target ? names.get(keyOf(target)) : undefined
  if (!present) return { ...node, attrs: { ...node.attrs, href: null } }
  const label = present.isErased ? erased : (present.name ?? textOf(node.attrs, "label"))
  return { ...node, attrs: { ...node.attrs, label, href: present.path } }
}

/**
 * A text whose mentions say what each thing is called now and where it is: links for what the reader may see, the
 * words as they were written for everything else, and nobody's name for who was erased. For showing only: what is
 * stored, and its digest, stay as they are.
 * @param erased how somebody is called who is not in the system any more
 */
export const withPresentNames = (
  content: StoredNode,
  { code, names, erased }: { code: string; names: PresentNames; erased: string },
  depth = 0,
): StoredNode => {
  if (content.type === "mention") return named(content, code, names, erased)
  if (depth > MAX_DEPTH || !Array.isArray(content.content)) return content
  return {
    ...content,
    content: nodesIn(content).map((node) => withPresentNames(node, { code, names, erased }, depth + 1)),
  }
}

/** What the editor calls the things of a text's mentions, by kind and reference as the mentions have them. */
export const shownNames = (
  names: PresentNames,
  { code, erased }: { code: string; erased: string },
): Record<string, string> =>
  Object.fromEntries(
    [...names].flatMap(([key, { name, isErased }]) => {
      const [kind = "", thing = "", block = ""] = key.split(" ")
      const shown = isErased ? erased : name
      if (shown === null) return []
      const refs =
        block === "" ? [thing] : thing === code ? [`${thing}#${block}`, block] : [`${thing}#${block}`]
      return refs.map((ref) => [`${kind} ${ref}`, shown])
    }),
  )
