import { sql } from "drizzle-orm"
import { openInAnswers } from "#app/answers/open-for.server.ts"
import type { Ctx } from "#app/context.ts"
import { proposalsVisibleTo } from "#app/proposals/visible.server.ts"
import { getForm } from "#app/proposals/writing/draft-queries.server.ts"
import { startProposal } from "#app/proposals/writing/start-proposal.server.ts"
import { proposals } from "#db/schema/index.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import {
  makeConstituency,
  makeMembership,
  makePerson,
  makeRoundtable,
  makeSeat,
  makeTerm,
  type Organisation,
  type Roundtable,
} from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { answer, draftOf, invited, makeWorld, revOf, submit, TEXTS, type World } from "./world.ts"

/** Somebody who sits for a body at another table. */
const sitsFor = async ({ db }: World, body: Organisation, table: Roundtable): Promise<Ctx> => {
  const group = await makeConstituency(db, { roundtableId: table.id })
  const place = { roundtableId: table.id, constituencyId: group.id, organisationId: body.id }
  const person = await makePerson(db)
  await makeTerm(db, { seat: await makeSeat(db, place), personId: person.id })
  return ctxOf(db, person)
}

/** Whether the list has the draft, its page opens, and the desk asks for the signature. */
const seenBy = async ({ db }: World, ctx: Ctx, code: string) => {
  const rows = await db
    .select({ code: proposals.code })
    .from(proposals)
    .where(sql`${proposals.code} = ${code} and ${proposalsVisibleTo(ctx.actor)}`)
  const opens = await getForm(ctx, code, "asks", "it").then(
    () => true,
    () => false,
  )
  return { listed: rows.length === 1, opens, waits: (await openInAnswers(ctx)).length > 0 }
}
const ALL = { listed: true, opens: true, waits: true }
const NOTHING = { listed: false, opens: false, waits: false }

describe("a body is spoken for", () => {
  test("at the tables where who speaks sits for it, and nowhere else", async ({ db }) => {
    const world = await makeWorld(db)
    const [, second] = world.members
    const code = await draftOf(world)
    await invited(world, code, second)
    const elsewhere = await sitsFor(world, second.body, await makeRoundtable(db))
    const below = await sitsFor(world, second.body, await makeRoundtable(db, { parentId: world.table.id }))
    expect(await seenBy(world, second.ctx, code)).toEqual(ALL)
    expect(await seenBy(world, below, code)).toEqual(ALL)
    expect(await seenBy(world, elsewhere, code)).toEqual(NOTHING)
  })

  test("everywhere by who manages it", async ({ db }) => {
    const world = await makeWorld(db)
    const [, second] = world.members
    const code = await draftOf(world)
    await invited(world, code, second)
    const person = await makePerson(db)
    await makeMembership(db, { organisationId: second.body.id, personId: person.id, role: "manager" })
    expect(await seenBy(world, await ctxOf(db, person), code)).toEqual(ALL)
  })

  test("as a proposal is begun, too", async ({ db }) => {
    const world = await makeWorld(db)
    const [{ body }] = world.members
    const elsewhere = await sitsFor(world, body, await makeRoundtable(db))
    const begun = startProposal(elsewhere, {
      ...{ roundtableCode: world.table.code, author: `o:${body.code}`, title: "Sportello", language: "it" },
    })
    expect(await refusalOf(begun)).toContain("forbidden")
  })
})

describe("an author who is writing while the text is submitted", () => {
  test("is told why, on the page that has what they typed", async ({ db }) => {
    const world = await makeWorld(db)
    const [{ ctx }] = world.members
    const code = await draftOf(world)
    expect((await getForm(ctx, code, "asks", "it")).closed).toBeNull()
    await submit(world, ctx, code)
    expect(await refusalOf(answer(world, ctx, code, "asks", "Altro"))).toBe(
      "conflict proposals.refuse.no_more_changes",
    )
    const form = await getForm(ctx, code, "asks", "it")
    expect(form).toMatchObject({ closed: { key: "proposals.refuse.no_more_changes" } })
    expect(form.answers.asks).toBe(TEXTS.asks)
    expect(await refusalOf(getForm(world.members[1].ctx, code, "asks", "it"))).toBe(
      "forbidden proposals.refuse.authors_only",
    )
    expect(form.rev).toBe(await revOf(world, code))
  })
})
