import * as Y from "yjs"
import { Depths, endOf, isItem, type Struct } from "./depths.ts"

/** What an update would do to a document, found out before it is applied. */
export type Content =
  /** Nothing: the document holds all of it. */
  | { kind: "redundant" }
  /** It builds on something that the document does not have (yet). */
  | { kind: "early" }
  /** It must never be applied. */
  | { kind: "unfit"; reason: "too-deep" | "subdocument" | "overlapping" }
  | { kind: "fit"; onlyDeletes: boolean }

type Decoded = { structs: Struct[]; ds: { clients: Map<number, { clock: number; len: number }[]> } }

const REF = { json: 2, embed: 5, format: 6, type: 7, any: 8, subdocument: 9 }

const isSkip = (struct: Struct): struct is Y.Skip => struct.constructor === Y.Skip
const refOf = (item: Y.Item) => item.content.getRef()

/** Whether a value inside an attribute nests deeper than `limit`; reading it back would recurse. */
const isDeeperThan = (value: unknown, limit: number): boolean => {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return false
  return limit === 0 || Object.values(value).some((inner) => isDeeperThan(inner, limit - 1))
}

const valuesOf = (item: Y.Item): unknown => {
  const content = item.content as { arr?: unknown; embed?: unknown; value?: unknown }
  const ref = refOf(item)
  if (ref === REF.any || ref === REF.json) return content.arr
  if (ref === REF.embed) return content.embed
  return ref === REF.format ? content.value : null
}

const stateOf = (doc: Y.Doc, client: number) => Y.getState(doc.store, client)

const isDeletedInStore = (doc: Y.Doc, client: number, clock: number, end: number): boolean => {
  const structs = doc.store.clients.get(client) ?? []
  for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
    const struct = structs[i]
    if (!struct || struct.id.clock >= end) break
    if (!struct.deleted) return false
  }
  return true
}

const isRedundant = (doc: Y.Doc, { structs, ds }: Decoded): boolean => {
  for (const struct of structs)
    if (!isSkip(struct) && endOf(struct) > stateOf(doc, struct.id.client)) return false
  for (const [client, ranges] of ds.clients)
    for (const { clock, len } of ranges)
      if (clock + len > stateOf(doc, client) || !isDeletedInStore(doc, client, clock, clock + len))
        return false
  return true
}

/** How far each client's structs would reach; null where the update leaves a hole before its first struct. */
const reachAfter = (doc: Y.Doc, structs: readonly Struct[]): Map<number, number> | null => {
  const reach = new Map<number, number>()
  for (const struct of structs) {
    if (isSkip(struct)) continue
    const { client, clock } = struct.id
    const known = reach.get(client) ?? stateOf(doc, client)
    if (clock > known) return null
    reach.set(client, Math.max(known, endOf(struct)))
  }
  return reach
}

const isEarly = (doc: Y.Doc, { structs, ds }: Decoded): boolean => {
  const reach = reachAfter(doc, structs)
  if (!reach) return true
  const isMissing = (id: unknown) => {
    if (typeof id !== "object" || id === null) return false
    const { client, clock } = id as Y.ID
    return clock >= (reach.get(client) ?? stateOf(doc, client))
  }
  for (const struct of structs)
    if (
      isItem(struct) &&
      (isMissing(struct.origin) || isMissing(struct.rightOrigin) || isMissing(struct.parent))
    )
      return true
  for (const [client, ranges] of ds.clients)
    for (const { clock, len } of ranges)
      if (clock + len > (reach.get(client) ?? stateOf(doc, client))) return true
  return false
}

/**
 * Yjs writes deletions sorted and merged. Ranges that lie on each other are made by hand, to have the same
 * stretch looked at thousands of times.
 */
const hasOverlap = ({ ds }: Decoded): boolean => {
  for (const ranges of ds.clients.values()) {
    let end = 0
    for (const { clock, len } of [...ranges].sort((a, b) => a.clock - b.clock)) {
      if (clock < end) return true
      end = clock + len
    }
  }
  return false
}

const unfitness = (doc: Y.Doc, structs: readonly Struct[], maxDepth: number) => {
  let hasType = false
  for (const struct of structs) {
    if (!isItem(struct)) continue
    if (refOf(struct) === REF.subdocument) return "subdocument"
    if (isDeeperThan(valuesOf(struct), maxDepth)) return "too-deep"
    hasType ||= refOf(struct) === REF.type
  }
  if (!hasType) return null
  const depths = new Depths(doc, structs)
  const isTooDeep = (struct: Struct) =>
    isItem(struct) && refOf(struct) === REF.type && depths.of(struct) > maxDepth
  return structs.some(isTooDeep) ? "too-deep" : null
}

/**
 * Looks at an update without applying it. Nothing that waits for missing parts ever enters a shared
 * document, so what is there is what the log holds.
 * @throws if it cannot be decoded
 */
export const inspectContent = (doc: Y.Doc, update: Uint8Array, maxDepth: number): Content => {
  const decoded = Y.decodeUpdate(update) as Decoded
  if (hasOverlap(decoded)) return { kind: "unfit", reason: "overlapping" }
  if (isRedundant(doc, decoded)) return { kind: "redundant" }
  if (isEarly(doc, decoded)) return { kind: "early" }
  const reason = unfitness(doc, decoded.structs, maxDepth)
  if (reason) return { kind: "unfit", reason }
  return {
    kind: "fit",
    onlyDeletes: !decoded.structs.some((s) => !isSkip(s) && endOf(s) > stateOf(doc, s.id.client)),
  }
}
