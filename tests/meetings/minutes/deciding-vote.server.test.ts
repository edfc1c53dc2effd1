import { randomUUID } from "node:crypto"
import { eq } from "drizzle-orm"
import { transact } from "#app/context.ts"
import { proposeApproval } from "#app/meetings/minutes/approval-point.server.ts"
import { fillSection, type VoteOutcome } from "#app/meetings/minutes/fill-section.server.ts"
import { approveInMeeting } from "#app/meetings/minutes/life/approve.server.ts"
import { getApproval } from "#app/meetings/minutes/life/queries.server.ts"
import { getMinutes } from "#app/meetings/minutes/queries.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  agendaItems,
  meetingCalls,
  meetingMinutes,
  meetings,
  minutesApprovals,
  sittingOutcomes,
} from "#db/schema/index.ts"
import { prepareMeeting } from "#tests/meetings/prepare.ts"
import { makeTotals } from "#tests/meetings/totals/rows.ts"
import { makeVersion, rulesWith } from "#tests/roundtables/regulation/versions.ts"
import { ctxAs, makeTable } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { textsIn } from "#tests/support/texts.ts"
import { makeFrozenMinutes } from "./rows.ts"

/** A signed verbale whose approval is the first point of a later meeting, and ways to vote on it. */
const proposed = async (db: Db) => {
  const world = await makeTable(db)
  const { ctx, roundtable } = world
  const rules = rulesWith({})
  await makeVersion(db, { roundtableId: roundtable.id, number: 1, inForceFrom: "2025-01-01", rules })
  const minutes = await makeFrozenMinutes(db, roundtable, { number: 12, year: 2026 })
  const code = await prepareMeeting(ctx, roundtable.code, ["Bilancio"])
  await proposeApproval(ctx, { meetingCode: code, minutesCode: minutes.code }, textsIn)
  const [meeting] = await db.select().from(meetings).where(eq(meetings.code, code))
  const [call] = await db
    .select()
    .from(meetingCalls)
    .where(eq(meetingCalls.meetingId, meeting?.id ?? ""))
  const items = await db
    .select()
    .from(agendaItems)
    .where(eq(agendaItems.meetingId, meeting?.id ?? ""))
  const itemId = items.find(({ title }) => title.startsWith("Approvazione"))?.id ?? ""
  const own = { roundtableId: roundtable.id, callId: call?.id ?? "", items: [] }
  const count = async (over: object = {}) => {
    const confirmed = { confirmedAt: new Date(), confirmedById: ctx.actor.personId }
    return makeTotals(db, own, (await makePerson(db)).id, { itemId, ...confirmed, ...over })
  }
  const ballot = (outcome: VoteOutcome | null) =>
    transact(ctx, (tx) =>
      fillSection(tx, {
        ...{ roundtableId: roundtable.id, meetingId: meeting?.id ?? "", itemId, key: "vabc", lines: [] },
        source: { kind: "ballot", id: "00000000-0000-4000-8000-000000000001" },
        ...{ happenedAt: new Date(), outcome, path: "/ballots/ABC" },
      }),
    )
  const press = (totalsCode: string) =>
    approveInMeeting(ctx, { minutesCode: minutes.code, totalsCode, corrections: null })
  const deciding = async () => (await getMinutes(ctx, minutes.code)).deciding
  return { ...world, minutes, count, ballot, press, deciding, itemId }
}
const stateOf = async (db: Db, id: string) =>
  (await db.select().from(meetingMinutes).where(eq(meetingMinutes.id, id)))[0]?.state

describe("a vote on the point that proposes a verbale", () => {
  test("offers its approval to who keeps it, and nothing happens before the press", async ({ db }) => {
    const all = await proposed(db)
    expect(await all.deciding()).toBeNull()
    await all.count({ confirmedAt: null, confirmedById: null })
    expect(await all.deciding(), "nobody confirmed it yet").toBeNull()
    const vote = await all.count()
    expect(await all.deciding()).toMatchObject({ code: vote.code, outcome: "approved", counts: { yes: 2 } })
    expect(await stateOf(db, all.minutes.id)).toBe("signed")
    const member = await ctxAs(db, "titular", all)
    expect((await getMinutes(member, all.minutes.code)).deciding).toBeNull()
    await all.press(vote.code)
    expect(await stateOf(db, all.minutes.id)).toBe("approved")
    expect(await db.select().from(minutesApprovals)).toMatchObject([
      { totalsId: vote.id, votedItemId: all.itemId, outcomeId: null },
    ])
    expect(await all.deciding(), "once is enough").toBeNull()
  })

  test("is a ballot too, which stays linked as its evidence", async ({ db }) => {
    const all = await proposed(db)
    await all.ballot(null)
    expect(await all.deciding(), "it is still open").toBeNull()
    expect(await refusalOf(all.press("vabc"))).toBe("forbidden minutes.refuse.vote_unconfirmed")
    await all.ballot("approved")
    expect(await all.deciding()).toMatchObject({ code: "vabc", outcome: "approved", path: "/ballots/ABC" })
    await all.press("vabc")
    const [ballot] = await db.select().from(sittingOutcomes)
    expect(await db.select().from(minutesApprovals)).toMatchObject([
      { totalsId: null, outcomeId: ballot?.id, votedItemId: all.itemId },
    ])
    expect((await getMinutes(all.ctx, all.minutes.code)).approvals).toMatchObject([
      { way: "next_meeting", ballot: "/ballots/ABC" },
    ])
  })

  test("is found however many votes on other points were held since", async ({ db }) => {
    const all = await proposed(db)
    await all.ballot("approved")
    const [row] = await db.select().from(sittingOutcomes)
    if (!row) throw new Error("There is no vote")
    const { id: _, ...same } = row
    const [other] = await db.select().from(agendaItems).where(eq(agendaItems.title, "Bilancio"))
    await db.insert(sittingOutcomes).values(
      Array.from({ length: 60 }, (_, n) => ({
        ...{ ...same, key: `v${n}`, sourceId: randomUUID(), itemId: other?.id ?? "" },
        happenedAt: new Date(row.happenedAt.getTime() + (n + 1) * 60_000),
      })),
    )
    expect(await all.deciding()).toMatchObject({ code: "vabc" })
  })

  test.for(["not_approved", "tied", "not_valid"] as const)(
    "that ended %s is told and refused",
    async (outcome, { db }) => {
      const all = await proposed(db)
      await all.ballot(outcome)
      expect(await all.deciding()).toMatchObject({ outcome })
      expect((await getApproval(all.ctx, all.minutes.code)).votes).toEqual([])
      expect(await refusalOf(all.press("vabc"))).toBe("forbidden minutes.refuse.voted_down")
      expect(await stateOf(db, all.minutes.id)).toBe("signed")
    },
  )

  test("counts as the latest one did", async ({ db }) => {
    const all = await proposed(db)
    await all.count({ outcome: "not_approved", votedAt: new Date(Date.now() - 120_000) })
    const again = await all.count()
    expect(await all.deciding()).toMatchObject({ code: again.code, outcome: "approved" })
  })

  test("is nobody's to record but the secretariat's and the chair's", async ({ db }) => {
    const all = await proposed(db)
    const vote = await all.count()
    const member = await ctxAs(db, "titular", all)
    const input = { minutesCode: all.minutes.code, totalsCode: vote.code, corrections: null }
    expect(await refusalOf(approveInMeeting(member, input))).toBe(
      "forbidden minutes.refuse.secretary_or_chair",
    )
  })
})
