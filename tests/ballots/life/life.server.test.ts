import { eq, sql } from "drizzle-orm"
import { getBallotFile } from "#app/ballots/get-file.server.ts"
import { closeBallot, closeDueBallots } from "#app/ballots/life/close-ballot.server.ts"
import { draftBallot, editBallot } from "#app/ballots/life/draft-ballot.server.ts"
import { cancelBallot, excludeSeat, publishBallot } from "#app/ballots/life/end-ballot.server.ts"
import { formOffers } from "#app/ballots/life/form-queries.server.ts"
import { openBallot } from "#app/ballots/life/open-ballot.server.ts"
import { recount } from "#app/ballots/log/recount.ts"
import { getBallot, listBallots } from "#app/ballots/queries.server.ts"
import { agendaItems, auditEntries, ballotSeats, outbox, seatTerms } from "#db/schema/index.ts"
import { asked, closed, drafted, inWriting, rowOf, seatCode, vote, voting } from "#tests/ballots/rows.ts"
import { opened, plus } from "#tests/meetings/session/world.ts"
import { ctxAs, makeTable } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"

describe("a question that is put to the vote", () => {
  test("is written by who keeps or leads the table, and by nobody else", async ({ db }) => {
    const { roundtable, meeting, memberCtx } = await opened(db)
    const draft = draftBallot(
      await memberCtx(0),
      asked({ roundtableCode: roundtable.code, meetingCode: meeting.code }),
    )
    expect(await refusalOf(draft)).toBe("forbidden ballots.refuse.secretary_or_chair")
  })

  test("is not put at a table without rules", async ({ db }) => {
    const { ctx, roundtable } = await makeTable(db)
    expect(await refusalOf(draftBallot(ctx, asked({ roundtableCode: roundtable.code })))).toBe(
      "forbidden ballots.refuse.no_rules",
    )
  })

  test("in a meeting is about a point of its agenda, and not of one for information", async ({ db }) => {
    const { ctx, roundtable, meeting } = await opened(db)
    const place = { roundtableCode: roundtable.code, meetingCode: meeting.code }
    expect(await refusalOf(draftBallot(ctx, asked(place)))).toBe("invalid ballots.errors.item (itemCode)")
    const itemCode = meeting.items[0]?.code ?? ""
    await db.update(agendaItems).set({ kind: "information" }).where(eq(agendaItems.code, itemCode))
    expect(await refusalOf(draftBallot(ctx, asked({ ...place, itemCode })))).toBe(
      "forbidden totals.refuse.information",
    )
    const offers = await formOffers(ctx, roundtable.id, { ...place, itemCode: null })
    expect(offers.points.map(({ code }) => code)).toEqual([meeting.items[1]?.code])
  })

  test("is put in writing only where the rules say so", async ({ db }) => {
    const { ctx, roundtable } = await opened(db)
    const draft = draftBallot(ctx, asked({ roundtableCode: roundtable.code, endDay: "2099-01-01" }))
    expect(await refusalOf(draft)).toBe("forbidden ballots.refuse.not_in_writing")
  })

  test("in writing gives everybody the days of the rules", async ({ db }) => {
    const { ctx, roundtable } = await inWriting(db)
    const soon = new Date(ctx.now.getTime() + 2 * 86_400_000).toISOString().slice(0, 10)
    const draft = draftBallot(ctx, asked({ roundtableCode: roundtable.code, endDay: soon }))
    expect(await refusalOf(draft)).toBe("invalid ballots.errors.end_early (endDay)")
  })

  test("with one option only is told to be a motion, beside the field", async ({ db }) => {
    expect(await refusalOf(drafted(db, { kind: "choice", options: "Solo questa" }))).toBe(
      "invalid ballots.refuse.two_options (options)",
    )
  })

  test("of a point that is secret stays on paper, edited or opened later", async ({ db }) => {
    const { ctx, ballotCode, meeting } = await drafted(db)
    const itemCode = meeting.items[1]?.code ?? ""
    await db.update(agendaItems).set({ isSecret: true }).where(eq(agendaItems.code, itemCode))
    const { roundtableCode: _, meetingCode: __, itemCode: ___, ...card } = asked()
    expect(await refusalOf(editBallot(ctx, { ...card, ballotCode }))).toBe(
      "invalid totals.refuse.secret_on_paper (visibility)",
    )
    expect(await refusalOf(openBallot(ctx, { ballotCode }))).toBe("forbidden totals.refuse.secret_on_paper")
    await editBallot(ctx, { ...card, ballotCode, visibility: "secret_paper" })
    expect((await rowOf(db, ballotCode)).visibility).toBe("secret_paper")
  })

  test("of a point that became one for information is not opened", async ({ db }) => {
    const { ctx, ballotCode, meeting } = await drafted(db)
    const itemCode = meeting.items[1]?.code ?? ""
    await db.update(agendaItems).set({ kind: "information" }).where(eq(agendaItems.code, itemCode))
    expect(await refusalOf(openBallot(ctx, { ballotCode }))).toBe("forbidden totals.refuse.information")
  })

  test("is changed until it opens, and not afterwards", async ({ db }) => {
    const { ctx, ballotCode } = await drafted(db)
    const { roundtableCode: _, meetingCode: __, itemCode: ___, ...card } = asked()
    const edited = { ...card, ballotCode, wording: "Approvi il Piano 2028?" }
    await editBallot(ctx, edited)
    expect((await rowOf(db, ballotCode)).wording).toBe("Approvi il Piano 2028?")
    await openBallot(ctx, { ballotCode })
    expect(await refusalOf(editBallot(ctx, edited))).toBe("forbidden ballots.refuse.not_to_edit")
  })

  test("stays unseen by members while it is prepared", async ({ db }) => {
    const { roundtable, memberCtx, ballotCode } = await drafted(db)
    const member = await memberCtx(0)
    expect(await refusalOf(getBallot(member, ballotCode))).toBe("not_found errors.not_found.text")
    expect((await listBallots(member, { roundtableId: roundtable.id })).rows).toEqual([])
  })
})

describe("opening a ballot", () => {
  test("freezes the seats that are there, the rule and the question under one fingerprint", async ({
    db,
  }) => {
    const { ballotCode } = await voting(db)
    const row = await rowOf(db, ballotCode)
    const roll = await db.select().from(ballotSeats).where(eq(ballotSeats.ballotId, row.id))
    expect(roll).toHaveLength(3)
    expect(row).toMatchObject({ state: "open", number: 1, rule: { setting: "meeting" } })
    expect(row.frozenSha256).toHaveLength(32)
  })

  test("in writing asks every seat with a live mandate, and writes to who holds it", async ({ db }) => {
    const { ballotCode } = await inWriting(db)
    const row = await rowOf(db, ballotCode)
    expect(await db.$count(ballotSeats, eq(ballotSeats.ballotId, row.id))).toBe(5)
    expect(await db.$count(outbox, eq(outbox.kind, "ballot_opened"))).toBe(5)
  })

  test("is refused outside an open sitting", async ({ db }) => {
    const world = await drafted(db)
    await db.execute(`update meeting set state = 'suspended' where id = '${world.meeting.id}'`)
    expect(await refusalOf(openBallot(world.ctx, world))).toBe("forbidden ballots.refuse.meeting_not_open")
  })

  test("is refused below the numero legale, with how many are missing", async ({ db }) => {
    const world = await drafted(db)
    const { ctx } = world
    await db.execute(sql`update presence set until_at = from_at + interval '1 second', exit = 'left'
      where seat_id = ${world.seated[0]?.seat.id}`)
    expect(await refusalOf(openBallot(plus(ctx, 3), world))).toBe("forbidden ballots.refuse.below_quorum")
  })

  test("happens once", async ({ db }) => {
    const world = await voting(db)
    expect(await refusalOf(openBallot(world.ctx, world))).toBe("forbidden ballots.refuse.not_to_open")
  })
})

describe("a ballot that is closed", () => {
  test("says what it came to, and counts to the same again from its file alone", async ({ db }) => {
    const { ctx, ballotCode } = await closed(db)
    const page = await getBallot(ctx, ballotCode)
    expect(page.verdict?.outcome).toBe("approved")
    const found = recount(JSON.parse(JSON.stringify(await getBallotFile(ctx, ballotCode))), page.head)
    expect(found.breaks).toEqual([])
    expect(found.verdict?.motion).toMatchObject({ yes: 2, base: 3 })
  })

  test("shows every seat in exactly one outcome", async ({ db }) => {
    const { ctx, ballotCode } = await closed(db, ["yes", "abstain"])
    const { account } = await getBallot(ctx, ballotCode)
    expect(account.map(({ outcome }) => outcome).toSorted()).toEqual(["abstain", "silent", "yes"])
  })

  test("closes again without a change", async ({ db }) => {
    const world = await closed(db)
    const before = await rowOf(db, world.ballotCode)
    await closeBallot(plus(world.ctx, 5), world)
    expect(await rowOf(db, world.ballotCode)).toEqual(before)
  })

  test("is for the table until it is published, then for everybody who sees it", async ({ db }) => {
    const { ctx, roundtable, ballotCode } = await closed(db)
    const stranger = await ctxAs(db, "stranger", { roundtable })
    expect(await refusalOf(getBallot(stranger, ballotCode))).toBe("not_found errors.not_found.text")
    await publishBallot(ctx, { ballotCode })
    expect((await getBallot(stranger, ballotCode)).verdict?.outcome).toBe("approved")
  })

  test("is not cancelled any more", async ({ db }) => {
    const { ctx, ballotCode } = await closed(db)
    expect(await refusalOf(cancelBallot(ctx, { ballotCode, reason: "Errore" }))).toBe(
      "forbidden ballots.refuse.not_to_cancel",
    )
  })

  test("in writing ends at its time by itself, and not a moment before", async ({ db }) => {
    const world = await inWriting(db)
    await vote(world, 0, "yes")
    expect(await refusalOf(closeBallot(world.ctx, world))).toBe("forbidden ballots.refuse.ends_by_itself")
    expect(await closeDueBallots(world.ctx)).toBe(0)
    expect(await closeDueBallots(plus(world.ctx, 15 * 24 * 60))).toBe(1)
    const row = await rowOf(db, world.ballotCode)
    expect(row.closedAt).toEqual(row.closesAt)
  })
})

describe("before a ballot is closed", () => {
  test("nobody reads who voted or how, not even the secretariat", async ({ db }) => {
    const world = await voting(db)
    const before = await getBallot(world.ctx, world.ballotCode)
    await vote(world, 0, "yes")
    const after = await getBallot(world.ctx, world.ballotCode)
    expect(after).toEqual(before)
    expect(await refusalOf(getBallotFile(world.ctx, world.ballotCode))).toBe(
      "forbidden ballots.refuse.no_file",
    )
  })

  test("the trail says that a vote came, and neither whose nor with which request", async ({ db }) => {
    const world = await voting(db)
    const ctx = await world.memberCtx(0)
    await vote(world, 0, "yes", { ctx })
    const [entry] = await db.select().from(auditEntries).where(eq(auditEntries.action, "vote.cast"))
    expect(entry?.actorId).toBeNull()
    expect(entry?.requestId).not.toBe(ctx.requestId)
  })

  test("the number of votes is shown only where the rules show it", async ({ db }) => {
    const rules = {
      ballot: { persons: "secret_paper" as const, changeable: false, countWhileOpen: "shown" as const },
    }
    const world = await voting(db, {}, { rules })
    await vote(world, 1, "no")
    expect((await getBallot(world.ctx, world.ballotCode)).cast).toBe(1)
  })
})

describe("a seat with a conflict of interest", () => {
  test("is taken out and leaves the bases; the sum still is the roll", async ({ db }) => {
    const world = await voting(db)
    await excludeSeat(world.ctx, { ...world, seatCode: seatCode(world, 2), reason: "Parente di chi propone" })
    expect(await refusalOf(vote(world, 2, "yes"))).toBe("forbidden ballots.refuse.excluded")
    await vote(world, 0, "yes")
    await closeBallot(world.ctx, world)
    const { account, verdict } = await getBallot(world.ctx, world.ballotCode)
    expect(account.map(({ outcome }) => outcome).toSorted()).toEqual(["excluded", "silent", "yes"])
    expect(verdict?.whole?.outcomes.excluded.heads).toBe(1)
  })

  test("has voted already: what was accepted stands", async ({ db }) => {
    const world = await voting(db)
    await vote(world, 2, "yes")
    expect(
      await refusalOf(excludeSeat(world.ctx, { ...world, seatCode: seatCode(world, 2), reason: "Parente" })),
    ).toBe("forbidden ballots.refuse.seat_used")
  })
})

describe("a ballot that is cancelled", () => {
  test("keeps its reason and takes no vote", async ({ db }) => {
    const world = await voting(db)
    await cancelBallot(world.ctx, { ...world, reason: "È caduto il numero legale" })
    expect((await getBallot(await world.memberCtx(0), world.ballotCode)).cancelReason).toBe(
      "È caduto il numero legale",
    )
    expect(await refusalOf(vote(world, 0, "yes"))).toBe("forbidden ballots.refuse.cancelled")
  })
})

test("who loses the seat after the opening still stands on the roll, and votes no more", async ({ db }) => {
  const world = await voting(db)
  await db
    .update(seatTerms)
    .set({ endsOn: "2024-12-31" })
    .where(eq(seatTerms.seatId, world.seated[0]?.seat.id ?? ""))
  expect(await refusalOf(vote(world, 0, "yes"))).toBe("not_found errors.not_found.text")
  await closeBallot(world.ctx, world)
  expect((await getBallot(world.ctx, world.ballotCode)).account).toHaveLength(3)
})
