import {
  isClientFile,
  isDomain,
  isImpurePackage,
  isOurs,
  isPart,
  isPure,
  isServerFile,
  isShared,
  LEFT_OF,
  roomOf,
  SINKS,
} from "./rooms.ts"
import { at, codeIn, type Import, importsOf, type Rule, type Source } from "./source.ts"

type Verdict = (target: string, found: Import, from: string) => string | null

/** Applies a verdict to every import of some files. */
const each = (files: readonly Source[], verdict: Verdict) =>
  files.flatMap((file) =>
    importsOf(file).flatMap((found) => {
      const wrong = verdict(found.target, found, file.path)
      return wrong ? [at(file, found.node, `${wrong}: ${found.target}`)] : []
    }),
  )

const isIn = (target: string, ...folders: string[]) =>
  folders.some((folder) => target.startsWith(`${folder}/`))

export const direction: Rule = (sources) => [
  ...each(codeIn(sources, "db"), (target) =>
    isIn(target, "app", "server", "tests") ? "db imports nothing of ours" : null,
  ),
  ...each(codeIn(sources, "app"), (target) =>
    isIn(target, "server", "tests") ? "app never imports this" : null,
  ),
  ...each(codeIn(sources, "server"), (target) =>
    isIn(target, "tests") ? "server never imports tests" : null,
  ),
]

export const groundRooms: Rule = (sources) =>
  ["ui", "i18n"].flatMap((room) =>
    each(codeIn(sources, `app/${room}`), (target) =>
      isOurs(target) && !isIn(target, `app/${room}`) ? `app/${room} imports nothing of ours` : null,
    ),
  )

export const sinksKnowNoDomain: Rule = (sources) =>
  SINKS.flatMap((sink) =>
    each(codeIn(sources, `app/${sink}`), (target) => {
      const room = roomOf(target)
      return isDomain(room) || (SINKS.includes(room) && room !== sink) ? "a sink knows no domain" : null
    }),
  )

export const domainOrder: Rule = (sources) =>
  Object.entries(LEFT_OF).flatMap(([domain, left]) =>
    each(codeIn(sources, `app/${domain}`), (target) => {
      const room = roomOf(target)
      return isDomain(room) && room !== domain && !left.includes(room) ? "to the right of this domain" : null
    }),
  )

export const knownRooms: Rule = (sources) => {
  const known = [...Object.keys(LEFT_OF), ...SINKS, "ui", "i18n", "routes", ""]
  return codeIn(sources, "app")
    .filter((file) => !known.includes(roomOf(file.path)))
    .map((file) => `${file.path} is in no room of the house`)
}

const SHARED_FOR_ALL = [
  "app/errors.ts",
  "app/calendar-text.ts",
  "app/civil-time.ts",
  "app/fold.ts",
  "app/open-thing.ts",
]

const impure: Verdict = (target, found) => {
  if (isImpurePackage(target)) return "a pure module imports pure modules only"
  if (!isOurs(target)) return null
  if (target === "app/context.ts" || isIn(target, "app/i18n"))
    return found.isTypeOnly ? null : "a pure module takes types only from here"
  return isPure(target) || SHARED_FOR_ALL.includes(target) ? null : "a pure module imports pure modules only"
}

export const purity: Rule = (sources) =>
  each(
    codeIn(sources, "app").filter((file) => isPure(file.path)),
    impure,
  )

const partVerdict: Verdict = (target, found) => {
  if (isServerFile(target) && !found.isTypeOnly) return "a part of a page imports nothing of the server"
  if (isIn(target, "db") || /^(drizzle|pg$|node:)/.test(target)) return "a part of a page knows no database"
  if (isIn(target, "app/routes")) return "a part of a page knows no route"
  return null
}

export const parts: Rule = (sources) =>
  each(
    codeIn(sources, "app").filter(
      ({ path }) =>
        (isPart(path) || isClientFile(path)) && !path.startsWith("app/routes/") && !isShared(path),
    ),
    partVerdict,
  )

const DB_ROOMS = ["db/schema/index.ts", "db/columns.ts"]

const serverVerdict: Verdict = (target, found, from) => {
  if (isIn(target, "app/ui", "app/routes")) return "a verb or a query knows no page"
  if (isPart(target) && !isShared(target)) return "a verb or a query knows no page"
  if (target === "db/client.server.ts")
    return found.isTypeOnly ? null : "only server/index.ts opens the database"
  if (isIn(target, "db") && !DB_ROOMS.includes(target)) return "of db, app knows the schema only"
  return target === "app/http.server.ts" && from !== target ? "only routes answer requests" : null
}

export const serverFiles: Rule = (sources) =>
  each(
    codeIn(sources, "app").filter(({ path }) => isServerFile(path) && !/^app\/(routes\/|entry\.)/.test(path)),
    serverVerdict,
  )

export const routesAsk: Rule = (sources) => [
  ...each(codeIn(sources, "app/routes"), (target) =>
    isIn(target, "db") || /^(drizzle|pg$|@electric-sql)/.test(target)
      ? "a route never reaches for the database"
      : null,
  ),
  ...codeIn(sources, "app/routes")
    .filter(({ source }) =>
      /\bdb\s*\.\s*(select|insert|update|delete|execute|query|transaction)\b/.test(source),
    )
    .map(({ path }) => `${path} asks the database itself`),
]
