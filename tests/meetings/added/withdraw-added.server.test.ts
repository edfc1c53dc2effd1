import { eq } from "drizzle-orm"
import { draftBallot } from "#app/ballots/life/draft-ballot.server.ts"
import { formatDates } from "#app/i18n/dates.ts"
import { addInSession } from "#app/meetings/added/add-in-session.server.ts"
import { getAdding } from "#app/meetings/added/queries.server.ts"
import { withdrawAdded } from "#app/meetings/added/withdraw-added.server.ts"
import { itemFacts } from "#app/meetings/minutes/item-facts.server.ts"
import { itemSection } from "#app/meetings/minutes/item-section.ts"
import { sittingFacts } from "#app/meetings/minutes/sitting-facts.server.ts"
import { getMeeting } from "#app/meetings/queries.server.ts"
import { loadCalls } from "#app/meetings/session/load.server.ts"
import { getSession } from "#app/meetings/session/queries.server.ts"
import { getRemaining } from "#app/meetings/session/remaining-queries.server.ts"
import { suspendSitting } from "#app/meetings/session/suspend-sitting.server.ts"
import { takeItem } from "#app/meetings/session/take-item.server.ts"
import { withdrawTotals } from "#app/meetings/totals/confirm-totals.server.ts"
import { enterTotals } from "#app/meetings/totals/enter-totals.server.ts"
import type { Db } from "#db/client.server.ts"
import { agendaRequests, itemAdditions, itemTurns, notices } from "#db/schema/index.ts"
import { callTo, makePoint } from "#tests/meetings/rows.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { memoryFiles, pdf } from "#tests/support/files.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { textsIn } from "#tests/support/texts.ts"
import { type Begun, here, opened, plus } from "../session/world.ts"

const RULES = { added_items: { agreed: "chair", decide: "as_others" } } as const
const point = (world: Begun, over: object = {}) => ({
  ...{ ...here(world), title: "Sportello chiuso", kind: "decision" as const, detail: null },
  ...{ rapporteur: null, inFavour: null, against: null, abstained: null, requestCode: null },
  ...{ paperCode: null, annexTitle: null, annex: null, ...over },
})
const vote = (world: Begun, itemCode: string) => ({
  ...{ ...here(world), itemCode, proposal: "Scrivere alla Prefettura", matter: "ordinary" as const },
  ...{ method: "show_of_hands" as const, at: null, casting: null },
  ...{ yes: [2], no: [1], abstained: [0], invalid: [0], cast: [3] },
})
const question = (world: Begun, itemCode: string) =>
  ({
    ...{ roundtableCode: world.roundtable.code, meetingCode: world.code, itemCode },
    ...{ wording: "Scriviamo alla Prefettura?", explanation: null, language: "it" },
    ...{ matter: "ordinary", visibility: "roll_call", closesAt: null, groups: [] },
    ...{ kind: "motion", persons: false, options: [], papers: [], least: 1, most: 1, none: false },
  }) as never

/** A sitting to which a point was added ten minutes after its opening. */
const added = async (db: Db, over: object = {}) => {
  const world = await opened(db, { rules: RULES })
  const itemCode = await addInSession(plus(world.ctx, 10), point(world, over))
  const later = plus(world.ctx, 15)
  const withdraw = (ctx = later) =>
    withdrawAdded(ctx, { ...here(world), itemCode, reason: "Era già al punto 2" })
  return { ...world, itemCode, later, withdraw }
}
const told = async (db: Db, kind: string) =>
  (await db.select().from(notices).where(eq(notices.kind, kind))).map(({ personId }) => personId)

describe("a point that was added by mistake", () => {
  test("is withdrawn with a reason and stays visible, with its number", async ({ db }) => {
    const world = await added(db)
    await world.withdraw()
    const withdrawn = { reason: "Era già al punto 2" }
    const { items } = await getSession(world.later, world.code)
    expect(items.at(-1)).toMatchObject({ code: world.itemCode, added: { withdrawn } })
    const { agenda } = await getMeeting(await world.memberCtx(3), world.code)
    expect(agenda.at(-1)).toMatchObject({ code: world.itemCode, added: { withdrawn } })
    expect((await itemFacts(world.later, world.meeting.id)).at(-1)).toMatchObject({ added: { withdrawn } })
    const next = await addInSession(plus(world.ctx, 20), point(world, { title: "Quello giusto" }))
    const after = (await getSession(plus(world.ctx, 21), world.code)).items.map(({ code }) => code)
    expect(after.slice(-2)).toEqual([world.itemCode, next])
  })

  test("is told in the verbale with both hours and the reason", async ({ db }) => {
    const world = await added(db)
    await world.withdraw()
    const { calls, call } = await loadCalls(world.later, world.meeting.id)
    if (!call) throw new Error("No call")
    const { meeting, roundtable } = world
    const facts = await sittingFacts(world.later, { meeting, roundtable, calls, call }, {
      kind: "sitting",
      number: 1,
      year: 2026,
    } as never)
    const item = facts.items.at(-1)
    if (!item) throw new Error("No item")
    const speaker = { t: textsIn("it"), dates: formatDates("it") }
    const said = JSON.stringify(itemSection(speaker, facts, item, 3))
    const [at, until] = [10, 15].map((minutes) => speaker.dates.time(plus(world.ctx, minutes).now))
    expect(said).toContain(`aggiunto in seduta alle ${at} e ritirato alle ${until}.`)
    expect(said).toContain("Motivo del ritiro: Era già al punto 2.")
    expect(said).not.toContain("Non trattato")
  })

  test("takes the annex that it brought with it, and that only", async ({ db }) => {
    const world = await opened(db, { rules: RULES })
    const ctx = (minutes: number) => ({ ...plus(world.ctx, minutes), files: memoryFiles() })
    const brings = (annexTitle: string) =>
      point(world, { annexTitle, annex: { name: "orari.pdf", bytes: pdf() } })
    const itemCode = await addInSession(ctx(10), brings("Per errore"))
    await addInSession(ctx(11), brings("Quello giusto"))
    await withdrawAdded(ctx(15), { ...here(world), itemCode, reason: "Era già al punto 2" })
    const { content } = await getMeeting(await world.memberCtx(3), world.code)
    expect(content.annexes).toMatchObject([{ number: 2, title: "Quello giusto" }])
  })

  test("is laid aside when it is being dealt with", async ({ db }) => {
    const world = await added(db)
    await takeItem(plus(world.ctx, 12), { ...here(world), itemCode: world.itemCode })
    await world.withdraw()
    expect(await db.select().from(itemTurns)).toMatchObject([{ untilAt: world.later.now }])
  })

  test("is not taken up, voted, decided or carried over any more", async ({ db }) => {
    const world = await added(db)
    await world.withdraw()
    const after = plus(world.ctx, 20)
    const item = { ...here(world), itemCode: world.itemCode }
    expect(await refusalOf(takeItem(after, item))).toBe("forbidden added.refuse.withdrawn")
    expect(await refusalOf(enterTotals(after, vote(world, world.itemCode)))).toContain(
      "added.refuse.withdrawn",
    )
    expect(await refusalOf(draftBallot(after, question(world, world.itemCode)))).toContain(
      "added.refuse.withdrawn",
    )
    const left = (await getRemaining(after, world.code)).items.map(({ code }) => code)
    expect(left).not.toContain(world.itemCode)
  })

  test("gives the request of a member back, and tells who asked and who is not there", async ({ db }) => {
    const world = await opened(db, { rules: RULES })
    const [asker, away] = [world.seated[1], world.seated[4]?.titular.id ?? ""]
    await callTo(db, world.meeting, away, "token-of-one")
    const request = await makePoint(db, world.roundtable, asker?.titular.id ?? "", {
      seatId: asker?.seat.id ?? "",
    })
    const itemCode = await addInSession(plus(world.ctx, 10), point(world, { requestCode: request.code }))
    const later = plus(world.ctx, 15)
    await withdrawAdded(later, { ...here(world), itemCode, reason: "Non oggi" })
    expect(await db.select().from(agendaRequests)).toMatchObject([{ state: "asked", agendaItemId: null }])
    expect([await told(db, "point_reopened"), await told(db, "item_withdrawn")]).toEqual([
      [asker?.titular.id],
      [away],
    ])
    expect((await getAdding(later, world.code, null)).requests).toHaveLength(1)
  })
})

describe("it stays", () => {
  test.for(["titular", "observer", "secretary elsewhere", "administrator"] as const)(
    "when asked by %s",
    async (relation, { db }) => {
      const world = await added(db)
      const other = { ...(await ctxAs(db, relation, world)), now: world.later.now }
      expect(await refusalOf(world.withdraw(other))).not.toBeNull()
      expect(await db.select().from(itemAdditions)).toMatchObject([{ withdrawnAt: null }])
    },
  )

  test("once something was voted on it; the page says why", async ({ db }) => {
    const world = await added(db)
    await enterTotals(plus(world.ctx, 12), vote(world, world.itemCode))
    expect(await refusalOf(world.withdraw())).toBe("forbidden added.refuse.was_decided")
    const page = await getAdding(world.later, world.code, null)
    expect(page.added).toMatchObject([{ whyNotWithdraw: { key: "added.refuse.was_decided" } }])
  })

  test("not for votes counted by hand that were withdrawn", async ({ db }) => {
    const world = await added(db)
    const totalsCode = await enterTotals(plus(world.ctx, 12), vote(world, world.itemCode))
    await withdrawTotals(plus(world.ctx, 13), { ...here(world), totalsCode })
    expect((await getAdding(world.later, world.code, null)).added).toMatchObject([{ whyNotWithdraw: null }])
    expect(await refusalOf(world.withdraw())).toBeNull()
  })

  test("while a ballot on it waits", async ({ db }) => {
    const world = await added(db)
    await draftBallot(plus(world.ctx, 12), question(world, world.itemCode))
    expect(await refusalOf(world.withdraw())).toBe("forbidden added.refuse.has_ballot")
  })

  test("while the sitting is interrupted", async ({ db }) => {
    const world = await added(db)
    await suspendSitting(plus(world.ctx, 12), { ...here(world), reason: "Pausa", resumesAt: null })
    expect(await refusalOf(world.withdraw())).toContain("is_suspended")
  })

  test("where it was withdrawn before, and where it was convened", async ({ db }) => {
    const world = await added(db)
    await world.withdraw()
    expect(await refusalOf(world.withdraw())).toBe("forbidden added.refuse.withdrawn")
    const itemCode = world.meeting.items[0]?.code ?? ""
    expect(await refusalOf(withdrawAdded(world.later, { ...here(world), itemCode, reason: "Errore" }))).toBe(
      "forbidden added.refuse.not_added",
    )
  })
})
