import { type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from "parse5"
import { FileRefused, LIMITS } from "./limits.ts"

export type PageNode = DefaultTreeAdapterTypes.Node
export type PageElement = DefaultTreeAdapterTypes.Element

export const isElement = (node: PageNode): node is PageElement => "tagName" in node
export const isText = (node: PageNode): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === "#text"

/** An attribute of an element, or null. */
export const attributeOf = (element: PageElement, name: string): string | null =>
  element.attrs.find((attribute) => attribute.name === name)?.value ?? null
export const hasClass = (element: PageElement, name: string): boolean =>
  (attributeOf(element, "class") ?? "").split(/\s+/).includes(name)
export const elementsIn = (node: PageNode): PageElement[] =>
  "childNodes" in node ? node.childNodes.filter(isElement) : []
/** All the words in an element. */
export const wordsIn = (node: PageNode): string =>
  isText(node) ? node.value : "childNodes" in node ? node.childNodes.map(wordsIn).join("") : ""

/**
 * A page as a tree, read as browsers read it. Nothing of it is run or fetched.
 * @throws FileRefused as soon as it has more elements or is deeper than a text has a use for
 */
export const readPage = (html: string): PageElement => {
  let elements = 0
  let depth = 0
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement: (...parts) => {
      elements++
      if (elements > LIMITS.elements) throw new FileRefused("too_much_inside")
      return defaultTreeAdapter.createElement(...parts)
    },
    onItemPush: () => {
      depth++
      if (depth > LIMITS.depth) throw new FileRefused("too_deep")
    },
    onItemPop: () => {
      depth--
    },
  }
  const page = parse<DefaultTreeAdapterMap>(html, { treeAdapter, scriptingEnabled: false })
  const root = elementsIn(page)[0]
  if (!root) throw new FileRefused("broken")
  return root
}
