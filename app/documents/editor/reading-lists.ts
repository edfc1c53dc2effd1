import { frameDirection } from "./direction.ts"
import { headingTag } from "./heading-tag.ts"
import { isBlockId, type Line, type ListKind } from "./line.ts"
import { addressedHeading, addressOf } from "./reading-address.ts"
import { type Branch, branch, type Piece, type PieceAttributes, type Reading } from "./reading-tree.ts"

/** A line that is ready to stand in a page. */
export type ReadLine = { line: Line; pieces: Piece[] }

type Open = { kind: ListKind; list: Branch; item: Branch }

/** The attributes of a line's element. */
export const lineAttributes = (line: Line, { more }: Pick<Reading, "more">): PieceAttributes => ({
  ...(isBlockId(line.id) ? { id: line.id } : {}),
  ...(line.lang ? { lang: line.lang } : {}),
  dir: line.dir ?? "auto",
  ...more(line),
})

const plainElement = ({ line, pieces }: ReadLine, reading: Reading): Branch => {
  const address = addressOf(line, pieces, reading)
  const inside = pieces.length > 0 ? pieces : [branch("br", {})]
  if (line.level > 0)
    return addressedHeading(branch(headingTag(line.level), lineAttributes(line, reading), inside), address)
  const indent = line.indent > 0 ? line.indent : null
  return branch("p", { ...lineAttributes(line, reading), "data-indent": indent }, [...inside, ...address])
}

const taskState = (line: Line, { labels }: Reading): Piece[] => {
  if (line.list !== "task") return []
  const words = line.checked ? labels.taskDone : labels.taskOpen
  // With a direction of its own it has no say in that of the item.
  return [
    branch("span", { class: "tick", dir: "auto" }, [
      branch("span", { class: "visually-hidden" }, [`${words}: `]),
    ]),
  ]
}

const itemElement = ({ line, pieces }: ReadLine, reading: Reading): Branch => {
  const state = line.list === "task" ? { class: line.checked ? "task done" : "task" } : {}
  return branch("li", { ...lineAttributes(line, reading), ...state }, [
    ...taskState(line, reading),
    ...pieces,
    ...addressOf(line, pieces, reading),
  ])
}

const openList = (kind: ListKind, item: Branch): Open => {
  const list = branch(
    kind === "ordered" ? "ol" : "ul",
    { ...frameDirection([item]), class: kind === "task" ? "tasks-d" : null },
    [item],
  )
  return { kind, list, item }
}

/** Puts a list item at its depth: one deeper than its neighbours at most, whatever its indent says. */
const addItem = (stack: Open[], out: Piece[], read: ReadLine, reading: Reading) => {
  const { list: kind, indent } = read.line
  const depth = Math.min(indent, stack.length)
  stack.length = Math.min(stack.length, depth + 1)
  const here = stack[depth]
  const item = itemElement(read, reading)
  if (here?.kind === kind) {
    here.list.children.push(item)
    here.item = item
    return
  }
  stack.length = depth
  const opened = openList(kind, item)
  const parent = stack[depth - 1]
  if (parent) parent.item.children.push(opened.list)
  else out.push(opened.list)
  stack.push(opened)
}

/**
 * Real lists out of runs of lines. A plain line indented under an item belongs to it; any other line ends
 * the lists.
 */
export const listPieces = (lines: readonly ReadLine[], reading: Reading): Piece[] => {
  const out: Piece[] = []
  const stack: Open[] = []
  for (const read of lines) {
    const { line } = read
    if (line.list !== "none") {
      addItem(stack, out, read, reading)
      continue
    }
    const depth = line.level === 0 ? Math.min(line.indent, stack.length) : 0
    stack.length = depth
    const parent = stack[depth - 1]
    if (parent) parent.item.children.push(plainElement({ ...read, line: { ...line, indent: 0 } }, reading))
    else out.push(plainElement(read, reading))
  }
  return out
}
