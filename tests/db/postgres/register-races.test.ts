import { sql } from "drizzle-orm"
import { acceptNetwork } from "#app/people/organisations/accept-network.server.ts"
import { askNetwork } from "#app/people/organisations/ask-network.server.ts"
import { changeState } from "#app/people/organisations/change-state.server.ts"
import { createOrganisation } from "#app/people/organisations/create-organisation.server.ts"
import { endNetwork } from "#app/people/organisations/end-network.server.ts"
import { networkMemberships, organisationChanges, organisations } from "#db/schema/index.ts"
import { administrator } from "#tests/people/organisations/world.ts"
import { makeOrganisation } from "#tests/support/factories.ts"
import { times } from "#tests/support/length.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"
import { together } from "#tests/support/together.ts"

const rounds = Array.from({ length: times(3, 20) }, (_, round) => round + 1)
const sorted = (outcomes: readonly (string | null)[]) => outcomes.map((outcome) => outcome ?? "done").sort()
const CIRCLE = "conflict organisations.errors.network_circle (other)"

describe("one name that two write into the register at once", () => {
  test.for(rounds)("is one body, round %i", async (round, { pg: { db } }) => {
    const ctx = await administrator(db)
    const card = { kind: "school", level: "regional", territory: "Lecce", language: "it" } as const
    const names = [`Ente doppio ${round}`, `ENTE DOPPIO ${round}`, `ente doppio ${round}`]
    const outcomes = await together(...names.map((name) => () => createOrganisation(ctx, { ...card, name })))
    const taken = Array(2).fill("conflict people.errors.organisation_name_taken (name)")
    expect(sorted(outcomes)).toEqual([...taken, "done"])
    expect(await db.$count(organisations, sql`lower(name) = ${`ente doppio ${round}`}`)).toBe(1)
  })
})

describe("a circle of networks that two close from both ends at once", () => {
  test.for(rounds)("stays open, round %i", async (_round, { pg: { db } }) => {
    const ctx = await administrator(db)
    const [a, b, c] = [await makeOrganisation(db), await makeOrganisation(db), await makeOrganisation(db)]
    const ask = (member: typeof a, umbrella: typeof a) => () =>
      askNetwork(ctx, { code: member.code, side: "member", other: umbrella.name })
    const outcomes = await together(ask(a, b), ask(b, c), ask(c, a))
    expect(sorted(outcomes)).toEqual([CIRCLE, "done", "done"])
    expect(await db.$count(networkMemberships, sql`member_id in (${a.id}, ${b.id}, ${c.id})`)).toBe(2)
  })
})

describe("an answer and a withdrawal of the same request at once", () => {
  test.for(rounds)("leave one of the two, round %i", async (_round, { pg: { db } }) => {
    const ctx = await administrator(db)
    const [a, b] = [await makeOrganisation(db), await makeOrganisation(db)]
    await askNetwork(ctx, { code: a.code, side: "member", other: b.name })
    const [row] = await db.select().from(networkMemberships).where(sql`member_id = ${a.id}`)
    const membershipCode = row?.code ?? ""
    const end = () => endNetwork(ctx, { membershipCode, reason: "Non serve più" })
    const outcomes = await together(end, end, () => acceptNetwork(ctx, { membershipCode }))
    expect(outcomes.slice(0, 2).filter((outcome) => outcome === null)).toHaveLength(1)
    expect([null, "conflict organisations.errors.network_over"]).toContain(outcomes[2])
    const [after] = await db.select().from(networkMemberships).where(sql`member_id = ${a.id}`)
    expect(after?.endedAt).not.toBeNull()
    expect(after?.endsOn === null).toBe(after?.startsOn === null)
  })
})

test("a body that two close at once is closed once", async ({ pg: { db } }) => {
  const ctx = await administrator(db)
  const body = await makeOrganisation(db)
  const close = () => changeState(ctx, { code: body.code, state: "closed", into: null, reason: "Sciolta" })
  const outcomes = await together(close, close, close)
  expect(sorted(outcomes)).toEqual([...Array(2).fill("conflict organisations.errors.ended"), "done"])
  expect(await db.$count(organisationChanges, sql`organisation_id = ${body.id}`)).toBe(1)
})
