import * as Y from "yjs"
import { FIELD } from "../editor/schema-version.ts"
import { longestRising } from "../longest-rising.ts"
import { blocksIn, type ReadingNode } from "./reading.ts"

type Piece = { text: string; attributes: Record<string, unknown> }

const isText = (node: ReadingNode): node is ReadingNode & { text: string } => node.text !== undefined

const pieceOf = ({ text = "", marks = [] }: ReadingNode): Piece => ({
  text,
  attributes: Object.fromEntries(marks.map(({ type, attrs = {} }) => [type, attrs])),
})

/** Attributes keep their type, which the declarations of Yjs do not say. */
const setAttribute = (element: Y.XmlElement, name: string, value: unknown) =>
  element.setAttribute(name, value as string)

const textOf = (nodes: readonly ReadingNode[]): Y.XmlText => {
  const text = new Y.XmlText()
  text.applyDelta(nodes.map(pieceOf).map(({ text: insert, attributes }) => ({ insert, attributes })))
  return text
}

/** Neighbouring pieces of text are one shared text; everything else is an element of its own. */
const childrenOf = (nodes: readonly ReadingNode[]): (Y.XmlElement | Y.XmlText)[] => {
  const children: (Y.XmlElement | Y.XmlText)[] = []
  let run: ReadingNode[] = []
  const endRun = () => {
    if (run.length > 0) children.push(textOf(run))
    run = []
  }
  for (const node of nodes) {
    if (isText(node)) {
      run.push(node)
      continue
    }
    endRun()
    children.push(elementOf(node))
  }
  endRun()
  return children
}

const elementOf = ({ type, attrs = {}, content = [] }: ReadingNode): Y.XmlElement => {
  const element = new Y.XmlElement(type)
  for (const [name, value] of Object.entries(attrs)) if (value !== null) setAttribute(element, name, value)
  element.insert(0, childrenOf(content))
  return element
}

/** The same text for the same value, in whatever order its keys were written. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

type Letter = { letter: string; key: string; attributes: Piece["attributes"] }

/** Whole characters: half of one must never be taken out. */
const lettersOf = (nodes: readonly ReadingNode[]): Letter[] =>
  nodes.map(pieceOf).flatMap(({ text, attributes }) => {
    const key = canonical(attributes)
    return Array.from(text, (letter) => ({ letter, key, attributes }))
  })

const sizeOf = (letters: readonly Letter[]) => letters.reduce((sum, { letter }) => sum + letter.length, 0)
const isSame = (a?: Letter, b?: Letter) => a?.letter === b?.letter && a?.key === b?.key

/** Changes the middle that differs and leaves both ends, and whoever types in them, alone. */
const changeText = (text: Y.XmlText, before: readonly ReadingNode[], after: readonly ReadingNode[]) => {
  const [old, wanted] = [lettersOf(before), lettersOf(after)]
  const shortest = Math.min(old.length, wanted.length)
  let head = 0
  while (head < shortest && isSame(old[head], wanted[head])) head++
  let tail = 0
  while (tail < shortest - head && isSame(old[old.length - 1 - tail], wanted[wanted.length - 1 - tail]))
    tail++
  let at = sizeOf(old.slice(0, head))
  text.delete(at, sizeOf(old.slice(head, old.length - tail)))
  const names = [...old, ...wanted].flatMap(({ attributes }) => Object.keys(attributes))
  const none = Object.fromEntries(names.map((name) => [name, null]))
  const middle = wanted.slice(head, wanted.length - tail)
  for (let from = 0; from < middle.length; ) {
    let to = from
    while (middle[to]?.key === middle[from]?.key) to++
    const run = middle.slice(from, to)
    text.insert(at, run.map(({ letter }) => letter).join(""), { ...none, ...run[0]?.attributes })
    at += sizeOf(run)
    from = to
  }
}

const changeElement = (element: Y.XmlElement, before: ReadingNode, after: ReadingNode) => {
  const attrs = after.attrs ?? {}
  for (const [name, value] of Object.entries(attrs))
    if (value !== null && canonical(value) !== canonical(before.attrs?.[name]))
      setAttribute(element, name, value)
  for (const name of Object.keys(before.attrs ?? {}))
    if ((attrs[name] ?? null) === null) element.removeAttribute(name)
  const [old, wanted] = [before.content ?? [], after.content ?? []]
  if (canonical(old) === canonical(wanted)) return
  const only = element.length === 1 ? element.get(0) : null
  if (only instanceof Y.XmlText && old.every(isText) && wanted.every(isText))
    return changeText(only, old, wanted)
  element.delete(0, element.length)
  element.insert(0, childrenOf(wanted))
}

const keyOf = (node: ReadingNode): string => {
  const id = node.attrs?.id
  return typeof id === "string" ? `${node.type} ${id}` : canonical(node)
}

/**
 * The blocks that stay, as pairs of places, in order: for each wanted block the next one of the old with its key.
 * A block that moved is taken out and written again.
 */
const pairsOf = (old: readonly ReadingNode[], wanted: readonly ReadingNode[]): Map<number, number> => {
  const places = new Map<string, number[]>()
  for (const [at, node] of old.entries()) {
    const key = keyOf(node)
    places.set(key, [...(places.get(key) ?? []), at])
  }
  const candidates = wanted.flatMap((node, to) => {
    const from = places.get(keyOf(node))?.shift()
    return from === undefined ? [] : [{ from, to }]
  })
  const rising = longestRising(candidates.map(({ from }) => from))
  return new Map(candidates.filter((_, at) => rising.has(at)).map(({ from, to }) => [to, from]))
}

/**
 * Makes the text of a document this one, as a change like any other: blocks that are the same are not touched,
 * those with the same id are changed in place, so that what others write in them meanwhile stays.
 */
export const replaceContent = (doc: Y.Doc, wanted: readonly ReadingNode[]): void => {
  const root = doc.getXmlFragment(FIELD)
  doc.transact(() => {
    const old = blocksIn(root)
    const pairs = pairsOf(old, wanted)
    const kept = new Set(pairs.values())
    for (let at = old.length - 1; at >= 0; at--) if (!kept.has(at)) root.delete(at, 1)
    wanted.forEach((node, at) => {
      const from = pairs.get(at)
      const before = from === undefined ? undefined : old[from]
      const element = root.get(at)
      if (!before) root.insert(at, childrenOf([node]))
      else if (element instanceof Y.XmlElement) changeElement(element, before, node)
    })
  })
}
