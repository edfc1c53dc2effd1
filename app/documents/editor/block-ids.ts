import * as Y from "yjs"

const IDENTIFIED = new Set(["paragraph", "table", "image"])

/** Whether blocks of this kind carry an id. */
export const hasBlockId = (kind: string): boolean => IDENTIFIED.has(kind)

/** The id that a block has by birth: the same for every client, and no other block's. */
const bornId = (element: Y.XmlElement): string => {
  const birth = element._item?.id
  if (!birth) throw new Error("A block outside of any document has no id")
  return `b-${birth.client.toString(36)}-${birth.clock.toString(36)}`
}

const blocksOf = (parent: Y.XmlFragment | Y.XmlElement, found: Y.XmlElement[] = []): Y.XmlElement[] => {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue
    if (IDENTIFIED.has(child.nodeName)) found.push(child)
    if (child.nodeName !== "paragraph") blocksOf(child, found)
  }
  return found
}

const idOf = (element: Y.XmlElement): string | null => {
  const id: unknown = element.getAttribute("id")
  return typeof id === "string" && id !== "" ? id : null
}

/**
 * The blocks whose id is missing or is another block's too, with the id each must take. An id belongs to the
 * block that was born with it, else to the first in the text; the others take the one they were born with.
 * Every client finds the same answer and no block is named twice, so the mending ends.
 */
export const misnamedBlocks = (fragment: Y.XmlFragment): { element: Y.XmlElement; id: string }[] => {
  const blocks = blocksOf(fragment)
  const owners = new Map<string, Y.XmlElement>()
  for (const block of blocks) {
    const id = idOf(block)
    if (id !== null && (!owners.has(id) || bornId(block) === id)) owners.set(id, block)
  }
  return blocks
    .filter((block) => {
      const id = idOf(block)
      return id === null || owners.get(id) !== block
    })
    .map((element) => ({ element, id: bornId(element) }))
}

/** Gives every block an id of its own. Returns how many it had to name. */
export const mendBlockIds = (fragment: Y.XmlFragment, origin: unknown): number => {
  const misnamed = misnamedBlocks(fragment)
  if (misnamed.length === 0) return 0
  fragment.doc?.transact(() => {
    for (const { element, id } of misnamed) element.setAttribute("id", id)
  }, origin)
  return misnamed.length
}
