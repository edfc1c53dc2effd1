import { z } from "zod"
import { reason } from "../session/input.ts"

const here = { meetingCode: z.string() }

export const DeclareConflict = z.object({
  ...here,
  itemCode: z.string({ error: "totals.errors.item" }).min(1, { error: "totals.errors.item" }),
  seatCode: z.string({ error: "assembly.errors.seat" }).min(1, { error: "assembly.errors.seat" }),
  reason,
})
export type DeclareConflict = z.output<typeof DeclareConflict>

export const LiftConflict = z.object({ ...here, conflictCode: z.string(), reason })
export type LiftConflict = z.output<typeof LiftConflict>
