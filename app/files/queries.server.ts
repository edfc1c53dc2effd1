import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm"
import { files } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { NOBODYS, UPLOAD, type Waiting } from "./pending.ts"

const card = {
  code: files.code,
  name: sql<string>`coalesce(${files.name}, '')`,
  type: files.type,
  size: files.size,
  sha256: sql<string>`encode(${files.sha256}, 'hex')`,
  createdAt: files.createdAt,
}

/** The file of a code, with whose it is; null when there is none, or it was removed. */
export const findFile = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({ ownerKind: files.ownerKind, ownerId: files.ownerId, ...card })
    .from(files)
    .where(and(eq(files.code, code), isNull(files.removedAt)))
  return row ?? null
}

/** The files of some rows of one kind, oldest first, each with its owner's id. */
export const listFiles = async (ctx: Ctx, kind: string, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : ctx.db
        .select({ ownerId: files.ownerId, id: files.id, ...card })
        .from(files)
        .where(and(eq(files.ownerKind, kind), inArray(files.ownerId, [...ids]), isNull(files.removedAt)))
        .orderBy(asc(files.id))

/** Those of these codes that still wait for their form, of this person. */
export const listWaiting = async (ctx: Ctx, codes: readonly string[]): Promise<Waiting[]> =>
  codes.length === 0
    ? []
    : ctx.db
        .select({ code: files.code, name: card.name, size: files.size })
        .from(files)
        .where(
          and(
            ...[inArray(files.code, [...codes]), eq(files.ownerKind, UPLOAD), isNull(files.removedAt)],
            eq(files.ownerId, ctx.actor.personId ?? NOBODYS),
          ),
        )
        .orderBy(asc(files.id))
