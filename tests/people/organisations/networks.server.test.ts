import type { Ctx } from "#app/context.ts"
import { acceptNetwork } from "#app/people/organisations/accept-network.server.ts"
import { askNetwork } from "#app/people/organisations/ask-network.server.ts"
import { endNetwork } from "#app/people/organisations/end-network.server.ts"
import { listNetworks } from "#app/people/organisations/queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { networkMemberships, outbox } from "#db/schema/index.ts"
import { contentOf } from "#tests/support/content.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeOrganisation, type Organisation } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { administrator, managerOf, memberOf, nobody, somebody } from "./world.ts"

const latest = async (db: Db) => {
  const rows = await db.select().from(networkMemberships).orderBy(networkMemberships.id)
  const row = rows.at(-1)
  if (!row) throw new Error("There is no membership")
  return row
}

/** Two bodies and their managers; the member has asked to join the umbrella. */
const asked = async (db: Db) => {
  const [umbrella, member] = [await makeOrganisation(db), await makeOrganisation(db)]
  const [above, below] = [await managerOf(db, umbrella), await managerOf(db, member)]
  await askNetwork(below, { code: member.code, side: "member", other: umbrella.name })
  return { umbrella, member, above, below, membershipCode: (await latest(db)).code }
}

const joined = async (db: Db, umbrella: Organisation, member: Organisation) =>
  db.insert(networkMemberships).values({
    ...{ umbrellaId: umbrella.id, memberId: member.id, askedBy: "member", startsOn: "2025-01-01" },
  })

describe("joining a network", () => {
  test("is asked by one side, and its other side gets a mail", async ({ db }) => {
    const { umbrella, member, above } = await asked(db)
    expect(await latest(db)).toMatchObject({ umbrellaId: umbrella.id, memberId: member.id, startsOn: null })
    expect(await db.select().from(outbox)).toMatchObject([
      { kind: "network_asked", personId: above.actor.personId, subjectId: umbrella.id },
    ])
  })

  test("is in force once the other side accepts, from that day, on both pages", async ({ db }) => {
    const { umbrella, member, above, membershipCode } = await asked(db)
    await acceptNetwork(above, { membershipCode })
    const [seenAbove] = await listNetworks(await nobody(db), umbrella.id)
    const [seenBelow] = await listNetworks(await nobody(db), member.id)
    expect([seenAbove, seenBelow]).toMatchObject([
      { name: member.name, side: "umbrella", startsOn: expect.stringMatching(/^\d{4}-/), endsOn: null },
      { name: umbrella.name, side: "member", startsOn: expect.stringMatching(/^\d{4}-/), endsOn: null },
    ])
  })

  test("shows nothing to the public while it is only asked", async ({ db }) => {
    const { umbrella } = await asked(db)
    expect(await listNetworks(await nobody(db), umbrella.id)).toEqual([])
  })

  test("is asked by the umbrella too, and then the member accepts", async ({ db }) => {
    const [umbrella, member] = [await makeOrganisation(db), await makeOrganisation(db)]
    await askNetwork(await managerOf(db, umbrella), {
      code: umbrella.code,
      side: "umbrella",
      other: member.name,
    })
    const { code: membershipCode } = await latest(db)
    expect(await refusalOf(acceptNetwork(await managerOf(db, umbrella), { membershipCode }))).toBe(
      "forbidden organisations.refuse.network",
    )
    await acceptNetwork(await managerOf(db, member), { membershipCode })
    expect((await latest(db)).startsOn).not.toBeNull()
  })

  test("is not accepted by who asked, by a mere member, or twice", async ({ db }) => {
    const { umbrella, above, below, membershipCode } = await asked(db)
    const outcomes = []
    for (const ctx of [below, await memberOf(db, umbrella), await somebody(db), above, above])
      outcomes.push(await refusalOf(acceptNetwork(ctx, { membershipCode })))
    const refused = "forbidden organisations.refuse.network"
    expect(outcomes).toEqual([refused, refused, refused, null, "conflict organisations.errors.network_over"])
  })

  test.for([
    ["by a mere member", memberOf],
    ["by somebody else", somebody],
  ] as const)("is not asked %s", async ([, as], { db }) => {
    const [body, other] = [await makeOrganisation(db), await makeOrganisation(db)]
    const ctx = await as(db, body)
    const before = await contentOf(db)
    const input = { code: body.code, side: "member" as const, other: other.name }
    expect(await refusalOf(askNetwork(ctx, input))).toBe("forbidden organisations.refuse.network")
    expect(await contentOf(db)).toEqual(before)
  })

  test("is asked of another body of the register that stands, once", async ({ db }) => {
    const { umbrella, member, below } = await asked(db)
    const ended = await makeOrganisation(db, { state: "closed" })
    const ask = (other: string) => refusalOf(askNetwork(below, { code: member.code, side: "member", other }))
    expect([
      await ask("Chissà"),
      await ask(ended.name),
      await ask(member.name),
      await ask(umbrella.name),
    ]).toEqual([
      "invalid organisations.errors.body_unknown (other)",
      "invalid organisations.errors.body_unknown (other)",
      "invalid organisations.errors.network_itself (other)",
      "conflict organisations.errors.network_twice (other)",
    ])
  })
})

describe("networks are no circle:", () => {
  const ask = (ctx: Ctx, member: Organisation, umbrella: Organisation) =>
    refusalOf(askNetwork(ctx, { code: member.code, side: "member", other: umbrella.name }))

  test("the one above does not join the one below, over any number of steps", async ({ db }) => {
    const bodies = [
      await makeOrganisation(db),
      await makeOrganisation(db),
      await makeOrganisation(db),
    ] as const
    const [top, middle, bottom] = bodies
    await joined(db, top, middle)
    await joined(db, middle, bottom)
    const ctx = await administrator(db)
    const circle = "conflict organisations.errors.network_circle (other)"
    expect([await ask(ctx, top, bottom), await ask(ctx, top, middle)]).toEqual([circle, circle])
    expect(await ask(ctx, bottom, top)).toBeNull()
  })

  test("what has ended closes none", async ({ db }) => {
    const [above, below] = [await makeOrganisation(db), await makeOrganisation(db)]
    await db.insert(networkMemberships).values({
      ...{ umbrellaId: above.id, memberId: below.id, askedBy: "member", startsOn: "2025-01-01" },
      ...{ endsOn: "2025-02-01", endedAt: new Date("2025-02-01"), endReason: "Fine" },
    })
    expect(await ask(await administrator(db), above, below)).toBeNull()
  })
})

describe("a membership ends", () => {
  test.for(["above", "below"] as const)(
    "by the side %s, with the reason sent to the other",
    async (side, { db }) => {
      const world = await asked(db)
      await acceptNetwork(world.above, { membershipCode: world.membershipCode })
      await endNetwork(world[side], { membershipCode: world.membershipCode, reason: "Cambio di statuto" })
      expect(await latest(db)).toMatchObject({ endReason: "Cambio di statuto", endsOn: expect.any(String) })
      const mails = await db.select().from(outbox).orderBy(outbox.id)
      const other = side === "above" ? world.below : world.above
      expect(mails.at(-1)).toMatchObject({
        kind: "network_ended",
        personId: other.actor.personId,
        params: { reason: "Cambio di statuto" },
      })
    },
  )

  test("once", async ({ db }) => {
    const { above, below, membershipCode } = await asked(db)
    await endNetwork(below, { membershipCode, reason: "Abbiamo cambiato idea" })
    expect(await refusalOf(endNetwork(above, { membershipCode, reason: "Anche noi" }))).toBe(
      "conflict organisations.errors.network_over",
    )
  })

  test("not by somebody else", async ({ db }) => {
    const { membershipCode } = await asked(db)
    const ctx = await somebody(db)
    expect(await refusalOf(endNetwork(ctx, { membershipCode, reason: "Perché no" }))).toBe(
      "forbidden organisations.refuse.network",
    )
  })
})
