import { pictureWidths, pixels } from "../pictures/picture-address.ts"
import { frameDirection } from "./direction.ts"
import { type Box, isBlockId, readLine } from "./line.ts"
import { inlinePieces, noteAnchors } from "./reading-inline.ts"
import { listPieces, type ReadLine } from "./reading-lists.ts"
import { tablePiece } from "./reading-table.ts"
import {
  branch,
  MAX_DEPTH,
  nodesIn,
  type Piece,
  type Reading,
  type ReadingLabels,
  type StoredNode,
  textOf,
} from "./reading-tree.ts"
import { safeHref } from "./safe-href.ts"

type Block = ReadLine | { piece: Piece }
type Frame = { box: Box; ref: string | null }

const isLine = (block: Block): block is ReadLine => "line" in block
const PLAIN: Frame = { box: "none", ref: null }
const frameOf = (block: Block): Frame => (isLine(block) ? block.line : PLAIN)

/** Neighbours that are alike, together. */
const runsOf = <T>(items: readonly T[], alike: (a: T, b: T) => boolean): T[][] => {
  const runs: T[][] = []
  for (const item of items) {
    const last = runs.at(-1)
    if (last?.[0] !== undefined && alike(last[0], item)) last.push(item)
    else runs.push([item])
  }
  return runs
}

const flowPieces = (blocks: readonly Block[], reading: Reading): Piece[] =>
  runsOf(blocks, (a, b) => isLine(a) && isLine(b)).flatMap((run) =>
    run[0] && isLine(run[0])
      ? listPieces(run.filter(isLine), reading)
      : run.flatMap((block) => ("piece" in block ? [block.piece] : [])),
  )

const isQuoted = (block: Block) => isLine(block) && block.line.quote

const quotePieces = (blocks: readonly Block[], reading: Reading): Piece[] =>
  runsOf(blocks, (a, b) => isQuoted(a) === isQuoted(b)).flatMap((run) => {
    const pieces = flowPieces(run, reading)
    return run[0] && isQuoted(run[0]) ? [branch("blockquote", frameDirection(pieces), pieces)] : pieces
  })

const boxPiece = ({ box, ref }: Frame, pieces: Piece[], { labels }: Reading): Piece => {
  if (box === "callout" || box === "none")
    return branch("div", { class: "callout", ...frameDirection(pieces) }, pieces)
  const kick = branch("p", { class: "kick" }, [labels.boxes[box]])
  const attributes = { class: `callout ${box}`, "data-ref": ref, ...frameDirection(pieces) }
  return branch("div", attributes, [kick, ...pieces])
}

const framedPieces = (blocks: readonly Block[], reading: Reading): Piece[] =>
  runsOf(blocks, (a, b) => frameOf(a).box === frameOf(b).box && frameOf(a).ref === frameOf(b).ref).flatMap(
    (run) => {
      const frame = run[0] ? frameOf(run[0]) : PLAIN
      const pieces = quotePieces(run, reading)
      return frame.box === "none" ? pieces : [boxPiece(frame, pieces, reading)]
    },
  )

/** How wide a picture stands on a page: the text's measure, or a telephone's. */
const SIZES = "(max-width: 48rem) 100vw, 44rem"

const imagePiece = (node: StoredNode): Piece => {
  const src = safeHref(node.attrs?.src)
  const alt = textOf(node.attrs, "alt") ?? ""
  const id = isBlockId(node.attrs?.id) ? node.attrs.id : null
  const caption = textOf(node.attrs, "caption")
  if (!src?.startsWith("/")) return branch("p", { id }, [alt])
  const [width, height] = [pixels(node.attrs?.width), pixels(node.attrs?.height)]
  const srcset = pictureWidths(src, width)
  // Its measures come with it, so that nothing jumps when it arrives.
  const size = width && height ? { width, height } : {}
  const widths = srcset ? { srcset, sizes: SIZES } : {}
  const image = branch("img", { src, ...widths, alt, ...size, loading: "lazy" })
  return branch(
    "figure",
    { id },
    caption ? [image, branch("figcaption", { dir: "auto" }, [caption])] : [image],
  )
}

const holdsBlocks = (node: StoredNode) =>
  nodesIn(node).some(
    ({ type, content }) => type === "paragraph" || type === "table" || Array.isArray(content),
  )

/** In the cells of a table lines have no address beside them: it would be a part of the headings' names. */
const inCells = (reading: Reading): Reading => {
  const { paragraph: _, ...labels } = reading.labels
  return { ...reading, labels }
}

const readBlock = (node: StoredNode, reading: Reading, depth: number): Block[] => {
  if (depth > MAX_DEPTH) return []
  if (node.type === "paragraph")
    return [{ line: readLine(node.attrs), pieces: inlinePieces(nodesIn(node), reading) }]
  if (node.type === "table")
    return [
      { piece: tablePiece(node, reading, (cell) => blockPieces(nodesIn(cell), inCells(reading), depth + 1)) },
    ]
  if (node.type === "image") return [{ piece: imagePiece(node) }]
  if (holdsBlocks(node)) return nodesIn(node).flatMap((inside) => readBlock(inside, reading, depth + 1))
  const pieces = inlinePieces([node], reading)
  return pieces.length > 0 ? [{ line: readLine(null), pieces }] : []
}

const blockPieces = (nodes: readonly StoredNode[], reading: Reading, depth = 0): Piece[] =>
  framedPieces(
    nodes.flatMap((node) => readBlock(node, reading, depth)),
    reading,
  )

const noteOf = (node: StoredNode) => (node.type === "paragraph" ? readLine(node.attrs).note : null)

const refsIn = (nodes: readonly StoredNode[], found: Set<string>, depth = 0): Set<string> => {
  for (const node of depth > MAX_DEPTH ? [] : nodes) {
    const ref = node.type === "footnote" ? textOf(node.attrs, "ref") : null
    if (ref) found.add(ref)
    refsIn(nodesIn(node), found, depth + 1)
  }
  return found
}

const notePieces = (nodes: readonly StoredNode[], reading: Reading): Piece[] => {
  const items = [...reading.notes].flatMap(([ref, number]) => {
    const lines = nodes.filter((node) => noteOf(node) === ref)
    const { mark, entry } = noteAnchors(number)
    const link = { href: `#${mark}`, role: "doc-backlink", "aria-label": reading.labels.backToText(number) }
    const back = reading.marked.has(number) ? [branch("a", link, ["↩"])] : []
    const pieces = blockPieces(lines, reading)
    return [branch("li", { id: entry, ...frameDirection(pieces) }, [...pieces, ...back])]
  })
  if (items.length === 0) return []
  return [
    branch("section", { class: "notes", role: "doc-endnotes" }, [
      branch("h2", {}, [reading.labels.notes]),
      branch("ol", frameDirection(items), items),
    ]),
  ]
}

/**
 * A stored text as the elements of a page. Unknown kinds show their text.
 * @param more attributes that every line's element carries besides its own
 */
export const readingTree = (
  content: StoredNode,
  labels: ReadingLabels,
  more: Reading["more"] = () => ({}),
): Piece[] => {
  const nodes = nodesIn(content)
  const refs = refsIn(nodes, new Set())
  for (const node of nodes) {
    const note = noteOf(node)
    if (note) refs.add(note)
  }
  const reading: Reading = {
    labels,
    more,
    marked: new Set(),
    notes: new Map([...refs].map((ref, at) => [ref, at + 1])),
  }
  const text = nodes.filter((node) => noteOf(node) === null)
  return [...blockPieces(text, reading), ...notePieces(nodes, reading)]
}
