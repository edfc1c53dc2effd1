import { eq } from "drizzle-orm"
import { addSeat } from "#app/roundtables/add-seat.server.ts"
import type { AddSeat } from "#app/roundtables/input.ts"
import type { Db } from "#db/client.server.ts"
import { auditEntries, seats } from "#db/schema/index.ts"
import { contentOf } from "#tests/support/content.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeConstituency, makeOrganisation, makeSeat } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS } from "#tests/support/relations.ts"
import { ctxAs, makeTable } from "./world.ts"

const adding = async (db: Db, over: Partial<AddSeat> = {}) => {
  const table = await makeTable(db)
  const group = await makeConstituency(db, { roundtableId: table.roundtable.id })
  const body = await makeOrganisation(db)
  const input: AddSeat = {
    ...{ roundtableCode: table.roundtable.code, label: "N1", voting: true, holder: "organisation" },
    ...{ constituencyId: group.id, organisationCode: body.code, ...over },
  }
  return { ...table, group, body, input }
}

describe("a new seat", () => {
  test.for([
    ["an organisation's", "organisation"],
    ["a designated person's", "person"],
  ] as const)("is %s", async ([, holder], { db }) => {
    const { ctx, input, body, group } = await adding(db, { holder })
    await addSeat(ctx, input)
    const [seat] = await db.select().from(seats).where(eq(seats.label, "N1"))
    const [organisationId, designatedById] = holder === "organisation" ? [body.id, null] : [null, body.id]
    expect(seat).toMatchObject({ organisationId, designatedById, constituencyId: group.id, voting: true })
  })

  test("comes after the others", async ({ db }) => {
    const { ctx, input, roundtable } = await adding(db)
    await makeSeat(db, { roundtableId: roundtable.id, position: 1_000_000 })
    await addSeat(ctx, input)
    const [seat] = await db.select().from(seats).where(eq(seats.label, "N1"))
    expect(seat?.position).toBe(1_000_001)
  })

  test("is in the audit", async ({ db }) => {
    const { ctx, input, roundtable } = await adding(db)
    await addSeat(ctx, input)
    expect(await db.select().from(auditEntries)).toMatchObject([
      { action: "seat.added", roundtableId: roundtable.id },
    ])
  })

  test("may have the label of one that was removed", async ({ db }) => {
    const { ctx, input, roundtable } = await adding(db)
    await makeSeat(db, { roundtableId: roundtable.id, label: "N1", removedAt: new Date() })
    expect(await refusalOf(addSeat(ctx, input))).toBeNull()
  })
})

describe("no seat is added", () => {
  test("under the label of another", async ({ db }) => {
    const { ctx, input, roundtable } = await adding(db)
    await makeSeat(db, { roundtableId: roundtable.id, label: "N1" })
    const before = await contentOf(db)
    expect(await refusalOf(addSeat(ctx, input))).toBe("conflict roundtables.errors.label_taken (label)")
    expect(await contentOf(db)).toEqual(before)
  })

  test("to a group of another table", async ({ db }) => {
    const { ctx, input } = await adding(db, { constituencyId: (await makeConstituency(db)).id })
    expect(await refusalOf(addSeat(ctx, input))).toBe(
      "invalid roundtables.errors.group_missing (constituencyId)",
    )
  })

  test("for an organisation that is not in the register", async ({ db }) => {
    const { ctx, input } = await adding(db, { organisationCode: "NOWHERE" })
    const key = "organisations.errors.meant_gone (organisation)"
    expect(await refusalOf(addSeat(ctx, input))).toBe(`invalid ${key}`)
  })

  const others = RELATIONS.filter((relation) => !["secretary here", "administrator"].includes(relation))
  test.for(others)("by %s", async (relation, { db }) => {
    const { input, roundtable } = await adding(db)
    const ctx = await ctxAs(db, relation, { roundtable })
    const before = await contentOf(db)
    expect(await refusalOf(addSeat(ctx, input))).toBe("forbidden roundtables.refuse.secretary_only")
    expect(await contentOf(db)).toEqual(before)
  })
})
