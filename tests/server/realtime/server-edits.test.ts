import * as Y from "yjs"
import { transact } from "#app/context.ts"
import type { EditKind, EditPayloads } from "#app/documents/state/edits.ts"
import { intendEdit } from "#app/documents/state/intend-edit.server.ts"
import type { ReadingNode } from "#app/documents/state/reading.ts"
import { refuseEdit } from "#app/documents/state/refuse-edit.server.ts"
import { ctxFor } from "../../support/context.ts"
import { until } from "../../support/machine.ts"
import { test as onServer } from "./support/postgres.ts"
import { linesOf, write } from "./support/text.ts"
import { describe, expect, openWorld, test, type World, WRITER } from "./support/world.ts"

const line = (text: string): ReadingNode => ({ type: "paragraph", content: [{ type: "text", text }] })

const intend = async <K extends EditKind>(
  world: World,
  documentId: string,
  kind: K,
  payload: EditPayloads[K],
  schemaVersion = 1,
) => {
  const { rows } = await world.opened.query("select roundtable_id from document where id = $1", [documentId])
  const edit = { documentId, roundtableId: String(rows[0]?.roundtable_id), kind, payload, schemaVersion }
  return transact(await ctxFor(world.opened.db), (ctx) => intendEdit(ctx, edit))
}

const editRow = async (world: World, id: string) => {
  const { rows } = await world.opened.query(
    "select applied_seq::int as seq, refused from document_edit where id = $1",
    [id],
  )
  return rows[0]
}

const opened = async (world: World, ...lines: string[]) => {
  const paper = await world.addPaper(...lines)
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  const author = world.page(paper, person)
  await author.synced()
  return { paper, person, author }
}

const CRASH = Object.assign(new Error("gone"), { code: "ECONNRESET" })

describe("an edit that a verb meant", () => {
  test("is in the log and reaches whoever has the text open", async ({ world }) => {
    const { paper, author } = await opened(world, "Uno", "Due")
    const id = await intend(world, paper, "replace", { content: [line("Uno"), line("Due, dal server")] })
    expect(await world.realtime.apply(id)).toEqual({ kind: "applied", seq: 2 })
    await until(() => linesOf(author.doc)[1] === "Due, dal server")
    expect((await world.stored(paper)).lines).toEqual(["Uno", "Due, dal server"])
    expect(await editRow(world, id)).toEqual({ seq: 2, refused: null })
  })

  test("is made in a text that nobody has open, and its readable form with it", async ({ world }) => {
    const paper = await world.addPaper("Uno")
    const id = await intend(world, paper, "replace", { content: [line("Dal server")] })
    await world.realtime.apply(id)
    await until(async () => {
      const { rows } = await world.opened.query("select plain from document_text where doc_id = $1", [paper])
      return rows[0]?.plain === "Dal server"
    })
    expect((await world.stored(paper)).lines).toEqual(["Dal server"])
  })

  test("joins what people write meanwhile, which is all kept", async ({ world }) => {
    const { paper, author } = await opened(world, "Uno")
    const id = await intend(world, paper, "replace", { content: [line("Uno"), line("Dal server")] })
    for (let i = 0; i < 20; i++) write(author.doc, `Riga ${i}`)
    const applied = world.realtime.apply(id)
    for (let i = 20; i < 40; i++) write(author.doc, `Riga ${i}`)
    await applied
    await author.saved()
    const all = ["Uno", "Dal server", ...Array.from({ length: 40 }, (_, i) => `Riga ${i}`)]
    await until(() => linesOf(author.doc).length === all.length)
    expect([...linesOf(author.doc)].sort()).toEqual([...all].sort())
    expect((await world.stored(paper)).lines).toEqual(linesOf(author.doc))
  })

  test("that merges a fork brings what was written there", async ({ world }) => {
    const { paper, author } = await opened(world, "Uno")
    const fork = new Y.Doc()
    Y.applyUpdate(fork, Y.encodeStateAsUpdate(author.doc))
    const before = Y.encodeStateVector(fork)
    write(fork, "Emendamento")
    const update = Buffer.from(Y.encodeStateAsUpdate(fork, before)).toString("base64")
    await world.realtime.apply(await intend(world, paper, "merge", { update }))
    await until(() => linesOf(author.doc).includes("Emendamento"))
    expect((await world.stored(paper)).lines).toEqual(["Uno", "Emendamento"])
  })

  test("that changes nothing is settled without a row in the log", async ({ world }) => {
    const paper = await world.addPaper("Uno")
    const id = await intend(world, paper, "replace", { content: [line("Uno")] })
    expect(await world.realtime.apply(id)).toEqual({ kind: "applied", seq: 1 })
    expect((await world.stored(paper)).seq).toBe(1)
  })
})

describe("an edit is made once", () => {
  test("however often it is asked for, and by whom at the same time", async ({ world }) => {
    const { paper } = await opened(world, "Uno")
    const id = await intend(world, paper, "replace", { content: [line("Uno"), line("Una volta")] })
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => world.realtime.apply(id)))
    outcomes.push(await world.realtime.apply(id))
    expect(outcomes).toEqual(Array(6).fill({ kind: "applied", seq: 2 }))
    expect((await world.stored(paper)).lines).toEqual(["Uno", "Una volta"])
  })

  test("after a crash before it was stored", async ({ world }) => {
    const { paper } = await opened(world, "Uno")
    const id = await intend(world, paper, "replace", { content: [line("Uno"), line("Una volta")] })
    world.database.before = (text) => {
      if (text.includes("update document_edit d set applied_seq")) throw CRASH
    }
    await expect(world.realtime.apply(id)).rejects.toThrow("gone")
    world.database.before = () => {}
    expect((await world.stored(paper)).lines).toEqual(["Uno"])
    expect(await world.realtime.apply(id)).toEqual({ kind: "applied", seq: 2 })
    expect((await world.stored(paper)).lines).toEqual(["Uno", "Una volta"])
  })

  test("after a crash between its storing and the word of it", async ({ world }) => {
    const { paper, author } = await opened(world, "Uno")
    const id = await intend(world, paper, "replace", { content: [line("Uno"), line("Una volta")] })
    world.database.losesAnswers = true
    await expect(world.realtime.apply(id)).rejects.toThrow("ECONNREFUSED")
    world.database.losesAnswers = false
    expect(await world.realtime.apply(id)).toEqual({ kind: "applied", seq: 2 })
    await until(() => linesOf(author.doc).includes("Una volta"))
    expect((await world.stored(paper)).lines).toEqual(["Uno", "Una volta"])
  })
})

onServer("two processes that make the same edit at the same moment store it once", async ({ postgres }) => {
  const [here, there] = [await openWorld(await postgres.open()), await openWorld(await postgres.open())]
  const paper = await here.addPaper("Uno")
  for (let round = 1; round <= 5; round++) {
    const content = Array.from({ length: round + 1 }, (_, i) => line(i === 0 ? "Uno" : `Giro ${i}`))
    const id = await intend(here, paper, "replace", { content })
    const outcomes = await Promise.all([here.realtime.apply(id), there.realtime.apply(id)])
    expect(outcomes).toEqual(Array(2).fill({ kind: "applied", seq: round + 1 }))
  }
  expect((await here.stored(paper)).lines).toHaveLength(6)
})

describe("an edit is refused, and the text stays as it is,", () => {
  test("in a locked text", async ({ world }) => {
    const paper = await world.addPaper("Approvato")
    const id = await intend(world, paper, "replace", { content: [line("Mai")] })
    await world.opened.query("update document_state set locked_at = now() where doc_id = $1", [paper])
    expect(await world.realtime.apply(id)).toEqual({ kind: "refused", reason: "locked" })
    expect((await world.stored(paper)).lines).toEqual(["Approvato"])
  })

  test("in a text that is locked while it is worked out", async ({ world }) => {
    const paper = await world.addPaper("Approvato")
    const id = await intend(world, paper, "replace", { content: [line("Mai")] })
    world.database.before = async (text) => {
      if (!text.includes("update document_edit d set applied_seq")) return
      await world.opened.query("update document_state set locked_at = now() where doc_id = $1", [paper])
    }
    expect(await world.realtime.apply(id)).toEqual({ kind: "refused", reason: "locked" })
    expect((await world.stored(paper)).lines).toEqual(["Approvato"])
  })

  test.for([
    ["a payload that does not fit", "replace", { content: "no" }],
    ["an update that builds on what is not there", "merge", { update: "" }],
  ] as const)("with %s", async ([, kind, payload], { world }) => {
    const paper = await world.addPaper("Uno")
    const elsewhere = new Y.Doc()
    write(elsewhere, "Prima")
    const before = Y.encodeStateVector(elsewhere)
    write(elsewhere, "Poi")
    const update = Buffer.from(Y.encodeStateAsUpdate(elsewhere, before)).toString("base64")
    const meant = kind === "merge" ? { update } : payload
    const id = await intend(world, paper, kind, meant as EditPayloads[typeof kind])
    expect(await world.realtime.apply(id)).toEqual({ kind: "refused", reason: "unfit" })
    expect((await world.stored(paper)).lines).toEqual(["Uno"])
  })

  test("that would make it larger than a text may be", async ({ opened: database }) => {
    const world = await openWorld(database, { settings: { maxDocumentBytes: 4000 } })
    const paper = await world.addPaper("Uno")
    const id = await intend(world, paper, "replace", { content: [line("x".repeat(5000))] })
    expect(await world.realtime.apply(id)).toEqual({ kind: "refused", reason: "document-full" })
  })
})

test("a refused edit keeps its reason, stands in the audit once, and is not made when the lock is lifted", async ({
  world,
}) => {
  const paper = await world.addPaper("Approvato")
  const id = await intend(world, paper, "replace", { content: [line("Mai")] })
  await world.opened.query("update document_state set locked_at = now() where doc_id = $1", [paper])
  const ctx = await ctxFor(world.opened.db)
  expect(await refuseEdit(ctx, { editId: id, reason: "locked" })).toBe(true)
  expect(await refuseEdit(ctx, { editId: id, reason: "locked" })).toBe(false)
  await world.opened.query("update document_state set locked_at = null where doc_id = $1", [paper])
  expect(await world.realtime.apply(id)).toEqual({ kind: "refused", reason: "locked" })
  const { rows } = await world.opened.query("select action from audit_entry where subject_id = $1", [paper])
  expect(rows).toEqual([{ action: "document.edit-refused" }])
})

test("an edit that needs a newer page sends older ones away before they are shown it", async ({ world }) => {
  const { paper, author } = await opened(world, "Uno")
  const id = await intend(world, paper, "replace", { content: [line("Nuovo")] }, 2)
  await world.realtime.apply(id)
  await expect.poll(() => author.closes, { timeout: 5000 }).toEqual([4406])
  expect(linesOf(author.doc)).toEqual(["Uno"])
})
