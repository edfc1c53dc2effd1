import { eq } from "drizzle-orm"
import { MakeCommitment } from "#app/meetings/commitments/input.ts"
import { makeCommitment } from "#app/meetings/commitments/make-commitment.server.ts"
import { correctDecision } from "#app/meetings/decisions/correct-decision.server.ts"
import { CorrectDecision, RecordDecision } from "#app/meetings/decisions/input.ts"
import { recordDecision } from "#app/meetings/decisions/record-decision.server.ts"
import { fillSections } from "#app/meetings/minutes/fill-sections.server.ts"
import { getNotes } from "#app/meetings/minutes/notes.server.ts"
import type { Db } from "#db/client.server.ts"
import { agendaItems, jobs } from "#db/schema/index.ts"
import { opened, plus } from "#tests/meetings/session/world.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeOrganisation } from "#tests/support/factories.ts"
import { textsIn } from "#tests/support/texts.ts"
import { begin, minutesOf, written } from "./world.ts"

const DECISION = {
  ...{ title: "Sportello serale", text: "Si apre una sera.", language: "it", outcome: "approved" },
  ...{ decidedOn: "2/3/2026", territory: "Puglia" },
}

const begun = async (db: Db) => {
  const world = await opened(db)
  const ctx = plus(world.ctx, 2)
  const code = await begin(ctx, world)
  const [item] = await db.select().from(agendaItems).where(eq(agendaItems.meetingId, world.meeting.id))
  const text = async (byHand?: Parameters<typeof written>[2]) => {
    await fillSections(ctx, { meetingId: world.meeting.id }, textsIn)
    return written(db, (await minutesOf(db, code)).documentId, byHand)
  }
  const decide = (over: object = {}) =>
    recordDecision(ctx, RecordDecision.parse({ ...DECISION, meetingCode: world.code, ...over }))
  const promise = (over: object) =>
    makeCommitment(
      ctx,
      MakeCommitment.parse({
        ...{ roundtableCode: world.roundtable.code, by: "secretariat", title: "Mandare il bando" },
        ...{ language: "it", dueOn: "30/6/2099", ...over },
      }),
    )
  return { ...world, ctx, minutesCode: code, text, decide, promise, item: item?.code ?? "" }
}

describe("what was decided and promised at a sitting", () => {
  test("comes into its verbale below its point, and follows its corrections", async ({ db }) => {
    const world = await begun(db)
    expect(await world.text()).not.toContain("Decisioni e impegni")
    await db.delete(jobs)
    const decisionCode = await world.decide({ itemCode: world.item })
    expect(await db.$count(jobs, eq(jobs.kind, "meeting.fill")), "the sections are asked for").toBe(1)
    const said = await world.text()
    expect(said).toContain("Decisione n. 1/2026. Sportello serale: Si apre una sera.")
    expect(said.indexOf("Punto 1.")).toBeLessThan(said.indexOf("Decisione n. 1/2026"))
    expect(said.indexOf("Decisione n. 1/2026")).toBeLessThan(said.indexOf("Punto 2."))
    const corrected = { ...DECISION, title: "Sportello del martedì", decisionCode, reason: "Il giorno" }
    await correctDecision(world.ctx, CorrectDecision.parse(corrected))
    const again = await world.text()
    expect(again).toContain("Sportello del martedì")
    expect(again).not.toContain("Sportello serale")
  })

  test("names who promised what by when, also from a decision, and what belongs to no point", async ({
    db,
  }) => {
    const world = await begun(db)
    const body = await makeOrganisation(db)
    const decisionCode = await world.decide({ itemCode: world.item })
    await world.promise({ decisionCode, by: "body", organisationCode: body.code })
    await world.promise({ meetingCode: world.code, title: "Scrivere al Comune" })
    const said = await world.text()
    expect(said).toContain(`Impegno: Mandare il bando – ${body.name}, entro il`)
    expect(said).toContain("Impegno: Scrivere al Comune – la segreteria del Tavolo, entro il")
    expect(said.indexOf("Mandare il bando")).toBeLessThan(said.indexOf("Punto 2."))
    expect(said.indexOf("Altre decisioni e altri impegni")).toBeGreaterThan(said.indexOf("Punto 2."))
  })

  test("is offered from the notes to who may record it, under the point that is dealt with", async ({
    db,
  }) => {
    const world = await begun(db)
    expect(await getNotes(world.ctx, world.minutesCode)).toMatchObject({ whyNotRecord: null })
    const chair = await ctxAs(db, "chair", world)
    expect((await getNotes(chair, world.minutesCode)).whyNotRecord?.key).toBe(
      "decisions.refuse.secretary_only",
    )
  })
})
