import { eq } from "drizzle-orm"
import { partsOf } from "#app/meetings/minutes/extract/extract.ts"
import { askExtractFile } from "#app/meetings/minutes/extract/queries.server.ts"
import { askExtract, settleExtract } from "#app/meetings/minutes/extract/settle-extract.server.ts"
import { aboutMinutes } from "#app/meetings/minutes/verified.server.ts"
import type { Db } from "#db/client.server.ts"
import { agendaItems, minutesExtracts, outbox } from "#db/schema/index.ts"
import { opened, plus } from "#tests/meetings/session/world.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { textsIn } from "#tests/support/texts.ts"
import { type ApprovedWorld, approved } from "./approved.ts"
import { begin } from "./world.ts"

const line = (id: string, text: string, level = 0) => ({
  ...{ type: "paragraph", attrs: { id, level } },
  content: [{ type: "text", text }],
})

test("a point is what stands from its section, or from its heading, to the next one", () => {
  const items = [
    { code: "AAAAAAAAA1", number: 1 },
    { code: "AAAAAAAAA2", number: 2 },
  ]
  const filled = [
    line("b-s-facts-0", "La seduta", 1),
    line("b-x1", "a mano, prima"),
    line("b-s-iaaaaaaaaa1-0", "Punto 1", 1),
    line("b-x2", "a mano, del punto"),
    line("b-s-iaaaaaaaaa2-0", "Punto 2", 1),
    line("b-s-end-0", "Fine", 1),
  ]
  expect([...partsOf(filled, items)].map(([code, blocks]) => [code, blocks.length])).toEqual([
    ["AAAAAAAAA1", 2],
    ["AAAAAAAAA2", 1],
  ])
  const voted = [
    ...filled.slice(0, -1),
    line("b-s-vvote1-0", "Esito", 2),
    line("b-9", "Dopo il voto"),
    ...filled.slice(-1),
  ]
  const sections = new Map([["vvote1", "AAAAAAAAA2"]])
  expect(partsOf(voted, items, sections).get("AAAAAAAAA2"), "with its ballot").toHaveLength(3)
  const typed = [line("b-1", "La seduta", 1), line("b-2", "Punto 2. Varie", 1), line("b-3", "Niente")]
  expect([...partsOf(typed, items)].map(([code, blocks]) => [code, blocks.length])).toEqual([
    ["AAAAAAAAA2", 2],
  ])
})

const pointsOf = async (db: Db, { meeting }: ApprovedWorld) =>
  (await db.select().from(agendaItems).where(eq(agendaItems.meetingId, meeting.id))).map(({ code }) => code)
const asked = async (db: Db, all: ApprovedWorld) => {
  const [first = ""] = await pointsOf(db, all)
  await askExtract(all.member, { ...all.own, items: [first], purpose: "Per il consiglio" })
  const rows = await db.select().from(minutesExtracts).orderBy(minutesExtracts.id)
  return rows.at(-1)?.code ?? ""
}
const mails = (db: Db, kind: string) => db.$count(outbox, eq(outbox.kind, kind))

describe("an estratto", () => {
  test("waits for the signatures, and is of points of that agenda", async ({ db }) => {
    const world = await opened(db)
    const own = { minutesCode: await begin(plus(world.ctx, 2), world) }
    const [item] = await db.select().from(agendaItems).where(eq(agendaItems.meetingId, world.meeting.id))
    const ask = { ...own, items: [item?.code ?? ""], purpose: "Per il consiglio" }
    expect(await refusalOf(askExtract(world.ctx, ask))).toBe("forbidden afterwards.refuse.not_signed")
    expect(await refusalOf(askExtract(world.ctx, { ...ask, items: ["AAAAAAAAAA"] }))).toMatch(/^not_found/)
    expect(await refusalOf(askExtract(await ctxAs(db, "stranger", world), ask))).toMatch(/^not_found/)
  })

  test("is issued by the secretary alone, with a number, a code and the digest of its verbale", async ({
    db,
  }) => {
    const all = await approved(db)
    const extractCode = await asked(db, all)
    expect(await mails(db, "extract_asked")).toBe(2)
    const settle = { ...all.own, extractCode, verdict: "issued" as const, answer: null }
    expect(await refusalOf(settleExtract(all.chair, settle, textsIn))).toBe(
      "forbidden afterwards.refuse.secretary_certifies",
    )
    await settleExtract(all.ctx, settle, textsIn)
    expect(await refusalOf(settleExtract(all.ctx, settle, textsIn))).toBe(
      "forbidden afterwards.refuse.decided",
    )
    const [row] = await db.select().from(minutesExtracts)
    const about = await aboutMinutes(all.ctx, { kind: "minutes", id: all.minutes.id })
    expect(row).toMatchObject({ state: "issued", number: 1, content: { of: { sha256: about?.sha256 } } })
    expect(await mails(db, "extract_issued")).toBe(1)
  })

  test("says its points with what they rest on, and nothing of the others", async ({ db }) => {
    const all = await approved(db)
    const [, second = ""] = await pointsOf(db, all)
    const extractCode = await asked(db, all)
    await settleExtract(all.ctx, { ...all.own, extractCode, verdict: "issued", answer: null }, textsIn)
    const { canonical, content } = await askExtractFile(
      all.member,
      { code: extractCode, format: "html" },
      textsIn,
    )
    const words = JSON.stringify(content)
    expect(words).toContain("Punto 1.")
    expect(words).not.toContain(second.toLowerCase())
    expect(words).toContain("numero legale")
    expect(JSON.parse(canonical)).toMatchObject({ format: "tavoli-extract-1", purpose: "Per il consiglio" })
    const stranger = await ctxAs(db, "stranger", all)
    expect(await refusalOf(askExtractFile(stranger, { code: extractCode, format: "html" }, textsIn))).toBe(
      "forbidden minutes.refuse.members_only",
    )
  })

  test("that is not issued says why to who asked", async ({ db }) => {
    const all = await approved(db)
    const extractCode = await asked(db, all)
    const settle = { ...all.own, extractCode, verdict: "declined" as const, answer: "C'è già" }
    await settleExtract(all.ctx, settle, textsIn)
    expect(await db.select().from(minutesExtracts)).toMatchObject([{ state: "declined", number: null }])
    expect(await mails(db, "extract_declined")).toBe(1)
  })
})
