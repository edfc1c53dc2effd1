import { sql } from "drizzle-orm"
import { csvCell, exportLog } from "#app/audit/export-log.server.ts"
import { NO_FILTER } from "#app/audit/input.ts"
import { record } from "#app/audit/record.server.ts"
import { transact } from "#app/context.ts"
import { auditEntries } from "#db/schema/index.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeAdministrator, makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"

const allOf = async (pieces: AsyncGenerator<string>) => {
  let text = ""
  for await (const piece of pieces) text += piece
  return text
}

test("the log comes out as CSV with its filter, without names of people and values", async ({ db }) => {
  const person = await makeAdministrator(db, { name: "Ada Esempio" })
  const ctx = await ctxOf(db, person)
  for (const action of ["seat.taken", "seat.left"])
    await transact(ctx, (tx) =>
      record(tx, { action, subject: { kind: "seat", id: 'a "b", c' }, values: { note: "segreta" } }),
    )
  const text = await allOf(await exportLog(ctx, { ...NO_FILTER, action: "seat.taken" }))
  const [heading, line, ...rest] = text.split("\r\n")
  expect(heading).toBe("\ufeffseq,id,at,action,actor,subject_kind,subject_id,roundtable,fields")
  expect(line).toMatch(/^,\d+,\d{4}-\d\d-\d\dT[\d:.]+Z,seat\.taken,[0-9a-f-]{36},seat,"a ""b"", c",,note$/)
  expect([rest, /Ada|segreta/.test(text)]).toEqual([[""], false])
})

test("more than a page comes out whole and once", async ({ db }) => {
  const ctx = await ctxOf(db, await makeAdministrator(db))
  await db.execute(sql`
    insert into audit_entry (action, subject_kind, subject_id, fields, salt, content_sha256)
    select 'many.done', 'seat', n::text, '{}', ''::bytea, sha256('') from generate_series(1, 2300) n`)
  const text = await allOf(await exportLog(ctx, { ...NO_FILTER, action: "many.done" }))
  const subjects = text
    .split("\r\n")
    .slice(1, -1)
    .map((line) => line.split(",")[6])
  expect([subjects.length, new Set(subjects).size]).toEqual([2300, 2300])
})

test("that it was taken out stays in the log, with the days and the action asked for", async ({ db }) => {
  const ctx = await ctxOf(db, await makeAdministrator(db))
  await exportLog(ctx, { ...NO_FILTER, from: "2026-01-01", action: "seat.taken" })
  const { rows } = await db.execute(sql`
    select v.values from audit_entry e join audit_value v on v.entry_id = e.id where action = 'log.exported'`)
  expect(rows).toEqual([{ values: { from: "2026-01-01", to: null, action: "seat.taken", kind: null } }])
})

test("who does not administer takes nothing out, and nothing is written", async ({ db }) => {
  const ctx = await ctxOf(db, await makePerson(db))
  expect(await refusalOf(exportLog(ctx, NO_FILTER))).toMatch(/^forbidden /)
  expect(await db.$count(auditEntries)).toBe(0)
})

describe("a cell", () => {
  test.each([
    ["a", "a"],
    [null, ""],
    [7, "7"],
    ['say "hi", you', '"say ""hi"", you"'],
    ["two\nlines", '"two\nlines"'],
    ["=1+1", "'=1+1"],
    ["@cmd", "'@cmd"],
    ["-2", "'-2"],
  ])("%j is %j", (value, written) => {
    expect(csvCell(value)).toBe(written)
  })
})
