import { RecordAct, VoidAct } from "#app/documents/life/input.ts"
import { publishPaper } from "#app/documents/life/publish-paper.server.ts"
import { readLife } from "#app/documents/life/queries.server.ts"
import { recordAct } from "#app/documents/life/record-act.server.ts"
import { voidAct } from "#app/documents/life/void-act.server.ts"
import { getPaper } from "#app/documents/queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { annexes, auditEntries, files, outbox, paperActs, roundtables } from "#db/schema/index.ts"
import { answerOf } from "#tests/documents/pictures/world.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { contentOf } from "#tests/support/content.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { memoryFiles, pdf } from "#tests/support/files.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS, type Relation } from "#tests/support/relations.ts"
import { makeLife } from "./world.ts"

const TAKEN_UP = { outcome: "taken_up", body: "Comune", kind: "decree", number: "7", day: "1/6/2025" }
const file = (name = "decreto.pdf") => ({ name, bytes: pdf(name) })

/** A text that the table shares, its secretary with a store of files, and the act that they recorded. */
const makeAct = async (db: Db, over: { visibility?: string; files?: unknown } = {}) => {
  const { visibility = "public", ...fields } = over
  const world = await makeLife(db, { state: "adopted", seats: 1, visibility })
  const secretary = { ...world.secretary, files: memoryFiles() }
  const paperCode = world.paper.code
  const input = RecordAct.parse({ ...TAKEN_UP, paperCode, files: [file()], ...fields })
  await recordAct(secretary, input)
  const [act] = await db.select().from(paperActs)
  if (!act) throw new Error("No act was recorded")
  const wrong = VoidAct.parse({ paperCode, actCode: act.code, reason: "Numero sbagliato" })
  const actsFor = async (ctx: typeof secretary) => (await readLife(ctx, await getPaper(ctx, paperCode))).acts
  return { ...world, secretary, act, input, wrong, actsFor }
}

describe("the file of an act", () => {
  test("is kept with the act, frozen, and downloaded by whom the text is for", async ({ db }) => {
    const { secretary, actsFor } = await makeAct(db, { files: [file(), file("allegato.pdf")] })
    const nobody = { ...(await ctxFor(db)), files: secretary.files }
    const [act] = await actsFor(nobody)
    expect(act?.files.map(({ name, type }) => [name, type])).toEqual([
      ["decreto.pdf", "application/pdf"],
      ["allegato.pdf", "application/pdf"],
    ])
    expect((await answerOf(nobody, act?.files[0]?.code ?? "")).status).toBe(200)
    const kept = await db.select({ at: annexes.frozenAt, owner: annexes.ownerKind }).from(annexes)
    expect(kept).toEqual(Array(2).fill({ at: secretary.now, owner: "document_act" }))
  })

  test("of a text for members is theirs until the text is published", async ({ db }) => {
    const { secretary, paper, actsFor } = await makeAct(db, { visibility: "members" })
    const nobody = { ...(await ctxFor(db)), files: secretary.files }
    const code = (await actsFor(secretary))[0]?.files[0]?.code ?? ""
    expect((await answerOf(nobody, code)).status).toBe(404)
    await publishPaper(secretary, { paperCode: paper.code })
    expect((await answerOf(nobody, code)).status).toBe(200)
  })

  test.for([
    ["whose bytes are of no type that is kept", new TextEncoder().encode("\u0000MZ"), "files.errors.type"],
    ["that is empty", new Uint8Array(), "files.errors.empty"],
  ] as const)("%s is refused, and nothing is recorded", async ([, bytes, key], { db }) => {
    const world = await makeLife(db, { state: "adopted", seats: 0 })
    const secretary = { ...world.secretary, files: memoryFiles() }
    const before = await contentOf(db)
    const input = RecordAct.parse({
      ...TAKEN_UP,
      paperCode: world.paper.code,
      files: [{ name: "atto.pdf", bytes }],
    })
    expect(await refusalOf(recordAct(secretary, input))).toBe(`invalid ${key} (files)`)
    expect(await contentOf(db)).toEqual(before)
  })
})

describe("an act that was recorded by mistake", () => {
  test("is void with its reason, stays on the page, and the right one is recorded", async ({ db }) => {
    const { secretary, wrong, input, actsFor } = await makeAct(db)
    await voidAct(secretary, wrong)
    await recordAct(secretary, { ...input, files: [] })
    const nobody = await ctxFor(db)
    const shown = (await actsFor({ ...nobody, files: secretary.files })).map((act) => [
      act.voidedAt === null,
      act.voidReason,
    ])
    expect(shown).toEqual([
      [true, null],
      [false, "Numero sbagliato"],
    ])
  })

  test("is in the log, and told to the table", async ({ db }) => {
    const { secretary, wrong } = await makeAct(db)
    await db.delete(outbox)
    await voidAct(secretary, wrong)
    const deeds = (await db.select().from(auditEntries)).map(({ action }) => action)
    expect(deeds.filter((action) => action === "document.act-voided")).toHaveLength(1)
    const told = await db.select().from(outbox)
    expect(told.map(({ kind }) => kind)).toEqual(["paper_act_voided", "paper_act_voided"])
  })

  test("keeps its file for the table alone", async ({ db }) => {
    const { secretary, wrong, actsFor, places } = await makeAct(db)
    await voidAct(secretary, wrong)
    const nobody = { ...(await ctxFor(db)), files: secretary.files }
    const [kept] = await db.select({ code: files.code }).from(files)
    expect((await actsFor(nobody))[0]?.files).toEqual([])
    expect((await answerOf(nobody, kept?.code ?? "")).status).toBe(404)
    const member = places[0]?.titular ?? secretary
    expect((await answerOf({ ...member, files: secretary.files }, kept?.code ?? "")).status).toBe(200)
  })

  test("is not declared void a second time, nor one of another text", async ({ db }) => {
    const { secretary, wrong } = await makeAct(db)
    const other = await makeLife(db, { state: "adopted", seats: 0 })
    const elsewhere = voidAct(other.secretary, { ...wrong, paperCode: other.paper.code })
    expect(await refusalOf(elsewhere)).toMatch(/^not_found /)
    await voidAct(secretary, wrong)
    expect(await refusalOf(voidAct(secretary, wrong))).toBe("conflict life.errors.act_voided")
  })

  test("is declared so at a closed table too", async ({ db }) => {
    const { secretary, wrong } = await makeAct(db)
    await db.update(roundtables).set({ closedAt: secretary.now, closeReason: "Lavori finiti" })
    const actor = secretary.actor
    const offices = actor.offices.map((office) => ({ ...office, closed: true }))
    await voidAct({ ...secretary, actor: { ...actor, offices } }, wrong)
    expect((await db.select().from(paperActs))[0]?.voidReason).toBe("Numero sbagliato")
  })

  const DECIDE: readonly Relation[] = ["chair", "secretary here"]
  test.for(RELATIONS)("is declared so by whom the regulation names: %s", async (who, { db }) => {
    const { roundtable, wrong } = await makeAct(db)
    const before = await contentOf(db)
    const refused = await refusalOf(voidAct(await ctxAs(db, who, { roundtable }), wrong))
    if (DECIDE.includes(who)) return expect(refused).toBeNull()
    expect(refused).toBe("forbidden life.refuse.by.publish")
    expect((await contentOf(db)).document_act).toEqual(before.document_act)
  })

  test("needs a reason", () => {
    const read = VoidAct.safeParse({ paperCode: "X", actCode: "Y", reason: " " })
    expect(read.error?.issues.map(({ message }) => message)).toEqual(["life.errors.reason_missing"])
  })
})
