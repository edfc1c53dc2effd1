import {
  attributeOf,
  elementsIn,
  hasClass,
  isElement,
  type PageElement,
  type PageNode,
  wordsIn,
} from "./page-tree.ts"

/** The notes of a page: which element is the text of which, and which list of them stands apart. */
export type PageNotes = {
  /** The text of a note by its id. */
  texts: ReadonlyMap<string, PageElement>
  /** The elements that hold nothing but notes. */
  lists: ReadonlySet<PageElement>
}

const targetOf = (element: PageElement): string | null => {
  const href = attributeOf(element, "href")
  return element.tagName === "a" && href?.startsWith("#") ? decodeURIComponentSafely(href.slice(1)) : null
}

const decodeURIComponentSafely = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const eachElement = (node: PageNode, deed: (element: PageElement, parent: PageElement | null) => void) => {
  const walk = (inside: PageNode, parent: PageElement | null) => {
    if (isElement(inside)) deed(inside, parent)
    if ("childNodes" in inside)
      for (const child of inside.childNodes) walk(child, isElement(inside) ? inside : parent)
  }
  walk(node, null)
}

/** The id of the note that a raised mark leads to, or null. */
export const noteMark = (element: PageElement, { texts }: PageNotes): string | null => {
  if (element.tagName !== "sup") return null
  const [link, ...others] = elementsIn(element)
  const target = link && others.length === 0 ? targetOf(link) : null
  return target !== null && texts.has(target) ? target : null
}

/** Whether an element is the way back from a note to its mark. */
export const isWayBack = (element: PageElement): boolean =>
  targetOf(element) !== null &&
  (/^(?:\s|\u21a9|\u2191|\u2934|\ufe0e|\ufe0f)*$/u.test(wordsIn(element)) ||
    attributeOf(element, "role") === "doc-backlink")

/**
 * Finds footnotes as Word's, Markdown's and our own pages write them: a raised link to an item of a list.
 * A list is one of notes when each of its items is the text of one.
 */
export const notesOf = (page: PageElement): PageNotes => {
  const wanted = new Set<string>()
  const items = new Map<string, PageElement>()
  const lists: PageElement[] = []
  eachElement(page, (element, parent) => {
    const target = parent?.tagName === "sup" ? targetOf(element) : null
    if (target !== null) wanted.add(target)
    const id = attributeOf(element, "id")
    if (element.tagName === "li" && id !== null && !items.has(id)) items.set(id, element)
    if (element.tagName === "ol") lists.push(element)
  })
  const texts = new Map([...items].filter(([id]) => wanted.has(id)))
  const bodies = new Set(texts.values())
  const ofNotes = lists.filter((list) => {
    const inside = elementsIn(list)
    return inside.length > 0 && inside.every((item) => bodies.has(item))
  })
  return { texts, lists: new Set(ofNotes) }
}

/** Whether an element is the section around the notes: its heading is not one of the text. */
export const isNoteSection = (element: PageElement): boolean =>
  attributeOf(element, "role") === "doc-endnotes" ||
  attributeOf(element, "data-footnotes") !== null ||
  hasClass(element, "footnotes")
