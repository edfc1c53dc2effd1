import { eq } from "drizzle-orm"
import { draftBallot } from "#app/ballots/life/draft-ballot.server.ts"
import { addInSession } from "#app/meetings/added/add-in-session.server.ts"
import { getAdding } from "#app/meetings/added/queries.server.ts"
import { recordDecision } from "#app/meetings/decisions/record-decision.server.ts"
import { itemFacts } from "#app/meetings/minutes/item-facts.server.ts"
import { getMeeting } from "#app/meetings/queries.server.ts"
import { markExit } from "#app/meetings/session/mark-exit.server.ts"
import { getSession } from "#app/meetings/session/queries.server.ts"
import { suspendSitting } from "#app/meetings/session/suspend-sitting.server.ts"
import { enterTotals } from "#app/meetings/totals/enter-totals.server.ts"
import { getTotals } from "#app/meetings/totals/queries.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  agendaItems,
  agendaRequests,
  documentTexts,
  itemAdditions,
  notices,
  presences,
} from "#db/schema/index.ts"
import { makeReadable } from "#tests/documents/papers.ts"
import { callTo, makePoint } from "#tests/meetings/rows.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { memoryFiles, pdf } from "#tests/support/files.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { aboutToBegin, type Begun, confirm, here, opened, plus } from "../session/world.ts"

const point = (world: Begun, over: object = {}) => ({
  ...{ ...here(world), title: "Sportello chiuso da ieri", kind: "information" as const, detail: null },
  ...{ rapporteur: null, inFavour: 2, against: 1, abstained: 0, requestCode: null },
  ...{ paperCode: null, annexTitle: null, annex: null, ...over },
})
const RULES = {
  never: { added_items: { agreed: "never" } },
  everybody: { added_items: { agreed: "majority", decide: "all_seats" } },
  chair: { added_items: { agreed: "chair", decide: "never" } },
} as const
const told = async (db: Db, kind: string) =>
  (await db.select().from(notices).where(eq(notices.kind, kind))).map(({ personId }) => personId)
const itemsOf = (db: Db, { meeting }: Begun) =>
  db.select().from(agendaItems).where(eq(agendaItems.meetingId, meeting.id))

describe("a point that is added in session", () => {
  test("stands after the others with who agreed, on the live pages, the meeting's and in the verbale", async ({
    db,
  }) => {
    const world = await opened(db)
    const ctx = plus(world.ctx, 10)
    const code = await addInSession(ctx, point(world))
    const added = {
      ...{ agreed: "majority", needed: 2, there: 3, filled: 5, inFavour: 2, against: 1, abstained: 0 },
      mayDecide: false,
    }
    const { items } = await getSession(ctx, world.code)
    expect(items.map((item) => item.added === null)).toEqual([true, true, false])
    expect(items.at(-1)).toMatchObject({ code, added })
    const member = await world.memberCtx(3)
    const { agenda, content } = await getMeeting(member, world.code)
    expect(content.items).toHaveLength(2)
    expect(agenda.at(-1)).toMatchObject({ code, added })
    const facts = (await itemFacts(ctx, world.meeting.id)).at(-1)
    expect(facts).toMatchObject({ code, added })
    expect(new Date(facts?.added?.at ?? "")).toEqual(ctx.now)
  })

  test("is told to who was called and is not there, and to nobody who is", async ({ db }) => {
    const world = await opened(db)
    const [here_, away] = [world.seated[0]?.titular.id ?? "", world.seated[4]?.titular.id ?? ""]
    await callTo(db, world.meeting, here_, "token-of-one")
    await callTo(db, world.meeting, away, "token-of-another")
    await addInSession(plus(world.ctx, 10), point(world))
    expect(await told(db, "item_added")).toEqual([away])
  })

  test("is what a member had asked for, who is told", async ({ db }) => {
    const world = await opened(db)
    const asker = world.seated[1]
    const request = await makePoint(db, world.roundtable, asker?.titular.id ?? "", {
      seatId: asker?.seat.id ?? "",
    })
    const ctx = plus(world.ctx, 10)
    expect((await getAdding(ctx, world.code, request.code)).request).toMatchObject({ code: request.code })
    const asked = point(world, { requestCode: request.code })
    const code = await addInSession(ctx, asked)
    const [item] = (await itemsOf(db, world)).filter((one) => one.code === code)
    const [row] = await db.select().from(agendaRequests)
    expect(row).toMatchObject({ state: "accepted", agendaItemId: item?.id })
    expect(await told(db, "point_added")).toEqual([asker?.titular.id])
    expect(await refusalOf(addInSession(plus(ctx, 1), asked))).toContain("points.refuse.decided")
    expect(await itemsOf(db, world)).toHaveLength(3)
  })

  test("carries a text of the table in the version that it has now, as a convened one does", async ({
    db,
  }) => {
    const world = await opened(db)
    const ctx = plus(world.ctx, 10)
    const { paper } = await makeReadable(db, { kind: "guidelines", title: "Bozza", table: world.roundtable })
    const json = { type: "doc", content: [{ type: "paragraph", attrs: { id: "b1" } }] }
    const written = { epoch: 1, seq: 1, json, plain: "", headings: [], words: 0 }
    const { id: documentId, roundtableId } = paper
    await db.insert(documentTexts).values({ documentId, roundtableId, ...written })
    await addInSession(ctx, point(world, { paperCode: paper.code }))
    const text = { code: paper.code, title: "Bozza", version: 1 }
    const { agenda } = await getMeeting(await world.memberCtx(3), world.code)
    expect(agenda.at(-1)).toMatchObject({ paper: text })
    const facts = (await itemFacts(ctx, world.meeting.id)).at(-1)
    expect(facts?.paper).toMatchObject({
      title: "Bozza",
      version: 1,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  test("carries no text of another table", async ({ db }) => {
    const world = await opened(db)
    const { paper } = await makeReadable(db, { kind: "guidelines", title: "Altrui" })
    expect(await refusalOf(addInSession(plus(world.ctx, 10), point(world, { paperCode: paper.code })))).toBe(
      "invalid meetings.errors.paper_unknown (paperCode)",
    )
  })

  test("brings an annex, frozen at once, that members read on the meeting's page", async ({ db }) => {
    const world = await opened(db)
    const ctx = { ...plus(world.ctx, 10), files: memoryFiles() }
    const annex = { name: "orari.pdf", bytes: pdf() }
    await addInSession(ctx, point(world, { annexTitle: "Orari", annex }))
    const { content } = await getMeeting(await world.memberCtx(3), world.code)
    expect(content.annexes).toMatchObject([{ number: 1, title: "Orari", sha256: expect.any(String) }])
  })

  test("needs no seats where the chair's word is enough", async ({ db }) => {
    const world = await opened(db, { rules: RULES.chair })
    await addInSession(plus(world.ctx, 10), point(world, { inFavour: null, against: null, abstained: null }))
    const [row] = await db.select().from(itemAdditions)
    expect(row).toMatchObject({ agreed: "chair", needed: 0, inFavour: 0, seatsThere: 3 })
  })
})

describe("nothing is added", () => {
  test.for(["titular", "observer", "secretary elsewhere", "administrator"] as const)(
    "by %s",
    async (relation, { db }) => {
      const world = await opened(db)
      const other = plus(await ctxAs(db, relation, world), 10)
      expect(await refusalOf(addInSession(other, point(world)))).not.toBeNull()
      expect(await itemsOf(db, world)).toHaveLength(2)
    },
  )

  test("before the sitting is open, and while it is interrupted", async ({ db }) => {
    const waiting = await aboutToBegin(db)
    await confirm(waiting.ctx, waiting, 0, 1, 2)
    expect(await refusalOf(addInSession(plus(waiting.ctx, 1), point(waiting)))).toContain("not_open")
    const world = await opened(db)
    await suspendSitting(plus(world.ctx, 5), { ...here(world), reason: "Pausa", resumesAt: null })
    expect(await refusalOf(addInSession(plus(world.ctx, 6), point(world)))).toContain("is_suspended")
  })

  test("where the rules let nothing be added; the page says so", async ({ db }) => {
    const world = await opened(db, { rules: RULES.never })
    expect(await refusalOf(addInSession(plus(world.ctx, 5), point(world)))).toBe(
      "forbidden added.refuse.never",
    )
    expect((await getAdding(plus(world.ctx, 5), world.code, null)).refusal?.key).toBe("added.refuse.never")
  })

  test("once the numero legale is lost", async ({ db }) => {
    const world = await opened(db)
    const [row] = await db.select().from(presences)
    const gone = { ...here(world), presenceId: row?.id ?? "", exit: "left" as const, at: null }
    await markExit(plus(world.ctx, 5), gone)
    expect(await refusalOf(addInSession(plus(world.ctx, 6), point(world)))).toContain("no_quorum")
  })

  test.for([
    ["too few agree", { inFavour: 1 }, "invalid added.refuse.too_few (inFavour)"],
    ["more answer than are there", { inFavour: 3 }, "invalid added.refuse.more_than_there (inFavour)"],
    ["nobody was asked", { inFavour: null }, "invalid added.errors.seats (inFavour)"],
    ["it is for decision", { kind: "decision" }, "invalid added.refuse.never_decided (kind)"],
  ] as const)("when %s", async ([, over, reason], { db }) => {
    const world = await opened(db)
    expect(await refusalOf(addInSession(plus(world.ctx, 5), point(world, over)))).toBe(reason)
    expect(await itemsOf(db, world)).toHaveLength(2)
  })

  test("from the request of another table", async ({ db }) => {
    const [world, other] = [await opened(db), await opened(db)]
    const asker = other.seated[0]
    const request = await makePoint(db, other.roundtable, asker?.titular.id ?? "", {
      seatId: asker?.seat.id ?? "",
    })
    const asked = point(world, { requestCode: request.code })
    expect(await refusalOf(addInSession(plus(world.ctx, 5), asked))).toContain("not_found")
  })
})

describe("a vote", () => {
  const vote = (world: Begun, itemCode: string) => ({
    ...{ ...here(world), itemCode, proposal: "Scrivere alla Prefettura", matter: "ordinary" as const },
    ...{ method: "show_of_hands" as const, at: null, casting: null },
    ...{ yes: [2], no: [1], abstained: [0], invalid: [0], cast: [3] },
  })
  const question = (world: Begun, itemCode: string) => ({
    ...{ roundtableCode: world.roundtable.code, meetingCode: world.code, itemCode },
    ...{ wording: "Scriviamo alla Prefettura?", explanation: null, language: "it" as const },
    ...{ matter: "ordinary" as const, visibility: "roll_call" as const, closesAt: null, groups: [] },
    ...{ kind: "motion" as const, persons: false, options: [], papers: [], least: 1, most: 1, none: false },
  })

  test("is not held, nor a decision written, on what was added without it", async ({ db }) => {
    const world = await opened(db)
    const ctx = plus(world.ctx, 10)
    const code = await addInSession(ctx, point(world, { kind: "discussion" }))
    const later = plus(world.ctx, 15)
    expect(await refusalOf(enterTotals(later, vote(world, code)))).toBe(
      "invalid added.refuse.not_decided (itemCode)",
    )
    const { items } = await getTotals(later, world.code)
    expect(items.map(({ mayVote }) => mayVote)).toEqual([true, true, false])
    expect(await refusalOf(draftBallot(later, question(world, code) as never))).toBe(
      "forbidden added.refuse.not_decided",
    )
    const decision = { ...here(world), itemCode: code, title: "Lettera", text: "Si scrive." }
    expect(await refusalOf(recordDecision(later, decision as never))).toBe(
      "invalid added.refuse.not_decided (itemCode)",
    )
  })

  test("is held where every seat that is filled is there and agreed", async ({ db }) => {
    const world = await opened(db, { there: 5, rules: RULES.everybody })
    const ctx = plus(world.ctx, 10)
    const most = point(world, { kind: "decision", inFavour: 4, against: 1 })
    expect(await refusalOf(addInSession(ctx, most))).toBe("invalid added.refuse.not_everybody (kind)")
    const code = await addInSession(ctx, point(world, { kind: "decision", inFavour: 5, against: 0 }))
    await enterTotals(plus(world.ctx, 15), vote(world, code))
    await draftBallot(plus(world.ctx, 15), question(world, code) as never)
  })
})
