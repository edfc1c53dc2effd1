import type { Settings } from "#app/context.ts"
import { hashPassword } from "#app/people/password.server.ts"
import { openSessions } from "#app/people/session.server.ts"
import type { Browser } from "#app/people/sign-in.server.ts"
import type { Db } from "#db/client.server.ts"
import { settings } from "#tests/support/context.ts"
import { makePerson, type Person } from "#tests/support/factories.ts"

export const PASSWORD = "mare verde cavallo"
export const NEW_BROWSER: Browser = { label: "Firefox, Android", token: null }

/** A person who can sign in with `PASSWORD`. */
export const makeAccount = async (db: Db, over: Parameters<typeof makePerson>[1] = {}): Promise<Person> =>
  makePerson(db, { passwordHash: await hashPassword(PASSWORD), ...over })

/** What a browser sends back after an answer that set this cookie. */
export const sentBack = (setCookie: string) => setCookie.split(";")[0] ?? ""

/** Who the database says is behind a Cookie header, as every request asks it. */
export const validate = async (db: Db, cookie: string, over: Partial<Settings> = {}) => {
  const lucia = openSessions(db, settings(over))
  const secret = lucia.readSessionCookie(cookie)
  const { session } = secret ? await lucia.validateSession(secret) : { session: null }
  const renewed = session?.fresh ? lucia.createSessionCookie(session.id).serialize() : null
  return { personId: session?.userId ?? null, expiresAt: session?.expiresAt ?? null, renewed }
}
