import { createHash } from "node:crypto"
import { and, eq, isNull, sql } from "drizzle-orm"
import { files } from "#db/schema/index.ts"
import type { TxCtx } from "../context.ts"
import { DomainError, found, invalid } from "../errors.ts"
import { balanced, bytesKept } from "./balance.server.ts"
import { holdBytes } from "./file-lock.server.ts"
import { keptName } from "./file-name.ts"
import { type StoredType, storedType } from "./file-type.server.ts"
import type { Upload } from "./input.ts"
import { NOBODYS, UPLOAD } from "./pending.ts"

export type KeepFile = {
  upload: Upload
  /** The row that the file belongs to: its kind names the policy that readers are asked by. */
  owner: { kind: string; id: string }
  roundtableId?: string | null
  /** The form's field, where a refusal is said. */
  field: string
  /** Types that this use takes; all that are stored when it is not given. */
  types?: readonly StoredType[]
}
export type KeptFile = typeof files.$inferSelect

const MEGABYTE = 1024 * 1024
const megabytes = (bytes: number) => Math.floor(bytes / MEGABYTE)

const refuseType = (name: string, field: string) =>
  invalid(field, "files.errors.type", { name: keptName(name) })

/** Refuses what would fill the owner's or the installation's share; two at once may pass it by one file. */
const refuseFull = async (ctx: TxCtx, { owner, field }: KeepFile, size: number, more = size) => {
  const kept = await bytesKept(ctx.db, owner)
  const { ownerBytes, installationBytes } = ctx.settings.files
  if (kept.owner + size > ownerBytes)
    throw invalid(field, "files.errors.owner_full", { megabytes: megabytes(ownerBytes) })
  if (kept.installation + more > installationBytes) throw invalid(field, "files.errors.installation_full")
}

const count = (ctx: TxCtx, kind: string, uses: number, bytes: number) =>
  ctx.db.execute(
    balanced(sql`select ${kind}::text as owner_kind, ${uses}::int as files, ${bytes}::bigint as bytes`),
  )

const keepNew = async (ctx: TxCtx, ask: KeepFile, upload: { name: string; bytes: Uint8Array }) => {
  const { owner, field, types, roundtableId = null } = ask
  const { bytes } = upload
  const { largestBytes } = ctx.settings.files
  const name = keptName(upload.name)
  if (bytes.length === 0) throw invalid(field, "files.errors.empty", { name })
  if (bytes.length > largestBytes)
    throw invalid(field, "files.errors.too_large", { name, megabytes: megabytes(largestBytes) })
  const type = await storedType(bytes, upload.name)
  if (!type || (types && !types.includes(type))) throw refuseType(upload.name, field)
  await refuseFull(ctx, ask, bytes.length)
  // The lock comes first: from here to the commit no sweep takes the bytes away.
  await holdBytes(ctx, createHash("sha256").update(bytes).digest("hex"))
  const sha256 = new Uint8Array(Buffer.from(await ctx.files.put(bytes), "hex"))
  const [row] = await ctx.db
    .insert(files)
    .values({
      ...{ ownerKind: owner.kind, ownerId: owner.id, roundtableId, name, type, sha256 },
      ...{ size: bytes.length, uploadedById: ctx.actor.personId },
    })
    .returning()
  await count(ctx, owner.kind, 1, bytes.length)
  return found(row)
}

/** Gives a file that waited since its form was refused to the row that it was meant for. */
const keepWaiting = async (ctx: TxCtx, ask: KeepFile, code: string) => {
  const { owner, field, types, roundtableId = null } = ask
  const [waiting] = await ctx.db
    .select()
    .from(files)
    .where(
      and(
        ...[eq(files.code, code), eq(files.ownerKind, UPLOAD), isNull(files.removedAt)],
        eq(files.ownerId, ctx.actor.personId ?? NOBODYS),
      ),
    )
    .for("no key update")
  if (!waiting) throw new DomainError("invalid", { key: "files.errors.no_longer_there" }, field)
  if (types && !(types as readonly string[]).includes(waiting.type))
    throw refuseType(waiting.name ?? "", field)
  await refuseFull(ctx, ask, waiting.size, 0)
  const [row] = await ctx.db
    .update(files)
    .set({ ownerKind: owner.kind, ownerId: owner.id, roundtableId })
    .where(eq(files.id, waiting.id))
    .returning()
  await count(ctx, UPLOAD, -1, -waiting.size)
  await count(ctx, owner.kind, 1, waiting.size)
  return found(row)
}

/**
 * Keeps a file for a row of the caller's, in the caller's transaction: looks at its bytes for what it is,
 * measures it against the limits, stores it and writes the use.
 * @throws invalid at the field: empty, too large, a type that this use does not take, no room left, or a
 *   waiting file that was cleared away meanwhile
 */
export const keepFile = (ctx: TxCtx, ask: KeepFile): Promise<KeptFile> =>
  "code" in ask.upload ? keepWaiting(ctx, ask, ask.upload.code) : keepNew(ctx, ask, ask.upload)
