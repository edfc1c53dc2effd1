import { and, desc, eq, lt, sql } from "drizzle-orm"
import { people, rectifications, seats, verificationCodes } from "#db/schema/index.ts"
import type { Ctx } from "../../../context.ts"
import { PAGE_SIZE } from "../../../people/queries.server.ts"
import { printedCode } from "../../../records/verification-code.ts"
import { votesSince } from "../life/votes-since.server.ts"
import { refuseKeepMinutes, refuseObserveAs } from "../policy.ts"
import { cardOf, findMinutes } from "../queries.server.ts"
import { refuseDecide, refuseRectify } from "./rectify.ts"

const hex = (bytes: Uint8Array | null) => (bytes ? Buffer.from(bytes).toString("hex") : null)

/**
 * The requests for rettifiche of a verbale with what became of each, for its readers: the latest first, a page at a
 * time; `after` is a code.
 * @throws as `findMinutes`
 */
export const getRectifications = async (ctx: Ctx, code: string, after: string | null = null) => {
  const all = await findMinutes(ctx, code)
  const { minutes } = all
  const mayKeep = refuseKeepMinutes(ctx.actor, minutes.roundtableId) === null
  const before = after
    ? lt(rectifications.id, sql`(select r.id from minutes_rectification r where r.code = ${after})`)
    : undefined
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
      .where(and(eq(rectifications.minutesId, minutes.id), before))
      .orderBy(desc(rectifications.id))
      .limit(PAGE_SIZE + 1),
    mayKeep ? votesSince(ctx, minutes, minutes.approvedAt ?? ctx.now) : [],
  ])
  const { personId } = ctx.actor
  const page = rows.slice(0, PAGE_SIZE)
  return {
    next: rows.length > PAGE_SIZE ? (page.at(-1)?.row.code ?? null) : null,
    ...{ ...cardOf(all), mayKeep, votes },
    rows: page.map(({ row, name, seat, verification }) => ({
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
