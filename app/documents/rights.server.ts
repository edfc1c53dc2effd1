import { eq } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { documentStates, papers, paperWriters } from "#db/schema/index.ts"
import { loadActor } from "../people/actor.server.ts"
import { type PaperFacts, paperRole, refuseReadPaper } from "./policy.ts"

type PaperRow = { id: string; roundtableId: string; state: string; writers: string }

/** What the policy asks of a document, read from its row and its named writers. */
export const factsOf = async (db: Db, paper: PaperRow): Promise<PaperFacts> => {
  const { roundtableId, state } = paper
  if (paper.writers === "every_seat") return { roundtableId, state, writerSeats: null }
  const rows = await db
    .select({ seatId: paperWriters.seatId })
    .from(paperWriters)
    .where(eq(paperWriters.documentId, paper.id))
  return { roundtableId, state, writerSeats: rows.map((row) => row.seatId) }
}

export type PaperRights =
  | { kind: "none" }
  | { kind: "deleted" }
  | { kind: "role"; role: "write" | "comment" | "read"; locked: boolean }

/** What a person may do with a document's text now: the policy's answer, for the co-editing server. */
export const paperRights = async (db: Db, personId: string, documentId: string): Promise<PaperRights> => {
  const [row] = await db
    .select({ paper: papers, lockedAt: documentStates.lockedAt })
    .from(papers)
    .innerJoin(documentStates, eq(documentStates.documentId, papers.id))
    .where(eq(papers.id, documentId))
  if (!row) return { kind: "none" }
  const [{ actor }, facts] = await Promise.all([loadActor(db, personId), factsOf(db, row.paper)])
  const role = paperRole(actor, facts)
  if (role === null) return { kind: "none" }
  if (row.paper.deletedAt) return { kind: "deleted" }
  return { kind: "role", role, locked: row.lockedAt !== null }
}

/** Whether a person may still read a document. */
export const mayReadPaper = async (db: Db, personId: string | null, id: string): Promise<boolean> => {
  const [paper] = await db.select().from(papers).where(eq(papers.id, id))
  if (!paper || paper.deletedAt) return false
  const { actor } = await loadActor(db, personId)
  return refuseReadPaper(actor, await factsOf(db, paper)) === null
}
