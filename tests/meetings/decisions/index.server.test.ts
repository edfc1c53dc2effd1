import { and, eq, sql } from "drizzle-orm"
import type { Actor } from "#app/context.ts"
import { INDEXERS, INDEXERS_OF_MENTIONS } from "#app/search/sources.server.ts"
import { findableBy } from "#app/search/visible.server.ts"
import type { Db } from "#db/client.server.ts"
import { decisions, organisations } from "#db/schema/index.ts"
import { makeConvened, makeMeeting } from "#tests/meetings/rows.ts"
import { ctxAs, makeTable } from "#tests/roundtables/world.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeMembership, makeOrganisation, makePerson } from "#tests/support/factories.ts"
import { makeCommitmentRow, makeDecision, PUBLISHED } from "./rows.ts"

const index = (db: Db, kind: string, id: string) => INDEXERS[kind]?.({ db }, id)
const findsOf = async (db: Db, actor: Actor, id: string) => {
  const { rows } = await db.execute(
    sql`select e.title, e.body from search_entry e where e.source_id = ${id} and ${findableBy(actor)}`,
  )
  return rows
}

describe("a decision", () => {
  test("is found by members, and by everybody once it is published", async ({ db }) => {
    const table = await makeTable(db)
    const { id } = await makeDecision(db, table.roundtable)
    const [nobody, titular] = [await ctxFor(db), await ctxAs(db, "titular", table)]
    await index(db, "decision", id)
    expect(await findsOf(db, nobody.actor, id)).toEqual([])
    expect(await findsOf(db, titular.actor, id)).toHaveLength(1)
    const published = { ...PUBLISHED, publishedById: table.secretary.id }
    await db.update(decisions).set(published).where(eq(decisions.id, id))
    await index(db, "decision", id)
    expect(await findsOf(db, nobody.actor, id)).toHaveLength(1)
  })

  test("takes its commitments along when it is published", async ({ db }) => {
    const table = await makeTable(db)
    const decision = await makeDecision(db, table.roundtable)
    const { id } = await makeCommitmentRow(db, table.roundtable, { decisionId: decision.id })
    await index(db, "commitment", id)
    const nobody = await ctxFor(db)
    expect(await findsOf(db, nobody.actor, id)).toEqual([])
    const published = { ...PUBLISHED, publishedById: table.secretary.id }
    await db
      .update(decisions)
      .set(published)
      .where(and(eq(decisions.id, decision.id)))
    await index(db, "decision", decision.id)
    expect(await findsOf(db, nobody.actor, id)).toHaveLength(1)
  })
})

test("a commitment is found by its body's people, under the name that the body has now", async ({ db }) => {
  const { roundtable } = await makeTable(db)
  const body = await makeOrganisation(db, { name: "Ente di prima" })
  const person = await makePerson(db)
  await makeMembership(db, { personId: person.id, organisationId: body.id })
  const { id } = await makeCommitmentRow(db, roundtable, { organisationId: body.id })
  await index(db, "commitment", id)
  const { actor } = await ctxOf(db, person)
  expect(await findsOf(db, actor, id)).toMatchObject([{ body: "Ente di prima" }])
  await db.update(organisations).set({ name: "Ente di oggi" }).where(eq(organisations.id, body.id))
  await INDEXERS_OF_MENTIONS.organisation?.({ db }, body.id)
  expect(await findsOf(db, actor, id)).toMatchObject([{ body: "Ente di oggi" }])
})

describe("a meeting", () => {
  test("is found by everybody where it is public, without the way to connect", async ({ db }) => {
    const table = await makeTable(db)
    const nobody = await ctxFor(db)
    const open = await makeConvened(db, table.roundtable, 1, { isPublic: true })
    const inner = await makeConvened(db, table.roundtable, 2)
    for (const { id } of [open, inner]) await index(db, "meeting", id)
    const [found] = await findsOf(db, nobody.actor, open.id)
    expect(String(found?.body)).toContain("Piano regionale")
    expect(String(found?.body)).not.toContain("video.example.org")
    expect(await findsOf(db, nobody.actor, inner.id)).toEqual([])
    expect(await findsOf(db, (await ctxAs(db, "observer", table)).actor, inner.id)).toHaveLength(1)
  })

  test("that is only prepared is found by nobody", async ({ db }) => {
    const table = await makeTable(db)
    const { id } = await makeMeeting(db, table.roundtable)
    await index(db, "meeting", id)
    expect(await findsOf(db, table.ctx.actor, id)).toEqual([])
  })
})
