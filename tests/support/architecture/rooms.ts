/** The domains, each with those to its left: the only ones that it may import. */
const COMMON = ["taxonomies", "people", "roundtables", "records"]
const DELIBERATION = [...COMMON, "documents", "meetings", "ballots"]

export const LEFT_OF: Readonly<Record<string, readonly string[]>> = {
  taxonomies: [],
  operation: [],
  people: ["taxonomies"],
  roundtables: ["taxonomies", "people"],
  records: ["taxonomies", "people", "roundtables"],
  documents: COMMON,
  meetings: [...COMMON, "documents"],
  ballots: [...COMMON, "documents", "meetings"],
  proposals: DELIBERATION,
  answers: [...DELIBERATION, "proposals"],
  calls: [...DELIBERATION, "proposals", "answers"],
  figures: [...DELIBERATION, "proposals", "answers"],
  practices: [...DELIBERATION, "proposals", "answers"],
  courses: COMMON,
  projects: [...DELIBERATION, "proposals", "answers", "calls", "courses"],
  search: [...DELIBERATION, "proposals", "answers", "calls", "figures", "practices", "courses", "projects"],
  desk: [...DELIBERATION, "proposals", "answers", "calls", "figures", "practices", "courses", "projects"],
}

export const SINKS = ["audit", "notifications", "links", "index", "files", "pdf", "live"]

/** Rooms at the top of `app/` that every domain may enter. */
export const isShared = (path: string) => /^app\/[^/]+\.tsx?$/.test(path)

/** The folder of `app/` that a file is in: a domain, a sink, `ui`, `i18n`, `routes`; "" above them. */
export const roomOf = (path: string) => /^app\/([^/]+)\//.exec(path)?.[1] ?? ""

export const isDomain = (room: string) => room in LEFT_OF
export const isServerFile = (path: string) => /\.server\.tsx?$/.test(path)
export const isClientFile = (path: string) => /\.client\.tsx?$/.test(path)
export const isPart = (path: string) => path.endsWith(".tsx") && !isServerFile(path)

/** Pure modules: `policy.ts`, `input.ts`, `<noun>.ts` of a domain or sink, without a suffix of their own. */
export const isPure = (path: string) =>
  (isDomain(roomOf(path)) || SINKS.includes(roomOf(path))) &&
  path.endsWith(".ts") &&
  !isServerFile(path) &&
  !isClientFile(path)

export const isOurs = (target: string) => /^(app|db|server|tests)\//.test(target)

/** npm packages and Node modules that reach the database, the network, the machine or the page. */
export const isImpurePackage = (target: string) =>
  /^(node:|drizzle|pg$|pg\/|@electric-sql|lucia|@lucia-auth|@node-rs|express|@remix-run|react|nodemailer|ws$|redis)/.test(
    target,
  )
