import { eq, sql } from "drizzle-orm"
import { mayReadPractice } from "#app/practices/facts.server.ts"
import { indexPractice } from "#app/practices/index-practice.server.ts"
import { listPractices } from "#app/practices/list.server.ts"
import { practiceToPropose, proposePractice } from "#app/practices/propose-practice.server.ts"
import { getPractice, getPracticeForm } from "#app/practices/queries.server.ts"
import { takeUpPractice } from "#app/practices/take-up-practice.server.ts"
import {
  askPublication,
  publishPractice,
  withdrawPractice,
} from "#app/practices/writing/publish-practice.server.ts"
import { getProposal } from "#app/proposals/queries.server.ts"
import { practices, proposals, roundtables } from "#db/schema/index.ts"
import { makeProposal } from "#tests/proposals/rows.ts"
import { seatedAt } from "#tests/proposals/world.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeConstituency, makeOfficer, makePerson, makeRoundtable } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { ANSWERS, makePractice } from "./rows.ts"
import { begin, mailsTo, makeWorld, published, rowOf, save } from "./world.ts"

const NO_FILTERS = { q: null, topic: null, region: null }

describe("a draft", () => {
  test("is begun by a member, and not by somebody from elsewhere", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await begin(world.member.ctx, world.here)
    expect((await rowOf(world, code)).state).toBe("draft")
    expect(await refusalOf(begin(world.other, world.here))).toBe("forbidden practices.refuse.members_write")
  })

  test("is not written over where another wrote meanwhile", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await begin(world.member.ctx, world.here)
    await save(world, world.member.ctx, code)
    expect(await refusalOf(save(world, world.secretary, code, { rev: 1 }))).toBe(
      "conflict practices.errors.changed_meanwhile",
    )
  })

  test("is announced to the secretariat once, when it is complete", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await begin(world.member.ctx, world.here)
    const ask = () => askPublication(world.member.ctx, { practiceCode: code })
    expect(await refusalOf(ask())).toBe("forbidden practices.refuse.unanswered")
    await save(world, world.member.ctx, code)
    await ask()
    await ask()
    expect(await mailsTo(world, world.secretary)).toEqual(["practice_ready"])
  })

  test("keeps the proposal that it came of where its form could not show it", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await begin(world.member.ctx, world.here)
    const inner = await makeRoundtable(db, { visibility: "members" })
    const proposal = await makeProposal(db, { roundtableId: inner.id }, [])
    await db.update(practices).set({ proposalId: proposal.id }).where(eq(practices.code, code))
    await save(world, world.member.ctx, code)
    expect((await rowOf(world, code)).proposal_id).toBe(proposal.id)
    await db.update(roundtables).set({ visibility: "public" }).where(eq(roundtables.id, inner.id))
    await db.update(proposals).set({ shownAt: new Date() }).where(eq(proposals.id, proposal.id))
    await save(world, world.member.ctx, code)
    expect((await rowOf(world, code)).proposal_id).toBeNull()
  })

  test("keeps the bodies that sit at the table, and no other", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await begin(world.member.ctx, world.here)
    await save(world, world.member.ctx, code, { bodies: [world.member.body.code] })
    const { offers } = await getPracticeForm(world.member.ctx, code, "it")
    expect(offers.bodies).toMatchObject([{ code: world.member.body.code, chosen: true }])
    expect(await refusalOf(save(world, world.member.ctx, code, { bodies: ["ALTROVE"] }))).toBe(
      "invalid practices.errors.body_unknown (bodies)",
    )
  })
})

describe("published", () => {
  test("by the secretary, it is everybody's to read, and its writer is told", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await published(world)
    expect((await getPractice(await ctxFor(db), code)).answers).toEqual(ANSWERS)
    expect(await mailsTo(world, world.member.ctx)).toEqual(["practice_published"])
  })

  test("it is not where an answer is missing, nor by a member", async ({ db }) => {
    const world = await makeWorld(db)
    const practiceCode = await begin(world.member.ctx, world.here)
    const publish = (ctx = world.secretary) => publishPractice(ctx, { practiceCode, rev: 1 })
    expect(await refusalOf(publish())).toBe("forbidden practices.refuse.unanswered")
    expect(await refusalOf(publish(world.member.ctx))).toBe("forbidden practices.refuse.secretary_publishes")
  })

  test("it is not where the text changed since the page was read", async ({ db }) => {
    const world = await makeWorld(db)
    const practiceCode = await begin(world.member.ctx, world.here)
    await save(world, world.member.ctx, practiceCode)
    expect(await refusalOf(publishPractice(world.secretary, { practiceCode, rev: 1 }))).toBe(
      "conflict practices.errors.changed_unread",
    )
  })

  test("it keeps the answers that it needs, and its writer changes it no more", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await published(world)
    expect(await refusalOf(save(world, world.secretary, code, { came: null }))).toBe(
      "invalid practices.errors.answer_needed (came)",
    )
    expect(await refusalOf(save(world, world.member.ctx, code))).toBe(
      "forbidden practices.refuse.secretary_changes",
    )
  })

  test("it is found by its words, one filter at a time", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await published(world)
    await indexPractice({ db }, String((await rowOf(world, code)).id))
    const find = async (q: string) =>
      (await listPractices(world.other, { after: null, filters: { ...NO_FILTERS, q } })).rows.map(
        (row) => row.code,
      )
    expect(await find("modul voce")).toEqual([code])
    expect(await find("modulo inesistente")).toEqual([])
  })

  test("and withdrawn, it leaves lists and index, and its page says why", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await published(world)
    await withdrawPractice(world.secretary, { practiceCode: code, words: "Non si fa più" })
    const id = String((await rowOf(world, code)).id)
    await indexPractice({ db }, id)
    const { rows } = await listPractices(world.secretary, { after: null, filters: NO_FILTERS })
    const entries = await db.execute(sql`select 1 from search_entry where source_id = ${id}`)
    expect([rows, entries.rows]).toEqual([[], []])
    expect((await getPractice(await ctxFor(db), code)).withdrawn?.why).toBe("Non si fa più")
  })

  test("a list goes on after a page, with nothing twice and nothing left out", async ({ db }) => {
    const world = await makeWorld(db)
    for (let n = 0; n < 3; n++) await makePractice(db, { roundtableId: world.here.id, title: `Prassi ${n}` })
    const page = (after: string | null) =>
      listPractices(world.other, { after, filters: NO_FILTERS, limit: 2 })
    const first = await page(null)
    const second = await page(first.next)
    expect([...first.rows, ...second.rows].map(({ title }) => title)).toEqual([
      ...["Prassi 2", "Prassi 1", "Prassi 0"],
    ])
    expect(second.next).toBeNull()
  })
})

describe("taken up at another table", () => {
  test("it is a draft there with the same words, which names its origin, and both are told of", async ({
    db,
  }) => {
    const world = await makeWorld(db)
    const origin = await published(world)
    const copy = await takeUpPractice(world.other, { practiceCode: origin, roundtableCode: world.there.code })
    const page = await getPractice(world.other, copy)
    expect(page).toMatchObject({ state: "draft", answers: ANSWERS, at: { code: world.there.code } })
    expect(page.origin).toMatchObject({ code: origin, hasChanged: false, table: world.here.name })
    expect((await getPractice(world.secretary, origin)).takenUp).toBe(1)
    expect(await mailsTo(world, world.member.ctx)).toContain("practice_taken_up")
    expect(await mailsTo(world, world.secretary)).toContain("practice_taken_up")
  })

  test("a second time it is the same copy", async ({ db }) => {
    const world = await makeWorld(db)
    const asked = { practiceCode: await published(world), roundtableCode: world.there.code }
    expect(await takeUpPractice(world.other, asked)).toBe(await takeUpPractice(world.other, asked))
  })

  test("again after the copy was withdrawn, it is a new one", async ({ db }) => {
    const world = await makeWorld(db)
    const asked = { practiceCode: await published(world), roundtableCode: world.there.code }
    const first = await takeUpPractice(world.other, asked)
    await withdrawPractice(world.other, { practiceCode: first, words: "Per sbaglio" })
    expect(await takeUpPractice(world.other, asked)).not.toBe(first)
  })

  test("its copies are named on the origin's page once they are out", async ({ db }) => {
    const world = await makeWorld(db)
    const origin = await published(world)
    const copy = await takeUpPractice(world.other, { practiceCode: origin, roundtableCode: world.there.code })
    const named = async () => (await getPractice(world.secretary, origin)).copies.map(({ code }) => code)
    expect(await named()).toEqual([])
    await publishPractice(world.other, { practiceCode: copy, rev: 1 })
    expect(await named()).toEqual([copy])
  })

  test("a change of the origin is said on the copy; the same words saved again are no change", async ({
    db,
  }) => {
    const world = await makeWorld(db)
    const origin = await published(world)
    const copy = await takeUpPractice(world.other, { practiceCode: origin, roundtableCode: world.there.code })
    const changed = async () => (await getPractice(world.other, copy)).origin?.hasChanged
    await save(world, world.secretary, origin)
    expect(await changed()).toBe(false)
    await save(world, world.secretary, origin, { needed: "Otto settimane." })
    expect(await changed()).toBe(true)
  })

  test("what a copy was made from stays as it was, whatever is changed in it", async ({ db }) => {
    const world = await makeWorld(db)
    const origin = await published(world)
    const copy = await takeUpPractice(world.other, { practiceCode: origin, roundtableCode: world.there.code })
    const marks = async () => {
      const [row] = await db.select().from(practices).where(eq(practices.code, copy))
      return [row?.originId, row?.originSha256, row?.originChangedAt, row?.copiedAt]
    }
    const before = await marks()
    await save(world, world.other, copy, { done: "In un altro modo" })
    expect(await marks()).toEqual(before)
  })

  test("what members alone read is neither taken up nor proposed at a table that everybody reads", async ({
    db,
  }) => {
    const world = await makeWorld(db)
    const practiceCode = await published(world)
    await db.update(roundtables).set({ visibility: "members" }).where(eq(roundtables.id, world.here.id))
    const { there, secretary } = world
    const personId = secretary.actor.personId ?? ""
    await makeOfficer(db, { roundtableId: there.id, personId, role: "secretary" })
    const both = await ctxOf(db, { id: personId })
    const asked = { practiceCode, roundtableCode: there.code }
    expect((await getPractice(both, practiceCode)).takeUpAt).toEqual([])
    expect(await refusalOf(takeUpPractice(both, asked))).toBe("forbidden practices.refuse.would_be_shown")
    const typed = { author: "o:X", title: "Anche qui", language: "it" } as const
    expect(
      await refusalOf(proposePractice(both, { ...typed, roundtableCode: there.code }, practiceCode)),
    ).toBe("forbidden practices.refuse.would_be_shown")
  })

  test("by a table that keeps its work to itself, the mail does not name it", async ({ db }) => {
    const world = await makeWorld(db)
    await db.update(roundtables).set({ visibility: "members" }).where(eq(roundtables.id, world.there.id))
    await takeUpPractice(world.other, {
      practiceCode: await published(world),
      roundtableCode: world.there.code,
    })
    expect(await mailsTo(world, world.member.ctx)).toContain("practice_taken_up_elsewhere")
    const { rows } = await db.execute(
      sql`select 1 from outbox o where strpos(o::text, ${world.there.name}) > 0`,
    )
    expect(rows).toEqual([])
  })

  test("it is not by who keeps another table, nor while it is a draft", async ({ db }) => {
    const world = await makeWorld(db)
    const asked = { practiceCode: await published(world), roundtableCode: world.there.code }
    expect(await refusalOf(takeUpPractice(world.secretary, asked))).toBe(
      "forbidden practices.refuse.secretary_takes_up",
    )
    const draft = await begin(world.member.ctx, world.here)
    expect(await refusalOf(takeUpPractice(world.other, { ...asked, practiceCode: draft }))).toBe(
      "not_found errors.not_found.text",
    )
  })
})

test("a mail about a draft goes to its table alone", async ({ db }) => {
  const world = await makeWorld(db)
  const id = String((await rowOf(world, await begin(world.member.ctx, world.here))).id)
  const stranger = await makePerson(db)
  expect(await mayReadPractice(db, world.secretary.actor.personId, id)).toBe(true)
  expect(await mayReadPractice(db, stranger.id, id)).toBe(false)
})

describe("a proposal that begins from a good practice", () => {
  test("has its problem and what was done as the first two answers", async ({ db }) => {
    const world = await makeWorld(db)
    const practice = await published(world)
    const table = await makeRoundtable(db)
    const group = await makeConstituency(db, { roundtableId: table.id })
    const { ctx, body } = await seatedAt(db, table, group.id)
    const asked = { roundtableCode: table.code, author: `o:${body.code}`, title: "Anche qui", language: "it" }
    const code = await proposePractice(ctx, { ...asked, language: "it" }, practice)
    const { answers } = await getProposal(ctx, code)
    expect(answers.today).toBe(ANSWERS.problem)
    expect(answers.asks).toMatch(new RegExp(`^${ANSWERS.done}\\s+\\S+/practices/${practice}$`))
  })

  test("does not begin from one that is withdrawn", async ({ db }) => {
    const world = await makeWorld(db)
    const gone = await makePractice(db, { roundtableId: world.here.id, state: "withdrawn" })
    const ctx = await ctxOf(db, await makePerson(db))
    expect(await refusalOf(practiceToPropose(ctx, gone.code))).toBe("conflict practices.refuse.not_published")
  })
})
