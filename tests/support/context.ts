import { sql } from "drizzle-orm"
import { type Actor, type Ctx, NOBODY, type Settings } from "#app/context.ts"
import { loadActor } from "#app/people/actor.server.ts"
import type { Db } from "#db/client.server.ts"
import { memoryFiles } from "./files.ts"

const FILE_LIMITS = {
  ...{ largestBytes: 100_000, ownerBytes: 300_000, installationBytes: 1_000_000 },
  ...{ pendingHours: 24, graceHours: 24 },
}

export const settings = (overrides: Partial<Settings> = {}): Settings => ({
  publicUrl: "https://tavoli.example",
  demo: false,
  mailIsShown: false,
  sessionDays: 30,
  invitationDays: 7,
  signInFreeAttempts: 5,
  signInFirstWaitSeconds: 1,
  signInLongestWaitSeconds: 900,
  requestKeyHours: 24,
  files: FILE_LIMITS,
  mailLinkMinutes: 30,
  mailLinksPerHour: 4,
  accountMonths: 12,
  accountNoticeDays: 30,
  quietHours: { from: 21 * 60, until: 8 * 60 },
  ...overrides,
})

/** An actor made of nothing but what the test says, for pure policies. */
export const actor = (overrides: Partial<Actor> = {}): Actor => ({ ...NOBODY, ...overrides })

type Overrides = Partial<Omit<Ctx, "db" | "settings">> & { settings?: Partial<Settings> }

/** A context for nobody, or for whom the overrides say; `now` is the database's clock. */
export const ctxFor = async (db: Db, overrides: Overrides = {}): Promise<Ctx> => {
  const { rows } = await db.execute(sql`select now() as now`)
  const now = new Date(rows[0]?.now as string | Date)
  const base = { db, actor: NOBODY, now, files: memoryFiles(), requestId: "test" }
  return { ...base, ...overrides, settings: settings(overrides.settings) }
}

/** A context for a person as the database knows them: live roles, read the way every request reads them. */
export const ctxOf = async (db: Db, person: { id: string }, overrides: Overrides = {}): Promise<Ctx> => {
  const loaded = await loadActor(db, person.id)
  return ctxFor(db, { ...loaded, ...overrides })
}
