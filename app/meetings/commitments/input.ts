import { z } from "zod"
import { OptionalFile } from "../../files/input.ts"
import { Day, OptionalDay } from "../../people/day.ts"
import { LanguageCode } from "../../people/input.ts"
import { MeantOrganisation } from "../../people/organisations/input.ts"
import { Link } from "../decisions/input.ts"
import { optional } from "../input.ts"
import { COMMITMENT_STATES } from "./commitment.ts"

const code = z
  .string()
  .max(10)
  .optional()
  .transform((typed) => typed || null)

export const MakeCommitment = z.object({
  roundtableCode: z.string(),
  /** The body of the register, or the table's own secretariat. */
  by: z.enum(["body", "secretariat"], { error: "commitments.errors.by" }),
  ...MeantOrganisation.shape,
  title: z
    .string({ error: "commitments.errors.title" })
    .trim()
    .min(3, { error: "commitments.errors.title" })
    .max(500, { error: "meetings.errors.text_long" }),
  language: LanguageCode,
  dueOn: Day,
  /** Where it comes from: a decision, a point of a meeting, a commitment that it is part of. */
  ...{ decisionCode: code, meetingCode: code, itemCode: code, parentCode: code },
})
export type MakeCommitment = z.output<typeof MakeCommitment>

export const TellProgress = z.object({
  commitmentCode: z.string(),
  progress: z
    .string({ error: "commitments.errors.progress" })
    .trim()
    .regex(/^\d{1,3}$/, { error: "commitments.errors.progress" })
    .transform(Number)
    .refine((share) => share <= 100, { error: "commitments.errors.progress" }),
  state: z.enum(COMMITMENT_STATES, { error: "commitments.errors.state" }),
  words: optional(2000),
  language: LanguageCode,
  link: Link,
  evidence: OptionalFile,
  /** Of the secretariat: the day from now on. Of the body: the day that it asks for. */
  dueOn: OptionalDay,
})
export type TellProgress = z.output<typeof TellProgress>
