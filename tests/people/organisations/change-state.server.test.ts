import { eq } from "drizzle-orm"
import { changeState } from "#app/people/organisations/change-state.server.ts"
import type { ChangeState } from "#app/people/organisations/input.ts"
import { networkMemberships, organisationChanges, organisations } from "#db/schema/index.ts"
import { contentOf } from "#tests/support/content.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeOrganisation, makeSeat } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { administrator, managerOf, secretary } from "./world.ts"

const to = (code: string, state: ChangeState["state"], into: string | null = null): ChangeState => ({
  ...{ code, state, into, reason: "Delibera del 3 marzo" },
})

describe("a body", () => {
  test.for([
    ["active", "suspended"],
    ["active", "closed"],
    ["suspended", "active"],
    ["suspended", "closed"],
  ] as const)("that is %s becomes %s, with the reason in its history", async ([from, next], { db }) => {
    const body = await makeOrganisation(db, { state: from })
    await changeState(await administrator(db), to(body.code, next))
    const [row] = await db.select().from(organisations).where(eq(organisations.id, body.id))
    expect(row?.state).toBe(next)
    expect(await db.select().from(organisationChanges)).toMatchObject([
      { organisationId: body.id, state: next, reason: "Delibera del 3 marzo" },
    ])
  })

  test("merges into another that stands", async ({ db }) => {
    const [body, into] = [await makeOrganisation(db), await makeOrganisation(db)]
    await changeState(await administrator(db), to(body.code, "merged", into.name.toUpperCase()))
    const [row] = await db.select().from(organisations).where(eq(organisations.id, body.id))
    expect(row).toMatchObject({ state: "merged", mergedIntoId: into.id })
  })

  test.for([
    ["closed", "active", "conflict organisations.errors.ended"],
    ["closed", "merged", "conflict organisations.errors.ended"],
    ["active", "active", "conflict organisations.errors.state_same"],
  ] as const)("that is %s does not become %s", async ([from, next, refused], { db }) => {
    const body = await makeOrganisation(db, { state: from })
    const ctx = await administrator(db)
    const before = await contentOf(db)
    expect(await refusalOf(changeState(ctx, to(body.code, next)))).toBe(refused)
    expect(await contentOf(db)).toEqual(before)
  })

  test("merges into no body that is unknown, ended or itself", async ({ db }) => {
    const body = await makeOrganisation(db)
    const ended = await makeOrganisation(db, { state: "closed" })
    const ctx = await administrator(db)
    const refusals = []
    for (const into of [null, "Chissà", ended.name, body.name])
      refusals.push(await refusalOf(changeState(ctx, to(body.code, "merged", into))))
    expect(refusals).toEqual([
      "invalid organisations.errors.into_missing (into)",
      "invalid organisations.errors.body_unknown (into)",
      "invalid organisations.errors.into_ended (into)",
      "invalid organisations.errors.into_itself (into)",
    ])
  })

  test("does not end while it holds a seat or designates to one", async ({ db }) => {
    const [seated, designating] = [await makeOrganisation(db), await makeOrganisation(db)]
    await makeSeat(db, { organisationId: seated.id })
    await makeSeat(db, { designatedById: designating.id })
    const ctx = await administrator(db)
    for (const { code } of [seated, designating])
      expect(await refusalOf(changeState(ctx, to(code, "closed")))).toBe(
        "conflict organisations.errors.still_seated",
      )
  })

  test("ends although it once held a seat", async ({ db }) => {
    const body = await makeOrganisation(db)
    await makeSeat(db, { organisationId: body.id, removedAt: new Date() })
    await changeState(await administrator(db), to(body.code, "closed"))
    const [row] = await db.select().from(organisations).where(eq(organisations.id, body.id))
    expect(row?.state).toBe("closed")
  })

  test("leaves its networks when it ends, and what it only asked for", async ({ db }) => {
    const [body, above, below] = [
      await makeOrganisation(db),
      await makeOrganisation(db),
      await makeOrganisation(db),
    ]
    await db.insert(networkMemberships).values([
      { umbrellaId: above.id, memberId: body.id, askedBy: "member", startsOn: "2025-01-01" },
      { umbrellaId: body.id, memberId: below.id, askedBy: "umbrella" },
    ])
    await changeState(await administrator(db), to(body.code, "closed"))
    const rows = await db.select().from(networkMemberships)
    expect(rows.map(({ endedAt }) => endedAt !== null)).toEqual([true, true])
    expect(rows.find(({ memberId }) => memberId === body.id)?.endsOn).toMatch(/^\d{4}-/)
  })
})

test.for([
  ["its manager", managerOf],
  ["a secretary", secretary],
] as const)("%s does not change a body's state", async ([, as], { db }) => {
  const body = await makeOrganisation(db)
  const ctx = await as(db, body)
  const before = await contentOf(db)
  expect(await refusalOf(changeState(ctx, to(body.code, "closed")))).toBe(
    "forbidden roundtables.refuse.administrator_only",
  )
  expect(await contentOf(db)).toEqual(before)
})
