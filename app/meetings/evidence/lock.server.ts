import { and, desc, eq, isNull } from "drizzle-orm"
import { attendanceSheets, filings, platformReports } from "#db/schema/index.ts"
import type { Ctx, TxCtx } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { lockToConduct } from "../session/lock.server.ts"
import { refuseEvidence } from "./policy.ts"

/**
 * The meeting under its row lock, with its call, for who keeps its evidence.
 * @throws not_found; forbidden unless secretary or chair here, at a closed table, for drafts and what was called off
 */
export const lockForEvidence = async (ctx: TxCtx, code: string) => {
  const locked = await lockToConduct(ctx, code)
  refuse(refuseEvidence(locked.meeting.state))
  return { ...locked, personId: found(ctx.actor.personId) }
}

/** The sheet of a call that counts: whose filed scan nobody declared void; null where there is none. */
export const liveSheet = async (ctx: Pick<Ctx, "db">, callId: string) => {
  const [row] = await ctx.db
    .select({ sheet: attendanceSheets, filing: { id: filings.id, code: filings.code } })
    .from(attendanceSheets)
    .innerJoin(filings, eq(filings.id, attendanceSheets.filingId))
    .where(and(eq(attendanceSheets.callId, callId), isNull(filings.voidedAt)))
    .orderBy(desc(attendanceSheets.id))
    .limit(1)
  return row ?? null
}

/** A report of a call by its number. @throws not_found */
export const reportOf = async (ctx: Pick<Ctx, "db">, callId: string, number: number) => {
  const [row] = await ctx.db
    .select()
    .from(platformReports)
    .where(and(eq(platformReports.callId, callId), eq(platformReports.number, number)))
  return found(row)
}
