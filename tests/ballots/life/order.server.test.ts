import { closeBallot } from "#app/ballots/life/close-ballot.server.ts"
import { draftBallot } from "#app/ballots/life/draft-ballot.server.ts"
import { cancelBallot } from "#app/ballots/life/end-ballot.server.ts"
import { openBallot } from "#app/ballots/life/open-ballot.server.ts"
import { repeatBallot } from "#app/ballots/life/repeat-ballot.server.ts"
import { getBallot } from "#app/ballots/queries.server.ts"
import { asked, drafted, inWriting, rowOf, vote } from "#tests/ballots/rows.ts"
import { plus } from "#tests/meetings/session/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"

type World = Awaited<ReturnType<typeof drafted>>
const amendment = (world: World, stage: "suppress" | "replace" | "add", item = 1) =>
  draftBallot(
    world.ctx,
    asked({
      ...{ roundtableCode: world.roundtable.code, meetingCode: world.code, stage },
      ...{ itemCode: world.meeting.items[item]?.code, wording: "Sostituire «sei» con «otto» ore?" },
    }),
  )

describe("amendments of a point", () => {
  test("are voted on before its text, and the page says what each is", async ({ db }) => {
    const world = await drafted(db)
    const ballotCode = await amendment(world, "replace")
    expect((await getBallot(world.ctx, ballotCode)).stage).toBe("replace")
    expect(await refusalOf(openBallot(world.ctx, world))).toBe("forbidden ballots.refuse.amendments_first")
    await openBallot(world.ctx, { ballotCode })
    expect(await refusalOf(openBallot(world.ctx, world))).toBe("forbidden ballots.refuse.amendments_first")
    await vote({ ...world, ballotCode }, 0, "yes")
    await closeBallot(plus(world.ctx, 2), { ballotCode })
    await openBallot(plus(world.ctx, 3), world)
    expect((await rowOf(db, world.ballotCode)).state).toBe("open")
  })

  test("go in their order, and hold up the text no more once they are taken back", async ({ db }) => {
    const world = await drafted(db)
    const [adds, suppresses] = [await amendment(world, "add"), await amendment(world, "suppress")]
    expect(await refusalOf(openBallot(world.ctx, { ballotCode: adds }))).toBe(
      "forbidden ballots.refuse.amendments_in_order",
    )
    for (const ballotCode of [suppresses, adds])
      await cancelBallot(world.ctx, { ballotCode, reason: "Ritirato da chi lo ha proposto" })
    await openBallot(world.ctx, world)
    expect((await rowOf(db, world.ballotCode)).state).toBe("open")
  })

  test("come too late once the text was put, and those of another point do not wait", async ({ db }) => {
    const world = await drafted(db)
    await openBallot(world.ctx, world)
    const late = await amendment(world, "add")
    expect(await refusalOf(openBallot(world.ctx, { ballotCode: late }))).toBe(
      "forbidden ballots.refuse.text_put",
    )
    const elsewhere = await amendment(world, "add", 0)
    await openBallot(world.ctx, { ballotCode: elsewhere })
    expect((await rowOf(db, elsewhere)).state).toBe("open")
  })

  test("stay amendments when they are put again", async ({ db }) => {
    const world = await drafted(db)
    const ballotCode = await amendment(world, "replace")
    await openBallot(world.ctx, { ballotCode })
    await cancelBallot(world.ctx, { ballotCode, reason: "Si rifà dopo la pausa" })
    expect((await rowOf(db, await repeatBallot(world.ctx, { ballotCode }))).stage).toBe("replace")
  })

  test("are of a meeting's point: in writing a question is the text itself", async ({ db }) => {
    const world = await inWriting(db, {}, { stage: "add" })
    expect((await rowOf(db, world.ballotCode)).stage).toBe("main")
  })
})
