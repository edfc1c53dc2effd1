import type { Db } from "#db/client.server.ts"
import { documentVersions } from "#db/schema/index.ts"

type Version = typeof documentVersions.$inferInsert

/** A version of a document, the first unless said otherwise; its digests are of nothing. */
export const makeDocumentVersion = async (
  db: Db,
  over: Pick<Version, "documentId" | "roundtableId"> & Partial<Version>,
): Promise<void> => {
  const digest = Buffer.alloc(32)
  await db.insert(documentVersions).values({
    ...{ number: 1, kind: "named", name: "Prima lettura", epoch: 1, seq: 1 },
    ...{ content: { type: "doc", content: [] }, sha256: digest, sealSha256: digest },
    ...over,
  })
}
