import { z } from "zod"
import type { ProposalState } from "./state.ts"

/** How far proposals have come, as somebody looks for them. */
export const PHASES = {
  drafts: ["draft"],
  waiting: ["submitted", "entered"],
  going: ["admitted", "discussion", "ballot"],
  voted: ["voted"],
  ended: ["not_admitted", "withdrawn", "merged", "split", "funded", "not_funded"],
} as const satisfies Record<string, readonly ProposalState[]>
export type Phase = keyof typeof PHASES
export const PHASE_NAMES = Object.keys(PHASES) as Phase[]

export const ProposalFilters = z.object({
  phase: z
    .enum(PHASE_NAMES as [Phase, ...Phase[]])
    .nullable()
    .catch(null)
    .default(null),
  topic: z.uuid().nullable().catch(null).default(null),
  region: z
    .string()
    .regex(/^\d{2}$/)
    .nullable()
    .catch(null)
    .default(null),
})
export type ProposalFilters = z.infer<typeof ProposalFilters>

/** The address of a list under its filters, from the proposal after a code on. */
export const listAddress = (path: string, filters: ProposalFilters, after?: string): string => {
  const asked = Object.entries({ ...filters, after }).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  )
  const search = new URLSearchParams(asked).toString()
  return search ? `${path}?${search}` : path
}
