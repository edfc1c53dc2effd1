import { and, asc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm"
import { annexes, files } from "#db/schema/index.ts"
import type { TxCtx } from "../context.ts"
import { conflict, found } from "../errors.ts"
import type { Upload } from "../files/input.ts"
import { keepFile } from "../files/keep-file.server.ts"
import { removeFile } from "../files/remove-file.server.ts"

type Owner = { kind: string; id: string }
export type AddAnnexes = {
  owner: Owner
  roundtableId: string
  annexes: readonly { title: string; upload: Upload }[]
  field: string
  /** Frozen at once, as annexes added in session are; the others when the convocation goes out. */
  freeze: boolean
}

/** The next number of an owner's annexes; whoever asks at the same time waits for this transaction's end. */
const nextNumber = async (ctx: TxCtx, owner: Owner): Promise<number> => {
  const key = `annexes ${owner.kind} ${owner.id}`
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
  const [row] = await ctx.db
    .select({ next: sql<number>`coalesce(max(${annexes.number}), 0)::int + 1` })
    .from(annexes)
    .where(and(eq(annexes.ownerKind, owner.kind), eq(annexes.ownerId, owner.id)))
  return row?.next ?? 1
}

/**
 * Adds annexes with the numbers that follow. The caller has asked its policy.
 * @returns the number of the first, null without any
 */
export const addAnnexes = async (ctx: TxCtx, ask: AddAnnexes): Promise<number | null> => {
  if (ask.annexes.length === 0) return null
  const { owner, roundtableId, field } = ask
  const first = await nextNumber(ctx, owner)
  let number = first
  for (const { title, upload } of ask.annexes) {
    const file = await keepFile(ctx, { upload, owner, roundtableId, field })
    await ctx.db.insert(annexes).values({
      ...{ roundtableId, ownerKind: owner.kind, ownerId: owner.id, number: number++, title, fileId: file.id },
      ...(ask.freeze && { frozenAt: ctx.now, sha256: file.sha256 }),
    })
  }
  return first
}

/** Freezes an owner's annexes with their digests: from now on they never change. A second time changes nothing. */
export const freezeAnnexes = async (ctx: TxCtx, owner: Owner): Promise<void> => {
  await ctx.db
    .update(annexes)
    .set({
      frozenAt: ctx.now,
      sha256: sql`(select f.sha256 from file f where f.id = annex.file_id)`,
    })
    .where(and(eq(annexes.ownerKind, owner.kind), eq(annexes.ownerId, owner.id), isNull(annexes.frozenAt)))
}

/**
 * Takes an annex away that is not frozen, and its file with it. The caller has asked its policy.
 * @throws not_found, conflict where it is frozen
 */
export const removeAnnex = async (ctx: TxCtx, owner: Owner, number: number): Promise<{ title: string }> => {
  const isThisOne = and(
    ...[eq(annexes.ownerKind, owner.kind), eq(annexes.ownerId, owner.id), eq(annexes.number, number)],
  )
  const [row] = await ctx.db.select().from(annexes).where(isThisOne).for("no key update")
  const { fileId, title, frozenAt, withdrawnAt } = found(row)
  if (withdrawnAt) found(null)
  if (frozenAt) throw conflict("attachments.errors.frozen")
  await ctx.db.delete(annexes).where(isThisOne)
  await removeFile(ctx, fileId)
  return { title }
}

/**
 * Takes an annex out of its owner: one that is not frozen with its file, a frozen one only from what is listed from
 * now on; its file stays readable where it was sent, and nobody gets its number. The caller has asked its policy.
 * @throws not_found, also for one that was taken out before
 */
export const takeOutAnnex = async (ctx: TxCtx, owner: Owner, number: number): Promise<void> => {
  const [frozen] = await ctx.db
    .update(annexes)
    .set({ withdrawnAt: ctx.now })
    .where(
      and(
        ...[eq(annexes.ownerKind, owner.kind), eq(annexes.ownerId, owner.id), eq(annexes.number, number)],
        ...[isNull(annexes.withdrawnAt), isNotNull(annexes.frozenAt)],
      ),
    )
    .returning({ id: annexes.id })
  if (frozen) return
  await removeAnnex(ctx, owner, number)
}

const COLUMNS = {
  ...{ number: annexes.number, title: annexes.title, frozenAt: annexes.frozenAt },
  ...{ fileCode: files.code, fileName: files.name, size: files.size, type: files.type },
  removedAt: files.removedAt,
  sha256: sql<string | null>`encode(${annexes.sha256}, 'hex')`,
}

/** An owner's annexes by number, without those taken out, each with its file. */
export const listAnnexes = async ({ db }: Pick<TxCtx, "db">, owner: Owner) =>
  db
    .select(COLUMNS)
    .from(annexes)
    .innerJoin(files, eq(files.id, annexes.fileId))
    .where(and(eq(annexes.ownerKind, owner.kind), eq(annexes.ownerId, owner.id), isNull(annexes.withdrawnAt)))
    .orderBy(asc(annexes.number))
type Annex = Awaited<ReturnType<typeof listAnnexes>>[number]

/** The annexes of several owners of a kind, by owner, each owner's by number. */
export const annexesByOwner = async (
  { db }: Pick<TxCtx, "db">,
  kind: string,
  ownerIds: readonly string[],
): Promise<Map<string, Annex[]>> => {
  const byOwner = new Map<string, Annex[]>()
  if (ownerIds.length === 0) return byOwner
  const rows = await db
    .select({ ownerId: annexes.ownerId, ...COLUMNS })
    .from(annexes)
    .innerJoin(files, eq(files.id, annexes.fileId))
    .where(
      and(eq(annexes.ownerKind, kind), inArray(annexes.ownerId, [...ownerIds]), isNull(annexes.withdrawnAt)),
    )
    .orderBy(asc(annexes.number))
  for (const { ownerId, ...annex } of rows) byOwner.set(ownerId, [...(byOwner.get(ownerId) ?? []), annex])
  return byOwner
}
