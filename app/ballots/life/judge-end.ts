import { invalid } from "../../errors.ts"

const DAY_MS = 86_400_000

/** A procedure in writing lasts the days that the regulation gives everybody. */
export const judgeEnd = (closesAt: Date | null, now: Date, minDays: number): void => {
  if (!closesAt) throw invalid("endDay", "ballots.errors.end_missing")
  if (closesAt.getTime() - now.getTime() < minDays * DAY_MS)
    throw invalid("endDay", "ballots.errors.end_early", { count: minDays })
}
