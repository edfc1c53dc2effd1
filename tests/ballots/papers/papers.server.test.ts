import { eq } from "drizzle-orm"
import { getBallotFile } from "#app/ballots/get-file.server.ts"
import { closeBallot } from "#app/ballots/life/close-ballot.server.ts"
import { excludeSeat } from "#app/ballots/life/end-ballot.server.ts"
import { confirmPapers, enterPapers } from "#app/ballots/papers/count-papers.server.ts"
import { handPaper, nameScrutineers, unmarkPaper } from "#app/ballots/papers/hand-papers.server.ts"
import { EnterPapers } from "#app/ballots/papers/input.ts"
import { getBallot } from "#app/ballots/queries.server.ts"
import { takeVote } from "#app/ballots/voting/take-vote.server.ts"
import type { Ctx } from "#app/context.ts"
import { openThings } from "#app/desk/queries.server.ts"
import { fillSections } from "#app/meetings/minutes/fill-sections.server.ts"
import { markExit } from "#app/meetings/session/mark-exit.server.ts"
import type { Db } from "#db/client.server.ts"
import { auditEntries, ballotOptions, ballotSeats, presences, votes } from "#db/schema/index.ts"
import { drafted, rowOf, seatCode, type Voting, vote, voting } from "#tests/ballots/rows.ts"
import { begin, minutesOf, written } from "#tests/meetings/minutes/world.ts"
import { plus } from "#tests/meetings/session/world.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { textsIn } from "#tests/support/texts.ts"

const PAPER = { visibility: "secret_paper", persons: "yes" }
const ELECTION = { visibility: "secret_paper", kind: "election", places: "1", wins: "most" }

const named = async (db: Db, over: Record<string, unknown> = PAPER) => {
  const world = await voting(db, over)
  await nameScrutineers(world.ctx, {
    ...{ ballotCode: world.ballotCode, seats: [seatCode(world, 0), seatCode(world, 1)] },
  })
  return world
}
const hand = (world: Voting, n: number) =>
  handPaper(world.ctx, { ballotCode: world.ballotCode, seatCode: seatCode(world, n) })
const counted = (ctx: Ctx, world: Voting, figures: Record<string, string>) =>
  enterPapers(ctx, EnterPapers.parse({ ballotCode: world.ballotCode, ...figures }))

/** Three papers out and back, written down by the secretary. */
const scrutinised = async (db: Db, figures = { handedOut: "3", cast: "3", yes: "2", no: "1" }) => {
  const world = await named(db)
  for (const n of [0, 1, 2]) await hand(world, n)
  await counted(world.ctx, world, figures)
  return { ...world, chair: await ctxAs(db, "chair", world) }
}

describe("a secret vote on paper", () => {
  test("is for meetings; the electronic one is refused with its reason, beside the field", async ({ db }) => {
    expect(await refusalOf(drafted(db, { visibility: "secret" }))).toBe(
      "invalid ballots.refuse.secret_electronic (visibility)",
    )
  })

  test("takes no vote on a page or aloud, and waits on no desk", async ({ db }) => {
    const world = await named(db)
    expect(await refusalOf(vote(world, 0, "yes"))).toBe("forbidden ballots.refuse.on_paper")
    const taken = takeVote(world.ctx, {
      ...{ ballotCode: world.ballotCode, seatCode: seatCode(world, 0), choice: "yes", replaces: null },
    })
    expect(await refusalOf(taken)).toBe("forbidden ballots.refuse.on_paper")
    const things = await openThings(await world.memberCtx(0))
    expect(things.filter(({ kind }) => kind.startsWith("ballot"))).toEqual([])
  })

  test("closes with its count and not by a press", async ({ db }) => {
    const world = await named(db)
    expect(await refusalOf(closeBallot(world.ctx, world))).toBe("forbidden ballots.refuse.papers_close")
  })

  test("gives a paper once to each seat, and takes back a mark put by mistake", async ({ db }) => {
    const world = await named(db)
    await hand(world, 2)
    expect(await refusalOf(hand(world, 2))).toBe("forbidden ballots.refuse.paper_taken")
    await unmarkPaper(world.ctx, { ballotCode: world.ballotCode, seatCode: seatCode(world, 2) })
    expect(await db.$count(ballotSeats, eq(ballotSeats.tookPaper, true))).toBe(0)
  })

  test("names nobody as scrutineer who stands for election", async ({ db }) => {
    const world = await voting(db, { ...ELECTION, options: "Titolare 0\nTitolare 1" })
    const chosen = { ballotCode: world.ballotCode, seats: [seatCode(world, 0), seatCode(world, 2)] }
    expect(await refusalOf(nameScrutineers(world.ctx, chosen))).toBe(
      "invalid ballots.refuse.scrutineer_candidate (seats)",
    )
  })
})

describe("the count of papers", () => {
  test("agrees with the marks on the roll, or is refused", async ({ db }) => {
    const world = await named(db)
    for (const n of [0, 1]) await hand(world, n)
    expect(await refusalOf(counted(world.ctx, world, { handedOut: "3", cast: "3", yes: "3" }))).toBe(
      "invalid ballots.refuse.papers_differ (handedOut)",
    )
    expect(await refusalOf(counted(world.ctx, world, { handedOut: "2", cast: "2", yes: "1" }))).toBe(
      "invalid ballots.refuse.totals_differ (handedOut)",
    )
  })

  test("is confirmed by another, as they read it, and closes the ballot", async ({ db }) => {
    const world = await scrutinised(db)
    const { ballotCode, ctx, chair } = world
    expect(await refusalOf(confirmPapers(ctx, { ballotCode, revision: 0 }))).toBe(
      "forbidden ballots.refuse.confirm_own",
    )
    await counted(ctx, world, { handedOut: "3", cast: "2", yes: "2" })
    expect(await refusalOf(confirmPapers(chair, { ballotCode, revision: 0 }))).toBe(
      "forbidden ballots.refuse.papers_changed",
    )
    await confirmPapers(chair, { ballotCode, revision: 1 })
    const page = await getBallot(ctx, ballotCode)
    expect(page).toMatchObject({ state: "closed", verdict: { outcome: "approved", motion: { yes: 2 } } })
    expect(page.verdict?.whole?.outcomes.silent.heads).toBe(1)
  })

  test("is not confirmed, and closes nothing, once the numero legale of the sitting is gone", async ({
    db,
  }) => {
    const { ballotCode, ctx, chair, ...world } = await scrutinised(db)
    const [there] = await db
      .select({ id: presences.id })
      .from(presences)
      .where(eq(presences.seatId, world.seated[2]?.seat.id ?? ""))
    const exit = { meetingCode: world.code, presenceId: there?.id ?? "", exit: "left" as const, at: null }
    await markExit(plus(ctx, 5), exit)
    expect(await refusalOf(confirmPapers(chair, { ballotCode, revision: 0 }))).toBe(
      "forbidden ballots.refuse.quorum_gone",
    )
    expect((await rowOf(db, ballotCode)).state).toBe("open")
  })

  test("is not confirmed once a mark on the roll changed", async ({ db }) => {
    const { ballotCode, ctx, chair, ...world } = await scrutinised(db)
    await unmarkPaper(ctx, { ballotCode, seatCode: seatCode(world, 2) })
    expect(await refusalOf(confirmPapers(chair, { ballotCode, revision: 0 }))).toBe(
      "forbidden ballots.refuse.papers_differ",
    )
  })

  test("of an election counts each candidate", async ({ db }) => {
    const world = await named(db, { ...ELECTION, options: "Ada Prima\nBea Seconda" })
    const row = await rowOf(db, world.ballotCode)
    const options = await db.select().from(ballotOptions).where(eq(ballotOptions.ballotId, row.id))
    const of = (label: string) => `o-${options.find((one) => one.label === label)?.id}`
    for (const n of [0, 1, 2]) await hand(world, n)
    await counted(world.ctx, world, {
      ...{ handedOut: "3", cast: "3", marked: "3", [of("Ada Prima")]: "1", [of("Bea Seconda")]: "2" },
    })
    await confirmPapers(await ctxAs(db, "chair", world), { ballotCode: world.ballotCode, revision: 0 })
    const { verdict, frozen } = await getBallot(world.ctx, world.ballotCode)
    expect(verdict?.selection?.chosen.map((id) => frozen?.names[id])).toEqual(["Bea Seconda"])
  })

  test("leaves nothing that says what a seat voted, nor a log to download", async ({ db }) => {
    const { ballotCode, ctx, chair } = await scrutinised(db)
    await confirmPapers(chair, { ballotCode, revision: 0 })
    expect(await db.$count(votes)).toBe(0)
    const page = await getBallot(ctx, ballotCode)
    expect([page.account, page.spoken]).toEqual([[], []])
    expect(await refusalOf(getBallotFile(ctx, ballotCode))).toBe("forbidden ballots.refuse.no_file_of_papers")
    const entries = await db.select().from(auditEntries)
    expect(entries.filter(({ action }) => action === "vote.cast")).toEqual([])
  })

  test("a seat that took its paper is not taken out any more, and a scrutineer who goes out counts no papers", async ({
    db,
  }) => {
    const world = await named(db)
    const excluded = (n: number) =>
      excludeSeat(world.ctx, {
        ballotCode: world.ballotCode,
        seatCode: seatCode(world, n),
        reason: "Parente",
      })
    await excluded(1)
    expect(await refusalOf(hand(world, 2))).toBe("forbidden ballots.refuse.scrutineers_first")
    const none = { handedOut: "0", cast: "0" }
    expect(await refusalOf(counted(world.ctx, world, none))).toContain("ballots.refuse.scrutineers_first")
    const other = await named(db)
    await hand(other, 2)
    const late = { ballotCode: other.ballotCode, reason: "Parente" }
    expect(await refusalOf(excludeSeat(other.ctx, { ...late, seatCode: seatCode(other, 2) }))).toBe(
      "forbidden ballots.refuse.seat_used",
    )
    expect(await refusalOf(excludeSeat(other.ctx, { ...late, seatCode: seatCode(other, 1) }))).toBe(
      "forbidden ballots.refuse.scrutineers_fixed",
    )
  })

  test("stands in the verbale with who counted and what became of the papers", async ({ db }) => {
    const world = await scrutinised(db, { handedOut: "3", cast: "3", yes: "2", no: "1" })
    await confirmPapers(world.chair, { ballotCode: world.ballotCode, revision: 0 })
    const { documentId } = await minutesOf(db, await begin(plus(world.ctx, 2), world))
    await fillSections(world.ctx, { meetingId: world.meeting.id }, textsIn)
    const said = await written(db, documentId)
    expect(said).toContain("segreta su scheda di carta")
    expect(said).toContain("Schede consegnate 3, tornate 3, bianche 0, nulle 0.")
    expect(said).toContain("Approvata con 2 sì su 3")
    expect(said).not.toMatch(/favorevoli 2:/)
  })
})
