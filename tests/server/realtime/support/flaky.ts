import type { OpenDb } from "#db/client.server.ts"

type Database = Pick<OpenDb, "query" | "kind">

export type Flaky = Database & {
  /** Every query fails as if nobody listened there. */
  isAway: boolean
  /** Flushes are carried out, but their answers get lost, as when a connection breaks at the wrong moment. */
  losesAnswers: boolean
  /** Called before each query; what it returns is waited for. */
  before: (text: string) => Promise<void> | void
  flushes: number
}

const isFlush = (text: string) => text.includes("insert into document_update")
const refused = () => Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" })

/** A database that can be taken away for a moment. */
export const flaky = (database: Database): Flaky => {
  const wrapped: Flaky = {
    kind: database.kind,
    isAway: false,
    losesAnswers: false,
    before: () => {},
    flushes: 0,
    query: async (text, params) => {
      await wrapped.before(text)
      if (wrapped.isAway) throw refused()
      if (isFlush(text)) wrapped.flushes++
      const result = await database.query(text, params)
      if (wrapped.losesAnswers && isFlush(text)) throw refused()
      return result
    },
  }
  return wrapped
}
