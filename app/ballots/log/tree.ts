import { sha256 } from "./digest.ts"

// Leaves and knots are told apart by their first byte, so that no knot passes for a vote (RFC 6962, 2.1).
const LEAF = Uint8Array.of(0)
const KNOT = Uint8Array.of(1)
const leafNode = (leaf: Uint8Array) => sha256(LEAF, leaf)
const knot = (left: Uint8Array, right: Uint8Array) => sha256(KNOT, left, right)

/** A hash tree that grows leaf by leaf (RFC 6962); a leaf costs what its own digest does, whatever the size. */
export const growTree = () => {
  const peaks: { size: number; hash: Uint8Array }[] = []
  return {
    append: (leaf: Uint8Array): void => {
      let last = { size: 1, hash: leafNode(leaf) }
      for (let peak = peaks.at(-1); peak?.size === last.size; peak = peaks.at(-1)) {
        peaks.pop()
        last = { size: peak.size * 2, hash: knot(peak.hash, last.hash) }
      }
      peaks.push(last)
    },
    /** Of no leaves, the digest of nothing. */
    root: (): Uint8Array =>
      peaks.reduceRight<Uint8Array | null>((right, { hash }) => (right ? knot(hash, right) : hash), null) ??
      sha256(),
  }
}

export const rootOf = (leaves: readonly Uint8Array[]): Uint8Array => {
  const tree = growTree()
  for (const leaf of leaves) tree.append(leaf)
  return tree.root()
}

/** The largest power of two below a size: how many leaves stand to the left. */
const leftOf = (size: number) => {
  let left = 1
  while (left * 2 < size) left *= 2
  return left
}

/** The way of every leaf to the root: what stands beside it at each knot, nearest first. */
export const pathsOf = (leaves: readonly Uint8Array[]): Uint8Array[][] => {
  const paths = leaves.map((): Uint8Array[] => [])
  const visit = (from: number, to: number): Uint8Array => {
    const [leaf] = leaves.slice(from, from + 1)
    if (leaf && to - from === 1) return leafNode(leaf)
    const middle = from + leftOf(to - from)
    const [left, right] = [visit(from, middle), visit(middle, to)]
    for (let n = from; n < to; n++) paths[n]?.push(n < middle ? right : left)
    return knot(left, right)
  }
  if (leaves.length > 0) visit(0, leaves.length)
  return paths
}

/** The root that a leaf's way leads to, or null where the way is not one of its place in a tree of that size. */
export const rootFromPath = (
  leaf: Uint8Array,
  { index, size, path }: { index: number; size: number; path: readonly Uint8Array[] },
): Uint8Array | null => {
  if (![index, size].every(Number.isSafeInteger) || index < 0 || index >= size) return null
  const climb = (at: number, among: number, beside: readonly Uint8Array[]): Uint8Array | null => {
    if (among === 1) return beside.length === 0 ? leafNode(leaf) : null
    const next = beside.at(-1)
    if (!next) return null
    const left = leftOf(among)
    const below =
      at < left ? climb(at, left, beside.slice(0, -1)) : climb(at - left, among - left, beside.slice(0, -1))
    if (!below) return null
    return at < left ? knot(below, next) : knot(next, below)
  }
  return climb(index, size, path)
}
