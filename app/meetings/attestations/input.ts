import { z } from "zod"

export const IssueOne = z.object({
  meetingCode: z.string(),
  /** `person:ID` or `note:ID`, as the list has them. */
  who: z.string({ error: "attestations.errors.who" }).regex(/^(person|note):[0-9a-f-]{36}$/, {
    error: "attestations.errors.who",
  }),
})
export type IssueOne = z.output<typeof IssueOne>
export const IssueAll = z.object({ meetingCode: z.string() })
export type IssueAll = z.output<typeof IssueAll>
