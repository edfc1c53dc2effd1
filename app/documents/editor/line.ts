/** How a line stands in a list. */
export const LISTS = ["none", "bullet", "ordered", "task"] as const
/** What a run of lines is, beyond text: a boxed remark, or a piece of minutes. */
export const BOXES = ["none", "callout", "intervention", "decision", "commitment"] as const
export const MAX_LEVEL = 6
export const MAX_INDENT = 8

export type ListKind = (typeof LISTS)[number]
export type Box = (typeof BOXES)[number]
export type Direction = "ltr" | "rtl" | "auto"

/**
 * A line of text: one node whose kind is data, so that one person may change its kind while another types in
 * it. `ref` names the thing a box is about, `note` the footnote a line is the text of, `section` the filled
 * section of the minutes it belongs to.
 */
export type Line = {
  id: string | null
  level: number
  list: ListKind
  checked: boolean
  indent: number
  quote: boolean
  box: Box
  ref: string | null
  note: string | null
  section: string | null
  edited: boolean
  lang: string | null
  dir: Direction | null
}

export type Attributes = Readonly<Record<string, unknown>>

/** The names under which a line's data is stored, in the order in which they are written. */
export const LINE_ATTRIBUTES: readonly (keyof Line)[] = [
  "id",
  "level",
  "list",
  "checked",
  "indent",
  "quote",
  "box",
  "ref",
  "note",
  "section",
  "edited",
  "lang",
  "dir",
]

const PLAIN: Line = {
  id: null,
  level: 0,
  list: "none",
  checked: false,
  indent: 0,
  quote: false,
  box: "none",
  ref: null,
  note: null,
  section: null,
  edited: false,
  lang: null,
  dir: null,
}

const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined =>
  known.find((one) => one === value)
const within = (value: unknown, max: number) =>
  typeof value === "number" && Number.isInteger(value) ? Math.min(Math.max(value, 0), max) : 0
const word = (value: unknown) => (typeof value === "string" && value !== "" ? value : null)

/** A line's data as stored, whole: what is missing or not understood takes its plain value. */
export const readLine = (attributes: Attributes | null | undefined): Line => {
  const stored = attributes ?? {}
  const level = within(stored.level, MAX_LEVEL)
  return {
    id: word(stored.id),
    level,
    // Two people may make one line a heading and a list item at once; then it is a heading for everybody.
    list: level > 0 ? "none" : (oneOf(LISTS, stored.list) ?? "none"),
    checked: stored.checked === true,
    indent: within(stored.indent, MAX_INDENT),
    quote: stored.quote === true,
    box: oneOf(BOXES, stored.box) ?? "none",
    ref: word(stored.ref),
    note: word(stored.note),
    section: word(stored.section),
    edited: stored.edited === true,
    lang: word(stored.lang),
    dir: oneOf(["ltr", "rtl", "auto"] as const, stored.dir) ?? null,
  }
}

/**
 * The stored form of a line's data: what is plain is left out (null). The binding writes every attribute
 * that it does not find at the first keystroke; a plain value written then would undo what somebody else
 * makes of the line in the same moment.
 */
export const storeLine = (changes: Partial<Line>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(changes).map(([name, value]) => [
      name,
      value === PLAIN[name as keyof Line] ? null : value,
    ]),
  )

/** Ids that may stand in a page as anchors: ours begin alike, so that none takes the name of a page's part. */
export const isBlockId = (value: unknown): value is string =>
  typeof value === "string" && /^b-[a-z0-9-]{4,40}$/.test(value)
