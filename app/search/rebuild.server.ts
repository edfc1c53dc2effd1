import type { Db } from "#db/client.server.ts"
import { INDEXERS, listSources, removeOrphans, SOURCE_KINDS, type SourceKind } from "./sources.server.ts"

const PAGE = 100

const rebuildKind = async (db: Db, kind: SourceKind): Promise<number> => {
  let count = 0
  let after: string | null = null
  for (;;) {
    const ids = await listSources(db, kind, after, PAGE)
    for (const id of ids)
      await db.transaction((tx) => INDEXERS[kind]?.({ db: tx as unknown as Db }, id) ?? Promise.resolve())
    count += ids.length
    after = ids.at(-1) ?? null
    if (ids.length < PAGE) return count
  }
}

/**
 * Makes the whole index anew from what it is made of, one short transaction for each thing, while writing goes
 * on. Doing it twice changes nothing.
 * @returns how many things it looked at
 */
export const rebuildIndex = async (db: Db): Promise<number> => {
  let count = 0
  for (const kind of SOURCE_KINDS) {
    count += await rebuildKind(db, kind)
    await removeOrphans(db, kind)
  }
  return count
}
