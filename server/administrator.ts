import { join, resolve } from "node:path"
import { createInterface } from "node:readline"
import { NOBODY, transact } from "#app/context.ts"
import { isDomainError } from "#app/errors.ts"
import { loadMessages } from "#app/i18n/load.server.ts"
import { createTranslate } from "#app/i18n/translate.ts"
import { loadActor } from "#app/people/actor.server.ts"
import { createAdministrator } from "#app/people/create-account.server.ts"
import { Email, PersonName } from "#app/people/input.ts"
import { openDb } from "#db/client.server.ts"
import { migrate } from "#db/migrate.server.ts"
import { readEnv } from "./env.ts"
import { createFiles } from "./files.ts"
import { say } from "./say.ts"
import { settingsOf } from "./settings.ts"

const root = resolve(import.meta.dirname, "..")

/** The first line of standard input, asked for on a terminal without showing it. */
const readPassword = (): Promise<string> => {
  const input = createInterface({
    input: process.stdin,
    output: process.stdin.isTTY ? process.stderr : undefined,
    terminal: process.stdin.isTTY,
  })
  return new Promise((done) => {
    const finish = (line: string) => {
      input.close()
      done(line)
    }
    if (process.stdin.isTTY) process.stderr.write("Password: ")
    input.once("line", finish)
  })
}

/** `npm run administrator -- "Name Surname" address`: makes an administrator; reads the password from standard input. */
const run = async () => {
  const [name, address] = process.argv.slice(2)
  const email = Email.safeParse(address ?? "")
  if (!PersonName.safeParse(name ?? "").success || !email.success)
    throw new Error('Usage: npm run administrator -- "Name Surname" name@body.example')
  const env = readEnv(process.env)
  const database = await openDb(env.databaseUrl || join(resolve(env.dataDir), "db"))
  try {
    await migrate(database.db, join(root, "db/migrations"))
    const { now } = await loadActor(database.db, null)
    const settings = settingsOf(env, env.publicUrl, false)
    const files = createFiles(join(resolve(env.dataDir), "files"))
    const ctx = { db: database.db, actor: NOBODY, now, settings, files, requestId: "administrator" }
    const account = { name: name ?? "", email: email.data, language: "it", password: await readPassword() }
    await transact(ctx, (tx) => createAdministrator(tx, account))
    say(`${email.data} is an administrator and can sign in.`)
  } finally {
    await database.close()
  }
}

await run().catch((error: unknown) => {
  const t = createTranslate("en", loadMessages(join(root, "app/i18n/messages")).en ?? {})
  say(
    isDomainError(error)
      ? t(error.reason.key, error.reason.values)
      : error instanceof Error
        ? error.message
        : String(error),
  )
  process.exit(1)
})
