import { sql } from "drizzle-orm"
import { LogFilter, NO_FILTER } from "#app/audit/input.ts"
import { getSeal, listLog, pageOfLog } from "#app/audit/queries.server.ts"
import { record } from "#app/audit/record.server.ts"
import { sealAudit } from "#app/audit/seal.server.ts"
import { transact } from "#app/context.ts"
import type { Db } from "#db/client.server.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeAdministrator, makePerson, makeRoundtable } from "#tests/support/factories.ts"
import { nothingOlderRuns } from "#tests/support/older-transactions.ts"
import { refusalOf } from "#tests/support/refusal.ts"

/** Four deeds: by Amina at a table, by Amina elsewhere, by Bruno, and by nobody long ago. */
const world = async (db: Db) => {
  const [amina, bruno] = [
    await makePerson(db, { name: "Amina Haddad", email: "amina@example.org" }),
    await makePerson(db, { name: "Bruno Prova" }),
  ]
  const table = await makeRoundtable(db)
  const did = async (who: { id: string } | null, action: string, over: object = {}, requestId = "r") => {
    const ctx = who ? await ctxOf(db, who, { requestId }) : await ctxFor(db, { requestId })
    const deed = { action, subject: { kind: "seat", id: "s1" }, ...over }
    await transact(ctx, (tx) => record(tx, deed))
  }
  await did(null, "old.one", { subject: { kind: "document", id: "d1" } })
  await db.execute(sql`update audit_entry set at = '2025-03-30T21:59:59.999999Z'`)
  await did(amina, "at.table", { roundtableId: table.id })
  await did(amina, "amina.elsewhere", { subject: { kind: "person", id: "p1" } }, "r2")
  await did(bruno, "bruno.did", { values: { note: "una nota" } })
  return { amina, bruno, table, ctx: await ctxOf(db, await makeAdministrator(db)) }
}

type World = Awaited<ReturnType<typeof world>>

const found = async ({ ctx }: Pick<World, "ctx">, filter: Partial<LogFilter>) => {
  const { lines } = await listLog(ctx, { ...NO_FILTER, ...filter })
  return lines.map(({ action }) => action)
}

describe("the log shows", () => {
  test("everything, newest first, with who did it and where", async ({ db }) => {
    const { ctx, amina, table } = await world(db)
    const { lines } = await listLog(ctx, NO_FILTER)
    expect(lines.map(({ action }) => action)).toEqual(["bruno.did", "amina.elsewhere", "at.table", "old.one"])
    expect(lines[2]).toMatchObject({
      ...{ actorId: amina.id, actor: "Amina Haddad", kind: "seat", subject: "s1", seq: null },
      roundtable: { code: table.code, name: table.name },
    })
  })

  test("the names of the fields and none of their values", async ({ db }) => {
    const { ctx } = await world(db)
    const { lines } = await listLog(ctx, NO_FILTER)
    expect([lines[0]?.fields, JSON.stringify(lines).includes("una nota")]).toEqual([["note"], false])
  })

  test.for<[string, (world: World) => Partial<LogFilter>, string[]]>([
    ["what was done", () => ({ action: "at.table" }), ["at.table"]],
    ["a kind of thing", () => ({ kind: "person" }), ["amina.elsewhere"]],
    ["one thing", () => ({ subject: "s1" }), ["bruno.did", "at.table"]],
    ["a person by e-mail", () => ({ who: "AMINA@example.org" }), ["amina.elsewhere", "at.table"]],
    ["a person by name", () => ({ who: "bruno prova" }), ["bruno.did"]],
    ["a person by id", ({ amina }) => ({ person: amina.id }), ["amina.elsewhere", "at.table"]],
    ["nobody of that name", () => ({ who: "Nessuno Mai" }), []],
    ["a table", ({ table }) => ({ roundtable: table.code }), ["at.table"]],
    ["no such table", () => ({ roundtable: "NOTHERE" }), []],
    ["a request", () => ({ request: "r2" }), ["amina.elsewhere"]],
    ["two things at once", ({ amina }) => ({ person: amina.id, kind: "seat" }), ["at.table"]],
    ["days of Rome, the last one whole", () => ({ to: "2025-03-30" }), ["old.one"]],
    ["days of Rome, up to the day before", () => ({ to: "2025-03-29" }), []],
    ["days of Rome, from that day", () => ({ from: "2025-03-30", to: "2025-03-30" }), ["old.one"]],
    ["days of Rome, from the next", () => ({ from: "2025-03-31", to: "2025-04-30" }), []],
  ])("only %s", async ([, filterOf, expected], { db }) => {
    const all = await world(db)
    expect(await found(all, filterOf(all))).toEqual(expected)
  })

  test("that nobody is called so", async ({ db }) => {
    const { ctx } = await world(db)
    expect((await listLog(ctx, { ...NO_FILTER, who: "Nessuno Mai" })).unknownPerson).toBe(true)
  })

  test("nothing to who does not administer", async ({ db }) => {
    const { amina } = await world(db)
    const ctx = await ctxOf(db, amina)
    expect(await refusalOf(listLog(ctx, NO_FILTER))).toMatch(/^forbidden /)
  })
})

test("pages follow each other without a gap, also among entries of one instant", async ({ db }) => {
  const ctx = await ctxFor(db)
  for (let n = 0; n < 7; n++)
    await transact(ctx, (tx) => record(tx, { action: `deed.${n}`, subject: { kind: "seat", id: "s" } }))
  const filter = { ...NO_FILTER, people: null, roundtableId: null }
  const seen: string[] = []
  for (let after: string | null = null, n = 0; n === 0 || after; n++) {
    const place = LogFilter.parse({ after, person: null }).after
    const { lines, next } = await pageOfLog(ctx, filter, place, 3)
    seen.push(...lines.map(({ action }) => action))
    after = next
  }
  expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `deed.${n}`))
})

test("the seal says how far the chain goes and what waits", async ({ opened: { db } }) => {
  const { ctx } = await world(db)
  const before = await getSeal(ctx)
  await nothingOlderRuns(db)
  await sealAudit(db, 3)
  const after = await getSeal(ctx)
  expect(before).toEqual({ head: null, waiting: 4 })
  expect(after).toMatchObject({ head: { seq: 3, hash: expect.stringMatching(/^[0-9a-f]{64}$/) }, waiting: 1 })
})
