import { existsSync } from "node:fs"
import { join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { type KeptHead, readHead } from "#app/audit/head.ts"
import { reportLines } from "#app/audit/report-lines.ts"
import { verifyAudit } from "#app/audit/verify.server.ts"
import { versionLines } from "#app/documents/versions/report-lines.ts"
import { verifyVersions } from "#app/documents/versions/verify-versions.server.ts"
import { formatDates } from "#app/i18n/dates.ts"
import { loadMessages } from "#app/i18n/load.server.ts"
import { negotiateLocale, SOURCE_LOCALE } from "#app/i18n/locale.ts"
import { createTranslate, type MessageKey, type Values } from "#app/i18n/translate.ts"
import { type OpenDb, openDb } from "#db/client.server.ts"
import { needsMigration } from "#db/migrate.server.ts"
import { type Env, readEnv } from "./env.ts"
import { say } from "./say.ts"
import { isPaperKind, NotLookedAt, verifyFile } from "./verify-file.ts"

const root = resolve(import.meta.dirname, "..")
const BROKEN = 1
const NOT_CHECKED = 2

/** Why nothing could be checked, in a sentence of the messages. */
class NotChecked extends Error {
  constructor(
    readonly key: MessageKey,
    readonly values: Values = {},
  ) {
    super(key)
  }
}

const asked = () => {
  try {
    const options = {
      from: { type: "string" },
      head: { type: "string" },
      database: { type: "string" },
      digest: { type: "string" },
      of: { type: "string" },
    } as const
    return parseArgs({ allowPositionals: true, options: { ...options, lang: { type: "string" } } })
  } catch {
    return null
  }
}

/** The language of the answers: `--lang`, else the terminal's, else Italian. */
const wordsIn = (wish: string | undefined, terminal: string) => {
  const catalogue = loadMessages(join(root, "app/i18n/messages"))
  const locale = negotiateLocale(Object.keys(catalogue), { chosen: wish ?? null, acceptLanguage: terminal })
  const t = createTranslate(locale, catalogue[locale] ?? {}, catalogue[SOURCE_LOCALE])
  const { moment, day } = formatDates(locale)
  return { t, moment, day }
}

type Words = ReturnType<typeof wordsIn>

/** Opens what the settings or `--database` name, as it is: a check makes nothing and migrates nothing. */
const openAsIs = async (env: Env, address: string | undefined): Promise<OpenDb> => {
  const url = address || env.databaseUrl || join(resolve(env.dataDir), "db")
  const isFolder = !/^postgres(ql)?:/.test(url)
  if (isFolder && !existsSync(join(url, "PG_VERSION")))
    throw new NotChecked("audit.verify.no_folder", { folder: url })
  try {
    return await openDb(url, { poolSize: 1 })
  } catch (error) {
    if (error instanceof Error && /in use by process/.test(error.message))
      throw new NotChecked("audit.verify.in_use")
    throw error
  }
}

type Wanted = {
  chain: "audit" | "versions"
  from: number
  kept: KeptHead | null
  database: string | undefined
}

const wantedOf = (given: ReturnType<typeof asked>): Wanted => {
  const { positionals = [], values } = given ?? {}
  const [chain] = positionals
  if (values?.digest !== undefined || values?.of !== undefined) throw new NotChecked("audit.verify.usage")
  if (!values || positionals.length !== 1 || (chain !== "audit" && chain !== "versions"))
    throw new NotChecked("audit.verify.usage")
  const { from = "1", head, database } = values
  const isPart = values.from !== undefined || head !== undefined
  if (chain === "versions" && isPart) throw new NotChecked("audit.verify.usage")
  if (!/^[1-9]\d{0,14}$/.test(from)) throw new NotChecked("audit.verify.wrong_from")
  const kept = head === undefined ? null : readHead(head)
  if (head !== undefined && !kept) throw new NotChecked("audit.verify.wrong_head")
  return { chain, from: Number(from), kept, database }
}

const write = (lines: readonly string[]) => {
  for (const line of lines) process.stdout.write(`${line}\n`)
}

/**
 * `npm run verify -- document|minutes|answer|ballot|certificate FILE`: recomputes what the file says of itself; needs no
 * database.
 */
const runFile = (
  { positionals = [], values }: NonNullable<ReturnType<typeof asked>>,
  words: Words,
): number => {
  const [kind = "", path, ...more] = positionals
  const isOther = [values.from, values.head, values.database].some((one) => one !== undefined)
  if (!path || more.length > 0 || isOther) throw new NotChecked("proof.cli.usage")
  const { lines, isWhole } = verifyFile({ kind, path, digest: values.digest, of: values.of }, words)
  write(lines)
  return isWhole ? 0 : BROKEN
}

const onProgress = (checked: number) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${checked}`)
}

/** What a check of the chain found, in sentences, and whether it holds. */
const check = async ({ db }: OpenDb, wanted: Wanted, words: Words) => {
  if (wanted.chain === "versions") {
    const report = await verifyVersions(db, { onProgress })
    return { lines: versionLines(report, words.t), isWhole: report.broken === null }
  }
  const report = await verifyAudit(db, { ...wanted, onProgress })
  return { lines: reportLines(report, wanted.kept, words), isWhole: report.broken === null }
}

/** `npm run verify -- audit|versions`: recomputes a sealed chain; 0 whole, 1 broken, 2 not checked. */
const run = async (env: Env, wanted: Wanted, words: Words): Promise<number> => {
  const database = await openAsIs(env, wanted.database)
  try {
    if (await needsMigration(database.db, join(root, "db/migrations")))
      throw new NotChecked("audit.verify.other_version")
    const { lines, isWhole } = await check(database, wanted, words)
    if (process.stderr.isTTY) process.stderr.write("\r")
    write(lines)
    return isWhole ? 0 : BROKEN
  } finally {
    await database.close()
  }
}

/** The settings, or why they cannot be used: said like everything else that keeps from checking. */
const settings = (): Env | Error => {
  try {
    return readEnv(process.env)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

const env = settings()
const given = asked()
const words = wordsIn(given?.values.lang, env instanceof Error ? "" : env.terminalLanguage)
try {
  if (given && isPaperKind(given.positionals[0])) process.exitCode = runFile(given, words)
  else if (env instanceof Error) throw env
  else process.exitCode = await run(env, wantedOf(given), words)
} catch (error) {
  const why = error instanceof Error ? error.message : String(error)
  say(
    error instanceof NotChecked || error instanceof NotLookedAt
      ? words.t(error.key, error.values)
      : words.t("audit.verify.failed", { error: why.split("\n")[0] ?? "" }),
  )
  process.exitCode = NOT_CHECKED
}
