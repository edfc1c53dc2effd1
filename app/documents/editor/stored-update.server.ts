import * as Y from "yjs"
import { hasBlockId } from "./block-ids.ts"
import { idsFrom } from "./first-update.server.ts"
import { nodesIn, type StoredMark, type StoredNode } from "./reading-tree.ts"
import { FIELD } from "./schema-version.ts"

const attributesOf = (marks: readonly StoredMark[] | null | undefined) =>
  Object.fromEntries((marks ?? []).map(({ type, attrs }) => [type, attrs ?? {}]))

type Child = Y.XmlElement | Y.XmlText

/** Words that stand side by side share one text, as the editor's binding keeps them. */
const childrenOf = (nodes: readonly StoredNode[], newId: () => string): Child[] => {
  const children: Child[] = []
  let words: { insert: string; attributes: Record<string, unknown> }[] = []
  const close = () => {
    if (words.length === 0) return
    const text = new Y.XmlText()
    text.applyDelta(words)
    children.push(text)
    words = []
  }
  for (const node of nodes) {
    if (typeof node.text === "string") {
      words.push({ insert: node.text, attributes: attributesOf(node.marks) })
      continue
    }
    close()
    children.push(elementOf(node, newId))
  }
  close()
  return children
}

const elementOf = (node: StoredNode, newId: () => string): Y.XmlElement => {
  const element = new Y.XmlElement(node.type)
  const attributes = { ...node.attrs, ...(hasBlockId(node.type) ? { id: newId() } : {}) }
  // Attributes keep their type, which the declarations of Yjs do not say.
  for (const [name, value] of Object.entries(attributes))
    if (value !== null && value !== undefined) element.setAttribute(name, value as string)
  const children = childrenOf(nodesIn(node), newId)
  if (children.length > 0) element.insert(0, children)
  return element
}

/**
 * The first update of a document from a text as it is stored. The same seed and text always give the same
 * bytes; every block gets an id of its own, whatever the text says.
 * @param content a node of kind `doc` that fits the schema
 * @param seed what makes the document unlike others: its id
 */
export const storedUpdate = (content: StoredNode, seed: string): Uint8Array => {
  const { newId, client } = idsFrom(seed)
  const doc = new Y.Doc()
  doc.clientID = client
  doc.transact(() => {
    doc.getXmlFragment(FIELD).insert(
      0,
      nodesIn(content).map((node) => elementOf(node, newId)),
    )
  })
  return Y.encodeStateAsUpdate(doc)
}
