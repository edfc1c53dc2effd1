import { eq } from "drizzle-orm"
import { correctDecision } from "#app/meetings/decisions/correct-decision.server.ts"
import { getDecision } from "#app/meetings/decisions/get-decision.server.ts"
import { CorrectDecision, RecordDecision, RegisterFilter } from "#app/meetings/decisions/input.ts"
import { prepareDecision } from "#app/meetings/decisions/prepare.server.ts"
import { publishDecision, withdrawDecision } from "#app/meetings/decisions/publish-decision.server.ts"
import { listRegister } from "#app/meetings/decisions/queries.server.ts"
import { recordDecision } from "#app/meetings/decisions/record-decision.server.ts"
import { takeUpDecision } from "#app/meetings/decisions/take-up.server.ts"
import type { Db } from "#db/client.server.ts"
import { agendaItems } from "#db/schema/index.ts"
import { makeConvened } from "#tests/meetings/rows.ts"
import { ctxAs, makeTable, type Table } from "#tests/roundtables/world.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeOrganisation, makePaper } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { makeDecision } from "./rows.ts"

const WORDS = {
  ...{ title: "Sportello serale", text: "Si apre una sera. Per sei mesi.", language: "it" },
  ...{ decidedOn: "2/3/2026", territory: "Puglia", outcome: "approved", inFavour: "7", against: "1" },
}
const typed = (over: Record<string, unknown> = {}) => RecordDecision.parse({ ...WORDS, ...over })

const held = async (db: Db, table: Table, state = "closed") => {
  const meeting = await makeConvened(db, table.roundtable, 1, { state })
  return { meeting, meetingCode: meeting.code }
}

describe("a decision that is recorded", () => {
  test("takes the next number of the table's year, each year anew", async ({ db }) => {
    const table = await makeTable(db)
    const { meetingCode } = await held(db, table)
    const codes = []
    for (const decidedOn of ["2/3/2026", "4/3/2026", "2/3/2025"])
      codes.push(await recordDecision(table.ctx, typed({ meetingCode, decidedOn })))
    const pages = await Promise.all(codes.map((code) => getDecision(table.ctx, code)))
    expect(pages.map(({ number, year }) => `${number}/${year}`)).toEqual(["1/2026", "2/2026", "1/2025"])
    expect(pages[0]?.numbers).toEqual({ inFavour: 7, against: 1, abstained: 0, invalid: 0 })
  })

  test("names the version of the text that was before the table", async ({ db }) => {
    const table = await makeTable(db)
    const { meeting, meetingCode } = await held(db, table)
    const paper = await makePaper(db, { roundtableId: table.roundtable.id })
    const [item] = meeting.items
    await db
      .update(agendaItems)
      .set({ paperId: paper.id, paperVersion: 3 })
      .where(eq(agendaItems.id, item?.id ?? ""))
    const code = await recordDecision(table.ctx, typed({ meetingCode, itemCode: item?.code }))
    expect((await getDecision(table.ctx, code)).paper).toMatchObject({ code: paper.code, version: 3 })
  })

  test.for([
    [{ decidedOn: "2/3/2099" }, "invalid decisions.errors.future (decidedOn)"],
    [{ outcome: "tied" }, "invalid decisions.errors.tied_uneven (outcome)"],
    [{ territory: "Atlantide" }, "invalid taxonomies.errors.territory_unknown (territory)"],
    [{ itemCode: "NOTHERE000" }, "invalid decisions.errors.item (itemCode)"],
  ] as const)("is refused with %o", async ([over, refusal], { db }) => {
    const table = await makeTable(db)
    const { meetingCode } = await held(db, table)
    expect(await refusalOf(recordDecision(table.ctx, typed({ meetingCode, ...over })))).toBe(refusal)
  })

  test("comes from a meeting that began", async ({ db }) => {
    const table = await makeTable(db)
    const { meetingCode } = await held(db, table, "convened")
    expect(await refusalOf(recordDecision(table.ctx, typed({ meetingCode })))).toBe(
      "forbidden decisions.refuse.not_held",
    )
  })

  test("has three sentences at most", () => {
    const four = RecordDecision.safeParse({ ...WORDS, meetingCode: "x", text: "Una. Due. Tre. Quattro." })
    expect(four.error?.issues.map(({ message }) => message)).toEqual(["decisions.errors.sentences"])
  })

  test("begins with the words marked in the verbale and the point that they stand under", async ({ db }) => {
    const table = await makeTable(db)
    const { meeting, meetingCode } = await held(db, table)
    const item = meeting.items[1]?.code ?? ""
    const form = await prepareDecision(table.ctx, meetingCode, { words: "Si apre la sera.", item })
    expect(form).toMatchObject({ item, values: { title: "Piano regionale", text: "Si apre la sera." } })
  })
})

test("a correction leaves what it said before, for members", async ({ db }) => {
  const table = await makeTable(db)
  const decision = await makeDecision(db, table.roundtable, { publishedAt: new Date("2026-03-03") })
  const input = { ...WORDS, decisionCode: decision.code, title: "Sportello di sera", reason: "Refuso" }
  await correctDecision(table.ctx, CorrectDecision.parse(input))
  const inside = await getDecision(table.ctx, decision.code)
  expect(inside.title).toBe("Sportello di sera")
  expect(inside.corrections[0]?.inside).toMatchObject({ reason: "Refuso", before: { title: decision.title } })
  const outside = await getDecision(await ctxFor(db), decision.code)
  expect(outside.corrections).toMatchObject([{ number: 1, inside: null }])
})

test("a correction stays in the year of the number", async ({ db }) => {
  const table = await makeTable(db)
  const decision = await makeDecision(db, table.roundtable)
  const input = { ...WORDS, decisionCode: decision.code, decidedOn: "2/3/2025", reason: "Altro anno" }
  expect(await refusalOf(correctDecision(table.ctx, CorrectDecision.parse(input)))).toBe(
    "invalid decisions.errors.other_year (decidedOn)",
  )
})

describe("the public register", () => {
  const everything = RegisterFilter.parse({})

  test("has what the secretary published, and says of what was taken off that it is gone", async ({ db }) => {
    const table = await makeTable(db)
    const { code } = await makeDecision(db, table.roundtable)
    const nobody = await ctxFor(db)
    expect((await listRegister(nobody, everything, null)).rows).toEqual([])
    expect(await refusalOf(getDecision(nobody, code))).toBe("not_found errors.not_found.text")
    await publishDecision(table.ctx, { decisionCode: code })
    expect((await listRegister(nobody, everything, null)).rows).toMatchObject([{ code }])
    await withdrawDecision(table.ctx, { decisionCode: code, reason: "Un nome nel testo" })
    expect(await refusalOf(getDecision(nobody, code))).toBe("forbidden decisions.refuse.withdrawn")
    expect((await getDecision(table.ctx, code)).withdrawReason).toBe("Un nome nel testo")
  })

  test("has nothing of a table that does not show its work, members included", async ({ db }) => {
    const table = await makeTable(db, { visibility: "members" })
    const { code } = await makeDecision(db, table.roundtable, { publishedAt: new Date("2026-03-03") })
    const titular = await ctxAs(db, "titular", table)
    expect((await listRegister(titular, everything, null)).rows).toEqual([])
    expect(await refusalOf(getDecision(await ctxFor(db), code))).toBe("not_found errors.not_found.text")
  })

  test("is looked through by words, place, table, topic and year", async ({ db }) => {
    const table = await makeTable(db)
    const other = await makeTable(db)
    const { meetingCode } = await held(db, table)
    const code = await recordDecision(table.ctx, typed({ meetingCode, territory: "Bari" }))
    await publishDecision(table.ctx, { decisionCode: code })
    const publishedAt = new Date("2025-03-03")
    await makeDecision(db, other.roundtable, { publishedAt, year: 2025, title: "Guida per l'affitto" })
    const nobody = await ctxFor(db)
    const found = async (filter: Record<string, string>) =>
      (await listRegister(nobody, RegisterFilter.parse(filter), null)).rows.map((row) => row.code)
    const filters: Record<string, string>[] = [
      { q: "sportell sera" },
      { territory: "Puglia", table: table.roundtable.code },
      { table: table.roundtable.code },
      { year: "2026" },
    ]
    for (const filter of filters) expect(await found(filter), JSON.stringify(filter)).toEqual([code])
    expect(await found({ territory: "Basilicata" })).toEqual([])
    expect(await found({ q: "piscina" })).toEqual([])
    expect(await found({ topic: "00000000-0000-7000-8000-000000000000" })).toEqual([])
    expect(await found({ year: "molti", q: "&&& ''" })).toHaveLength(2)
  })

  test("goes page by page, the latest day first, none lost and none twice", async ({ db }) => {
    const { roundtable } = await makeTable(db)
    for (let n = 0; n < 51; n++)
      await makeDecision(db, roundtable, {
        publishedAt: new Date("2026-03-03"),
        decidedOn: `2026-01-${String((n % 7) + 1).padStart(2, "0")}`,
      })
    const nobody = await ctxFor(db)
    const first = await listRegister(nobody, everything, null)
    const second = await listRegister(nobody, everything, first.next)
    const days = [...first.rows, ...second.rows].map((row) => row.decidedOn)
    expect(days).toEqual([...days].sort().reverse())
    expect(new Set([...first.rows, ...second.rows].map((row) => row.code)).size).toBe(51)
  })
})

describe("the act of the competent body", () => {
  const act = async (db: Db, on: string) => {
    const table = await makeTable(db)
    const { code } = await makeDecision(db, table.roundtable)
    const body = await makeOrganisation(db)
    const input = { decisionCode: code, organisationCode: body.code, kind: "Delibera", number: "12" }
    return { table, code, body, done: takeUpDecision(table.ctx, { ...input, on, link: null }) }
  }

  test("stands on the decision's page", async ({ db }) => {
    const { table, code, body, done } = await act(db, "2026-04-01")
    await done
    expect(await getDecision(table.ctx, code)).toMatchObject({
      ...{ state: "taken_up", act: { kind: "Delibera", number: "12", body: { code: body.code } } },
    })
  })

  test("is not older than the decision", async ({ db }) => {
    const { done } = await act(db, "2026-02-01")
    expect(await refusalOf(done)).toBe("invalid decisions.errors.act_before (on)")
  })
})

test("decisions of one year keep distinct numbers in the database", async ({ db }) => {
  const table = await makeTable(db)
  const first = await makeDecision(db, table.roundtable, { number: 900 })
  const same = makeDecision(db, table.roundtable, { number: 900 })
  await expect(same).rejects.toThrow()
  expect(first.number).toBe(900)
})
