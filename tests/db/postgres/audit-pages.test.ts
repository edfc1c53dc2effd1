import { sql } from "drizzle-orm"
import { NO_FILTER } from "#app/audit/input.ts"
import { linesOf } from "#app/audit/queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { makePerson, makeRoundtable } from "#tests/support/factories.ts"
import { times } from "#tests/support/length.ts"
import { test as base, describe, expect } from "#tests/support/postgres-test.ts"

const ROWS = times(60_000, 1_000_000)
const PEOPLE = 60
const TABLES = 20

/** One long statement would run into the server's limit, and hold up the sealing that is tested beside. */
const AT_ONCE = 20_000

const fillSome = (db: Db, from: number, to: number) =>
  db.execute(
    sql.raw(`
    insert into audit_entry (at, actor_id, action, subject_kind, subject_id, roundtable_id, request_id, fields, salt, content_sha256)
    select timestamptz '2024-01-01Z' + n * interval '1 minute', p.ids[1 + n % ${PEOPLE}], 'seat.a' || n % 30,
           'kind' || n % 8, 'thing ' || n % 20000, r.ids[1 + n % ${TABLES}], 'request ' || n / 2, '{}',
           decode(repeat('00', 16), 'hex'), sha256('')
      from generate_series(${from}, ${to}) n, (select array_agg(id) as ids from person) p,
           (select array_agg(id) as ids from roundtable) r`),
  )

/** A log of years: 60 people, 20 tables, 30 actions, every request twice. */
const fill = async (db: Db) => {
  for (let n = 0; n < PEOPLE; n++) await makePerson(db)
  for (let n = 0; n < TABLES; n++) await makeRoundtable(db)
  for (let from = 1; from <= ROWS; from += AT_ONCE) await fillSome(db, from, from + AT_ONCE - 1)
  await db.execute(sql`vacuum analyze audit_entry`)
}

const test = base.extend<{ log: Db }>({
  log: [
    async ({ pg }, use) => {
      await fill(pg.db)
      await use(pg.db)
    },
    { scope: "file" },
  ],
})

type Filter = Parameters<typeof linesOf>[0]
const EVERYTHING: Filter = { ...NO_FILTER, people: null, roundtableId: null }
const PLACE = { at: "2024-01-20T00:00:00.000000Z", id: 27_000 }

const oneOf = async (db: Db, table: "person" | "roundtable") => {
  const { rows } = await db.execute(sql.raw(`select id from ${table} order by id limit 3`))
  return rows.map(({ id }) => String(id))
}

/** What a page touches is counted, not timed: a busy machine changes no answer. */
type Touched = { "Shared Hit Blocks": number; "Shared Read Blocks": number }
const MOST_BLOCKS = 400

const FILTERS: [string, (db: Db) => Promise<Partial<Filter>>][] = [
  ["nothing", async () => ({})],
  ["an action", async () => ({ action: "seat.a7" })],
  ["an action that never was", async () => ({ action: "seat.never" })],
  ["a kind of thing", async () => ({ kind: "kind3" })],
  ["a thing", async () => ({ subject: "thing 77" })],
  ["a person", async (db) => ({ people: (await oneOf(db, "person")).slice(0, 1) })],
  ["three people", async (db) => ({ people: await oneOf(db, "person") })],
  ["a table", async (db) => ({ roundtableId: (await oneOf(db, "roundtable"))[0] ?? "" })],
  ["a request", async () => ({ request: "request 500" })],
  ["days", async () => ({ from: "2024-01-05", to: "2024-01-06" })],
  ["days and an action", async () => ({ from: "2024-01-05", to: "2024-01-06", action: "seat.a7" })],
]

describe(`one page of ${ROWS} entries is found by an index, filtered by`, { timeout: 180_000 }, () => {
  test.for(FILTERS)("%s", async ([, filterOf], { log }) => {
    const filter = { ...EVERYTHING, ...(await filterOf(log)) }
    for (const after of [null, PLACE]) {
      const { rows } = await log.execute(
        sql`explain (analyze, buffers, format json, timing off) ${linesOf(filter, after, 51)}`,
      )
      const plan = JSON.stringify(rows)
      expect(plan).toMatch(/"Index Name": ?"audit_entry_/)
      expect(plan).not.toMatch(/"Node Type": ?"Seq Scan"[^{}]*"Relation Name": ?"audit_entry"/)
      const [{ "QUERY PLAN": explained }] = rows as [{ "QUERY PLAN": [{ Plan: Touched }] }]
      const { "Shared Hit Blocks": hit, "Shared Read Blocks": read } = explained[0].Plan
      expect(hit + read, plan).toBeLessThan(MOST_BLOCKS)
    }
  })
})
