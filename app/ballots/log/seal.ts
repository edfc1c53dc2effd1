import { bytesOf, fingerprintOf, hexOf } from "./digest.ts"
import { inOrder, type LoggedVote, leafBytes } from "./leaf.ts"
import { growTree, pathsOf, rootFromPath } from "./tree.ts"

/** What stands before a ballot's first seal. */
export const GENESIS = "0".repeat(64)

/** What a seal covers. `result` is that of the closing, which is the last; null of those before. */
export type SealContent = {
  /** The fingerprint of what was frozen: question, rule, roll, texts. */
  frozen: string
  size: number
  root: string
  parent: string
  result: string | null
}
export type Seal = Omit<SealContent, "frozen"> & { head: string }

/** The head of a log: one fingerprint of everything up to it, the one before it included. */
export const headOf = ({ frozen, size, root, parent, result }: SealContent): string =>
  fingerprintOf({ format: "tavoli-seal-1", frozen, size, root, parent, result })

/** The votes of a log with its seals, one for each batch; the last is the closing's. */
export type Log = { votes: LoggedVote[]; seals: Seal[] }

/**
 * Seals batches of votes one after the other, the last with the result.
 * @param result the fingerprint of the result
 */
export const sealLog = (frozen: string, batches: readonly (readonly LoggedVote[])[], result: string): Log => {
  const tree = growTree()
  const votes: LoggedVote[] = []
  const seals: Seal[] = []
  for (const [n, batch] of batches.entries()) {
    for (const vote of inOrder(batch)) {
      tree.append(leafBytes(vote))
      votes.push(vote)
    }
    const content = {
      ...{ size: votes.length, root: hexOf(tree.root()), parent: seals.at(-1)?.head ?? GENESIS },
      result: n === batches.length - 1 ? result : null,
    }
    seals.push({ ...content, head: headOf({ frozen, ...content }) })
  }
  return { votes, seals }
}

/** The way from one leaf to the head: all that it takes to check that a vote is in the result. */
export type LeafPath = { index: number; path: string[]; seal: SealContent }

/** The ways of all leaves of a closed log, in the order of its votes. */
export const leafPaths = (frozen: string, { votes, seals }: Log): LeafPath[] => {
  const last = seals.at(-1)
  if (!last) return []
  const { head: _head, ...content } = last
  return pathsOf(votes.map(leafBytes)).map((path, index) => ({
    index,
    path: path.map(hexOf),
    seal: { frozen, ...content },
  }))
}

/** The head that a leaf's way leads to, or null where it leads nowhere. */
export const headFromPath = (leaf: string, { index, path, seal }: LeafPath): string | null => {
  const root = rootFromPath(bytesOf(leaf), { index, size: seal.size, path: path.map(bytesOf) })
  return root && hexOf(root) === seal.root ? headOf(seal) : null
}
