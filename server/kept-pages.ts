import type { NextFunction, Request, Response } from "express"
import { copyPage, isNobody, type PageCopy, showCopy } from "./page-copy.ts"

const MOST_BYTES = 32 * 1024 * 1024
const MOST_ADDRESSES = 5000
/** Pages speak of "today" and of how long something still takes: none outlives the minute it was made in. */
const MINUTE = 60_000

type Options = {
  /**
   * What the database shows at this moment, by a name that never comes twice: `pg_current_snapshot()`. The same
   * name before a page was made and now means that nothing has been committed since, by any process.
   */
  snapshot: () => Promise<string>
  now?: () => number
  mostBytes?: number
}
type Kept = { asOf: string; copy: PageCopy }

/** The copies, the one longest unused first; their size is bounded. */
const openStore = (mostBytes: number) => {
  const copies = new Map<string, Kept>()
  let bytes = 0
  const remove = (key: string) => {
    bytes -= copies.get(key)?.copy.bytes ?? 0
    copies.delete(key)
  }
  const add = (key: string, kept: Kept) => {
    remove(key)
    copies.set(key, kept)
    bytes += kept.copy.bytes
    for (const oldest of copies.keys()) {
      if (bytes <= mostBytes) return
      remove(oldest)
    }
  }
  const read = (key: string, asOf: string) => {
    const kept = copies.get(key)
    if (kept) remove(key)
    if (kept?.asOf !== asOf) return null
    add(key, kept)
    return kept.copy
  }
  return { add, read }
}

/**
 * Shows a page once more to the one it was made for, as long as the database is exactly as it was: no write of
 * anybody, in any process, lies between. Who comes back to the desk, or turns between two pages, costs one
 * statement. The nonce and the frame's form key are put in anew each time.
 *
 * The snapshot is asked before a page is made, so only for addresses whose page said that it may be kept.
 */
export const keptPages = ({ snapshot, now = Date.now, mostBytes = MOST_BYTES }: Options) => {
  const store = openStore(mostBytes)
  const addresses = new Set<string>()
  const learn = (path: string) => {
    addresses.add(path)
    if (addresses.size > MOST_ADDRESSES) addresses.delete(addresses.values().next().value ?? "")
  }
  const stateNow = async () => `${Math.floor(now() / MINUTE)} ${await snapshot()}`

  return async (request: Request, response: Response, next: NextFunction) => {
    const { cookie: cookies = "", "accept-language": languages = "" } = request.headers
    if (request.method !== "GET" || isNobody(cookies)) return next()
    const asOf = addresses.has(request.path) ? await stateNow().catch(() => null) : null
    const key = JSON.stringify([cookies, languages, request.originalUrl])
    const copy = asOf && store.read(key, asOf)
    if (copy) return showCopy(copy, response)
    copyPage(response, (made) => {
      learn(request.path)
      if (asOf) store.add(key, { asOf, copy: made })
    })
    next()
  }
}
