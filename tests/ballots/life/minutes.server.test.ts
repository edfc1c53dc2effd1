import { closeBallot, closeDueBallots } from "#app/ballots/life/close-ballot.server.ts"
import { cancelBallot, excludeSeat } from "#app/ballots/life/end-ballot.server.ts"
import { openBallot } from "#app/ballots/life/open-ballot.server.ts"
import { confirmSpoken, takeVote } from "#app/ballots/voting/take-vote.server.ts"
import { fillSections } from "#app/meetings/minutes/fill-sections.server.ts"
import { confirmPresence } from "#app/meetings/session/confirm-presence.server.ts"
import { openSitting } from "#app/meetings/session/open-sitting.server.ts"
import { jobs } from "#db/schema/index.ts"
import { drafted, inWriting, rowOf, seatCode, type Voting, vote, voting } from "#tests/ballots/rows.ts"
import { begin, minutesOf, written } from "#tests/meetings/minutes/world.ts"
import { makeConvened } from "#tests/meetings/rows.ts"
import { here, plus, present } from "#tests/meetings/session/world.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { textsIn } from "#tests/support/texts.ts"

type Db = Parameters<typeof voting>[0]

/** What the verbale says now, with everything that it owes written. */
const text = async (db: Db, world: Pick<Voting, "ctx" | "meeting">, code: string) => {
  await fillSections(world.ctx, { meetingId: world.meeting.id }, textsIn)
  return written(db, (await minutesOf(db, code)).documentId)
}
const parts = (said: string, wanted: readonly (string | RegExp)[]) =>
  wanted.filter((words) => (typeof words === "string" ? !said.includes(words) : !words.test(said)))

describe("a ballot in the verbale", () => {
  test("stands there from its opening, below its point, and has its result once it is closed", async ({
    db,
  }) => {
    const world = await drafted(db)
    const code = await begin(plus(world.ctx, 2), world)
    expect(await text(db, world, code)).not.toContain("Approvi il Piano")
    await openBallot(world.ctx, world)
    const open = await text(db, world, code)
    const number = (await rowOf(db, world.ballotCode)).number
    expect(parts(open, [`Votazione ${number}/`, "Domanda:", "Approvi il Piano", "che votano: 3"])).toEqual([])
    expect(open.indexOf("Punto 2.")).toBeLessThan(open.indexOf("Votazione"))
    expect(open).not.toContain("favorevoli")
    await vote(world, 0, "yes")
    await vote(world, 1, "yes")
    await closeBallot(world.ctx, world)
    const closed = await text(db, world, code)
    const head = Buffer.from((await rowOf(db, world.ballotCode)).head ?? []).toString("hex")
    expect(
      parts(closed, [
        "favorevoli 2:",
        "presenti non votanti 1:",
        "Approvata con 2 sì su 2",
        "Il conto torna",
        head,
      ]),
    ).toEqual([])
  })

  test("names the votes said aloud and the seats that were out, with the reason", async ({ db }) => {
    const world = await voting(db)
    await takeVote(world.ctx, {
      ...{ ballotCode: world.ballotCode, seatCode: seatCode(world, 1), choice: "no", replaces: null },
    })
    await confirmSpoken(await ctxAs(db, "chair", world), world)
    await excludeSeat(world.ctx, { ...world, seatCode: seatCode(world, 2), reason: "Stampa la guida" })
    await closeBallot(world.ctx, world)
    const said = await text(db, world, await begin(plus(world.ctx, 2), world))
    expect(
      parts(said, [/contrari 1: .*\(detto a voce, scritto dalla segreteria\)/, "Motivo: Stampa la guida"]),
    ).toEqual([])
  })

  test("that was cancelled says so with its reason, and no result", async ({ db }) => {
    const world = await voting(db)
    await vote(world, 0, "yes")
    await cancelBallot(world.ctx, { ...world, reason: "È caduto il numero legale" })
    const said = await text(db, world, await begin(plus(world.ctx, 2), world))
    expect(said).toContain("senza risultato. Motivo: È caduto il numero legale")
    expect(said).not.toContain("favorevoli")
  })

  test("taken back before it was opened never stands there", async ({ db }) => {
    const world = await drafted(db)
    await cancelBallot(world.ctx, { ...world, reason: "Rinviata" })
    expect(await text(db, world, await begin(plus(world.ctx, 2), world))).not.toContain("Approvi il Piano")
  })

  test("is left as somebody wrote it by hand", async ({ db }) => {
    const world = await voting(db)
    const { documentId } = await minutesOf(db, await begin(plus(world.ctx, 2), world))
    await closeBallot(world.ctx, world)
    await fillSections(world.ctx, { meetingId: world.meeting.id }, textsIn)
    const question = `b-s-v${world.ballotCode.toLowerCase()}-1`
    const said = await written(db, documentId, (doc) => {
      const root = doc.getXmlFragment("default")
      const at = root
        .toArray()
        .findIndex((one) => "getAttribute" in one && one.getAttribute("id") === question)
      root.delete(at, 1)
    })
    expect(said).toContain("Votazione 1/")
    expect(parts(said, ["Domanda:", "presenti non votanti"])).toHaveLength(2)
    expect(await written(db, documentId)).toContain("presenti non votanti 3")
  })

  test("each step asks for the verbale to be written anew", async ({ db }) => {
    const world = await drafted(db)
    await begin(plus(world.ctx, 2), world)
    await db.delete(jobs)
    await openBallot(plus(world.ctx, 3), world)
    expect(await db.$count(jobs)).toBe(1)
    await closeBallot(plus(world.ctx, 6), world)
    expect(await db.$count(jobs)).toBe(2)
  })
})

test("what a table decided in writing goes into the verbale of the next sitting, and of no other", async ({
  db,
}) => {
  const world = await inWriting(db)
  await vote(world, 0, "yes")
  await closeDueBallots(plus(world.ctx, 15 * 24 * 60))
  expect(await text(db, world, await begin(world.ctx, world))).not.toContain("Procedura scritta: votazione")
  const later = plus(world.ctx, 20 * 24 * 60)
  const next = await makeConvened(db, world.roundtable, 2)
  await db.execute(
    `update meeting_call set starts_at = '${later.now.toISOString()}' where meeting_id = '${next.id}'`,
  )
  const after = { ...world, code: next.code, meeting: next }
  for (const n of [0, 1, 2]) await confirmPresence(later, present(after, n))
  await openSitting(plus(later, 1), here(after))
  const said = await text(db, after, await begin(plus(later, 2), after))
  expect(parts(said, ["Procedura scritta: votazione 1/", "Non valida: manca il numero legale"])).toEqual([])
})
