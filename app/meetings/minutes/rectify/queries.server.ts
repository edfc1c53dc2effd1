import { asc, eq } from "drizzle-orm"
import { people, rectifications, seats, verificationCodes } from "#db/schema/index.ts"
import type { Ctx } from "../../../context.ts"
import { printedCode } from "../../../records/verification-code.ts"
import { votesSince } from "../life/votes-since.server.ts"
import { refuseKeepMinutes, refuseObserveAs } from "../policy.ts"
import { cardOf, findMinutes } from "../queries.server.ts"
import { refuseDecide, refuseRectify } from "./rectify.ts"

const hex = (bytes: Uint8Array | null) => (bytes ? Buffer.from(bytes).toString("hex") : null)

/** Every request for a rettifica of a verbale with what became of it, for its readers. @throws as `findMinutes` */
export const getRectifications = async (ctx: Ctx, code: string) => {
  const all = await findMinutes(ctx, code)
  const { minutes } = all
  const mayKeep = refuseKeepMinutes(ctx.actor, minutes.roundtableId) === null
  const [rows, votes] = await Promise.all([
    ctx.db
      .select({
        row: rectifications,
        ...{ name: people.name, seat: seats.label, verification: verificationCodes.code },
      })
      .from(rectifications)
      .leftJoin(people, eq(people.id, rectifications.askedById))
      .leftJoin(seats, eq(seats.id, rectifications.seatId))
      .leftJoin(verificationCodes, eq(verificationCodes.id, rectifications.verificationId))
      .where(eq(rectifications.minutesId, minutes.id))
      .orderBy(asc(rectifications.id))
      .limit(300),
    mayKeep ? votesSince(ctx, minutes, minutes.approvedAt ?? ctx.now) : [],
  ])
  const { personId } = ctx.actor
  return {
    ...{ ...cardOf(all), mayKeep, votes },
    rows: rows.map(({ row, name, seat, verification }) => ({
      ...{ code: row.code, number: row.number, says: row.says, reads: row.reads, reason: row.reason },
      ...{ state: row.state as "asked", language: row.language, answer: row.answer, name, seat },
      ...{ askedAt: row.askedAt, decidedAt: row.decidedAt, ground: row.ground as "slip" | null },
      ...{ sha256: hex(row.sha256), verification: verification && printedCode(verification) },
      isOwn: personId !== null && row.askedById === personId,
      whyNotDecide: mayKeep && row.state === "asked" ? refuseDecide(row, personId) : null,
    })),
    whyNotAsk: refuseObserveAs(ctx.actor, minutes.roundtableId) ?? refuseRectify(minutes),
  }
}
