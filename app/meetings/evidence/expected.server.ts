import type { meetingCalls } from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"
import { besideOn } from "../session/confirm-beside.server.ts"
import { holdersOn, seatCards } from "../session/load.server.ts"
import { namedPresences } from "../session/named.server.ts"

type Call = typeof meetingCalls.$inferSelect
type Rows = Awaited<ReturnType<typeof namedPresences>>

const namesOn = (rows: Rows) => [...new Set(rows.map((row) => row.name).filter((name) => name !== null))]
const timesOf = (rows: Rows) =>
  rows.map(({ isRemote, fromAt, untilAt, exit }) => ({ isRemote, fromAt, untilAt, exit }))

/**
 * Everybody who is expected at a call, or was there: the seats in the order of the roll with who may sit on them, then
 * who is beside the table. Each with its times on the roll.
 */
export const loadExpected = async (ctx: Ctx, roundtableId: string, call: Call) => {
  const day = civilDay(call.startsAt)
  const [cards, holders, serving, rows] = await Promise.all([
    seatCards(ctx, roundtableId, call),
    holdersOn(ctx, roundtableId, day),
    besideOn(ctx, roundtableId, day),
    namedPresences(ctx, call.id),
  ])
  const seated = new Set(holders.map((one) => one.personId))
  const seats = cards.map((card) => {
    const own = rows.filter((row) => row.seatId === card.seatId)
    const mandates = holders.filter((one) => one.seatId === card.seatId)
    return {
      ...{ key: `seat:${card.code}`, seatId: card.seatId, personId: null, code: card.code },
      ...{ label: card.label, body: card.body, group: card.group, voting: card.voting },
      titular: mandates.find((one) => one.rank === 0)?.name ?? null,
      substitutes: mandates.flatMap((one) => (one.rank > 0 && one.name ? [one.name] : [])),
      people: mandates.map((one) => one.personId),
      ...{ sat: namesOn(own), times: timesOf(own), quality: own[0]?.quality ?? "titular" },
    }
  })
  const beside = serving
    .filter((one) => !seated.has(one.personId))
    .map((one) => {
      const own = rows.filter((row) => row.seatId === null && row.personId === one.personId)
      return {
        ...{ key: `person:${one.code}`, seatId: null, personId: one.personId, name: one.name },
        ...{ quality: one.quality, times: timesOf(own) },
      }
    })
  return { seats, beside }
}
export type Expected = Awaited<ReturnType<typeof loadExpected>>
