import * as Y from "yjs"

export type Struct = Y.Item | Y.GC | Y.Skip

export const isItem = (struct: Struct): struct is Y.Item => "content" in struct
export const endOf = (struct: Struct) => struct.id.clock + struct.length

const depthInStore = (item: Y.Item | Y.GC): number => {
  let depth = 0
  for (let at: unknown = item; at instanceof Y.Item; depth++) {
    const parent: unknown = at.parent
    at = parent instanceof Y.AbstractType ? parent._item : null
  }
  return depth
}

const structAt = (structs: readonly Struct[] | undefined, clock: number): Struct | undefined => {
  let low = 0
  for (let high = (structs?.length ?? 0) - 1; low <= high; ) {
    const middle = (low + high) >> 1
    const struct = structs?.[middle]
    if (!struct) return undefined
    if (clock < struct.id.clock) high = middle - 1
    else if (clock >= endOf(struct)) low = middle + 1
    else return struct
  }
  return undefined
}

/**
 * How deep the items of an update would nest in a document: 1 below the root. An item hangs below its parent
 * or, where the update leaves the parent out, beside its neighbour. Chains are followed without recursion,
 * since a hostile one is as long as a frame allows, and one that bites its tail is infinitely deep.
 */
export class Depths {
  private readonly own = new Map<number, Struct[]>()
  private readonly known = new Map<Struct, number>()

  constructor(
    private readonly doc: Y.Doc,
    private readonly structs: readonly Struct[],
  ) {
    for (const struct of structs) {
      const list = this.own.get(struct.id.client)
      if (list) list.push(struct)
      else this.own.set(struct.id.client, [struct])
    }
  }

  of(item: Y.Item): number {
    const chain: { struct: Struct; step: number }[] = []
    let depth = 0
    for (let at: Struct | null = item; at; ) {
      if (chain.length > this.structs.length) return Number.POSITIVE_INFINITY
      const settled = this.known.get(at)
      if (settled !== undefined || !isItem(at)) {
        depth = settled ?? 0
        break
      }
      const above = this.above(at)
      chain.push({ struct: at, step: above.step })
      depth = above.depth
      at = above.next
    }
    for (const { struct, step } of chain.reverse()) {
      depth += step
      this.known.set(struct, depth)
    }
    return depth
  }

  /** What an item hangs below (step 1) or beside (step 0): a struct of the update, or a depth known by now. */
  private above(item: Y.Item): { step: number; depth: number; next: Struct | null } {
    const parent: unknown = item.parent
    if (typeof parent === "string") return { step: 1, depth: 0, next: null }
    const id = (parent as Y.ID | null) ?? item.origin ?? item.rightOrigin
    const step = parent === null ? 0 : 1
    if (!id) return { step, depth: 0, next: null }
    if (id.clock < Y.getState(this.doc.store, id.client))
      return { step, depth: depthInStore(Y.getItem(this.doc.store, id)), next: null }
    return { step, depth: 0, next: structAt(this.own.get(id.client), id.clock) ?? null }
  }
}
