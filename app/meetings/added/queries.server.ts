import { and, asc, eq, sql } from "drizzle-orm"
import { agendaRequests, organisations, seats } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { listPapers } from "../../documents/queries.server.ts"
import { because, refuse } from "../../errors.ts"
import { agreementNeeded, type SeatsThere } from "../../roundtables/regulation/added-items.ts"
import { type LoadedQuorum, loadQuorum, type SeatCard } from "../session/load.server.ts"
import { openSession } from "../session/queries.server.ts"
import { refuseWork } from "../session/sitting.ts"
import { asksSeats, refuseAdding } from "./added.ts"
import { withdrawableItems } from "./items.server.ts"

/** The voting seats that are filled, and those of them that are present or represented. */
export const seatsThere = (
  roll: readonly SeatCard[],
  { present, represented }: NonNullable<LoadedQuorum["quorum"]>,
): SeatsThere => ({
  filled: roll.filter((seat) => seat.voting && seat.isFilled).length,
  there: present + represented,
})

/** What members ask for and nobody has decided yet, the oldest first. */
const openRequests = (ctx: Ctx, roundtableId: string) =>
  ctx.db
    .select({
      ...{ code: agendaRequests.code, title: agendaRequests.title, text: agendaRequests.text },
      ...{ language: agendaRequests.language, seat: seats.label, body: organisations.name },
    })
    .from(agendaRequests)
    .innerJoin(seats, eq(seats.id, agendaRequests.seatId))
    .leftJoin(organisations, sql`organisation.id = coalesce(seat.organisation_id, seat.designated_by_id)`)
    .where(and(eq(agendaRequests.roundtableId, roundtableId), eq(agendaRequests.state, "asked")))
    .orderBy(asc(agendaRequests.id))
    .limit(20)

/**
 * What the page that adds a point shows: the rule, who is there, what members ask for, what was added so far, and
 * why nothing is added.
 * @throws not_found; forbidden unless secretary or chair here
 */
export const getAdding = async (ctx: Ctx, code: string, requestCode: string | null) => {
  const { meeting, call, facts, mayConduct } = await openSession(ctx, code)
  if (!mayConduct) refuse(because("assembly.refuse.secretary_or_chair"))
  const [loaded, requests, added, papers] = await Promise.all([
    loadQuorum(ctx, meeting, call),
    openRequests(ctx, meeting.roundtableId),
    withdrawableItems(ctx, meeting.id),
    listPapers(ctx, { roundtableId: meeting.roundtableId, limit: 100 }),
  ])
  const rule = loaded.regulation?.rules.added_items ?? null
  const seatsNow = loaded.quorum ? seatsThere(loaded.roll, loaded.quorum) : { filled: 0, there: 0 }
  return {
    ...{ ...facts, rule, regulation: loaded.regulation?.number ?? null, requests },
    papers: papers.rows.map(({ code: paper, title }) => ({ code: paper, title })),
    added: added.map((item) => ({
      ...{ ...item, whyNotWithdraw: refuseWork(meeting.state) ?? item.whyNotWithdraw },
    })),
    ...{ seats: seatsNow, needed: rule ? agreementNeeded(rule.agreed, seatsNow) : null },
    asksSeats: rule !== null && asksSeats(rule),
    request: requests.find((one) => one.code === requestCode) ?? null,
    refusal: refuseWork(meeting.state) ?? refuseAdding(rule, loaded.quorum),
  }
}
