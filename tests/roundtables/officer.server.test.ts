import { addOfficer } from "#app/roundtables/add-officer.server.ts"
import { endOfficer } from "#app/roundtables/end-officer.server.ts"
import { listOfficers } from "#app/roundtables/officer-queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeOfficer, makePerson, makeRoundtable } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"

const at = async (db: Db) => {
  const table = await makeRoundtable(db)
  const secretary = await makePerson(db)
  await makeOfficer(db, { roundtableId: table.id, personId: secretary.id })
  const person = await makePerson(db)
  const office = {
    roundtableCode: table.code,
    email: person.email ?? "",
    startsOn: "2026-01-01",
    endsOn: null,
  }
  return { table, person, ctx: await ctxOf(db, secretary), office }
}

describe("an office at a table", () => {
  test.for(["chair", "facilitator", "observer", "guest", "interpreter", "secretary"] as const)(
    "of %s is given and ended by the secretary",
    async (role, { db }) => {
      const { table, person, ctx, office } = await at(db)
      await addOfficer(ctx, { ...office, role })
      expect((await ctxOf(db, person)).actor.offices).toEqual([{ roundtableId: table.id, role }])
      const listed = (await listOfficers(ctx, table.id)) ?? []
      const officerCode = listed.find((one) => one.name === person.name)?.code ?? ""
      await endOfficer(ctx, { officerCode, reason: "Fine incarico" })
      expect((await ctxOf(db, person)).actor.offices).toEqual([])
      expect(await refusalOf(endOfficer(ctx, { officerCode, reason: "Ancora" }))).toBe(
        "conflict people.errors.role_over",
      )
    },
  )

  test("is given once, to an account, within the table's term", async ({ db }) => {
    const { ctx, office } = await at(db)
    await addOfficer(ctx, { ...office, role: "guest" })
    expect(await refusalOf(addOfficer(ctx, { ...office, role: "guest" }))).toBe(
      "conflict people.errors.office_held (role)",
    )
    expect(await refusalOf(addOfficer(ctx, { ...office, email: "x@example.org", role: "guest" }))).toBe(
      "invalid people.errors.no_such_account (email)",
    )
    expect(await refusalOf(addOfficer(ctx, { ...office, endsOn: "2025-01-01", role: "chair" }))).toBe(
      "invalid roundtables.errors.ends_before_start (endsOn)",
    )
  })

  test("is nothing that others give, and names are for members", async ({ db }) => {
    const { table, person, office } = await at(db)
    expect(await refusalOf(addOfficer(await ctxOf(db, person), { ...office, role: "secretary" }))).toBe(
      "forbidden roundtables.refuse.secretary_only",
    )
    expect(await listOfficers(await ctxFor(db), table.id)).toBeNull()
  })
})
