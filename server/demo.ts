import { sql } from "drizzle-orm"
import { lastDay } from "#app/answers/deadline.ts"
import { publishedText } from "#app/answers/published.ts"
import { civilDay, instantOf } from "#app/civil-time.ts"
import { firstUpdate } from "#app/documents/editor/first-update.server.ts"
import type { Files } from "#app/files/port.ts"
import { PRIVACY_VERSION } from "#app/people/notice.ts"
import { hashPassword } from "#app/people/password.server.ts"
import { makeIndex } from "#app/search/make-index.server.ts"
import type { Db } from "#db/client.server.ts"
import type { AnswerPorts } from "#db/demo/seed-answers.server.ts"
import { demoSince, emptyDemo, seedDemo } from "#db/seed.server.ts"
import { demoBallot } from "./demo-ballots.ts"
import { demoVersions } from "./demo-versions.ts"
import { say } from "./say.ts"

const OLD_DAYS = 60
const DAY_MS = 86_400_000

const databaseNow = async (db: Db) => {
  const { rows } = await db.execute(sql`select now() as now`)
  return new Date(rows[0]?.now as string | Date)
}

/** Fills an empty installation with demo data; `--renew-demo` fills an old demo anew, dated from today. */
export const fillDemo = async (
  db: Db,
  files: Files,
  argv: readonly string[] = process.argv,
): Promise<void> => {
  const now = await databaseNow(db)
  if (argv.includes("--renew-demo") && (await emptyDemo(db)))
    say("The demo data was emptied and is filled anew.")
  const ports = {
    ...{ hashPassword, firstUpdate, putFile: files.put, instantOf, privacyVersion: PRIVACY_VERSION },
    ...{ versionsOf: demoVersions, ballotOf: demoBallot, lastDay },
    publishedText: publishedText as AnswerPorts["publishedText"],
  }
  // A demo is small: what it holds can be found from the first page on.
  if (await seedDemo(db, civilDay(now), ports)) await makeIndex(db)
  const since = await demoSince(db)
  const age = since ? Math.floor((now.getTime() - Date.parse(since)) / DAY_MS) : 0
  if (age > OLD_DAYS) say(`The demo data is ${age} days old: npm start -- --renew-demo dates it from today.`)
}
