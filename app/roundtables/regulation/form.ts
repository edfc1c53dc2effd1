import { type Field, fieldsOf, type RuleOf, type Subject } from "./fields.ts"
import { schemaOf } from "./rules.ts"
import { settle } from "./settle.ts"

type Typed = Readonly<Record<string, unknown>>

const numberOf = (value: unknown) => {
  const text = typeof value === "string" ? value.trim() : ""
  return /^\d{1,6}$/.test(text) ? Number(text) : text === "" ? null : Number.NaN
}

const readField = ({ kind }: Field, value: unknown): unknown => {
  if (kind === "int" || kind === "maybe") return numberOf(value)
  if (kind === "flag") return value === "yes"
  if (kind === "choice") return value
  return Array.isArray(value) ? value : typeof value === "string" ? [value] : []
}

export type ReadRule<S extends Subject> =
  | { rule: RuleOf<S>; problems: null }
  | { rule: null; problems: { field: string; key: string }[] }

/**
 * The rule that a form's fields say, or what is wrong with each of them. Numbers are whole and written in
 * digits; a `strict` is the word `more`; a limit without a base to count on is refused by that field.
 */
export const readRule = <S extends Subject>(subject: S, typed: Typed): ReadRule<S> => {
  const values = fieldsOf(subject).map(([name, field]) => [
    name,
    name === "strict" ? typed.strict === "more" : readField(field, typed[name]),
  ])
  const raw = Object.fromEntries(values)
  const parsed = schemaOf(subject).safeParse(isOff(raw) ? settle(subject, raw as RuleOf<S>) : raw)
  if (parsed.success) return { rule: settle(subject, parsed.data), problems: null }
  const problems = parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), key: message }))
  return { rule: null, problems: problems.map((problem) => withoutBase(raw, problem)) }
}

const isOff = (raw: Typed) => ["own", "held", "allowed"].some((name) => raw[name] === false)

const withoutBase = (raw: Typed, problem: { field: string; key: string }) =>
  problem.field === "base" && raw.base === undefined && raw.maxNo !== null && raw.maxNo !== undefined
    ? { field: "base", key: "regulation.errors.limit_without_base" }
    : problem

/** What a form's fields hold for a rule, by name: what `readRule` reads back as the same rule. */
export const writeRule = <S extends Subject>(
  subject: S,
  rule: RuleOf<S>,
): Record<string, string | string[]> =>
  Object.fromEntries(
    fieldsOf(subject).map(([name, { kind }]) => {
      const value = (rule as Record<string, unknown>)[name]
      if (name === "strict") return [name, value ? "more" : "least"]
      if (kind === "flag") return [name, value ? "yes" : ""]
      return [name, Array.isArray(value) ? (value as string[]) : value === null ? "" : String(value)]
    }),
  )
