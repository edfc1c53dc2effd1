import { sql } from "drizzle-orm"
import { type Actor, NOBODY } from "#app/context.ts"
import { refuseReadPaper } from "#app/documents/policy.ts"
import type { Audience } from "#app/index/audience.ts"
import { isMember, refuseReadNames, refuseReadRoundtable } from "#app/roundtables/policy.ts"
import { mayFind } from "#app/search/policy.ts"
import { rebuildIndex } from "#app/search/rebuild.server.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import {
  makeMembership,
  makeOrganisation,
  makePaper,
  makePerson,
  makeRoundtable,
  makeSeat,
  makeTerm,
} from "#tests/support/factories.ts"
import { personAs, RELATIONS } from "#tests/support/relations.ts"
import { ask, put } from "./world.ts"

const STATES = ["draft", "co_design", "final_review", "approval", "adopted", "published"] as const
const stateOf = (state: string) => (state === "published" ? "adopted" : state)

describe.each(["public", "members"] as const)("of a table that is for %s, the search shows", (visibility) => {
  test.for(RELATIONS)("%s what its policies do not refuse, and nothing else", async (relation, { db }) => {
    const table = await makeRoundtable(db, { visibility, name: "Quercia" })
    for (const state of STATES)
      await makePaper(db, {
        ...{ roundtableId: table.id, state: stateOf(state), title: `Quercia ${state}` },
        adoptedAt: stateOf(state) === "adopted" ? new Date("2026-01-01") : null,
        publishedAt: state === "published" ? new Date("2026-01-02") : null,
      })
    const seat = await makeSeat(db, { roundtableId: table.id })
    await makeTerm(db, { seat, personId: (await makePerson(db, { name: "Nome Quercia" })).id })
    const organisation = await makeOrganisation(db, { name: "Ente Quercia" })
    const person = await personAs(db, relation, table)
    const ctx = person ? await ctxOf(db, person) : await ctxFor(db)
    await rebuildIndex(db)
    const facts = { roundtableId: table.id, isOfPublicTable: visibility === "public", writerSeats: null }
    const expected = [
      ...(refuseReadRoundtable(ctx.actor, table) ? [] : ["Quercia"]),
      ...STATES.filter((state) => {
        const isPublished = state === "published"
        return !refuseReadPaper(ctx.actor, { ...facts, isPublished, state: stateOf(state) })
      }).map((s) => `Quercia ${s}`),
      ...(refuseReadNames(ctx.actor, table.id) ? [] : ["Nome Quercia"]),
      organisation.name,
      ...(person && isMember(ctx.actor, table.id) ? [person.name] : []),
    ]
    const { titles, facets } = await ask(ctx, "quercia")
    expect(titles.sort()).toEqual(expected.sort())
    expect(facets.kind.reduce((sum, { count }) => sum + count, 0)).toBe(expected.length)
    expect(facets.table.map(({ name }) => name)).toEqual(expected.includes("Quercia") ? ["Quercia"] : [])
  })
})

const TABLE = "00000000-0000-7000-8000-000000000001"
const OTHER = "00000000-0000-7000-8000-000000000002"
const BODY = "00000000-0000-7000-8000-0000000000b1"

const AUDIENCES: Audience[] = [
  {},
  { everybody: true },
  { administrators: true },
  { roundtables: [TABLE] },
  { roundtables: [OTHER] },
  { roundtables: [TABLE, OTHER], administrators: true },
  { organisations: [BODY] },
  { openWith: TABLE },
  { openWith: OTHER, organisations: [BODY] },
  { openWith: TABLE, alsoOpenWith: [TABLE] },
  { openWith: TABLE, alsoOpenWith: [OTHER] },
  { openWith: OTHER, alsoOpenWith: [TABLE], roundtables: [OTHER] },
]
const seat = { roundtableId: TABLE, seatId: TABLE, rank: 0, voting: true }
const ACTORS: [string, Partial<Actor>][] = [
  ["nobody", {}],
  ["an administrator", { isAdministrator: true }],
  ["who sits here", { seats: [seat] }],
  ["who serves elsewhere", { offices: [{ roundtableId: OTHER, role: "observer" }] }],
  [
    "who acts for the body",
    { memberships: [{ organisationId: BODY, organisationName: "B", role: "member", offices: [] }] },
  ],
]

describe("the condition agrees with the policy on every audience, for", () => {
  test.for(ACTORS)("%s", async ([, over], { db }) => {
    await makeRoundtable(db, { id: TABLE, visibility: "public", name: "A" })
    await makeRoundtable(db, { id: OTHER, visibility: "members", name: "B" })
    const actor = { ...NOBODY, ...over }
    for (const [n, audience] of AUDIENCES.entries()) await put(db, { title: `Cosa ${n}`, audience })
    const { titles } = await ask(await ctxFor(db, { actor }), "cosa")
    const expected = AUDIENCES.flatMap((audience, n) =>
      mayFind(actor, audience, (id) => id === TABLE) ? [`Cosa ${n}`] : [],
    )
    expect(titles.sort()).toEqual(expected.sort())
  })
})

test("what a table adopted is hidden the moment the table becomes its members' own", async ({ db }) => {
  const table = await makeRoundtable(db, { name: "Faggio" })
  await makePaper(db, { roundtableId: table.id, state: "adopted", title: "Faggio", adoptedAt: new Date() })
  await rebuildIndex(db)
  expect((await ask(db, "faggio")).total).toBe(2)
  await db.execute(sql`update roundtable set visibility = 'members' where id = ${table.id}`)
  expect(await ask(db, "faggio")).toMatchObject({ total: 0, facets: { kind: [], table: [] } })
})

test("a membership of an organisation opens nothing of the tables at which it sits", async ({ db }) => {
  const table = await makeRoundtable(db, { visibility: "members", name: "Betulla" })
  const place = await makeSeat(db, { roundtableId: table.id })
  const person = await makePerson(db)
  await makeMembership(db, {
    personId: person.id,
    organisationId: place.organisationId ?? "",
    role: "manager",
  })
  await rebuildIndex(db)
  expect((await ask(await ctxOf(db, person), "betulla")).total).toBe(0)
})
