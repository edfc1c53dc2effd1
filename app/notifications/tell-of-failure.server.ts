import { sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { notices } from "#db/schema/index.ts"
import { kindOf } from "./kinds.ts"
import type { Owed } from "./owed.server.ts"

/** Who looks after a table, and the page where its people are. */
export type Secretariat = { people: readonly string[]; path: string }
type Ports = { secretariatOf(roundtableId: string): Promise<Secretariat> }

/** Writes an entry into somebody's inbox, unless one of the kind about the same address still waits unread. */
const tell = async (db: Db, personId: string, kind: string, params: Record<string, string>, owed: Owed) => {
  const { rows } = await db.execute(sql`
    select 1 from notice where person_id = ${personId} and kind = ${kind} and read_at is null
       and params->>'address' = ${params.address}`)
  if (rows.length > 0) return
  await db.insert(notices).values({ personId, kind, params, roundtableId: owed.roundtableId })
}

/**
 * Tells who can mend it that mail to an address does not arrive: the person themselves, in their inbox; for
 * an address without an account, the secretaries of the table that wrote to it.
 */
export const tellOfFailure = async (db: Db, owed: Owed, ports: Ports): Promise<void> => {
  const address = owed.address ?? ""
  if (owed.personId) return tell(db, owed.personId, "mail_failed", { address, path: "/account" }, owed)
  if (!owed.roundtableId || kindOf(owed.kind).secret) return
  const { people, path } = await ports.secretariatOf(owed.roundtableId)
  for (const personId of people) await tell(db, personId, "mail_failed_to", { address, path }, owed)
}
