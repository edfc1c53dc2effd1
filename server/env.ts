import { z } from "zod"
import { QUIET_HOURS, quietHours } from "./quiet-hours.ts"

type Setting = { name: string; help: string; expected: string; schema: z.ZodType; fallback: string }

const whole = (min: number, max: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().int().min(min).max(max))
const setting = (
  name: string,
  fallback: string,
  expected: string,
  help: string,
  schema: z.ZodType,
): Setting => ({
  name,
  fallback,
  expected,
  help,
  schema,
})
const number = (name: string, fallback: number, min: number, max: number, help: string) =>
  setting(name, String(fallback), `a whole number from ${min} to ${max}`, help, whole(min, max))

const url = (protocols: string[]) =>
  z.string().refine((value) => {
    if (value === "") return true
    try {
      return protocols.includes(new URL(value).protocol)
    } catch {
      return false
    }
  })
const yesNo = z.enum(["", "0", "1"])

/** Every setting of the installation: name, default, what is expected, what it is for. */
export const SETTINGS = [
  number("PORT", 3000, 0, 65535, "Port to listen on; 0 takes a free one"),
  setting(
    "HOST",
    "127.0.0.1",
    "an address of this machine, 0.0.0.0 for all",
    "Address to listen on",
    z.string().min(1),
  ),
  setting(
    "PUBLIC_URL",
    "",
    "an http(s) address, or empty",
    "Address that people type; default: the one listened on",
    url(["http:", "https:"]),
  ),
  setting(
    "DATABASE_URL",
    "",
    "postgres://user:password@host/name, or empty",
    "PostgreSQL 15 or later; empty uses the embedded database in DATA_DIR",
    url(["postgres:", "postgresql:"]),
  ),
  number("DATABASE_POOL", 10, 2, 200, "Connections to PostgreSQL"),
  setting(
    "DATA_DIR",
    "./data",
    "a folder",
    "Where the embedded database, unsent mail and files are kept",
    z.string().min(1),
  ),
  setting(
    "SMTP_URL",
    "",
    "smtp(s)://user:password@host:port, or empty",
    "Mail server; empty writes mail to DATA_DIR/mail, shown at /dev/mail in a demo",
    url(["smtp:", "smtps:"]),
  ),
  setting(
    "MAIL_FROM",
    "Tavoli <no-reply@tavoli.example>",
    "a name and address",
    "Sender of the mail",
    z.string().min(3),
  ),
  setting(
    "REDIS_URL",
    "",
    "redis(s)://host:port, or empty",
    "For more than one process; not used by a single one",
    url(["redis:", "rediss:"]),
  ),
  setting(
    "DEMO",
    "",
    "1, 0 or empty",
    "Fill an empty installation with demo data; empty: only with the embedded database",
    yesNo,
  ),
  setting(
    "LOG_LEVEL",
    "info",
    "fatal, error, warn, info, debug, trace or silent",
    "How much is logged",
    z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]),
  ),
  setting(
    "METRICS_TOKEN",
    "",
    "a word of 16 characters or more, or empty",
    "Bearer token of /metrics; empty answers only this machine",
    z.string().refine((v) => v === "" || v.length >= 16),
  ),
  setting("TRUST_PROXY", "", "1, 0 or empty", "Believe X-Forwarded-* of the proxy in front", yesNo),
  number("SESSION_DAYS", 30, 1, 400, "How long a sign-in lasts without use, in days"),
  number("INVITATION_DAYS", 7, 1, 60, "How long an invitation can be used, in days"),
  number(
    "MAIL_LINK_MINUTES",
    30,
    5,
    1440,
    "How long a link to sign in or to set a password works, in minutes",
  ),
  number("MAIL_LINKS_PER_HOUR", 4, 1, 60, "How many links of one kind go to one address in an hour"),
  number("ACCOUNT_MONTHS", 12, 1, 120, "An account ends so many months after its last mandate or role"),
  number("ACCOUNT_NOTICE_DAYS", 30, 1, 180, "How many days before its end an account is told, in days"),
  number("REQUEST_KEY_HOURS", 24, 1, 720, "How long the answer to a form is remembered, in hours"),
  number("FILE_SIZE", 20, 1, 500, "Largest file that is taken, in MB"),
  number("FORM_SIZE", 50, 1, 2000, "Largest form with its files, in MB; at least FILE_SIZE"),
  number("FILE_OWNER_QUOTA", 500, 1, 1000000, "Files of one paper, seat or request together, in MB"),
  number("FILE_QUOTA", 20000, 1, 100000000, "Files of the installation together, in MB"),
  number("FILE_PENDING", 24, 1, 720, "How long a file waits for a refused form to be sent again, in hours"),
  number("FILE_GRACE", 24, 1, 8760, "How long the bytes of a removed file stay, in hours"),
  number("SIGN_IN_FREE_ATTEMPTS", 5, 1, 100, "Wrong passwords before an account must wait"),
  number(
    "SIGN_IN_FIRST_WAIT",
    30,
    0,
    3600,
    "First wait after too many wrong passwords, in seconds; doubles each time",
  ),
  number("SIGN_IN_LONGEST_WAIT", 900, 0, 86400, "Longest such wait, in seconds"),
  number("AUDIT_SEAL_INTERVAL", 1000, 50, 60000, "How often audit entries are sealed into the chain, in ms"),
  number("JOB_INTERVAL", 500, 20, 60000, "How often due jobs are looked for, in ms"),
  number(
    "JOB_LEASE",
    60000,
    1000,
    3600000,
    "How long a job may take before another process repeats it, in ms",
  ),
  number(
    "MAIL_RETRY_FIRST",
    60,
    1,
    86400,
    "Wait before a failed mail is tried again, in seconds; doubles up to a day",
  ),
  QUIET_HOURS,
  number("ACCESS_POLL_INTERVAL", 400, 20, 900, "How often changed rights are looked for, in ms"),
  number(
    "RIGHTS_BACKSTOP",
    30000,
    1000,
    600000,
    "How often every open document's rights are asked again, in ms",
  ),
  number(
    "TEXT_QUIET",
    2000,
    50,
    60000,
    "Quiet before the reading page of a text is brought up to date, in ms",
  ),
  number("AWARENESS_KEEPALIVE", 20000, 1000, 29000, "How often an idle connection is kept alive, in ms"),
  number("ROOM_IDLE", 10000, 0, 600000, "How long a text stays in memory after the last reader left, in ms"),
  number(
    "DATABASE_AWAY_LIMIT",
    30000,
    100,
    600000,
    "How long writing goes on while the database is away, in ms",
  ),
  number(
    "CHECKPOINT_INTERVAL",
    300000,
    1000,
    3600000,
    "How often the embedded database writes a checkpoint, in ms",
  ),
  number("VACUUM_INTERVAL", 3600000, 60000, 86400000, "How often the embedded database is vacuumed, in ms"),
  number("SHUTDOWN_LIMIT", 10000, 500, 120000, "How long a stop waits for what is in flight, in ms"),
] as const satisfies readonly Setting[]

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1"])

/** A setting whose value cannot be used: its name, what was given, what is expected. */
export class WrongSetting extends Error {}

/**
 * The settings of this process, read once.
 * @throws WrongSetting naming the setting, what was given and what is expected
 */
export const readEnv = (source: Record<string, string | undefined>) => {
  const values: Record<string, unknown> = {}
  for (const { name, fallback, expected, schema } of SETTINGS) {
    const given = source[name] ?? fallback
    const parsed = schema.safeParse(given)
    if (!parsed.success)
      throw new WrongSetting(`${name}="${redact(name, given)}" cannot be used: expected ${expected}.`)
    values[name] = parsed.data
  }
  const text = (name: string) => String(values[name])
  if (!LOOPBACK.has(text("HOST")) && text("PUBLIC_URL") === "")
    throw new WrongSetting(
      `PUBLIC_URL="" cannot be used with HOST="${text("HOST")}": expected the address that people type.`,
    )
  const num = (name: string) => Number(values[name])
  return {
    port: num("PORT"),
    host: text("HOST"),
    publicUrl: text("PUBLIC_URL").replace(/\/$/, ""),
    databaseUrl: text("DATABASE_URL"),
    databasePool: num("DATABASE_POOL"),
    dataDir: text("DATA_DIR"),
    smtpUrl: text("SMTP_URL"),
    mailFrom: text("MAIL_FROM"),
    redisUrl: text("REDIS_URL"),
    demo: text("DEMO") === "" ? text("DATABASE_URL") === "" : text("DEMO") === "1",
    logLevel: text("LOG_LEVEL"),
    metricsToken: text("METRICS_TOKEN"),
    trustProxy: text("TRUST_PROXY") === "1",
    production: source.NODE_ENV !== "development",
    sessionDays: num("SESSION_DAYS"),
    invitationDays: num("INVITATION_DAYS"),
    requestKeyHours: num("REQUEST_KEY_HOURS"),
    fileMegabytes: num("FILE_SIZE"),
    formMegabytes: Math.max(num("FORM_SIZE"), num("FILE_SIZE") + 1),
    fileOwnerMegabytes: num("FILE_OWNER_QUOTA"),
    fileTotalMegabytes: num("FILE_QUOTA"),
    filePendingHours: num("FILE_PENDING"),
    fileGraceHours: num("FILE_GRACE"),
    mailLinkMinutes: num("MAIL_LINK_MINUTES"),
    mailLinksPerHour: num("MAIL_LINKS_PER_HOUR"),
    accountMonths: num("ACCOUNT_MONTHS"),
    accountNoticeDays: num("ACCOUNT_NOTICE_DAYS"),
    signInFreeAttempts: num("SIGN_IN_FREE_ATTEMPTS"),
    signInFirstWaitSeconds: num("SIGN_IN_FIRST_WAIT"),
    signInLongestWaitSeconds: num("SIGN_IN_LONGEST_WAIT"),
    auditSealInterval: num("AUDIT_SEAL_INTERVAL"),
    jobInterval: num("JOB_INTERVAL"),
    jobLease: num("JOB_LEASE"),
    mailRetryFirstSeconds: num("MAIL_RETRY_FIRST"),
    quietHours: quietHours(text("QUIET_HOURS")),
    accessPollInterval: num("ACCESS_POLL_INTERVAL"),
    rightsBackstop: num("RIGHTS_BACKSTOP"),
    textQuiet: num("TEXT_QUIET"),
    awarenessKeepalive: num("AWARENESS_KEEPALIVE"),
    roomIdle: num("ROOM_IDLE"),
    databaseAwayLimit: num("DATABASE_AWAY_LIMIT"),
    checkpointInterval: num("CHECKPOINT_INTERVAL"),
    vacuumInterval: num("VACUUM_INTERVAL"),
    shutdownLimit: num("SHUTDOWN_LIMIT"),
    /** The language of the terminal, as `it`; empty where it says none. */
    terminalLanguage: (source.LC_ALL || source.LANG || "").replace(/[_.].*$/, ""),
    shown: showSettings(source),
  }
}

export type Env = ReturnType<typeof readEnv>

/** A wrong value to show: of an address nothing before its last @, whatever else is wrong with it. */
const redact = (name: string, value: string) =>
  name.endsWith("_URL") ? value.replace(/^(\w+:\/\/)?.*@/s, "$1…@") : name.endsWith("TOKEN") ? "…" : value

const SECRET = /(_URL|TOKEN|SECRET|PASSWORD|KEY)$/

/** Every setting as this process was given it, to show: of what may hold a password only whether it is set. */
const showSettings = (source: Record<string, string | undefined>) =>
  SETTINGS.map(({ name, fallback, help }) => {
    const given = source[name] ?? fallback
    const isSecret = SECRET.test(name) && name !== "PUBLIC_URL"
    return {
      ...{ name, help, isSecret, isDefault: source[name] === undefined },
      value: isSecret && given !== "" ? "…" : given,
    }
  })

/** The text of `npm start -- --help`. */
export const helpText = () => {
  const lines = SETTINGS.map(({ name, fallback, expected, help }) => {
    const value = fallback === "" ? "empty" : fallback
    return `  ${name.padEnd(24)}${help}\n${" ".repeat(26)}${expected}; default: ${value}`
  })
  return `Tavoli. Settings are environment variables:\n\n${lines.join("\n")}\n`
}
