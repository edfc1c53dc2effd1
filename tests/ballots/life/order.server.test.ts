import { closeBallot } from "#app/ballots/life/close-ballot.server.ts"
import { draftBallot } from "#app/ballots/life/draft-ballot.server.ts"
import { cancelBallot } from "#app/ballots/life/end-ballot.server.ts"
import { openBallot } from "#app/ballots/life/open-ballot.server.ts"
import { repeatBallot } from "#app/ballots/life/repeat-ballot.server.ts"
import { getBallot } from "#app/ballots/queries.server.ts"
import { addInSession } from "#app/meetings/added/add-in-session.server.ts"
import { documentTexts } from "#db/schema/index.ts"
import { asked, drafted, inWriting, rowOf, vote } from "#tests/ballots/rows.ts"
import { makeReadable } from "#tests/documents/papers.ts"
import { opened, plus } from "#tests/meetings/session/world.ts"
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

  test("come one at a time, and none after a later kind was voted", async ({ db }) => {
    const world = await drafted(db)
    const [first, second] = [await amendment(world, "add"), await amendment(world, "add")]
    await openBallot(world.ctx, { ballotCode: first })
    expect(await refusalOf(openBallot(world.ctx, { ballotCode: second }))).toBe(
      "forbidden ballots.refuse.another_open",
    )
    await closeBallot(plus(world.ctx, 2), { ballotCode: first })
    const late = await amendment(world, "suppress")
    expect(await refusalOf(openBallot(plus(world.ctx, 3), { ballotCode: late }))).toBe(
      "forbidden ballots.refuse.later_put",
    )
  })

  test("leave the text to be put as it reads then, not as it was on the agenda", async ({ db }) => {
    const rules = { added_items: { agreed: "chair", decide: "as_others" } } as const
    const world = await opened(db, { rules })
    const { paper } = await makeReadable(db, { kind: "guidelines", title: "Bozza", table: world.roundtable })
    const json = (id: string) => ({ type: "doc", content: [{ type: "paragraph", attrs: { id } }] })
    const written = { epoch: 1, seq: 1, json: json("b1"), plain: "", headings: [], words: 0 }
    const { id: documentId, roundtableId } = paper
    await db.insert(documentTexts).values({ documentId, roundtableId, ...written })
    const itemCode = await addInSession(plus(world.ctx, 2), {
      ...{ meetingCode: world.code, title: "La bozza", kind: "decision", detail: null, rapporteur: null },
      ...{ inFavour: null, against: null, abstained: null, requestCode: null, paperCode: paper.code },
      ...{ annexTitle: null, annex: null },
    })
    const place = { roundtableCode: world.roundtable.code, meetingCode: world.code, itemCode }
    const main = { ...asked(place), papers: [paper.code] }
    const changes = await draftBallot(plus(world.ctx, 3), asked({ ...place, stage: "replace" }))
    const ballotCode = await draftBallot(plus(world.ctx, 3), main)
    await openBallot(plus(world.ctx, 4), { ballotCode: changes })
    await closeBallot(plus(world.ctx, 5), { ballotCode: changes })
    await db.update(documentTexts).set({ seq: 2, json: json("b2") })
    await openBallot(plus(world.ctx, 6), { ballotCode })
    expect((await rowOf(db, ballotCode)).frozen).toMatchObject({ texts: [{ title: "Bozza", number: 2 }] })
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
