import { eq } from "drizzle-orm"
import { approveAtOnce } from "#app/meetings/minutes/life/approve.server.ts"
import { noteIntervention } from "#app/meetings/minutes/note-intervention.server.ts"
import { closeSitting } from "#app/meetings/session/close-sitting.server.ts"
import { takeItem } from "#app/meetings/session/take-item.server.ts"
import type { Db } from "#db/client.server.ts"
import { agendaItems, minutesApprovals, papers, presences } from "#db/schema/index.ts"
import { here, opened, plus } from "#tests/meetings/session/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { textsIn } from "#tests/support/texts.ts"
import { begin, minutesOf, written } from "./world.ts"

/** A closed sitting with its verbale readable. */
const closed = async (db: Db, rules: object = {}) => {
  const world = await opened(db, { rules })
  const code = await begin(plus(world.ctx, 2), world)
  const ctx = plus(world.ctx, 60)
  await closeSitting(ctx, here(world))
  const minutes = await minutesOf(db, code)
  await written(db, minutes.documentId)
  return { ...world, ctx, minutes, own: { minutesCode: code } }
}
describe("approval at once", () => {
  test("of the whole is for tables whose rules say so, while the sitting goes on, and freezes the text", async ({
    db,
  }) => {
    const world = await opened(db, { rules: { minutes: { approval: "same_sitting" } } })
    const minutes = await minutesOf(db, await begin(plus(world.ctx, 2), world))
    await written(db, minutes.documentId)
    const own = { minutesCode: minutes.code, itemCode: null }
    await approveAtOnce(plus(world.ctx, 5), own)
    expect(await minutesOf(db, minutes.code)).toMatchObject({ state: "approved", frozenAt: expect.any(Date) })
    expect(await refusalOf(approveAtOnce(world.ctx, own))).toBe("forbidden minutes.refuse.approved_already")
    const other = await closed(db, { minutes: { approval: "same_sitting" } })
    const late = approveAtOnce(other.ctx, { ...other.own, itemCode: null })
    expect(await refusalOf(late)).toBe("forbidden minutes.refuse.not_at_once")
  })

  test("of one point keeps its words as they are, once, and goes on being written", async ({ db }) => {
    const world = await opened(db)
    const minutes = await minutesOf(db, await begin(plus(world.ctx, 2), world))
    await written(db, minutes.documentId)
    const [item] = await db.select().from(agendaItems).where(eq(agendaItems.meetingId, world.meeting.id))
    const own = { minutesCode: minutes.code, itemCode: item?.code ?? "" }
    expect(await refusalOf(approveAtOnce(world.ctx, { ...own, itemCode: null }))).toBe(
      "forbidden minutes.refuse.way_is_another",
    )
    await approveAtOnce(world.ctx, own)
    expect(await db.select().from(minutesApprovals)).toMatchObject([
      { itemId: item?.id, versionId: expect.any(String) },
    ])
    expect(await minutesOf(db, minutes.code)).toMatchObject({ state: "draft", frozenAt: null })
    const [paper] = await db.select().from(papers).where(eq(papers.id, minutes.documentId))
    expect(paper?.state).toBe("draft")
  })
})

describe("interventions from the roll", () => {
  test("become a line under the point that is dealt with, and asking to be minuted keeps the words", async ({
    db,
  }) => {
    const world = await opened(db)
    const minutes = await minutesOf(db, await begin(plus(world.ctx, 2), world))
    const [presence] = await db.select().from(presences).limit(1)
    const input = { minutesCode: minutes.code, presenceId: presence?.id ?? "", words: null }
    expect(await refusalOf(noteIntervention(world.ctx, input, textsIn))).toBe(
      "forbidden minutes.refuse.no_point",
    )
    const [first] = await db
      .select()
      .from(agendaItems)
      .where(eq(agendaItems.meetingId, world.meeting.id))
      .orderBy(agendaItems.position)
    await takeItem(plus(world.ctx, 3), { ...here(world), itemCode: first?.code ?? "" })
    await noteIntervention(plus(world.ctx, 4), input, textsIn)
    await noteIntervention(plus(world.ctx, 5), { ...input, words: "Serve la mediatrice" }, textsIn)
    const lines = (await written(db, minutes.documentId)).split("\n")
    const at = lines.findIndex((line) => line.includes("Interviene Titolare 0"))
    expect(lines[at + 1]).toContain("chiede che sia messo a verbale: «Serve la mediatrice»")
    expect(lines[at + 2]).toBe("Punto 2. Piano regionale")
    const member = await world.memberCtx(0)
    expect(await refusalOf(noteIntervention(member, input, textsIn))).toBe(
      "forbidden minutes.refuse.secretary_or_chair",
    )
  })
})
