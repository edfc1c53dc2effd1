import type { ReadAlike } from "#app/context.ts"
import type { OpenDb } from "#db/client.server.ts"

/** A name for what the database shows now: every transaction that writes changes it. */
export const snapshotOf = async ({ query }: Pick<OpenDb, "query">): Promise<string> =>
  String((await query("select pg_current_snapshot()::text as name", [])).rows[0]?.name)

/** Answers kept at once; each is of one state of the database, so that a meeting needs one. */
const MOST_ANSWERS = 200

/**
 * One question at a time, and whoever comes while it is being answered gets the next answer: one that was asked for
 * before they came might be older than what they know.
 */
const inTurns = (ask: () => Promise<string>) => {
  let running: Promise<string> | null = null
  let next: Promise<string> | null = null
  const begin = () => {
    const answer = ask().finally(() => {
      if (running === answer) running = null
    })
    running = answer
    return answer
  }
  return (): Promise<string> => {
    if (!running) return begin()
    next ??= running
      .catch(() => "")
      .then(() => {
        next = null
        return begin()
      })
    return next
  }
}

/**
 * What `readAlike` keeps: an answer is given again as long as the database is exactly as it was when it was read,
 * and to all who ask while it is being read.
 *
 * @param snapshot what the database shows at this moment, by a name that never comes twice
 */
export const alikeReads = (snapshot: () => Promise<string>): ReadAlike => {
  const kept = new Map<string, { asOf: string; answer: Promise<unknown> }>()
  const asOfNow = inTurns(snapshot)
  return async <T>(name: string, read: () => Promise<T>): Promise<T> => {
    const asOf = await asOfNow()
    const found = kept.get(name)
    if (found?.asOf === asOf) return found.answer as Promise<T>
    const answer = read()
    kept.delete(name)
    kept.set(name, { asOf, answer })
    answer.catch(() => {
      if (kept.get(name)?.answer === answer) kept.delete(name)
    })
    const [oldest] = kept.keys()
    if (kept.size > MOST_ANSWERS && oldest !== undefined) kept.delete(oldest)
    return answer
  }
}
