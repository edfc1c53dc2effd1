import { nameKey } from "../../fold.ts"
import { delimiterOf, readCsv } from "../../people/organisations/csv.ts"
import {
  type ColumnKind,
  type Columns,
  columnsOf,
  isComing,
  type Platform,
  platformOf,
} from "./report-headers.ts"
import { minutesIn, momentIn } from "./report-time.ts"

export type Stay = { from: Date; until: Date | null }
/** Somebody whom the platform saw, with every time that they were there. */
export type Participant = { name: string; email: string | null; stays: Stay[]; minutes: number | null }
export type ReportProblem =
  | "empty"
  | "binary"
  | "quotes"
  | "headings"
  | "nobody"
  | "other_day"
  | "no_times"
  | "too_long"
export type PlatformReport = { platform: Platform; participants: Participant[] }

const MOST_ROWS = 5_000
/** As far down as platforms put their summary before the participants. */
const HEADINGS_WITHIN = 60
const LONGEST_NAME = 200

/** The text of a file: UTF-8, or UTF-16 with its mark as Teams writes it; null for what is no text. */
export const textOfReport = (bytes: Uint8Array): string | null => {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8"
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what has such signs is no text
    return /[\0-\x08\x0e-\x1f]/.test(text) ? null : text
  } catch {
    return null
  }
}

type Row = readonly string[]
type Seen = {
  name: string
  email: string | null
  stay: Stay | null
  minutes: number | null
  isOtherDay: boolean
}

const cellOf = (row: Row, columns: Columns, kind: ColumnKind): string => {
  const at = columns[kind]
  return at === undefined ? "" : (row[at] ?? "").trim()
}

const emailIn = (text: string): string | null =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? text.toLowerCase() : null

/** Without what platforms hang on a name: who is guest, unverified, the host. */
const plainName = (name: string) =>
  name
    .replace(
      /\((?:guest|ospite|unverified|non verificato|host|co-host|organizer|organizzatore|external|esterno)[^)]*\)/gi,
      "",
    )
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, LONGEST_NAME)

const seenIn = (row: Row, columns: Columns, day: string): Seen => {
  const name = plainName(
    [cellOf(row, columns, "name"), cellOf(row, columns, "surname")].filter(Boolean).join(" "),
  )
  const email = emailIn(cellOf(row, columns, "email"))
  const isAction = columns.action !== undefined && columns.at !== undefined
  const from = momentIn(cellOf(row, columns, isAction ? "at" : "joined"), day)
  const until = momentIn(isAction ? "" : cellOf(row, columns, "left"), day)
  const stay =
    from.is === "read"
      ? { from: from.at, until: until.is === "read" && until.at > from.at ? until.at : null }
      : null
  return {
    name,
    email,
    stay,
    minutes: minutesIn(cellOf(row, columns, "minutes")),
    isOtherDay: from.is === "other_day",
  }
}

/** Coming and leaving in rows of their own: each leaving ends the last coming of the same name. */
const paired = (rows: readonly Row[], columns: Columns, day: string): Seen[] => {
  const open = new Map<string, Seen>()
  const all: Seen[] = []
  for (const row of rows) {
    const seen = seenIn(row, columns, day)
    const key = nameKey(seen.name)
    const last = open.get(key)
    if (isComing(cellOf(row, columns, "action"))) {
      open.set(key, seen)
      all.push(seen)
    } else if (last?.stay && seen.stay && seen.stay.from > last.stay.from) {
      last.stay = { ...last.stay, until: seen.stay.from }
      open.delete(key)
    }
  }
  return all
}

const keyOf = ({ name, email }: Seen) => email ?? nameKey(name)

/** Everybody once, whoever came back has several times. */
const gathered = (all: readonly Seen[]): Participant[] => {
  const found = new Map<string, Participant>()
  for (const seen of all) {
    const known = found.get(keyOf(seen))
    const one = known ?? {
      name: seen.name || (seen.email ?? ""),
      email: seen.email,
      stays: [],
      minutes: null,
    }
    if (seen.stay) one.stays.push(seen.stay)
    if (seen.minutes !== null) one.minutes = (one.minutes ?? 0) + seen.minutes
    found.set(keyOf(seen), one)
  }
  for (const one of found.values()) one.stays.sort((a, b) => a.from.getTime() - b.from.getTime())
  return [...found.values()]
}

/** The rows below the headings, until another part of the file begins: a line of one word, or other headings. */
const rowsBelow = (rows: readonly Row[], head: number): Row[] => {
  const below = rows.slice(head + 1)
  const end = below.findIndex(
    (row) => row.filter((cell) => cell.trim() !== "").length < 2 || columnsOf(row) !== null,
  )
  return end === -1 ? below : below.slice(0, end)
}

/** How each line of a file is cut: by what the line of headings has most of, since a summary may stand above it. */
const cut = (text: string): { rows: Row[]; head: number; columns: Columns } | ReportProblem => {
  let problem: ReportProblem = "headings"
  for (const delimiter of new Set([delimiterOf(text), "\t", ",", ";"])) {
    const read = readCsv(text, delimiter)
    if (!read) {
      problem = "quotes"
      continue
    }
    const rows = read.map(({ cells }) => cells)
    const head = rows.slice(0, HEADINGS_WITHIN).findIndex((cells) => columnsOf(cells) !== null)
    const columns = columnsOf(rows[head] ?? [])
    if (columns) return { rows, head, columns }
  }
  return problem
}

/**
 * What a platform's report says, by the headings of its columns in Italian or English.
 * @param day the civil day of the meeting: dates are read towards it, and a report of another day is refused
 */
export const readReport = (text: string, day: string): PlatformReport | { problem: ReportProblem } => {
  if (text.trim() === "") return { problem: "empty" }
  const found = cut(text)
  if (typeof found === "string") return { problem: found }
  const { rows, head, columns } = found
  const below = rowsBelow(rows, head)
  if (below.length > MOST_ROWS) return { problem: "too_long" }
  const isByAction = columns.action !== undefined && columns.at !== undefined && columns.joined === undefined
  const all = (
    isByAction ? paired(below, columns, day) : below.map((row) => seenIn(row, columns, day))
  ).filter(({ name, email }) => name !== "" || email !== null)
  if (all.length === 0) return { problem: "nobody" }
  if (all.some((one) => one.isOtherDay) && all.every((one) => one.stay === null))
    return { problem: "other_day" }
  if (all.every((one) => one.stay === null && one.minutes === null)) return { problem: "no_times" }
  return { platform: platformOf(rows[head] ?? []), participants: gathered(all) }
}
