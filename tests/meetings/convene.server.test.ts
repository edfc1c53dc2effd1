import { eq } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { answerByLink, openConvocation } from "#app/meetings/answer.server.ts"
import { cancelMeeting, sendConvocation } from "#app/meetings/convene.server.ts"
import { listDeliveries } from "#app/meetings/deliveries.server.ts"
import { EditMeeting, NewMeeting } from "#app/meetings/input.ts"
import { addItem, moveItem, removeItem } from "#app/meetings/keep-agenda.server.ts"
import { addMeetingAnnex } from "#app/meetings/keep-annexes.server.ts"
import { createMeeting, editMeeting } from "#app/meetings/keep-meeting.server.ts"
import { getMeeting } from "#app/meetings/queries.server.ts"
import { listRecipients } from "#app/meetings/recipients.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  agendaItems,
  annexes,
  convocationVersions,
  meetingCalls,
  meetings,
  outbox,
} from "#db/schema/index.ts"
import { makeVersion, rulesWith } from "#tests/roundtables/regulation/versions.ts"
import { ctxAs, makeTable } from "#tests/roundtables/world.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { dayFromNow } from "#tests/support/days.ts"
import { makePerson, makeSeat, makeTerm } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { textsIn } from "#tests/support/texts.ts"

const card = { kind: "ordinary", mode: "in_person", time: "10:00", place: "Sala 2", language: "it" }
const item = { kind: "decision", title: "Bilancio", detail: null, rapporteur: null, minutes: 20 } as const
const rest = { isSecret: false, paperCode: null }

/** A table with a titular, a substitute and somebody without e-mail, whose rules ask for seven clear days. */
const tableWithRules = async (db: Db, notice: object = {}) => {
  const table = await makeTable(db)
  const { roundtable, seat } = table
  const titular = await makePerson(db, { name: "Titolare Prova", language: "fr" })
  await makeTerm(db, { seat, personId: titular.id })
  const substitute = await makePerson(db)
  await makeTerm(db, { seat, personId: substitute.id, rank: 1 })
  const other = await makeSeat(db, { roundtableId: roundtable.id })
  await makeTerm(db, { seat: other, personId: (await makePerson(db, { email: null })).id })
  const rules = rulesWith({ notice })
  await makeVersion(db, { roundtableId: roundtable.id, number: 1, inForceFrom: "2025-01-01", rules })
  return { ...table, titular, substitute }
}

const draft = async (ctx: Ctx, roundtableCode: string, inDays: number, over: object = {}) => {
  const day = await dayFromNow(ctx.db, inDays)
  const code = await createMeeting(ctx, NewMeeting.parse({ ...card, day, roundtableCode, ...over }))
  await addItem(ctx, { meetingCode: code, ...item, ...rest })
  return code
}
const send = (ctx: Ctx, meetingCode: string, urgency: string | null = null) =>
  sendConvocation(ctx, { meetingCode, urgency }, textsIn)
const move = async (ctx: Ctx, meetingCode: string, inDays: number) =>
  editMeeting(
    ctx,
    EditMeeting.parse({ ...card, place: "Sala 9", day: await dayFromNow(ctx.db, inDays), meetingCode }),
  )
const mails = (db: Db) => db.select().from(outbox).orderBy(outbox.id)
const tokenOf = (mail: typeof outbox.$inferSelect | undefined) =>
  String((mail?.params as { path?: string } | null)?.path).replace("/convocations/", "")

describe("a convocation", () => {
  test("goes to titular, substitute and secretary by mail, and to the others on paper", async ({ db }) => {
    const { ctx, roundtable, titular, substitute, secretary } = await tableWithRules(db)
    const code = await draft(ctx, roundtable.code, 20)
    await send(ctx, code)
    const owed = await mails(db)
    expect(owed.map(({ personId }) => personId).sort()).toEqual(
      [titular.id, substitute.id, secretary.id].sort(),
    )
    const { rows } = await listDeliveries(ctx, code)
    expect(rows.map(({ means }) => means).sort()).toEqual(["mail", "mail", "mail", "paper"])
  })

  test("is written in each one's language, with its agenda and a calendar's entry", async ({ db }) => {
    const { ctx, roundtable, titular } = await tableWithRules(db)
    await send(ctx, await draft(ctx, roundtable.code, 20))
    const mail = (await mails(db)).find(({ personId }) => personId === titular.id)
    expect(mail).toMatchObject({
      ...{ language: "fr", kind: "convocation" },
      params: { facts: expect.stringContaining("1. Bilancio (Décision)") },
    })
    expect(mail?.calendar).toMatchObject({ method: "PUBLISH", text: expect.stringContaining("SEQUENCE:0") })
  })

  test("is numbered by table and year, without a gap", async ({ db }) => {
    const { ctx, roundtable } = await tableWithRules(db)
    const codes = [await draft(ctx, roundtable.code, 400), await draft(ctx, roundtable.code, 400)]
    for (const code of codes) await send(ctx, code)
    expect((await db.select().from(meetings).orderBy(meetings.number)).map(({ number }) => number)).toEqual([
      1, 2,
    ])
  })

  test("keeps what it said, and its annexes with their digests", async ({ db }) => {
    const { ctx, roundtable } = await tableWithRules(db)
    const code = await draft(ctx, roundtable.code, 20)
    const upload = { name: "piano.txt", bytes: new TextEncoder().encode("Piano") }
    await addMeetingAnnex(ctx, { meetingCode: code, title: "Piano", paper: upload })
    expect((await db.select().from(annexes))[0]?.sha256).toBeNull()
    await send(ctx, code)
    const [version] = await db.select().from(convocationVersions)
    expect(version?.content).toMatchObject({
      annexes: [{ number: 1, title: "Piano", sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    })
  })
})

describe("the days of notice", () => {
  test.for([
    ["in time", 8, null, null],
    ["a day short, without a reason", 7, null, "meetings.errors.urgency"],
    ["a day short, with a reason of urgency", 7, "Il bando scade", null],
    ["too few even for urgency", 3, "Il bando scade", "meetings.errors.too_late"],
  ] as const)("let a convocation go that is %s", async ([, inDays, urgency, reason], { db }) => {
    const { ctx, roundtable } = await tableWithRules(db)
    const code = await draft(ctx, roundtable.code, inDays)
    expect((await refusalOf(send(ctx, code, urgency))) ?? "sent").toContain(reason ?? "sent")
    const [row] = await db.select().from(meetings)
    expect(row?.state).toBe(reason ? "draft" : "convened")
    if (!reason) expect(row?.urgency).toBe(urgency)
  })

  test("are not counted again for a change that leaves the day as it is", async ({ db }) => {
    const { ctx, roundtable } = await tableWithRules(db)
    const code = await draft(ctx, roundtable.code, 8)
    await send(ctx, code)
    await addItem(ctx, { meetingCode: code, ...item, ...rest, title: "Varie" })
    const later = { ...ctx, now: new Date(ctx.now.getTime() + 5 * 86_400_000) }
    expect(await refusalOf(send(later, code))).toBeNull()
  })

  test("are counted again when the day is moved", async ({ db }) => {
    const { ctx, roundtable } = await tableWithRules(db)
    const code = await draft(ctx, roundtable.code, 20)
    await send(ctx, code)
    await move(ctx, code, 3)
    expect(await refusalOf(send(ctx, code))).toContain("meetings.errors.too_late")
  })
})

describe("a change", () => {
  test("of when and where is refused once the first call was declared deserted", async ({ db }) => {
    const { ctx, roundtable } = await tableWithRules(db)
    const code = await draft(ctx, roundtable.code, 20)
    await send(ctx, code)
    await db.update(meetingCalls).set({ desertedAt: ctx.now }).where(eq(meetingCalls.ordinal, 1))
    expect(await refusalOf(move(ctx, code, 25))).toBe("forbidden meetings.refuse.begun")
    expect((await getMeeting(ctx, code)).content.place).toBe("Sala 2")
  })

  test("is seen by members only once it is sent, and raises the calendar's sequence", async ({ db }) => {
    const { ctx, roundtable, titular } = await tableWithRules(db)
    const code = await draft(ctx, roundtable.code, 20)
    await send(ctx, code)
    await move(ctx, code, 20)
    const member = await ctxOf(db, titular)
    expect((await getMeeting(member, code)).content.place).toBe("Sala 2")
    await send(ctx, code)
    expect((await getMeeting(member, code)).content.place).toBe("Sala 9")
    expect((await mails(db)).at(-1)).toMatchObject({
      kind: "convocation_changed",
      calendar: { text: expect.stringContaining("SEQUENCE:1") },
    })
  })

  test("is not sent twice", async ({ db }) => {
    const { ctx, roundtable } = await tableWithRules(db)
    const code = await draft(ctx, roundtable.code, 20)
    await send(ctx, code)
    expect(await refusalOf(send(ctx, code))).toContain("meetings.errors.nothing_changed")
  })
})

test("a cancellation tells everybody why and strikes the meeting out of calendars", async ({ db }) => {
  const { ctx, roundtable } = await tableWithRules(db)
  const code = await draft(ctx, roundtable.code, 20)
  await send(ctx, code)
  await cancelMeeting(ctx, { meetingCode: code, reason: "Manca la sala" }, textsIn)
  const owed = (await mails(db)).filter(({ kind }) => kind === "convocation_cancelled")
  expect(owed).toHaveLength(3)
  expect(owed[0]).toMatchObject({
    params: { reason: "Manca la sala" },
    calendar: { method: "CANCEL", text: expect.stringContaining("STATUS:CANCELLED") },
  })
  expect(await refusalOf(move(ctx, code, 30))).toContain("meetings.refuse.cancelled")
})

test.for(["titular", "observer", "secretary elsewhere", "administrator"] as const)(
  "no convocation is sent by %s",
  async (relation, { db }) => {
    const table = await tableWithRules(db)
    const code = await draft(table.ctx, table.roundtable.code, 20)
    expect(await refusalOf(send(await ctxAs(db, relation, table), code))).not.toBeNull()
    expect(await mails(db)).toEqual([])
  },
)

test("nothing is convened without an agenda", async ({ db }) => {
  const { ctx, roundtable } = await tableWithRules(db)
  const code = await draft(ctx, roundtable.code, 20)
  const [only] = await db.select().from(agendaItems)
  await removeItem(ctx, { meetingCode: code, itemCode: only?.code ?? "" })
  expect(await refusalOf(send(ctx, code))).toContain("meetings.errors.no_items")
})

test("points keep an order without gaps, whatever is moved and removed", async ({ db }) => {
  const { ctx, roundtable } = await tableWithRules(db)
  const code = await draft(ctx, roundtable.code, 20)
  for (const title of ["Secondo", "Terzo"]) await addItem(ctx, { meetingCode: code, ...item, ...rest, title })
  const named = async (title: string) =>
    (await db.select().from(agendaItems).where(eq(agendaItems.title, title)))[0]?.code ?? ""
  await moveItem(ctx, { meetingCode: code, itemCode: await named("Terzo"), direction: "up" })
  await removeItem(ctx, { meetingCode: code, itemCode: await named("Bilancio") })
  const { content } = await getMeeting(ctx, code)
  expect(content.items.map(({ title }) => title)).toEqual(["Terzo", "Secondo"])
})

test("a past agenda is copied, and what was removed from it is not", async ({ db }) => {
  const { ctx, roundtable } = await tableWithRules(db)
  const first = await draft(ctx, roundtable.code, 20)
  const day = await dayFromNow(db, 30)
  const copy = await createMeeting(
    ctx,
    NewMeeting.parse({ ...card, day, roundtableCode: roundtable.code, copyOf: first }),
  )
  expect((await getMeeting(ctx, copy)).content.items).toMatchObject([{ title: "Bilancio", minutes: 20 }])
})

describe("the link in a mail", () => {
  const sent = async (db: Db) => {
    const table = await tableWithRules(db)
    const code = await draft(table.ctx, table.roundtable.code, 20)
    await send(table.ctx, code)
    const mail = (await mails(db)).find(({ personId }) => personId === table.titular.id)
    return { ...table, code, token: tokenOf(mail), nobody: await ctxFor(db) }
  }

  test("names the person and changes nothing by being opened", async ({ db }) => {
    const { nobody, token } = await sent(db)
    expect(await openConvocation(nobody, token)).toMatchObject({ name: "Titolare Prova", answer: null })
    expect(await openConvocation(nobody, token)).toMatchObject({ answer: null })
  })

  test("takes an answer without signing in, and another in its place", async ({ db }) => {
    const { nobody, token } = await sent(db)
    await answerByLink(nobody, { token, answer: "in_room", note: null })
    await answerByLink(nobody, { token, answer: "absent", note: "Sono in viaggio" })
    expect(await openConvocation(nobody, token)).toMatchObject({ answer: "absent", note: "Sono in viaggio" })
  })

  test("takes no answer that the meeting does not know", async ({ db }) => {
    const { nobody, token } = await sent(db)
    const given = answerByLink(nobody, { token, answer: "remote", note: null })
    expect(await refusalOf(given)).toContain("meetings.errors.answer")
  })

  test.for([
    ["once the meeting has begun", 21, "meetings.refuse.over"],
    ["weeks later", 60, "meetings.refuse.link_over"],
  ] as const)("takes none %s", async ([, days, reason], { db }) => {
    const { nobody, token } = await sent(db)
    const later = { ...nobody, now: new Date(nobody.now.getTime() + days * 86_400_000) }
    const given = answerByLink(later, { token, answer: "in_room", note: null })
    expect(await refusalOf(given)).toContain(reason)
  })

  test("takes none of a meeting that is off", async ({ db }) => {
    const { ctx, code, nobody, token } = await sent(db)
    await cancelMeeting(ctx, { meetingCode: code, reason: "Manca la sala" }, textsIn)
    const given = answerByLink(nobody, { token, answer: "in_room", note: null })
    expect(await refusalOf(given)).toContain("meetings.refuse.cancelled")
  })
})

test("whose mandate ends before the meeting is not called to it", async ({ db }) => {
  const { roundtable, seat, ctx } = await makeTable(db)
  const day = await dayFromNow(db, 20)
  await makeTerm(db, { seat, endsOn: await dayFromNow(db, 19) })
  const staying = await makeTerm(db, { seat, rank: 1, endsOn: day })
  const called = await listRecipients(ctx, roundtable.id, day)
  expect(called.map(({ quality }) => quality)).toEqual(["substitute", "secretary"])
  expect(called[0]?.personId).toBe(staying.personId)
})
