import { eq } from "drizzle-orm"
import { endMandate } from "#app/roundtables/end-mandate.server.ts"
import { getMandate, listSeats } from "#app/roundtables/seat-queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { accessChanges, auditEntries, auditValues, outbox, seatTerms } from "#db/schema/index.ts"
import { contentOf } from "#tests/support/content.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson, makeTerm } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS } from "#tests/support/relations.ts"
import { ctxAs, makeTable } from "./world.ts"

const REASON = "Si è dimessa per trasferimento"

const seated = async (db: Db) => {
  const table = await makeTable(db)
  const person = await makePerson(db, { language: "ar" })
  const term = await makeTerm(db, { seat: table.seat, personId: person.id, rank: 0 })
  return { ...table, person, term, ended: { termCode: term.code, reason: REASON } }
}

describe("a mandate that is ended", () => {
  test("stays in the history with its end and its reason", async ({ db }) => {
    const { ctx, term, ended } = await seated(db)
    await endMandate(ctx, ended)
    expect(await db.select().from(seatTerms)).toEqual([{ ...term, endedAt: ctx.now, endReason: REASON }])
  })

  test("takes the person's seat from their rights", async ({ db }) => {
    const { ctx, person, ended } = await seated(db)
    await endMandate(ctx, ended)
    expect((await ctxOf(db, person)).actor.seats).toEqual([])
  })

  test("leaves the seat vacant", async ({ db }) => {
    const { ctx, roundtable, ended } = await seated(db)
    await endMandate(ctx, ended)
    const [group] = await listSeats(ctx, roundtable.id)
    expect(group?.seats).toMatchObject([{ condition: "vacant", holders: [] }])
  })

  test("leaves the place to somebody else", async ({ db }) => {
    const { ctx, seat, ended } = await seated(db)
    await endMandate(ctx, ended)
    await makeTerm(db, { seat, rank: 0 })
    expect(await db.$count(seatTerms)).toBe(2)
  })

  test("is told to the open documents", async ({ db }) => {
    const { ctx, person, roundtable, ended } = await seated(db)
    await endMandate(ctx, ended)
    expect(await db.select().from(accessChanges)).toMatchObject([
      { personId: person.id, roundtableId: roundtable.id },
    ])
  })

  test("is told to the person with the reason, in their language", async ({ db }) => {
    const { ctx, person, roundtable, ended } = await seated(db)
    await endMandate(ctx, ended)
    expect(await db.select().from(outbox)).toMatchObject([
      {
        ...{ kind: "mandate_ended", personId: person.id, address: null, language: "ar" },
        params: { roundtable: roundtable.name, reason: REASON, path: `/roundtables/${roundtable.code}` },
      },
    ])
  })

  test("is in the audit with the reason beside it", async ({ db }) => {
    const { ctx, seat, person, term, ended } = await seated(db)
    await endMandate(ctx, ended)
    const entries = await db.select().from(auditEntries)
    const values = (await db.select().from(auditValues)).map((row) => row.values)
    expect(entries).toMatchObject([{ action: "seat.mandate-ended", subjectKind: "seat", subjectId: seat.id }])
    expect(values).toEqual([{ term: term.id, person: person.id, reason: REASON }])
    expect(JSON.stringify(entries)).not.toContain("dimessa")
  })
})

describe("a mandate is not ended", () => {
  test("twice: who came later is told, and the first reason stays", async ({ db }) => {
    const { ctx, ended } = await seated(db)
    await endMandate(ctx, ended)
    const before = await contentOf(db)
    const again = await refusalOf(endMandate(ctx, { ...ended, reason: "Un altro motivo" }))
    expect(again).toBe("conflict roundtables.errors.mandate_over")
    expect(await contentOf(db)).toEqual(before)
  })

  test("when there is none", async ({ db }) => {
    const { ctx } = await seated(db)
    expect(await refusalOf(endMandate(ctx, { termCode: "NOWHERE", reason: REASON }))).toMatch(/^not_found/)
  })
})

describe("who may not end a mandate writes nothing:", () => {
  const others = RELATIONS.filter((relation) => !["secretary here", "administrator"].includes(relation))
  test.for(others)("%s", async (relation, { db }) => {
    const { ended, roundtable } = await seated(db)
    const ctx = await ctxAs(db, relation, { roundtable })
    const before = await contentOf(db)
    expect(await refusalOf(endMandate(ctx, ended))).toBe("forbidden roundtables.refuse.secretary_only")
    expect(await contentOf(db)).toEqual(before)
  })

  test("nor the person whose mandate it is", async ({ db }) => {
    const { ended, person } = await seated(db)
    expect(await refusalOf(endMandate(await ctxOf(db, person), ended))).toMatch(/^forbidden/)
  })
})

describe("the page that ends a mandate", () => {
  test("names the person to the secretary", async ({ db }) => {
    const { ctx, term, person } = await seated(db)
    expect(await getMandate(ctx, term.code)).toMatchObject({
      name: person.name,
      termCode: term.code,
      rank: 0,
    })
  })

  test("is refused to the others", async ({ db }) => {
    const { term, person } = await seated(db)
    expect(await refusalOf(getMandate(await ctxOf(db, person), term.code))).toMatch(/^forbidden/)
  })

  test("is not there for a mandate that was ended", async ({ db }) => {
    const { ctx, term, ended } = await seated(db)
    await endMandate(ctx, ended)
    const [row] = await db.select().from(seatTerms).where(eq(seatTerms.id, term.id))
    expect(await refusalOf(getMandate(ctx, row?.code ?? ""))).toMatch(/^not_found/)
  })
})
