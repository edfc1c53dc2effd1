import { and, eq, isNull, sql } from "drizzle-orm"
import { addAttachment, listAttachments } from "#app/documents/attachments/attachments.server.ts"
import { answerRound } from "#app/documents/life/answer-round.server.ts"
import { closeDueRounds } from "#app/documents/life/close-due-rounds.server.ts"
import { closeRound } from "#app/documents/life/close-round.server.ts"
import { RecordAct } from "#app/documents/life/input.ts"
import { recordAct } from "#app/documents/life/record-act.server.ts"
import { revisePaper } from "#app/documents/life/revise-paper.server.ts"
import { voidAct } from "#app/documents/life/void-act.server.ts"
import { appendUpdates } from "#app/documents/state/append-updates.server.ts"
import type { Db } from "#db/client.server.ts"
import { documentStates, documentUpdates, documentVersions, paperActs, papers } from "#db/schema/index.ts"
import {
  agree,
  type LifeWorld,
  lastRound,
  liveAnswers,
  makeLife,
  makeRound,
  openedBy,
  paperOf,
  saying,
} from "#tests/documents/life/world.ts"
import { ctxFor } from "#tests/support/context.ts"
import { memoryFiles, pdf } from "#tests/support/files.ts"
import { times } from "#tests/support/length.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"
import { together } from "#tests/support/together.ts"

const rounds = Array.from({ length: times(3, 20) }, (_, round) => round + 1)
/** The file's tests share a database: only what is of this table counts. */
const answersOf = async (db: Db, { roundtable }: LifeWorld) =>
  (await liveAnswers(db)).filter((answer) => answer.roundtableId === roundtable.id)
const sorted = (outcomes: readonly (string | null)[]) => outcomes.map((outcome) => outcome ?? "done").sort()

describe("titular and substitute who answer at once", () => {
  test.for(rounds)("give one answer, round %i", async (_round, { pg: { db } }) => {
    const world = await makeRound(db)
    const [place] = world.places
    if (!place) throw new Error("A seat is asked")
    const outcomes = await together(
      () => answerRound(place.titular, saying(world, place)),
      () => answerRound(place.substitute, saying(world, place, { choice: "abstain" })),
    )
    // Whoever came after the other's commit is told who answered; who came beside it, that somebody just did.
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
    expect(outcomes.find((outcome) => outcome !== null)).toMatch(/answered_meanwhile$|titular_answered$/)
    expect(await answersOf(db, world)).toHaveLength(1)
  })
})

describe("the last answer while the round is closed", () => {
  test.for(rounds)("is counted, or refused, round %i", async (_round, { pg: { db } }) => {
    const world = await makeRound(db)
    const [last, ...others] = world.places
    if (!last) throw new Error("A seat is asked")
    await agree(world, others)
    await answerRound(last.titular, saying(world, last))
    const [first] = (await answersOf(db, world)).filter((answer) => answer.seatId === last.seat.id)
    const objection = saying(world, last, {
      choice: "object",
      remarks: "Manca il costo",
      seen: first?.id ?? "",
    })
    const [changed, closed] = await together(
      () => answerRound(last.titular, objection),
      () => closeRound(world.secretary, { paperCode: world.paper.code, number: 1 }),
    )
    expect(closed).toBeNull()
    const { outcome } = await lastRound(db)
    const refused = ["forbidden life.refuse.round_closed"]
    expect([changed === null ? [] : [changed], outcome]).toEqual(
      changed === null ? [[], "objected"] : [refused, "adopted"],
    )
  })
})

describe("the clock and the secretary who close a round at once", () => {
  test.for(rounds)("close it once, round %i", async (_round, { pg: { db } }) => {
    const world = await makeRound(db)
    await agree(world)
    await db.execute(sql`update approval_round set opened_at = now() - interval '20 days',
      closes_at = now() - interval '1 minute' where document_id = ${world.paper.id}`)
    const clock = await ctxFor(db)
    const outcomes = await together(
      () => closeDueRounds(clock),
      () => closeRound(world.secretary, { paperCode: world.paper.code, number: 1 }),
    )
    expect(outcomes.filter((one) => one !== null && !/round_closed|from\.approval|moved/.test(one))).toEqual(
      [],
    )
    expect((await paperOf(db, world)).state).toBe("adopted")
    const approved = and(
      eq(documentVersions.documentId, world.paper.id),
      eq(documentVersions.kind, "approved"),
    )
    expect(await db.$count(documentVersions, approved)).toBe(1)
  })
})

describe("a write in flight while a round is opened", () => {
  test.for(rounds)("is in the frozen text, or nowhere, round %i", async (_round, { pg: { db, query } }) => {
    const world = await makeLife(db)
    const row = {
      ...{ documentId: world.paper.id, epoch: 1, data: new Uint8Array([0, 0]) },
      ...{ authorId: null, connectionId: "test" },
    }
    const batch = crypto.randomUUID()
    const [opened] = await together(
      () => openedBy(db, world),
      () => appendUpdates(query, [row], batch, null),
    )
    const stored = await db.$count(documentUpdates, eq(documentUpdates.documentId, world.paper.id))
    const [state] = await db
      .select()
      .from(documentStates)
      .where(eq(documentStates.documentId, world.paper.id))
    // Either the lock came first and nothing was stored, or the write did and the text was not read through yet.
    expect([opened, stored, state?.lockedAt !== null]).toEqual(
      opened === null ? [null, 0, true] : ["conflict life.errors.still_written", 1, false],
    )
  })
})

describe("a file put beside a text while a round is opened", () => {
  test.for(rounds)("is frozen with what is adopted, or refused, round %i", async (_round, { pg: { db } }) => {
    const world = await makeLife(db)
    const secretary = { ...world.secretary, files: memoryFiles() }
    const file = { name: "tabella.pdf", bytes: pdf(world.paper.code) }
    const [opened, added] = await together(
      () => openedBy(db, world),
      () => addAttachment(secretary, { paperCode: world.paper.code, title: "Tabella", file }),
    )
    expect([opened, added === null || /^forbidden /.test(added ?? "")]).toEqual([null, true])
    await agree(world)
    const [closed, late] = await together(
      () => closeRound(world.secretary, { paperCode: world.paper.code, number: 1 }),
      () => addAttachment(secretary, { paperCode: world.paper.code, title: "In ritardo", file }),
    )
    expect([closed, late]).toEqual([null, expect.stringMatching(/^forbidden /)])
    const beside = await listAttachments(secretary, world.paper.id)
    expect(beside.map(({ title, sha256 }) => [title, sha256 !== null])).toEqual(
      added === null ? [["Tabella", true]] : [],
    )
  })
})

describe("two who begin a revision at once", () => {
  test.for(rounds)("begin one, round %i", async (_round, { pg: { db } }) => {
    const world = await makeLife(db, { state: "adopted" })
    const revise = () => revisePaper(world.secretary, { paperCode: world.paper.code })
    expect(sorted(await together(revise, revise))).toEqual(["conflict life.errors.revised_already", "done"])
    expect(await db.$count(papers, eq(papers.predecessorId, world.paper.id))).toBe(1)
  })
})

describe("two who declare an act void at once", () => {
  test.for(rounds)(
    "do it once, while the right one is recorded once, round %i",
    async (_round, { pg: { db } }) => {
      const world = await makeLife(db, { state: "adopted" })
      const paperCode = world.paper.code
      const act = RecordAct.parse({
        ...{ paperCode, outcome: "taken_up", body: "Comune", kind: "decree", number: "7", day: "1/6/2025" },
      })
      await recordAct(world.secretary, act)
      const ofPaper = eq(paperActs.documentId, world.paper.id)
      const [wrong] = await db.select().from(paperActs).where(ofPaper)
      const undo = () =>
        voidAct(world.secretary, { paperCode, actCode: wrong?.code ?? "", reason: "Numero sbagliato" })
      const again = () => recordAct(world.secretary, act)
      const [first, second, third] = await together(undo, undo, again)
      expect(sorted([first ?? null, second ?? null])).toEqual(["conflict life.errors.act_voided", "done"])
      const standing = await db.$count(paperActs, and(ofPaper, isNull(paperActs.voidedAt)))
      expect([third, standing]).toEqual(
        third === null ? [null, 1] : ["conflict life.errors.act_recorded (number)", 0],
      )
    },
  )
})
