import { eq } from "drizzle-orm"
import { endRole, grantRole } from "#app/people/grant-role.server.ts"
import { accessChanges, platformRoles } from "#db/schema/index.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { dayFromNow } from "#tests/support/days.ts"
import { makeAdministrator, makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"

const REASON = "Fine dell'incarico"

describe("an administrator", () => {
  test("gives a role until a day, and the person has it from today", async ({ db }) => {
    const [ctx, person] = [await ctxOf(db, await makeAdministrator(db)), await makePerson(db)]
    await grantRole(ctx, { personCode: person.code, role: "trainer", endsOn: await dayFromNow(db, 30) })
    expect((await ctxOf(db, person)).actor.roles).toEqual(["trainer"])
    expect(await db.$count(accessChanges, eq(accessChanges.personId, person.id))).toBe(1)
  })

  test("withdraws it with a reason, and may give it again", async ({ db }) => {
    const [ctx, person] = [await ctxOf(db, await makeAdministrator(db)), await makePerson(db)]
    const role = { personCode: person.code, role: "tutor" } as const
    await grantRole(ctx, { ...role, endsOn: null })
    await endRole(ctx, { ...role, reason: REASON })
    expect((await ctxOf(db, person)).actor.roles).toEqual([])
    expect(await refusalOf(endRole(ctx, { ...role, reason: REASON }))).toBe(
      "conflict people.errors.role_over",
    )
    await grantRole(ctx, { ...role, endsOn: null })
    expect((await ctxOf(db, person)).actor.roles).toEqual(["tutor"])
  })

  test("who is the last one stays; one of two may go", async ({ db }) => {
    const administrator = await makeAdministrator(db)
    const ctx = await ctxOf(db, administrator)
    const end = () => endRole(ctx, { personCode: administrator.code, role: "administrator", reason: REASON })
    expect(await refusalOf(end())).toBe("conflict people.errors.last_administrator")
    await grantRole(ctx, { personCode: (await makePerson(db)).code, role: "administrator", endsOn: null })
    expect(await refusalOf(end())).toBeNull()
    expect((await ctxOf(db, administrator)).actor.isAdministrator).toBe(false)
  })
})

describe("a role's days", () => {
  test.for([
    ["auditor", null, "invalid people.errors.auditor_expires (endsOn)"],
    ["administrator", 10, "invalid people.errors.administrator_stays (endsOn)"],
    ["trainer", -1, "invalid people.errors.day_past (endsOn)"],
    ["auditor", 0, null],
  ] as const)("%s until %s days from now: %s", async ([role, days, refused], { db }) => {
    const [ctx, person] = [await ctxOf(db, await makeAdministrator(db)), await makePerson(db)]
    const endsOn = days === null ? null : await dayFromNow(db, days)
    expect(await refusalOf(grantRole(ctx, { personCode: person.code, role, endsOn }))).toBe(refused)
  })

  test("that has passed is no role any more", async ({ db }) => {
    const person = await makePerson(db)
    const endsOn = await dayFromNow(db, -1)
    await db
      .insert(platformRoles)
      .values({ personId: person.id, role: "auditor", startsOn: "2025-01-01", endsOn })
    expect((await ctxOf(db, person)).actor.roles).toEqual([])
  })
})

test("nobody else gives or withdraws roles, and none is given to who is gone", async ({ db }) => {
  const [person, merged] = [await makePerson(db), await makePerson(db, { closedAt: new Date("2026-01-01") })]
  const asked = { personCode: person.code, role: "trainer", endsOn: null } as const
  expect(await refusalOf(grantRole(await ctxOf(db, person), asked))).toBe(
    "forbidden people.refuse.only.administrator",
  )
  const ctx = await ctxOf(db, await makeAdministrator(db))
  expect(await refusalOf(grantRole(ctx, { ...asked, personCode: merged.code }))).toBe(
    "conflict people.errors.account_over",
  )
})
