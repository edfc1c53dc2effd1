import { eq } from "drizzle-orm"
import { removeItem } from "#app/meetings/keep-agenda.server.ts"
import { listWaiting, proposeApproval } from "#app/meetings/minutes/approval-point.server.ts"
import { getApproval } from "#app/meetings/minutes/life/queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { agendaItems, meetingCalls, type meetingMinutes, meetings } from "#db/schema/index.ts"
import { pointsOf, prepareMeeting } from "#tests/meetings/prepare.ts"
import { makeTotals } from "#tests/meetings/totals/rows.ts"
import { makeVersion, rulesWith } from "#tests/roundtables/regulation/versions.ts"
import { makeTable } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { textsIn } from "#tests/support/texts.ts"
import { makeFrozenMinutes } from "./rows.ts"

/** A signed verbale that a meeting approves, and the draft of a meeting with two points. */
const waiting = async (db: Db, over: Partial<typeof meetingMinutes.$inferInsert> = {}) => {
  const { ctx, roundtable } = await makeTable(db)
  await makeVersion(db, {
    roundtableId: roundtable.id,
    number: 1,
    inForceFrom: "2025-01-01",
    rules: rulesWith({}),
  })
  const minutes = await makeFrozenMinutes(db, roundtable, { number: 12, year: 2026, ...over })
  const code = await prepareMeeting(ctx, roundtable.code, ["Bilancio", "Varie ed eventuali"])
  const [meeting] = await db.select().from(meetings).where(eq(meetings.code, code))
  if (!meeting) throw new Error("There is no meeting")
  const propose = (meetingCode = code) =>
    proposeApproval(ctx, { meetingCode, minutesCode: minutes.code }, textsIn)
  return { ctx, roundtable, minutes, code, meeting, propose }
}
const titles = async (world: Awaited<ReturnType<typeof waiting>>) =>
  (await pointsOf(world.ctx, world.code)).map(({ title }) => title)

describe("the approval of a verbale as a point of an agenda", () => {
  test("is offered while it waits, and stands first once it is put there", async ({ db }) => {
    const world = await waiting(db)
    expect(await listWaiting(world.ctx, world.meeting)).toMatchObject([{ number: "12/2026" }])
    await world.propose()
    expect(await titles(world)).toEqual([
      "Approvazione del verbale n. 12/2026",
      "Bilancio",
      "Varie ed eventuali",
    ])
    expect(await listWaiting(world.ctx, world.meeting)).toEqual([])
  })

  test("is on one agenda at a time, and is offered again when it was taken off", async ({ db }) => {
    const world = await waiting(db)
    await world.propose()
    const other = await prepareMeeting(world.ctx, world.roundtable.code, ["Altro"])
    expect(await refusalOf(world.propose(other))).toBe("conflict convening.approval.proposed")
    const [first] = await pointsOf(world.ctx, world.code)
    await removeItem(world.ctx, { meetingCode: world.code, itemCode: first?.code ?? "" })
    expect(await listWaiting(world.ctx, world.meeting)).toHaveLength(1)
    await world.propose(other)
    expect((await pointsOf(world.ctx, other))[0]?.title).toBe("Approvazione del verbale n. 12/2026")
  })

  test.for([
    ["not signed yet", { state: "signing" }],
    ["approved in another way", { way: "written" }],
  ] as const)("is refused for a verbale that is %s", async ([, over], { db }) => {
    const world = await waiting(db, over)
    expect(await listWaiting(world.ctx, world.meeting)).toEqual([])
    expect(await refusalOf(world.propose())).toBe("forbidden convening.approval.refuse")
  })

  test("brings its own vote first where the approval is recorded", async ({ db }) => {
    const world = await waiting(db)
    await world.propose()
    const [call] = await db.select().from(meetingCalls).where(eq(meetingCalls.meetingId, world.meeting.id))
    const items = await db.select().from(agendaItems).where(eq(agendaItems.meetingId, world.meeting.id))
    const writer = await makePerson(db)
    const vote = (itemId: string, minutesAgo: number) =>
      makeTotals(db, { roundtableId: world.roundtable.id, callId: call?.id ?? "", items: [] }, writer.id, {
        ...{ itemId, votedAt: new Date(Date.now() - minutesAgo * 60_000) },
        ...{ confirmedAt: new Date(), confirmedById: world.ctx.actor.personId },
      })
    const proposed = items.find(({ title }) => title.startsWith("Approvazione"))
    const other = items.find(({ title }) => title === "Bilancio")
    await vote(proposed?.id ?? "", 9)
    await vote(other?.id ?? "", 2)
    const { votes } = await getApproval(world.ctx, world.minutes.code)
    expect(votes.map(({ title }) => title)).toEqual(["Approvazione del verbale n. 12/2026", "Bilancio"])
  })
})
