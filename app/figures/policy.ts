import type { Actor } from "../context.ts"
import { because, type Reason } from "../errors.ts"
import { refuseReadRoundtable } from "../roundtables/policy.ts"

type Roundtable = { id: string; visibility: string }

/** Why this person may not read the figures of a table, or null: who sees the table does. They name no person. */
export const refuseReadFigures: (actor: Actor, roundtable: Roundtable) => Reason | null = refuseReadRoundtable

/** Why the figures of a table are no open data, or null: those of a table that shows its work are. */
export const refuseOpenData = ({ visibility }: Roundtable): Reason | null =>
  visibility === "public" ? null : because("figures.refuse.not_open")
