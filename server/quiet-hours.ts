import { z } from "zod"

const hours = z
  .string()
  .regex(/^(none|([01]?\d|2[0-3])-([01]?\d|2[0-3]))$/)
  .refine((value) => value === "none" || new Set(value.split("-").map(Number)).size === 2)

/** The setting of when no mail goes out: two hours of the day such as `21-8`, or `none`. */
export const QUIET_HOURS = {
  name: "QUIET_HOURS",
  fallback: "21-8",
  expected: "two hours of Rome's day such as 21-8, or none",
  help: "When no mail goes to people who chose no quiet hours of their own",
  schema: hours,
}

/** Hours such as `21-8` in minutes of the day; null for none. */
export const quietHours = (value: string) => {
  const [from, until] = value.split("-").map((hour) => Number(hour) * 60)
  return value === "none" || from === undefined || until === undefined ? null : { from, until }
}
