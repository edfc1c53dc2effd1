import { createHash } from "node:crypto"
import type { Ctx } from "#app/context.ts"
import type { Files } from "#app/files/port.ts"
import { files as rows } from "#db/schema/index.ts"

/** A store of files in memory; `stored` is what it holds, by digest, with when it was put. */
export const memoryFiles = (now: () => Date = () => new Date()) => {
  const stored = new Map<string, { bytes: Uint8Array<ArrayBuffer>; at: Date }>()
  const files: Files = {
    put: async (bytes) => {
      const digest = createHash("sha256").update(bytes).digest("hex")
      stored.set(digest, { bytes: new Uint8Array(bytes), at: now() })
      return digest
    },
    get: async (digest) => stored.get(digest)?.bytes ?? null,
    remove: async (digest) => void stored.delete(digest),
    async *putBefore(moment) {
      for (const [digest, { at }] of [...stored]) if (at < moment) yield digest
    },
  }
  return { ...files, stored }
}

/** The beginning and end that make some bytes a PDF to whoever looks at them. */
export const pdf = (text = "testo") => new TextEncoder().encode(`%PDF-1.7\n% ${text}\n%%EOF\n`)

/** A file of a roundtable's, with its bytes in the context's store. */
export const makeFile = async (
  { db, files }: Ctx,
  over: Partial<typeof rows.$inferInsert> & { ownerId: string },
  bytes: Uint8Array = pdf(over.name ?? "atto.pdf"),
) => {
  const sha256 = new Uint8Array(Buffer.from(await files.put(bytes), "hex"))
  const row = {
    ownerKind: "roundtable",
    name: "atto.pdf",
    type: "application/pdf",
    size: bytes.length,
    sha256,
  }
  const [file] = await db
    .insert(rows)
    .values({ ...row, ...over })
    .returning()
  if (!file) throw new Error("No file was written")
  return file
}
