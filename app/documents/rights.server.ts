import { eq } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { documentStates, papers, paperWriters, roundtables } from "#db/schema/index.ts"
import { loadActor } from "../people/actor.server.ts"
import { type PaperFacts, paperRole, refuseReadPaper } from "./policy.ts"

type PaperRow = {
  id: string
  roundtableId: string
  kind: string
  state: string
  writers: string
  publishedAt: Date | null
}

/** What the policy asks of a document, read from its row, its table and its named writers. */
export const factsOf = async (
  db: Db,
  paper: PaperRow,
  { visibility }: { visibility: string },
): Promise<PaperFacts> => {
  const { roundtableId, state, kind } = paper
  const reach = { isOfPublicTable: visibility === "public", isPublished: paper.publishedAt !== null }
  const facts = { roundtableId, state, kind, ...reach, writerSeats: null }
  if (paper.writers === "every_seat") return facts
  const rows = await db
    .select({ seatId: paperWriters.seatId })
    .from(paperWriters)
    .where(eq(paperWriters.documentId, paper.id))
  return { ...facts, writerSeats: rows.map((row) => row.seatId) }
}

export type PaperRights =
  | { kind: "none" }
  | { kind: "deleted" }
  | {
      kind: "role"
      role: "write" | "comment" | "read"
      locked: boolean
      /** Nobody sees what is not committed: the text is about to be, or was, frozen. */
      confirmFirst: boolean
    }

/** What a person may do with a document's text now: the policy's answer, for the co-editing server. */
export const paperRights = async (db: Db, personId: string, documentId: string): Promise<PaperRights> => {
  const [row] = await db
    .select({ paper: papers, roundtable: roundtables, lockedAt: documentStates.lockedAt })
    .from(papers)
    .innerJoin(roundtables, eq(roundtables.id, papers.roundtableId))
    .innerJoin(documentStates, eq(documentStates.documentId, papers.id))
    .where(eq(papers.id, documentId))
  if (!row) return { kind: "none" }
  const [{ actor }, facts] = await Promise.all([
    loadActor(db, personId),
    factsOf(db, row.paper, row.roundtable),
  ])
  const role = paperRole(actor, facts)
  if (role === null) return { kind: "none" }
  if (row.paper.deletedAt) return { kind: "deleted" }
  const confirmFirst = row.paper.state === "final_review" || row.paper.state === "approval"
  return { kind: "role", role, locked: row.lockedAt !== null, confirmFirst }
}

/** Whether a person may still read a document. */
export const mayReadPaper = async (db: Db, personId: string | null, id: string): Promise<boolean> => {
  const [row] = await db
    .select({ paper: papers, roundtable: roundtables })
    .from(papers)
    .innerJoin(roundtables, eq(roundtables.id, papers.roundtableId))
    .where(eq(papers.id, id))
  if (!row || row.paper.deletedAt) return false
  const { actor } = await loadActor(db, personId)
  return refuseReadPaper(actor, await factsOf(db, row.paper, row.roundtable)) === null
}
