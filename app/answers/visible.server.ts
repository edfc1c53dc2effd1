import { and, eq, type SQL, sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { answers } from "#db/schema/index.ts"
import type { Actor } from "../context.ts"
import { loadActor } from "../people/actor.server.ts"
import { proposalsVisibleTo } from "../proposals/visible.server.ts"

/** Ids in a statement. */
export const among = (ids: readonly string[]): SQL =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`

/** The rows of `answer` that `refuseReadAnswer` does not refuse. */
export const answersVisibleTo = (actor: Actor): SQL => {
  const bodies = actor.memberships.map(({ organisationId }) => organisationId)
  const isReadable = sql`exists (select 1 from proposal where proposal.id = answer.proposal_id
    and ${proposalsVisibleTo(actor)})`
  return bodies.length > 0 ? sql`(${isReadable} or answer.organisation_id in ${among(bodies)})` : isReadable
}

/** Whether somebody may be told of an answer by mail. */
export const mayReadAnswer = async (db: Db, personId: string | null, id: string): Promise<boolean> => {
  const { actor } = await loadActor(db, personId)
  const [row] = await db
    .select({ id: answers.id })
    .from(answers)
    .where(and(eq(answers.id, id), answersVisibleTo(actor)))
  return row !== undefined
}
