import { z } from "zod"
import { civilDayTyped } from "../../civil-time.ts"

const day = z
  .string()
  .trim()
  .catch("")
  .default("")
  .transform((typed) => civilDayTyped(typed))

/** From which day to which; what is not a day asks for no bound. */
export const Period = z.object({ from: day, to: day })
export type Period = z.output<typeof Period>
