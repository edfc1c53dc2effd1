import { sql } from "drizzle-orm"
import { civilDay } from "#app/civil-time.ts"
import { firstUpdate } from "#app/documents/editor/first-update.server.ts"
import { hashPassword } from "#app/people/password.server.ts"
import type { Db } from "#db/client.server.ts"
import { demoSince, emptyDemo, seedDemo } from "#db/seed.server.ts"
import { say } from "./say.ts"

const OLD_DAYS = 60
const DAY_MS = 86_400_000

const databaseNow = async (db: Db) => {
  const { rows } = await db.execute(sql`select now() as now`)
  return new Date(rows[0]?.now as string | Date)
}

/** Fills an empty installation with demo data; `--renew-demo` fills an old demo anew, dated from today. */
export const fillDemo = async (db: Db, argv: readonly string[] = process.argv): Promise<void> => {
  const now = await databaseNow(db)
  if (argv.includes("--renew-demo") && (await emptyDemo(db)))
    say("The demo data was emptied and is filled anew.")
  await seedDemo(db, civilDay(now), { hashPassword, firstUpdate })
  const since = await demoSince(db)
  const age = since ? Math.floor((now.getTime() - Date.parse(since)) / DAY_MS) : 0
  if (age > OLD_DAYS) say(`The demo data is ${age} days old: npm start -- --renew-demo dates it from today.`)
}
