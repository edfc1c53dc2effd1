import { and, asc, eq, isNull } from "drizzle-orm"
import { zipSync } from "fflate"
import { certificates } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { refuse } from "../../errors.ts"
import { refuseKeepCourses } from "../policy.ts"
import { findEdition } from "../queries.server.ts"
import { askCertificate } from "./ask-certificate.server.ts"
import { paperOf, type WritePaper } from "./paper-of.server.ts"
import type { Speak } from "./write-certificate.server.ts"

/**
 * The papers of an edition that are valid, in one file, each under its number; written one after another where nobody
 * has asked for them yet. @throws forbidden unless course coordinator
 */
export const certificatesZip = async (ctx: Ctx, editionCode: string, speak: Speak, write: WritePaper) => {
  refuse(refuseKeepCourses(ctx.actor))
  const edition = await findEdition(ctx, editionCode)
  const rows = await ctx.db
    .select({ code: certificates.code, year: certificates.year, number: certificates.number })
    .from(certificates)
    .where(
      and(
        ...[eq(certificates.editionId, edition.id), isNull(certificates.endedAt)],
        isNull(certificates.purgedAt),
      ),
    )
    .orderBy(asc(certificates.year), asc(certificates.number))
  const files: Record<string, Uint8Array> = {}
  for (const { code, year, number } of rows)
    files[`${year}-${String(number).padStart(5, "0")}.pdf`] = await paperOf(
      ctx,
      await askCertificate(ctx, code, speak),
      write,
    )
  // PDF is compressed already.
  return zipSync(files, { level: 0 })
}
