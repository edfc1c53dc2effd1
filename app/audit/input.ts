import { z } from "zod"
import { civilDayTyped } from "../civil-time.ts"

const Text = z
  .string()
  .trim()
  .max(200)
  .catch("")
  .transform((text) => text || null)

const Day = z
  .string()
  .trim()
  .optional()
  .transform((text, check) => {
    if (!text) return null
    const day = civilDayTyped(text)
    if (!day) check.addIssue({ code: "custom", message: "audit.errors.day_wrong" })
    return day ?? z.NEVER
  })

const Uuid = z.uuid().nullable().catch(null)

/** The place in the list where the page before ended: an instant with microseconds, and a row. */
const After = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T[\d:.]{8,15}Z_\d{1,15}$/)
  .transform((text) => {
    const [at = "", id = ""] = text.split("_")
    return { at, id: Number(id) }
  })
  .nullable()
  .catch(null)

/** What to look for in the log, from the address of the page. */
export const LogFilter = z
  .object({
    action: Text,
    kind: Text,
    subject: Text,
    /** What was typed for a person; an id comes from a link. */
    who: Text,
    person: Uuid,
    roundtable: Text,
    from: Day,
    to: Day,
    request: Text,
    after: After,
  })
  .check((context) => {
    const { from, to } = context.value
    if (from && to && to < from)
      context.issues.push({ code: "custom", message: "audit.errors.to_before_from", path: ["to"], input: to })
  })
export type LogFilter = z.infer<typeof LogFilter>

export const NO_FILTER: LogFilter = {
  ...{ action: null, kind: null, subject: null, who: null, person: null, roundtable: null },
  ...{ from: null, to: null, request: null, after: null },
}

const NAMES = ["action", "kind", "subject", "who", "person", "roundtable", "from", "to", "request"] as const

/** The filter of an address; a wrong one filters nothing and says, field by field, what is wrong. */
export const readLogFilter = (search: URLSearchParams) => {
  const typed = Object.fromEntries(NAMES.map((name) => [name, search.get(name) ?? ""]))
  const parsed = LogFilter.safeParse({ ...typed, person: typed.person || null, after: search.get("after") })
  const problems = parsed.error?.issues.map(({ path, message }) => [String(path[0]), message] as const) ?? []
  return { typed, filter: parsed.data ?? NO_FILTER, problems: Object.fromEntries(problems) }
}

/** The same filter as an address; without `after`, which is a place in its answer. */
export const writeLogFilter = (typed: Readonly<Record<string, string>>): string =>
  new URLSearchParams(NAMES.flatMap((name) => (typed[name] ? [[name, typed[name]]] : []))).toString()
