import { z } from "zod"
import { CHOOSABLE, type ChoosableGroup, PACES, type Pace } from "./kinds.ts"
import type { Quiet } from "./quiet.ts"

const PACE_MISSING = "notifications.errors.pace_missing"
const HOUR_WRONG = "notifications.errors.hour_wrong"
const pace = z.enum(PACES, PACE_MISSING)
const hour = z
  .string(HOUR_WRONG)
  .regex(/^\d{1,2}$/, HOUR_WRONG)
  .transform(Number)
  .pipe(z.number().max(23, HOUR_WRONG))

const paces = Object.fromEntries(CHOOSABLE.map((group) => [`pace-${group}`, pace])) as Record<
  `pace-${ChoosableGroup}`,
  typeof pace
>

/** What a person chooses about their mail: a pace for each group, and the hours in which none comes. */
export const ChoosePreferences = z
  .object({ ...paces, quiet: z.string().optional(), from: hour, until: hour })
  .refine((form) => form.quiet !== "yes" || form.from !== form.until, {
    message: "notifications.errors.hours_equal",
    path: ["until"],
  })
  .transform((form) => {
    const chosen = CHOOSABLE.map((group): [ChoosableGroup, Pace] => [group, form[`pace-${group}`] as Pace])
    const quiet: Quiet | null = form.quiet === "yes" ? { from: form.from * 60, until: form.until * 60 } : null
    return { paces: chosen, quiet }
  })
export type ChoosePreferences = z.output<typeof ChoosePreferences>

export const NoticeId = z.object({ id: z.uuid("errors.invalid.text") })
export type NoticeId = z.output<typeof NoticeId>

export const UnsubscribeToken = z.object({ token: z.string() })
export type UnsubscribeToken = z.output<typeof UnsubscribeToken>
