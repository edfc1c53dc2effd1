import fc from "fast-check"
import { type Field, fieldsOf, SUBJECTS, type Subject } from "#app/roundtables/regulation/fields.ts"
import { FORMAT, type Rules, schemaOf } from "#app/roundtables/regulation/rules.ts"
import { settle } from "#app/roundtables/regulation/settle.ts"

const anyField = ({ kind, min = 0, max = 0, options = [] }: Field): fc.Arbitrary<unknown> => {
  if (kind === "int") return fc.integer({ min, max })
  if (kind === "maybe") return fc.option(fc.integer({ min, max }))
  if (kind === "flag") return fc.boolean()
  if (kind === "choice") return fc.constantFrom(...options)
  return kind === "list" ? fc.subarray([...options], { minLength: 1 }) : fc.constant([])
}

/** The two numbers of a fraction, in their order; an urgency that is one. */
const mended = (rule: Record<string, unknown>): Record<string, unknown> => {
  const pair = (num: string, den: string) => {
    const [a, b] = [rule[num], rule[den]]
    if (typeof a !== "number" || typeof b !== "number")
      return num === "num" ? {} : { [num]: null, [den]: null }
    return { [num]: Math.min(a, b), [den]: Math.max(a, b) + (rule.strict && a === b ? 1 : 0) }
  }
  const { days, urgentDays } = rule
  const isUrgent = typeof days === "number" && typeof urgentDays === "number" && urgentDays < days
  return {
    ...rule,
    ...("num" in rule ? pair("num", "den") : {}),
    ...("attendanceNum" in rule ? pair("attendanceNum", "attendanceDen") : {}),
    ...("constitutedNum" in rule ? pair("constitutedNum", "constitutedDen") : {}),
    ...("urgentDays" in rule && !isUrgent ? { urgentDays: null } : {}),
  }
}

/** Any rule about a subject. */
export const anyRule = (subject: Subject) =>
  fc
    .record(Object.fromEntries(fieldsOf(subject).map(([name, field]) => [name, anyField(field)])))
    .map(mended)
    .filter((rule) => schemaOf(subject).safeParse(rule).success)
    .map((rule) => settle(subject, rule as never))

/** Any regulation that a table may give itself. */
export const anyRules: fc.Arbitrary<Rules> = fc
  .record(Object.fromEntries(SUBJECTS.map((subject) => [subject, anyRule(subject)])))
  .map((subjects) => ({ format: FORMAT, sources: {}, ...subjects }) as unknown as Rules)
