import { nextDigest } from "./digest.ts"
import { isObligatory, kindOf, type Preferences, paceOf } from "./kinds.ts"
import { type Quiet, quietUntil } from "./quiet.ts"

/** What to do now with a mail that is due. */
export type Dispatch =
  | { do: "send" }
  | { do: "wait"; until: Date }
  | { do: "gather"; day: string; at: Date }
  | { do: "drop"; reason: "not_wanted" | "read" }

type Due = {
  kind: string
  /** Null for an address without an account: it has no preferences and no quiet hours. */
  personId: string | null
  preferences: Preferences
  quiet: Quiet | null
  /** Whether its inbox entry was read meanwhile. */
  isRead: boolean
}

/**
 * When a mail goes out: obligatory and immediate ones at once but for quiet hours, the others with the day's
 * or the week's; what was read in the inbox meanwhile, or is not wanted, does not go out.
 */
export const dispatch = (due: Due, now: Date): Dispatch => {
  if (due.personId === null) return { do: "send" }
  const { group, urgent } = kindOf(due.kind)
  const isDigest = due.kind === "digest"
  const pace = isDigest ? "immediate" : paceOf(group, due.preferences)
  if (pace === "none") return { do: "drop", reason: "not_wanted" }
  if (due.isRead && !isObligatory(group)) return { do: "drop", reason: "read" }
  if (pace !== "immediate") return { do: "gather", ...nextDigest(pace, now) }
  const until = urgent ? null : quietUntil(now, due.quiet)
  return until ? { do: "wait", until } : { do: "send" }
}
