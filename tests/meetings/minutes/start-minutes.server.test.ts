import { sql } from "drizzle-orm"
import { createPaper } from "#app/documents/create-paper.server.ts"
import { openCoDesign } from "#app/documents/open-co-design.server.ts"
import { fillSections } from "#app/meetings/minutes/fill-sections.server.ts"
import { getMinutes, listMinutesOf } from "#app/meetings/minutes/queries.server.ts"
import { restoreSection } from "#app/meetings/minutes/restore-section.server.ts"
import { declareDeserted } from "#app/meetings/session/declare-deserted.server.ts"
import { markExit } from "#app/meetings/session/mark-exit.server.ts"
import { jobs, papers, presences } from "#db/schema/index.ts"
import { started } from "#tests/documents/papers.ts"
import { aboutToBegin, confirm, here, opened, plus } from "#tests/meetings/session/world.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { textsIn } from "#tests/support/texts.ts"
import { begin, minutesOf, written } from "./world.ts"

describe("the verbale of a sitting", () => {
  test("is a text of the table with its number, and says who is there", async ({ db }) => {
    const world = await opened(db)
    const minutes = await minutesOf(db, await begin(plus(world.ctx, 2), world))
    const year = Number((await db.execute(sql`select extract(year from now()) as y`)).rows[0]?.y)
    expect(minutes).toMatchObject({ kind: "sitting", number: 1, state: "draft", way: "next_meeting" })
    expect(Math.abs(minutes.year - year)).toBeLessThan(2)
    const [paper] = await db.select().from(papers)
    expect(paper).toMatchObject({ kind: "minutes", state: "draft", id: minutes.documentId })
    const text = await written(db, minutes.documentId)
    for (const words of ["Titolare 0, titolare", "Numero legale", "Punto 1. Comunicazioni"])
      expect(text).toContain(words)
  })

  test("takes the numbers of the table's year one after the other, desertions among them", async ({ db }) => {
    const world = await aboutToBegin(db)
    await confirm(world.ctx, world, 0)
    const late = plus(world.ctx, 31)
    await declareDeserted(late, here(world))
    const first = await minutesOf(db, await begin(late, world))
    expect(first).toMatchObject({ kind: "desertion", number: 1, way: "signature", observationDays: 0 })
    expect(await written(db, first.documentId)).toContain("posti richiesti 3, trovati 1")
    expect(await refusalOf(begin(late, world, 2))).toBe("forbidden minutes.refuse.not_begun")
    const second = plus(world.ctx, 2 * 24 * 60)
    await db.execute(
      sql`update meeting_call set opened_at = ${second.now.toISOString()}::timestamptz where ordinal = 2`,
    )
    expect(await minutesOf(db, await begin(second, world, 2))).toMatchObject({ kind: "sitting", number: 2 })
  })

  test("is one only, and there is none before the opening or of a call that is not there", async ({ db }) => {
    const world = await opened(db)
    const early = await aboutToBegin(db)
    await begin(world.ctx, world)
    expect(await refusalOf(begin(world.ctx, world))).toBe("conflict minutes.errors.started")
    expect(await refusalOf(begin(early.ctx, early))).toBe("forbidden minutes.refuse.not_begun")
    expect(await refusalOf(begin(world.ctx, { code: "0000000000" }))).toMatch(/^not_found/)
  })

  test("is nobody's to start but the secretariat's and the chair's", async ({ db }) => {
    const world = await opened(db)
    const member = await world.memberCtx(0)
    expect(await refusalOf(begin(member, world))).toBe("forbidden assembly.refuse.secretary_or_chair")
    const chair = await ctxAs(db, "chair", world)
    await begin({ ...chair, now: world.ctx.now }, world)
    const page = await listMinutesOf(member, world.code)
    expect(page).toMatchObject({
      mayKeep: false,
      calls: [{ minutes: { number: expect.stringMatching(/^1\//) } }, {}],
    })
  })

  test("goes none of the steps of other texts, not even by who could take them", async ({ db }) => {
    const world = await opened(db)
    await begin(world.ctx, world)
    const [paper] = await db.select().from(papers)
    const refused = await refusalOf(openCoDesign(world.ctx, { paperCode: paper?.code ?? "" }))
    expect(refused).toBe("forbidden life.refuse.minutes")
    const other = await createPaper(world.ctx, started(world.roundtable), "")
    expect(await refusalOf(openCoDesign(world.ctx, { paperCode: other }))).toBeNull()
  })
})

const leave = async (world: Awaited<ReturnType<typeof opened>>, db: Parameters<typeof minutesOf>[0]) => {
  const [presence] = await db.select().from(presences).limit(1)
  const ctx = plus(world.ctx, 20)
  await markExit(ctx, { meetingCode: world.code, presenceId: presence?.id ?? "", exit: "left", at: null })
  return ctx
}

describe("its filled sections", () => {
  test("follow the sitting, and are written once for one change", async ({ db }) => {
    const world = await opened(db)
    const minutes = await minutesOf(db, await begin(plus(world.ctx, 2), world))
    const before = await db.$count(jobs, sql`kind = 'meeting.fill'`)
    const ctx = await leave(world, db)
    expect(await db.$count(jobs, sql`kind = 'meeting.fill'`)).toBe(before + 1)
    const meeting = { meetingId: world.meeting.id }
    expect(await fillSections(ctx, meeting, textsIn)).toBe(2)
    expect(await fillSections(ctx, meeting, textsIn)).toBe(0)
    expect(await written(db, minutes.documentId)).toMatch(/esce/)
    expect((await getMinutes(ctx, minutes.code)).sections.filter((one) => one.isByHand)).toEqual([])
  })

  test("that somebody changed by hand stay so, are shown as such, and come back with one press", async ({
    db,
  }) => {
    const world = await opened(db)
    const minutes = await minutesOf(db, await begin(plus(world.ctx, 2), world))
    const byHand = (doc: import("yjs").Doc) => {
      const root = doc.getXmlFragment("default")
      const at = root
        .toArray()
        .findIndex((one) => "getAttribute" in one && one.getAttribute("id") === "b-s-moves-1")
      root.delete(at, 1)
    }
    const ctx = await leave(world, db)
    await fillSections(ctx, { meetingId: world.meeting.id }, textsIn)
    expect(await written(db, minutes.documentId, byHand)).not.toContain("esce")
    const shown = await getMinutes(ctx, minutes.code)
    expect(shown.sections.filter((one) => one.isByHand)).toMatchObject([
      { key: "moves", title: "Entrate e uscite" },
    ])
    await restoreSection(ctx, { minutesCode: minutes.code, section: "moves" })
    expect(await written(db, minutes.documentId, byHand)).toContain("esce")
    expect((await getMinutes(ctx, minutes.code)).sections.filter((one) => one.isByHand)).toEqual([])
  })

  test("are no longer written once the text is frozen", async ({ db }) => {
    const world = await opened(db)
    const minutes = await minutesOf(db, await begin(plus(world.ctx, 2), world))
    await db.execute(sql`update document_state set locked_at = now() where doc_id = ${minutes.documentId}`)
    const ctx = await leave(world, db)
    expect(await fillSections(ctx, { meetingId: world.meeting.id }, textsIn)).toBe(0)
  })
})
