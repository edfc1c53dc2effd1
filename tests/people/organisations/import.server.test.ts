import { eq } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { COLUMNS, type Column } from "#app/people/organisations/column.ts"
import { beginImport, MOST_ROWS } from "#app/people/organisations/import/begin-import.server.ts"
import { confirmImport } from "#app/people/organisations/import/confirm-import.server.ts"
import { mapImport } from "#app/people/organisations/import/map-import.server.ts"
import { getImport } from "#app/people/organisations/import/queries.server.ts"
import { undoImport } from "#app/people/organisations/import/undo-import.server.ts"
import type { Db } from "#db/client.server.ts"
import { auditEntries, organisations, placements, registrations } from "#db/schema/index.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeMembership, makeOrganisation } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { administrator } from "./world.ts"

const names = Object.fromEntries(COLUMNS.map((column) => [column, []])) as unknown as Record<Column, string[]>
const HEAD = "denominazione;tipo;livello;comune;numero RUNTS"
const fileOf = (...rows: string[]) => [HEAD, ...rows].join("\n")
const rowOf = (name: string, number = "") => `${name};school;regional;Puglia;${number}`

const begin = (ctx: Ctx, pasted: string) => beginImport(ctx, { upload: null, pasted, names })
const mapping = {
  columns: { name: 0, kind: 1, level: 2, territory: 3, runtsNumber: 4 },
  kind: null,
  level: null,
}

/** An import of this text, its columns told. */
const looked = async (ctx: Ctx, pasted: string) => {
  const code = await begin(ctx, pasted)
  await mapImport(ctx, code, mapping)
  return code
}
const registered = (db: Db, name: string) => db.$count(organisations, eq(organisations.name, name))

describe("looking at a file", () => {
  test("writes nothing, and says of each row what is wrong", async ({ opened: { db } }) => {
    await makeOrganisation(db, { name: "Scuola Abete" })
    const ctx = await administrator(db)
    const before = await db.$count(organisations)
    const code = await looked(
      ctx,
      fileOf(
        rowOf("Scuola Cedro", "R-1"),
        rowOf("SCUOLA ABETE"),
        rowOf("Scuola Faggio", "r-1"),
        rowOf("scuola cedro"),
        "Scuola Ontano;astronave;regional;Puglia;",
        "Scuola Pino;school;regional;Atlantide;",
      ),
    )
    const { preview } = await getImport(ctx, code, {})
    expect(preview).toMatchObject({ right: 1, wrongRows: 5 })
    expect(preview?.problems.map(({ line, column }) => [line, column]).sort()).toEqual([
      [3, "name"],
      [4, null],
      [5, null],
      [6, "kind"],
      [7, "territory"],
    ])
    expect(await db.$count(organisations)).toBe(before)
  })

  test.for([
    ["nothing at all", " ", "invalid organisations.import.nothing (file)"],
    ["a heading alone", HEAD, "invalid organisations.import.no_rows (pasted)"],
    [
      "quotes that do not match",
      `${HEAD}\n"Scuola;school`,
      "invalid organisations.import.unreadable (pasted)",
    ],
    [
      "too many rows",
      fileOf(...Array(MOST_ROWS + 1).fill("a")),
      "invalid organisations.import.over_limit (pasted)",
    ],
  ] as const)("refuses %s", async ([, pasted, reason], { opened: { db } }) => {
    expect(await refusalOf(begin(await administrator(db), pasted))).toBe(reason)
  })

  test("reads a file in the encoding of an old spreadsheet", async ({ opened: { db } }) => {
    const ctx = await administrator(db)
    const bytes = Buffer.from(fileOf(rowOf("Società Però")), "latin1")
    const upload = { name: "enti.csv", bytes }
    const code = await beginImport(ctx, { upload, pasted: "", names })
    await mapImport(ctx, code, mapping)
    expect((await getImport(ctx, code, {})).preview?.sample[0]?.name).toBe("Società Però")
  })

  test("is for administrators", async ({ opened: { db } }) => {
    const nobody = await ctxFor(db)
    expect(await refusalOf(begin(nobody, fileOf(rowOf("Scuola Acero"))))).toBe(
      "forbidden roundtables.refuse.administrator_only",
    )
  })
})

describe("importing", () => {
  test("writes the rows that are right with their numbers and places, once", async ({ opened: { db } }) => {
    const ctx = await administrator(db)
    const code = await looked(ctx, fileOf(rowOf("Scuola Betulla", "R-7"), "Scuola Storta;?;?;?;"))
    await confirmImport(ctx, code, {})
    const [one] = await db.select().from(organisations).where(eq(organisations.name, "Scuola Betulla"))
    expect(one).toMatchObject({ kind: "school", level: "regional", state: "active" })
    const id = one?.id ?? ""
    const numbers = await db.select().from(registrations).where(eq(registrations.organisationId, id))
    expect(numbers).toMatchObject([{ register: "runts", number: "R-7", verifiedOn: null }])
    expect(await db.$count(placements, eq(placements.subjectId, id))).toBe(1)
    expect(await registered(db, "Scuola Storta")).toBe(0)
    const told = await db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, "organisation-import.done"))
    expect(told).toHaveLength(1)
    expect(await refusalOf(confirmImport(ctx, code, {}))).toBe("conflict organisations.import.moved_on")
    expect(await registered(db, "Scuola Betulla")).toBe(1)
  })

  test("is refused when no row is right", async ({ opened: { db } }) => {
    const ctx = await administrator(db)
    const code = await looked(ctx, fileOf("Scuola Storta;?;?;?;"))
    expect(await refusalOf(confirmImport(ctx, code, {}))).toBe("conflict organisations.import.none_right")
  })

  test("writes more rows than one statement takes", async ({ opened: { db } }) => {
    const ctx = await administrator(db)
    const rows = Array.from({ length: 900 }, (_, n) => rowOf(`Scuola numero ${n}`, `N-${n}`))
    const code = await looked(ctx, fileOf(...rows))
    await confirmImport(ctx, code, {})
    expect((await getImport(ctx, code, {})).written).toMatchObject({ count: 900, usedCount: 0 })
  })
})

describe("taking an import back", () => {
  test("removes what nobody uses, and keeps the rest and says why", async ({ opened: { db } }) => {
    const ctx = await administrator(db)
    const code = await looked(ctx, fileOf(rowOf("Scuola Sola", "R-1"), rowOf("Scuola Viva", "R-2")))
    await confirmImport(ctx, code, {})
    const [live] = await db.select().from(organisations).where(eq(organisations.name, "Scuola Viva"))
    await makeMembership(db, { organisationId: live?.id ?? "" })
    const { written } = await getImport(ctx, code, {})
    expect(written).toMatchObject({ count: 2, used: [{ name: "Scuola Viva", relations: ["membership"] }] })
    await undoImport(ctx, code)
    expect([await registered(db, "Scuola Sola"), await registered(db, "Scuola Viva")]).toEqual([0, 1])
    expect(await db.$count(registrations, eq(registrations.number, "R-1"))).toBe(0)
    expect(await refusalOf(undoImport(ctx, code))).toBe("conflict organisations.import.moved_on")
  })

  test("keeps a body whose card was changed since", async ({ opened: { db } }) => {
    const ctx = await administrator(db)
    const code = await looked(ctx, fileOf(rowOf("Scuola Curata")))
    await confirmImport(ctx, code, {})
    await db.update(organisations).set({ changedAt: ctx.now }).where(eq(organisations.name, "Scuola Curata"))
    await undoImport(ctx, code)
    expect(await registered(db, "Scuola Curata")).toBe(1)
  })

  test("is for administrators", async ({ opened: { db } }) => {
    const ctx = await administrator(db)
    const code = await looked(ctx, fileOf(rowOf("Scuola Ferma")))
    await confirmImport(ctx, code, {})
    expect(await refusalOf(undoImport(await ctxFor(db), code))).toBe(
      "forbidden roundtables.refuse.administrator_only",
    )
    expect(await registered(db, "Scuola Ferma")).toBe(1)
  })
})
