import * as Y from "yjs"

/** A place in the shared text. */
export type SharedPoint = Pick<Y.AbsolutePosition, "type" | "index">
/** A passage as it is stored: encoded relative positions. */
export type Positions = { from: Uint8Array; to: Uint8Array }

const encode = ({ type, index }: SharedPoint, side: number) =>
  Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(type, index, side))

/** The positions of a passage, held by its first and last letter: what is written at its edges stays outside. */
export const positionsOf = (from: SharedPoint, to: SharedPoint): Positions => ({
  from: encode(from, 0),
  to: encode(to, -1),
})

const isAlive = (item: Y.Item | null): boolean => {
  if (item === null) return true
  const { parent } = item
  return !item.deleted && (!(parent instanceof Y.AbstractType) || isAlive(parent._item))
}

const read = (doc: Y.Doc, bytes: Uint8Array) => {
  try {
    const position = Y.decodeRelativePosition(bytes)
    const place = Y.createAbsolutePositionFromRelativePosition(position, doc)
    return place && isAlive(place.type._item) ? { position, place } : null
  } catch {
    // What somebody stored is no position.
    return null
  }
}

/** Where a passage stands in the shared text now; null where its letters, or their line, are gone. */
export const livePassage = (doc: Y.Doc, { from, to }: Positions) => {
  const [start, end] = [read(doc, from), read(doc, to)]
  if (!start || !end) return null
  if (start.place.type === end.place.type && start.place.index >= end.place.index) return null
  return { from: start, to: end }
}
