import { z } from "zod"
import {
  type Field,
  fieldsOf,
  type Majority,
  type Matter,
  type RuleOf,
  SUBJECTS,
  type Subject,
} from "./fields.ts"

/** The layout of stored rules; a later one reads this one and brings it up to date. */
export const FORMAT = 4

/** Everything that one version of a table's regulation says. */
export type Rules = {
  format: typeof FORMAT
  /** Where each subject's rule comes from, in the table's language: an article, an act. */
  sources: Partial<Record<Subject, string>>
} & { [S in Subject]: RuleOf<S> }

const schemaOfField = ({ kind, min = 0, max = 0, options = [] }: Field): z.ZodType => {
  const error = "regulation.errors.number"
  const whole = z.int({ error }).min(min, { error }).max(max, { error })
  const option = z.enum(options.length > 0 ? [...options] : [""], { error: "regulation.errors.choose" })
  if (kind === "int") return whole
  if (kind === "maybe") return whole.nullable()
  if (kind === "flag") return z.boolean()
  if (kind === "choice") return option
  return kind === "list" ? z.array(option).max(options.length) : z.array(z.uuid()).max(50)
}

type Broken = { field: string; key: string }
type Values = Readonly<Record<string, unknown>>
const isNumber = (value: unknown): value is number => typeof value === "number"

const brokenShare = (value: Values): Broken[] => {
  const { num, den, strict } = value
  if (!isNumber(num) || !isNumber(den) || den === 0) return []
  if (num > den) return [{ field: "num", key: "regulation.errors.more_than_whole" }]
  return strict && num === den ? [{ field: "num", key: "regulation.errors.more_than_all" }] : []
}

const brokenPair = (value: Values, num: string, den: string): Broken[] => {
  const [above, below] = [value[num], value[den]]
  if (isNumber(above) !== isNumber(below)) return [{ field: num, key: "regulation.errors.both_or_none" }]
  return isNumber(above) && isNumber(below) && above > below
    ? [{ field: num, key: "regulation.errors.more_than_whole" }]
    : []
}

const brokenUrgency = ({ days, urgentDays }: Values): Broken[] =>
  isNumber(days) && isNumber(urgentDays) && urgentDays >= days
    ? [{ field: "urgentDays", key: "regulation.errors.urgent_is_shorter" }]
    : []

const brokenReminder = ({ minDays, reminderDays }: Values): Broken[] =>
  isNumber(minDays) && isNumber(reminderDays) && reminderDays >= minDays
    ? [{ field: "reminderDays", key: "regulation.errors.reminder_is_before" }]
    : []

const isOff = (value: Values, name: string) => name in value && value[name] === false

/** What no table could follow, by field. */
const impossible = (value: Values): Broken[] => {
  if (isOff(value, "own") || isOff(value, "held") || isOff(value, "allowed")) return []
  const nobody = (field: string): Broken[] =>
    Array.isArray(value[field]) && (value[field] as unknown[]).length === 0
      ? [{ field, key: "regulation.errors.choose_some" }]
      : []
  return [
    ...brokenShare(value),
    ...brokenPair(value, "attendanceNum", "attendanceDen"),
    ...brokenPair(value, "constitutedNum", "constitutedDen"),
    ...brokenUrgency(value),
    ...["matters", "openCoDesign", "review", "adopt", "publish", "admit"].flatMap(nobody),
    ...brokenReminder(value),
  ]
}

const buildSchema = (subject: Subject) =>
  z
    .strictObject(Object.fromEntries(fieldsOf(subject).map(([name, field]) => [name, schemaOfField(field)])))
    .superRefine((value, check) => {
      for (const { field, key } of impossible(value))
        check.addIssue({ code: "custom", path: [field], message: key })
    })

const SCHEMAS = Object.fromEntries(SUBJECTS.map((subject) => [subject, buildSchema(subject)]))

/** The schema of one subject's rule; messages are message keys, paths are field names. */
export const schemaOf = <S extends Subject>(subject: S): z.ZodType<RuleOf<S>> =>
  SCHEMAS[subject] as unknown as z.ZodType<RuleOf<S>>

const Stored = z.strictObject({
  format: z.literal(FORMAT),
  sources: z.partialRecord(z.enum(SUBJECTS as [Subject, ...Subject[]]), z.string().max(300)),
  ...SCHEMAS,
})

/** The round of a table whose rules were written before they spoke of one: nobody's silence is taken for a yes. */
export const FIRST_APPROVAL: RuleOf<"approval"> = {
  ...{ minDays: 10, answersNeeded: "quorum", mostObjections: 0 },
  ...{ mayAbstain: true, silence: "absent", reminderDays: 2 },
}

/** The way of a proposal at a table whose rules were written before they spoke of it. */
export const FIRST_PROPOSALS: Omit<
  RuleOf<"proposals">,
  "supporters" | "fromGroups" | "answerDays" | "extensionDays"
> = {
  ...{ admit: ["chair", "secretary"], seenFrom: "submitted", editIn: [] },
  ...{ supportIn: ["admitted", "discussion", "submitted"], mergeIn: ["admitted", "discussion", "submitted"] },
  ...{ commentIn: ["admitted", "ballot", "discussion", "submitted"], ballotFrom: ["admitted", "discussion"] },
  ...{ withdrawIn: ["admitted", "discussion", "submitted"], withdrawBy: "all_authors" },
}

/** What a table whose rules say nothing of it holds: only what was convened is dealt with. */
export const FIRST_ADDED_ITEMS: RuleOf<"added_items"> = { agreed: "never", decide: "never" }

/** Rules of the third layout said nothing of points that are added in a sitting. */
const withAddedItems = (stored: unknown): unknown => {
  const { format, ...others } = stored as { format?: unknown }
  return format === 3 ? { ...others, format: FORMAT, added_items: FIRST_ADDED_ITEMS } : stored
}

/** Rules of the second layout said how a proposal enters and is answered, and nothing of its way between. */
const withProposals = (stored: unknown): unknown => {
  const { format, proposals, ...others } = stored as { format?: unknown; proposals?: Values }
  if (format !== 2 || !proposals) return withAddedItems(stored)
  return withAddedItems({ ...others, format: 3, proposals: { ...FIRST_PROPOSALS, ...proposals } })
}

/** Rules of the first layout said who opens a text and who adopts it, and nothing of what lies between. */
const upToDate = (stored: unknown): unknown => {
  const { format, documents, ...others } = stored as { format?: unknown; documents?: Values }
  if (format !== 1) return withProposals(stored)
  const { openCoDesign, adopt } = documents ?? {}
  const steps = { openCoDesign, review: openCoDesign, adopt, publish: adopt }
  return withProposals({ ...others, format: 2, documents: steps, approval: FIRST_APPROVAL })
}

/** Rules as they were stored, brought up to date. @throws for what no version of this program wrote */
export const parseRules = (stored: unknown): Rules => Stored.parse(upToDate(stored)) as unknown as Rules

/** The majority that decides a matter: its own, or the ordinary one. */
export const majorityFor = (rules: Rules, matter: Matter): Majority => {
  if (matter === "ordinary") return rules.majority_ordinary
  const { own, ...majority } = rules[`majority_${matter}`]
  return own ? majority : rules.majority_ordinary
}
