import { eq } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { annexes, files } from "#db/schema/index.ts"

/** Gives the annexes made here the bytes of a file that is in the store. */
export const giveBytes = (db: Db, { sha256 }: { sha256: Uint8Array }) =>
  db.update(files).set({ sha256 }).where(eq(files.name, "elenco.txt"))

/** A frozen annex of a verbale's sitting. */
export const makeAnnex = async (
  db: Db,
  { meetingId, roundtableId }: { meetingId: string; roundtableId: string },
  number = 1,
) => {
  const owner = { ownerKind: "meeting", ownerId: meetingId }
  const bytes = { type: "text/plain", size: 1, sha256: new Uint8Array(32) }
  const [file] = await db
    .insert(files)
    .values({ ...owner, ...bytes, roundtableId, name: "elenco.txt" })
    .returning()
  const frozen = { frozenAt: new Date("2026-01-08"), sha256: new Uint8Array(32) }
  const [annex] = await db
    .insert(annexes)
    .values({ ...owner, ...frozen, roundtableId, number, title: "Elenco", fileId: file?.id ?? "" })
    .returning()
  if (!annex) throw new Error("The insert returned no row")
  return annex
}
