import { z } from "zod"

/** A civil day typed as `g/m/aaaa` or sent by a date field as `aaaa-mm-gg`, given back as `YYYY-MM-DD`. */
export const Day = z
  .string({ error: "roundtables.errors.day_wrong" })
  .trim()
  .transform((text, check) => {
    const typed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
    const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
    const [year, month, date] = typed
      ? [Number(typed[3]), Number(typed[2]), Number(typed[1])]
      : iso
        ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
        : [0, 0, 0]
    const instant = new Date(Date.UTC(year, month - 1, date))
    const isReal = year > 1900 && instant.getUTCMonth() === month - 1 && instant.getUTCDate() === date
    if (isReal) return instant.toISOString().slice(0, 10)
    check.addIssue({ code: "custom", message: "roundtables.errors.day_wrong" })
    return z.NEVER
  })

/** A civil day, or null when nothing was typed. */
export const OptionalDay = z
  .string({ error: "roundtables.errors.day_wrong" })
  .optional()
  .transform((text) => text?.trim() || undefined)
  .pipe(Day.optional())
  .transform((day) => day ?? null)
