import { createHash } from "node:crypto"
import * as Y from "yjs"
import { Digester } from "#server/realtime/digester.ts"
import { until } from "../../support/machine.ts"
import { docFrom, linesOf, longDoc, updateWith, write } from "./support/text.ts"
import { describe, expect, openWorld, test, type World, WRITER } from "./support/world.ts"

const LATER = { textQuietMs: 600_000, textLongestMs: 600_000, unloadAfterMs: 600_000 }

const stateOf = async (world: World, paper: string) => {
  const { rows } = await world.opened.query(
    `select head_seq::int as head, snapshot_seq::int as seq, encode(snapshot, 'base64') as snapshot,
            encode(snapshot_sha256, 'hex') as sha256, bytes,
            (select count(*)::int from document_update u where u.doc_id = s.doc_id) as rows
       from document_state s where doc_id = $1`,
    [paper],
  )
  const row = rows[0] ?? {}
  return { ...row, snapshot: row.snapshot ? Buffer.from(String(row.snapshot), "base64") : null } as {
    head: number
    seq: number
    snapshot: Buffer | null
    sha256: string
    bytes: number
    rows: number
  }
}

const writing = async (world: World) => {
  const paper = await world.addPaper("Uno")
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  const author = world.page(paper, person)
  await author.synced()
  return { paper, author }
}

describe("a snapshot is written", () => {
  test("after so many updates", async ({ opened }) => {
    const world = await openWorld(opened, { settings: { ...LATER, textQuietMs: 20, compactRows: 20 } })
    const { paper, author } = await writing(world)
    for (let i = 0; i < 30; i++) write(author.doc, `Riga ${i}`)
    await author.saved()
    await until(async () => (await stateOf(world, paper)).seq > 0)
    expect((await stateOf(world, paper)).seq).toBeGreaterThanOrEqual(20)
  })

  test("after so many bytes", async ({ opened }) => {
    const world = await openWorld(opened, { settings: { ...LATER, textQuietMs: 20, compactBytes: 10_000 } })
    const { paper, author } = await writing(world)
    write(author.doc, "x".repeat(12_000))
    await author.saved()
    await until(async () => (await stateOf(world, paper)).seq > 0)
    expect((await stateOf(world, paper)).seq).toBe(2)
  })

  test("when the last one leaves, and holds what the log holds, which stays", async ({ world }) => {
    const { paper, author } = await writing(world)
    for (let i = 0; i < 10; i++) write(author.doc, `Riga ${i}`)
    await author.saved()
    author.leave()
    await until(async () => (await world.counted("rooms")) === 0)
    const state = await stateOf(world, paper)
    expect(state).toMatchObject({ head: 11, seq: 11, rows: 11, bytes: state.snapshot?.length })
    expect(linesOf(docFrom([state.snapshot ?? new Uint8Array()]))).toEqual(linesOf(author.doc))
    expect(
      createHash("sha256")
        .update(state.snapshot ?? "")
        .digest("hex"),
    ).toBe(state.sha256)
  })
})

test("while many type, a snapshot holds nothing that is not committed", async ({ opened }) => {
  const settings = { ...LATER, textQuietMs: 5, compactRows: 5, compactGapMs: 20 }
  const world = await openWorld(opened, { settings })
  const { paper, author } = await writing(world)
  const checked: boolean[] = []
  for (let round = 0; round < 8; round++) {
    for (let i = 0; i < 10; i++) write(author.doc, `${round}.${i}`)
    await author.saved()
    const { snapshot, seq } = await stateOf(world, paper)
    if (!snapshot) continue
    const { rows } = await opened.query(
      "select encode(data, 'base64') as data from document_update u where doc_id = $1 and u.seq <= $2 order by u.seq",
      [paper, seq],
    )
    const committed = docFrom(rows.map((row) => Buffer.from(String(row.data), "base64")))
    checked.push(Y.equalSnapshots(Y.snapshot(docFrom([snapshot])), Y.snapshot(committed)))
  }
  await until(async () => (await stateOf(world, paper)).seq > 0)
  expect(checked).not.toContain(false)
})

describe("the worker", () => {
  const worker = async <T>(work: (digester: Digester) => Promise<T>): Promise<T> => {
    const digester = new Digester(10_000)
    try {
      return await work(digester)
    } finally {
      await digester.close()
    }
  }

  test("refuses to make a whole of a log with a hole", async () => {
    const doc = new Y.Doc()
    write(doc, "Uno")
    const before = Y.encodeStateVector(doc)
    write(doc, "Due")
    const answer = worker((digester) => digester.digest([Y.encodeStateAsUpdate(doc, before)], true))
    await expect(answer).rejects.toThrow("the log has a hole")
  })

  test("goes on after a document that it could not read", async () => {
    const reading = await worker(async (digester) => {
      await digester.digest([new Uint8Array([255, 255, 255])], true).catch(() => {})
      return (await digester.digest([updateWith("Ancora qui")], false)).reading
    })
    expect(reading.plain).toBe("Ancora qui")
  })

  test("is replaced when it takes too long", async () => {
    const digester = new Digester(1)
    const slow = longDoc(20_000, "lento")
    await expect(digester.digest([Y.encodeStateAsUpdate(slow)], true)).rejects.toThrow(
      "no answer within 1 ms",
    )
    await digester.close()
  })

  test("does not hold the event loop while it reads a long document", async () => {
    const long = longDoc(20_000, "Una riga di un testo molto lungo")
    const update = Y.encodeStateAsUpdate(long)
    let longest = 0
    let last = performance.now()
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 2)
    const begun = performance.now()
    const { state } = await worker((digester) => digester.digest([update], true))
    clearInterval(beat)
    expect(state?.length).toBeGreaterThan(update.length / 2)
    expect(longest).toBeLessThan((performance.now() - begun) / 2)
  })
})
