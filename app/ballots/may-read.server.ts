import { eq, sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { ballots, roundtables } from "#db/schema/index.ts"
import { loadActor } from "../people/actor.server.ts"
import { refuseReadBallot } from "./life/policy.ts"
import { unansweredBy } from "./unanswered.server.ts"

/** Whether somebody may still know of a ballot, as its mail leaves. */
export const mayReadBallot = async (db: Db, personId: string | null, id: string): Promise<boolean> => {
  const [row] = await db
    .select({ ballot: ballots, visibility: roundtables.visibility })
    .from(ballots)
    .innerJoin(roundtables, eq(roundtables.id, ballots.roundtableId))
    .where(eq(ballots.id, id))
  if (!row) return false
  const { actor } = await loadActor(db, personId)
  return refuseReadBallot(actor, { ...row.ballot, isOfPublicTable: row.visibility === "public" }) === null
}

/** Whether a seat of somebody still has no vote in a ballot, as its mail leaves: a reminder is for nobody else. */
export const maySeeUnanswered = async (db: Db, personId: string | null, id: string): Promise<boolean> => {
  if (!personId) return false
  const { rows } = await db.execute(
    sql`select 1 from ballot b where b.id = ${id} and ${unansweredBy(personId)}`,
  )
  return rows.length > 0
}
