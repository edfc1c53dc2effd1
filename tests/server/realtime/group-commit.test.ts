import { randomUUID } from "node:crypto"
import { Registry } from "prom-client"
import { transact } from "#app/context.ts"
import { createState } from "#app/documents/state/create-state.server.ts"
import { readUpdates } from "#app/documents/state/load-state.server.ts"
import type { OpenDb } from "#db/client.server.ts"
import { createMetrics } from "#server/realtime/metrics.ts"
import { REALTIME_DEFAULTS } from "#server/realtime/settings.ts"
import type { Refusal, Source } from "#server/realtime/write-queue.ts"
import { Writer } from "#server/realtime/writer.ts"
import { ctxFor } from "../../support/context.ts"
import { makePaper } from "../../support/factories.ts"
import { randomFrom, runSeed } from "../../support/random.ts"
import { test } from "./support/postgres.ts"
import { updateWith } from "./support/text.ts"
import { expect } from "./support/world.ts"

const silent = { info: () => {}, warn: () => {}, error: () => {} }

const newWriter = ({ query }: OpenDb) =>
  new Writer({
    query,
    settings: { ...REALTIME_DEFAULTS, flushRows: 200 },
    rowsPerFlush: 200,
    gapMs: 1,
    log: silent,
    metrics: createMetrics(new Registry()),
    onAdvanced: () => {},
    onAway: () => {},
  })

/** A copy of a document that keeps what it was told of its rows. */
const copyOf = (documentId: string) => {
  const told: { seqs: number[]; refused: Refusal[] } = { seqs: [], refused: [] }
  const source: Source = {
    documentId,
    epoch: 1,
    stored: (base, count) => {
      for (let i = 1; i <= count; i++) told.seqs.push(base + i)
    },
    refused: (reason) => void told.refused.push(reason),
  }
  return { source, told }
}

const newPapers = async (database: OpenDb, count: number): Promise<string[]> => {
  const ctx = await ctxFor(database.db)
  const ids: string[] = []
  for (let i = 0; i < count; i++) {
    const { id: documentId, roundtableId } = await makePaper(database.db)
    await transact(ctx, (inner) => createState(inner, { documentId, roundtableId, first: updateWith("Uno") }))
    ids.push(documentId)
  }
  return ids
}

const lockOf = async ({ query }: OpenDb, id: string): Promise<number> => {
  const { rows } = await query(
    "update document_state set locked_at = now() where doc_id = $1 returning head_seq::int as seq",
    [id],
  )
  return Number(rows[0]?.seq)
}

test("eight writers and lockers at once: no gap, no row after a lock, no row that was refused", {
  timeout: 60_000,
}, async ({ postgres }) => {
  const seed = runSeed()
  console.log(`seed ${seed}`)
  const random = randomFrom(seed)
  const database = await postgres.open(20)
  const papers = await newPapers(database, 12)
  const writers = Array.from({ length: 8 }, () => newWriter(database))
  const copies = writers.map(() => papers.map(copyOf))
  const data = new Uint8Array([0, 0])
  const locked = new Map<string, number>()
  for (let round = 0; round < 40; round++) {
    for (const [index, writer] of writers.entries())
      for (let i = 0; i < 60; i++) {
        const copy = copies[index]?.[Math.floor(random() * papers.length)]
        if (copy) writer.enqueue(copy.source, { data, authorId: null, connectionId: `w${index}` })
      }
    const paper = papers[Math.floor(random() * 60)]
    if (paper && !locked.has(paper)) locked.set(paper, await lockOf(database, paper))
    else await new Promise((resolve) => setImmediate(resolve))
  }
  await Promise.all(writers.map((writer) => writer.idle()))
  for (const [at, paper] of papers.entries()) {
    const { rows } = await database.query(
      "select head_seq::int as head from document_state where doc_id = $1",
      [paper],
    )
    const head = Number(rows[0]?.head)
    let stored = 0
    const place = { documentId: paper, after: 0, to: head, rows: 500 }
    for await (const { updates } of readUpdates(database.query, place)) stored += updates.length // or a gap throws
    const told = copies.flatMap((own) => own[at]?.told.seqs ?? []).sort((a, b) => a - b)
    expect([1, ...told]).toEqual(Array.from({ length: stored }, (_, i) => i + 1))
    expect(head).toBe(locked.get(paper) ?? head)
    const refused = new Set(copies.flatMap((own) => own[at]?.told.refused ?? []))
    expect([...refused]).toEqual(locked.has(paper) && refused.size > 0 ? ["locked"] : [])
  }
})

test("refused rows are told apart: locked, another epoch, gone", async ({ postgres }) => {
  const database = await postgres.open()
  const [locked, renewed, sound] = await newPapers(database, 3)
  await lockOf(database, locked ?? "")
  await database.query("update document_state set epoch = 2 where doc_id = $1", [renewed])
  const writer = newWriter(database)
  const copies = [locked ?? "", renewed ?? "", randomUUID(), sound ?? ""].map(copyOf)
  for (const { source } of copies)
    writer.enqueue(source, { data: new Uint8Array([0, 0]), authorId: null, connectionId: "w" })
  await writer.idle()
  expect(copies.map(({ told }) => told.refused)).toEqual([["locked"], ["epoch"], ["gone"], []])
  expect(copies[3]?.told.seqs).toEqual([2])
})

test("rows after a refused one are never stored, since they build on it", async ({ postgres }) => {
  const database = await postgres.open()
  const [paper = ""] = await newPapers(database, 1)
  await lockOf(database, paper)
  const writer = newWriter(database)
  const { source, told } = copyOf(paper)
  const row = { data: new Uint8Array([0, 0]), authorId: null, connectionId: "w" }
  writer.enqueue(source, row)
  await writer.idle()
  await database.query("update document_state set locked_at = null where doc_id = $1", [paper])
  writer.enqueue(source, row)
  await writer.idle()
  expect(told).toEqual({ seqs: [], refused: ["locked"] })
})

test("a server that is cut off in the middle of a flush stores each row once", { timeout: 60_000 }, async ({
  postgres,
}) => {
  const database = await postgres.open()
  const other = await postgres.open(2)
  const [paper = ""] = await newPapers(database, 1)
  const writer = newWriter(database)
  const { source, told } = copyOf(paper)
  const cut = setInterval(() => {
    const sql = `select pg_terminate_backend(pid) from pg_stat_activity
      where pid <> pg_backend_pid() and datname = current_database() and query like 'with incoming%'`
    void other.query(sql, []).catch(() => {})
  }, 5)
  for (let i = 0; i < 400; i++) {
    writer.enqueue(source, { data: new Uint8Array([0, 0]), authorId: null, connectionId: "w" })
    if (i % 4 === 0) await new Promise((resolve) => setTimeout(resolve, 2))
  }
  clearInterval(cut)
  await writer.idle()
  const { rows } = await database.query("select count(*)::int as n from document_update where doc_id = $1", [
    paper,
  ])
  expect(rows[0]?.n).toBe(401)
  expect(told.seqs).toEqual(Array.from({ length: 400 }, (_, i) => i + 2))
})
