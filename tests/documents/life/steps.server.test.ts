import { and, eq } from "drizzle-orm"
import * as Y from "yjs"
import { beginReview } from "#app/documents/life/begin-review.server.ts"
import { RecordAct } from "#app/documents/life/input.ts"
import { publishPaper } from "#app/documents/life/publish-paper.server.ts"
import { readLife } from "#app/documents/life/queries.server.ts"
import { recordAct } from "#app/documents/life/record-act.server.ts"
import { returnToCoDesign } from "#app/documents/life/return-to-co-design.server.ts"
import { revisePaper } from "#app/documents/life/revise-paper.server.ts"
import { getPaper } from "#app/documents/queries.server.ts"
import { readText } from "#app/documents/state/reading.ts"
import { documentUpdates, outbox, paperActs, paperSteps, papers } from "#db/schema/index.ts"
import { makeVersion, rulesWith } from "#tests/roundtables/regulation/versions.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { dayFromNow } from "#tests/support/days.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { makeLife, paperOf } from "./world.ts"

const TAKEN_UP = { outcome: "taken_up", body: "Comune", kind: "decree", number: "7", day: "1/6/2025" }
const act = (paperCode: string, over: object = {}) => RecordAct.parse({ ...TAKEN_UP, paperCode, ...over })

describe("final review", () => {
  test("begins from shared writing, is told to the table, and goes back with a reason", async ({ db }) => {
    const world = await makeLife(db, { state: "co_design", seats: 1 })
    const paperCode = world.paper.code
    await beginReview(world.secretary, { paperCode })
    expect((await paperOf(db, world)).state).toBe("final_review")
    await returnToCoDesign(world.secretary, { paperCode, reason: "Manca un capitolo" })
    expect((await paperOf(db, world)).state).toBe("co_design")
    const steps = await db.select().from(paperSteps).orderBy(paperSteps.id)
    expect(steps.map(({ toState, reason }) => [toState, reason])).toEqual([
      ["final_review", null],
      ["co_design", "Manca un capitolo"],
    ])
    const told = (await db.select().from(outbox)).map(({ kind }) => kind).sort()
    expect(told).toEqual(["paper_back", "paper_back", "paper_review", "paper_review"])
  })

  test("is begun by whom the table's regulation in force names", async ({ db }) => {
    const world = await makeLife(db, { state: "co_design", seats: 0 })
    const rules = rulesWith({ documents: { review: ["chair"] } })
    await makeVersion(db, { roundtableId: world.roundtable.id, number: 1, inForceFrom: "2025-01-01", rules })
    const refused = beginReview(world.secretary, { paperCode: world.paper.code })
    expect(await refusalOf(refused)).toBe("forbidden life.refuse.by.review")
  })
})

describe("an act about a text that the table shares", () => {
  test("is kept, and another body's beside it", async ({ db }) => {
    const world = await makeLife(db, { state: "adopted" })
    await recordAct(world.secretary, act(world.paper.code))
    const refusal = { outcome: "not_taken_up", body: "Scuola", kind: "", number: "", reason: "Aspetta" }
    await recordAct(world.secretary, act(world.paper.code, refusal))
    const kept = await db.select().from(paperActs).orderBy(paperActs.id)
    expect(kept).toMatchObject([
      { outcome: "taken_up", kind: "decree", number: "7", day: "2025-06-01" },
      { outcome: "not_taken_up", kind: null, reason: "Aspetta" },
    ])
  })

  test("is recorded once", async ({ db }) => {
    const world = await makeLife(db, { state: "adopted" })
    await recordAct(world.secretary, act(world.paper.code))
    const again = recordAct(world.secretary, act(world.paper.code))
    expect(await refusalOf(again)).toBe("conflict life.errors.act_recorded (number)")
  })

  test.for([
    ["of a day to come", "adopted", "invalid life.errors.day_to_come (day)"],
    ["before the table shares the text", "approval", "forbidden life.refuse.from.adopted"],
  ] as const)("is refused %s", async ([, state, refusal], { db }) => {
    const world = await makeLife(db, { state })
    const day = state === "adopted" ? await dayFromNow(db, 1) : "2025-06-01"
    expect(await refusalOf(recordAct(world.secretary, act(world.paper.code, { day })))).toBe(refusal)
  })

  test.each([
    ["one that takes the text up without its number", { number: "" }, "number"],
    ["one that takes the text up without its kind", { kind: "" }, "kind"],
    ["a refusal without a reason", { outcome: "not_taken_up" }, "reason"],
    ["a link that is none", { link: "javascript:alert(1)" }, "link"],
    ["no body", { body: " " }, "body"],
  ])("is not complete: %s", (_what, over, field) => {
    const parsed = RecordAct.safeParse({ ...TAKEN_UP, paperCode: "X", ...over })
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field])
  })
})

describe("a text that is published", () => {
  test("is for everybody, also at a table for its members", async ({ db }) => {
    const world = await makeLife(db, { state: "adopted", visibility: "members" })
    const nobody = await ctxFor(db)
    expect(await refusalOf(getPaper(nobody, world.paper.code))).toBe("not_found errors.not_found.text")
    await publishPaper(world.secretary, { paperCode: world.paper.code })
    expect((await getPaper(nobody, world.paper.code)).role).toBe("read")
    const again = publishPaper(world.secretary, { paperCode: world.paper.code })
    expect(await refusalOf(again)).toBe("conflict life.errors.published_already")
  })
})

describe("a revision", () => {
  test("begins with the same words as a new draft, and both pages name the other", async ({ db }) => {
    const world = await makeLife(db, { state: "adopted" })
    const code = await revisePaper(world.secretary, { paperCode: world.paper.code })
    const [revision] = await db.select().from(papers).where(eq(papers.code, code))
    expect(revision).toMatchObject({
      state: "draft",
      predecessorId: world.paper.id,
      title: world.paper.title,
    })
    const [first] = await db
      .select()
      .from(documentUpdates)
      .where(and(eq(documentUpdates.documentId, revision?.id ?? ""), eq(documentUpdates.seq, 1)))
    const doc = new Y.Doc()
    Y.applyUpdate(doc, new Uint8Array(first?.data ?? []))
    expect(readText(doc).plain.trim()).toBe("Parole")
    const lives = []
    for (const one of [world.paper.code, code]) {
      const found = await getPaper(world.secretary, one)
      const { predecessor, revision: next } = await readLife(world.secretary, found)
      lives.push([predecessor?.code ?? null, next?.code ?? null])
    }
    expect(lives).toEqual([
      [null, code],
      [world.paper.code, null],
    ])
  })

  test("is not named to who may not read it", async ({ db }) => {
    const world = await makeLife(db, { state: "adopted" })
    await revisePaper(world.secretary, { paperCode: world.paper.code })
    const nobody = await ctxFor(db)
    const life = await readLife(nobody, await getPaper(nobody, world.paper.code))
    expect(life).toMatchObject({ revision: null, rounds: [], steps: [] })
  })

  test("is one", async ({ db }) => {
    const world = await makeLife(db, { state: "adopted" })
    await revisePaper(world.secretary, { paperCode: world.paper.code })
    const again = revisePaper(world.secretary, { paperCode: world.paper.code })
    expect(await refusalOf(again)).toBe("conflict life.errors.revised_already")
  })
})
