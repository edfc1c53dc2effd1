import { randomUUID } from "node:crypto"
import { Registry } from "prom-client"
import { describe, expect, test } from "vitest"
import { createMetrics } from "#server/realtime/metrics.ts"
import { REALTIME_DEFAULTS } from "#server/realtime/settings.ts"
import type { Source } from "#server/realtime/write-queue.ts"
import { Writer } from "#server/realtime/writer.ts"
import { until } from "../../support/machine.ts"

const silent = { info: () => {}, warn: () => {}, error: () => {} }
const never = () => new Promise<never>(() => {})

/** A writer before a database that answers as told, and documents with a row each in one flush. */
const writerOf = (query: (call: number) => Promise<never>) => {
  let calls = 0
  const writer = new Writer({
    ...{ settings: REALTIME_DEFAULTS, rowsPerFlush: 100, gapMs: 1, log: silent },
    metrics: createMetrics(new Registry()),
    query: () => query(++calls),
    onAdvanced: () => {},
    onAway: () => {},
  })
  const enqueue = (documentId: string) => {
    const source: Source = { documentId, epoch: 1, stored: () => {}, refused: () => {} }
    writer.enqueue(source, { data: new Uint8Array([1]), authorId: null, connectionId: "x" })
  }
  return { writer, enqueue, calls: () => calls }
}

const rowsIn = (batches: ReturnType<Writer["abandon"]>) =>
  batches.flatMap(({ rows }) => rows.map(({ documentId }) => documentId)).sort()

describe("a stop takes along every row that was never acknowledged:", () => {
  const ids = Array.from({ length: 3 }, () => randomUUID()).sort()

  test("those in flight, and those that came meanwhile", async () => {
    const { writer, enqueue, calls } = writerOf(never)
    enqueue(ids[0] ?? "")
    await until(() => calls() === 1)
    enqueue(ids[1] ?? "")
    enqueue(ids[2] ?? "")
    expect(rowsIn(writer.abandon())).toEqual(ids)
  })

  test("those of a flush that one document's data made go apart, whose turn has not come", async () => {
    const broken = Object.assign(new Error("invalid input"), { code: "22P02" })
    const { writer, enqueue, calls } = writerOf((call) => (call === 1 ? Promise.reject(broken) : never()))
    for (const id of ids) enqueue(id)
    await until(() => calls() === 2)
    expect(rowsIn(writer.abandon())).toEqual(ids)
  })
})
