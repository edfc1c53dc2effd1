import { and, asc, eq } from "drizzle-orm"
import { rectifications, verificationCodes } from "#db/schema/index.ts"
import type { Ctx } from "../../../context.ts"
import { printedCode } from "../../../records/verification-code.ts"

const hex = (bytes: Uint8Array | null) => (bytes ? Buffer.from(bytes).toString("hex") : "")

/** The rettifiche of a verbale that were accepted, by number: acts of their own, with their code. */
export const acceptedRectifications = async (ctx: Ctx, minutesId: string) => {
  const rows = await ctx.db
    .select({ row: rectifications, verification: verificationCodes.code })
    .from(rectifications)
    .innerJoin(verificationCodes, eq(verificationCodes.id, rectifications.verificationId))
    .where(and(eq(rectifications.minutesId, minutesId), eq(rectifications.state, "accepted")))
    .orderBy(asc(rectifications.number))
    .limit(200)
  return rows.map(({ row, verification }) => ({
    ...{ number: row.number ?? 0, decidedAt: row.decidedAt ?? row.askedAt, says: row.says, reads: row.reads },
    ...{ reason: row.reason, language: row.language, sha256: hex(row.sha256) },
    ...{ verification: printedCode(verification), code: row.code },
  }))
}
export type Rectified = Awaited<ReturnType<typeof acceptedRectifications>>[number]
