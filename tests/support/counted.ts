import type { Db } from "#db/client.server.ts"

type Session = { prepareQuery: (query: { sql: string }, ...rest: unknown[]) => unknown }

/** The object with one property replaced; its methods see the replacement too. */
const withProperty = <T extends object>(target: T, name: string, value: unknown): T =>
  new Proxy(target, { get: (object, key, self) => (key === name ? value : Reflect.get(object, key, self)) })

/** The database as before, and the text of every statement that is sent through it. */
export const counted = (db: Db): { db: Db; statements: string[] } => {
  const statements: string[] = []
  const { session } = db as unknown as { session: Session }
  const prepareQuery: Session["prepareQuery"] = (query, ...rest) => {
    statements.push(query.sql)
    return session.prepareQuery(query, ...rest)
  }
  return { db: withProperty(db, "session", withProperty(session, "prepareQuery", prepareQuery)), statements }
}
