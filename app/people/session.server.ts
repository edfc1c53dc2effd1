import { createHash } from "node:crypto"
import { DrizzlePostgreSQLAdapter } from "@lucia-auth/adapter-drizzle"
import { type Adapter, Lucia, TimeSpan } from "lucia"
import type { Db } from "#db/client.server.ts"
import { people, sessions } from "#db/schema/index.ts"
import type { Settings } from "../context.ts"

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof openSessions>
    UserId: string
    DatabaseSessionAttributes: { device: string | null; actingForId: string | null }
  }
}

/** The stored form of a session's secret: whoever reads the database cannot sign in with it. */
export const sessionDigest = (secret: string) => createHash("sha256").update(secret).digest("hex")

/** The adapter with digests in the database and secrets outside: what is asked by secret answers with it. */
const withDigests = (adapter: Adapter): Adapter => ({
  deleteSession: (secret) => adapter.deleteSession(sessionDigest(secret)),
  deleteUserSessions: (userId) => adapter.deleteUserSessions(userId),
  getUserSessions: (userId) => adapter.getUserSessions(userId),
  deleteExpiredSessions: () => adapter.deleteExpiredSessions(),
  setSession: (session) => adapter.setSession({ ...session, id: sessionDigest(session.id) }),
  updateSessionExpiration: (secret, at) => adapter.updateSessionExpiration(sessionDigest(secret), at),
  getSessionAndUser: async (secret) => {
    const [session, user] = await adapter.getSessionAndUser(sessionDigest(secret))
    return [session && { ...session, id: secret }, user]
  },
})

/**
 * Sessions by Lucia, the only module that knows it. Stateless: made where needed over the db at hand, so
 * that a session created inside a verb belongs to the verb's transaction.
 */
export const openSessions = (db: Db, settings: Pick<Settings, "publicUrl" | "sessionDays">) => {
  const adapter = new DrizzlePostgreSQLAdapter(db, sessions as never, people as never)
  const secure = settings.publicUrl.startsWith("https:")
  return new Lucia(withDigests(adapter), {
    sessionExpiresIn: new TimeSpan(settings.sessionDays, "d"),
    sessionCookie: {
      name: secure ? "__Host-tavoli" : "tavoli",
      attributes: { secure, sameSite: "lax", path: "/" },
    },
    getSessionAttributes: ({ device, actingForId }) => ({ device, actingForId }),
  })
}

/** The cookie that makes the browser forget its session. */
export const blankSessionCookie = (ctx: { db: Db; settings: Pick<Settings, "publicUrl" | "sessionDays"> }) =>
  openSessions(ctx.db, ctx.settings).createBlankSessionCookie().serialize()
