import * as Y from "yjs"

const FIELD = "default"

/** Adds a paragraph with this text at the end of a document. */
export const write = (doc: Y.Doc, text: string): void => {
  const paragraph = new Y.XmlElement("paragraph")
  const content = new Y.XmlText()
  content.insert(0, text)
  paragraph.insert(0, [content])
  const root = doc.getXmlFragment(FIELD)
  root.insert(root.length, [paragraph])
}

/** The paragraphs of a document. */
export const linesOf = (doc: Y.Doc): string[] =>
  doc
    .getXmlFragment(FIELD)
    .toArray()
    .map((node) => (node instanceof Y.XmlElement ? node.toArray().join("") : ""))

/** A document of so many paragraphs, made at once: one after the other takes a time that grows with the square. */
export const longDoc = (count: number, line: string): Y.Doc => {
  const doc = new Y.Doc()
  const paragraphs = Array.from({ length: count }, () => {
    const paragraph = new Y.XmlElement("paragraph")
    paragraph.insert(0, [new Y.XmlText(line)])
    return paragraph
  })
  doc.getXmlFragment(FIELD).insert(0, paragraphs)
  return doc
}

/** A document with these paragraphs, as an update that stands by itself. */
export const updateWith = (...lines: string[]): Uint8Array => {
  const doc = new Y.Doc()
  for (const line of lines) write(doc, line)
  return Y.encodeStateAsUpdate(doc)
}

export const docFrom = (updates: readonly Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}
