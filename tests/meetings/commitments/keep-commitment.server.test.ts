import { eq } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { addOpenCommitments } from "#app/meetings/commitments/add-to-agenda.server.ts"
import { alertLate } from "#app/meetings/commitments/alert-late.server.ts"
import { getCommitment, mayReadCommitment } from "#app/meetings/commitments/get-commitment.server.ts"
import { MakeCommitment, TellProgress } from "#app/meetings/commitments/input.ts"
import { makeCommitment } from "#app/meetings/commitments/make-commitment.server.ts"
import { countCommitments, listCommitments } from "#app/meetings/commitments/queries.server.ts"
import { tellProgress } from "#app/meetings/commitments/tell-progress.server.ts"
import { openInMeetings } from "#app/meetings/open-for.server.ts"
import type { Db } from "#db/client.server.ts"
import { agendaItems, outbox, roundtables } from "#db/schema/index.ts"
import { makeCommitmentRow, makeDecision, PUBLISHED } from "#tests/meetings/decisions/rows.ts"
import { makeMeeting } from "#tests/meetings/rows.ts"
import { ctxAs, daysLater, makeTable } from "#tests/roundtables/world.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { dayFromNow } from "#tests/support/days.ts"
import { makeMembership, makeOrganisation, makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"

/** A table with its secretary, and a body with somebody who acts for it. */
const withBody = async (db: Db) => {
  const table = await makeTable(db)
  const body = await makeOrganisation(db)
  const person = await makePerson(db)
  await makeMembership(db, { personId: person.id, organisationId: body.id })
  return { ...table, body, person, acting: await ctxOf(db, person) }
}

const make = (ctx: Ctx, roundtable: { code: string }, over: Record<string, unknown>) =>
  makeCommitment(
    ctx,
    MakeCommitment.parse({
      ...{ roundtableCode: roundtable.code, by: "body", title: "aprire la sera", language: "it" },
      ...{ dueOn: "30/6/2099", ...over },
    }),
  )
const tell = (ctx: Ctx, commitmentCode: string, over: Record<string, unknown> = {}) =>
  tellProgress(
    ctx,
    TellProgress.parse({ commitmentCode, progress: "40", state: "open", language: "it", ...over }),
  )
const mailsTo = async (db: Db, personId: string) =>
  (await db.select().from(outbox).where(eq(outbox.personId, personId))).map(({ kind }) => kind)

describe("a commitment that is written down", () => {
  test("is told to the people of its body and stands on its dashboard and the table's", async ({ db }) => {
    const { ctx, roundtable, body, person, acting } = await withBody(db)
    const code = await make(ctx, roundtable, { organisationCode: body.code })
    expect(await mailsTo(db, person.id)).toEqual(["commitment_made"])
    for (const owner of [{ organisationId: body.id }, { roundtableId: roundtable.id }]) {
      expect((await listCommitments(acting, owner, "open", null)).rows).toMatchObject([{ code }])
      expect(await countCommitments(acting, owner)).toEqual({ open: 1, late: 0, done: 0, dropped: 0 })
    }
  })

  test("may be the secretariat's own", async ({ db }) => {
    const { ctx, roundtable } = await withBody(db)
    const code = await make(ctx, roundtable, { by: "secretariat" })
    expect(await getCommitment(ctx, code)).toMatchObject({ body: null, tells: "secretariat" })
  })

  test.for([
    [{ organisation: "Nessuno così" }, "invalid organisations.errors.meant_none (organisation)"],
    [{ by: "secretariat", dueOn: "1/1/2020" }, "invalid commitments.errors.past (dueOn)"],
    [{ by: "secretariat", decisionCode: "NOTHERE000" }, "not_found errors.not_found.text"],
  ] as const)("is refused with %o", async ([over, refusal], { db }) => {
    const { ctx, roundtable } = await withBody(db)
    expect(await refusalOf(make(ctx, roundtable, over))).toBe(refusal)
  })

  test("is not part of another table's", async ({ db }) => {
    const { ctx, roundtable } = await withBody(db)
    const other = await makeTable(db)
    const { code } = await makeCommitmentRow(db, other.roundtable)
    const part = make(ctx, roundtable, { by: "secretariat", parentCode: code })
    expect(await refusalOf(part)).toBe("not_found errors.not_found.text")
  })

  test("as a part is due by its whole's day, and belongs to its decision", async ({ db }) => {
    const { ctx, roundtable } = await withBody(db)
    const decision = await makeDecision(db, roundtable)
    const whole = await makeCommitmentRow(db, roundtable, { dueOn: "2099-05-01", decisionId: decision.id })
    const part = { by: "secretariat", parentCode: whole.code }
    expect(await refusalOf(make(ctx, roundtable, { ...part, dueOn: "2/5/2099" }))).toBe(
      "invalid commitments.errors.after_whole (dueOn)",
    )
    const code = await make(ctx, roundtable, { ...part, dueOn: "1/5/2099" })
    expect(await getCommitment(ctx, code)).toMatchObject({
      ...{ whole: { code: whole.code }, decision: { code: decision.code } },
    })
  })
})

describe("how it stands is told", () => {
  test("by the body with evidence, each step kept, and the secretariat hears of it", async ({ db }) => {
    const { roundtable, secretary, body, acting } = await withBody(db)
    const { code } = await makeCommitmentRow(db, roundtable, { organisationId: body.id })
    await tell(acting, code, { words: "Firmato", link: "https://example.org/ordine" })
    await tell(acting, code, { progress: "100", state: "done" })
    const page = await getCommitment(acting, code)
    expect(page).toMatchObject({ progress: 100, state: "done", standing: "done", tells: null })
    expect(page.history).toMatchObject([
      { number: 2, progress: 100, state: "done" },
      { number: 1, progress: 40, words: "Firmato", link: "https://example.org/ordine", toldAs: "body" },
    ])
    expect(await mailsTo(db, secretary.id)).toEqual(["commitment_told", "commitment_told"])
    expect(await refusalOf(tell(acting, code))).toBe("forbidden commitments.refuse.over")
  })

  test("with a file that only readers of the commitment get", async ({ db }) => {
    const { roundtable, body, acting } = await withBody(db)
    const { code } = await makeCommitmentRow(db, roundtable, { organisationId: body.id })
    const evidence = { name: "ordine.txt", bytes: new TextEncoder().encode("Ordine di servizio") }
    await tell(acting, code, { evidence })
    expect((await getCommitment(acting, code)).history[0]?.file?.name).toBe("ordine.txt")
  })

  test("another day is asked for by the body with a reason, and given by the secretariat", async ({ db }) => {
    const { ctx, roundtable, body, acting } = await withBody(db)
    const { code } = await makeCommitmentRow(db, roundtable, {
      organisationId: body.id,
      toldLateOn: "2026-01-01",
    })
    expect(await refusalOf(tell(acting, code, { dueOn: "1/9/2099" }))).toBe(
      "invalid commitments.errors.asked_why (words)",
    )
    await tell(acting, code, { dueOn: "1/9/2099", words: "Cambio di dirigenza" })
    expect(await getCommitment(acting, code)).toMatchObject({ dueOn: "2099-06-30", askedDueOn: "2099-09-01" })
    await tell(ctx, code, { dueOn: "1/9/2099" })
    expect(await getCommitment(acting, code)).toMatchObject({ dueOn: "2099-09-01", askedDueOn: null })
  })

  test("a whole waits for its parts, and is not due before them", async ({ db }) => {
    const { ctx, roundtable } = await withBody(db)
    const whole = await makeCommitmentRow(db, roundtable)
    const part = await makeCommitmentRow(db, roundtable, { parentId: whole.id, dueOn: "2099-05-01" })
    expect(await refusalOf(tell(ctx, whole.code, { progress: "100", state: "done" }))).toBe(
      "invalid commitments.errors.parts_open (state)",
    )
    expect(await refusalOf(tell(ctx, whole.code, { dueOn: "1/4/2099" }))).toBe(
      "invalid commitments.errors.before_part (dueOn)",
    )
    expect(await refusalOf(tell(ctx, part.code, { dueOn: "1/7/2099" }))).toBe(
      "invalid commitments.errors.after_whole (dueOn)",
    )
    await tell(ctx, part.code, { progress: "100", state: "done" })
    await tell(ctx, whole.code, { progress: "100", state: "done" })
    expect((await getCommitment(ctx, whole.code)).state).toBe("done")
  })

  test("by nobody else of the table", async ({ db }) => {
    const table = await withBody(db)
    const { code } = await makeCommitmentRow(db, table.roundtable, { organisationId: table.body.id })
    const titular = await ctxAs(db, "titular", table)
    expect(await refusalOf(tell(titular, code))).toBe("forbidden commitments.refuse.body_only")
  })
})

describe("a commitment that is late", () => {
  test("is told to body and secretariat once, then once a week, until another day is given", async ({
    db,
  }) => {
    const { ctx, roundtable, secretary, body, person } = await withBody(db)
    const dueOn = await dayFromNow(db, -1)
    const { code } = await makeCommitmentRow(db, roundtable, { organisationId: body.id, dueOn })
    const system = await ctxFor(db)
    const told = []
    for (const days of [0, 0, 6, 7, 13, 14]) told.push(await alertLate(daysLater(system, days)))
    expect(told).toEqual([1, 0, 0, 1, 0, 1])
    expect(await mailsTo(db, person.id)).toEqual(Array(3).fill("commitment_late"))
    expect(await mailsTo(db, secretary.id)).toEqual(Array(3).fill("commitment_late"))
    await tell(ctx, code, { dueOn: "1/9/2099" })
    expect(await alertLate(daysLater(system, 21))).toBe(0)
  })

  test("of a closed table is told to nobody", async ({ db }) => {
    const { roundtable } = await withBody(db)
    await makeCommitmentRow(db, roundtable, { dueOn: await dayFromNow(db, -1) })
    const closed = { closedAt: new Date("2026-01-01"), closeReason: "Fine" }
    await db.update(roundtables).set(closed).where(eq(roundtables.id, roundtable.id))
    expect(await alertLate(await ctxFor(db))).toBe(0)
  })

  test("stands on the desks of its body and of the secretariat", async ({ db }) => {
    const { ctx, roundtable, body, acting } = await withBody(db)
    const dueOn = await dayFromNow(db, -1)
    const { code } = await makeCommitmentRow(db, roundtable, { organisationId: body.id, dueOn })
    expect(await openInMeetings(acting)).toMatchObject([
      { kind: "commitment_body", href: `/commitments/${code}`, waits: true, by: dueOn },
    ])
    expect(await openInMeetings(ctx)).toMatchObject([{ kind: "commitment_table" }])
    expect(await openInMeetings(await ctxAs(db, "titular", { roundtable }))).toEqual([])
  })
})

describe("open commitments", () => {
  const speak = () => (key: string, values?: Record<string, string | number>) =>
    values ? `${key} ${JSON.stringify(values)}` : key

  test("come onto the agenda once, and are brought up to date by the second press", async ({ db }) => {
    const { ctx, roundtable } = await withBody(db)
    const meeting = await makeMeeting(db, roundtable)
    const input = { meetingCode: meeting.code }
    expect(await addOpenCommitments(ctx, input, speak)).toBe(false)
    await makeCommitmentRow(db, roundtable, { title: "aprire la sera" })
    await addOpenCommitments(ctx, input, speak)
    await makeCommitmentRow(db, roundtable, { title: "scrivere la guida" })
    await makeCommitmentRow(db, roundtable, { title: "già fatto", state: "done" })
    await addOpenCommitments(ctx, input, speak)
    const items = await db.select().from(agendaItems).where(eq(agendaItems.meetingId, meeting.id))
    const points = items.filter(({ title }) => title === "commitments.agenda.item")
    expect(points).toHaveLength(1)
    expect(points[0]?.detail).toContain("aprire la sera")
    expect(points[0]?.detail).toContain("scrivere la guida")
    expect(points[0]?.detail).not.toContain("già fatto")
  })
})

test("a commitment of a published decision is everybody's to read, names aside", async ({ db }) => {
  const { roundtable, body, acting } = await withBody(db)
  const decision = await makeDecision(db, roundtable, PUBLISHED)
  const { code, id } = await makeCommitmentRow(db, roundtable, {
    ...{ organisationId: body.id, decisionId: decision.id },
  })
  await tell(acting, code, { words: "Firmato" })
  const seen = await getCommitment(await ctxFor(db), code)
  expect(seen.history).toMatchObject([{ words: "Firmato", name: null }])
  expect((await getCommitment(acting, code)).history[0]?.name).not.toBeNull()
  const hidden = await makeCommitmentRow(db, roundtable, { organisationId: body.id })
  expect(await mayReadCommitment(db, null, id)).toBe(true)
  expect(await mayReadCommitment(db, null, hidden.id)).toBe(false)
})
