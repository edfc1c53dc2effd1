import { uuid } from "drizzle-orm/pg-core"
import { people } from "./people.ts"
import { roundtables } from "./roundtables.ts"

/** The table that a row belongs to. */
export const roundtableId = () =>
  uuid("roundtable_id")
    .notNull()
    .references(() => roundtables.id, { onDelete: "restrict" })

/** Somebody that a row names; `.notNull()` where it always does. */
export const personId = (name: string) => uuid(name).references(() => people.id, { onDelete: "restrict" })
