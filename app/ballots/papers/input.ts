import { z } from "zod"
import type { Totals } from "../counting/totals.ts"

const seatCode = z.string({ error: "ballots.errors.seat" }).min(1, { error: "ballots.errors.seat" }).max(20)

export const NameScrutineers = z.object({
  ballotCode: z.string(),
  seats: z
    .array(z.string().max(20))
    .optional()
    .transform((codes) => (codes ?? []).filter(Boolean)),
})
export type NameScrutineers = z.output<typeof NameScrutineers>

export const OfPaper = z.object({ ballotCode: z.string(), seatCode })
export type OfPaper = z.output<typeof OfPaper>

const FIGURES = ["handedOut", "cast", "yes", "no", "abstain", "invalid", "marked", "none"] as const

const numberOf = (typed: unknown): number | null => {
  const text = typeof typed === "string" ? typed.trim() : ""
  if (text === "") return 0
  return /^\d{1,6}$/.test(text) ? Number(text) : null
}

/** The figures of a count: papers given out and come back, and what they say; `o-<option>` for the votes of each. */
export const EnterPapers = z
  .record(z.string(), z.unknown())
  .transform((form, check): { ballotCode: string; totals: Totals } => {
    const read = (name: string, field: string): number => {
      const value = numberOf(form[name])
      if (value === null)
        check.addIssue({ code: "custom", path: [field], message: "ballots.refuse.not_a_count" })
      return value ?? 0
    }
    const figures = Object.fromEntries(FIGURES.map((name) => [name, read(name, name)]))
    const options = Object.keys(form).filter((name) => name.startsWith("o-"))
    const marks = Object.fromEntries(options.map((name) => [name.slice(2), read(name, name)]))
    return {
      ballotCode: String(form.ballotCode ?? ""),
      totals: { ...(figures as Omit<Totals, "groupId" | "marks">), groupId: "", marks },
    }
  })
export type EnterPapers = z.output<typeof EnterPapers>

export const ConfirmPapers = z.object({ ballotCode: z.string(), revision: z.coerce.number().int().min(0) })
export type ConfirmPapers = z.output<typeof ConfirmPapers>
