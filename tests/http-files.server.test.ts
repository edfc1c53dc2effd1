import { redirect } from "@remix-run/node"
import { z } from "zod"
import { invalid } from "#app/errors.ts"
import { SomeFiles } from "#app/files/input.ts"
import { keepFile } from "#app/files/keep-file.server.ts"
import { listFiles } from "#app/files/queries.server.ts"
import { KEY_FIELD, newKey, type Refusal, run } from "#app/http.server.ts"
import type { Db } from "#db/client.server.ts"
import { postOf, thrownBy } from "#tests/support/app-context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson, type Person } from "#tests/support/factories.ts"
import { pdf } from "#tests/support/files.ts"
import { type Fields, pageOf } from "./http-form.ts"

const OWNER = { kind: "roundtable", id: "0192d3c4-0000-7000-8000-000000000000" }
const Papers = z.object({
  title: z.string().min(3, { error: "people.errors.name_missing" }),
  papers: SomeFiles,
})

const file = (name = "atto.pdf", bytes = pdf(name)) => new File([bytes as BlobPart], name)
/** What a browser sends for a field of files where none was chosen. */
const NONE = new File([], "", { type: "application/octet-stream" })
const form = (title: string, ...papers: (File | string)[]): Fields => [
  ["title", title],
  ...papers.map((paper) => ["papers", paper] as [string, File | string]),
]

/** Sends a form of papers; the verb keeps them, and refuses those of which the title says so. */
const send = async (db: Db, person: Person, fields: Fields) => {
  const context = await pageOf(db, person)
  const answer = await run(context, postOf(fields), Papers, {}, async (ctx, { title, papers }) => {
    for (const upload of papers) await keepFile(ctx, { upload, owner: OWNER, field: "papers" })
    if (title === "refused") throw invalid("title", "people.errors.name_long")
    return redirect("/kept")
  })
  const refusal: Refusal | null = answer instanceof Response ? null : answer.data
  const kept = (await listFiles(context.ctx, OWNER.kind, [OWNER.id])).map(({ name }) => name)
  return { refusal, kept, waiting: refusal?.waiting?.papers ?? [] }
}

describe("a form with files", () => {
  test("gives them to the verb", async ({ db }) => {
    const sent = await send(db, await makePerson(db), form("Atti", file("a.pdf"), file("b.pdf")))
    expect(sent).toEqual({ refusal: null, kept: ["a.pdf", "b.pdf"], waiting: [] })
  })

  test("where none was chosen says so at the field", async ({ db }) => {
    const { refusal } = await send(db, await makePerson(db), form("Atti", NONE))
    expect(refusal?.fields).toEqual({ papers: "Scegli almeno un file" })
  })

  test("does it once, however often it is pressed", async ({ db }) => {
    const [person, key] = [await makePerson(db), newKey()]
    const fields: Fields = [...form("Atti", file()), [KEY_FIELD, key]]
    await send(db, person, fields)
    expect((await send(db, person, fields)).kept).toEqual(["atto.pdf"])
  })
})

describe("files chosen in a form that was refused", () => {
  test.for(["", "refused"])("are kept and named, the title being %j", async (title, { db }) => {
    const sent = await send(db, await makePerson(db), form(title, file("a.pdf"), file("b.pdf")))
    expect(sent.waiting.map(({ name }) => name)).toEqual(["a.pdf", "b.pdf"])
    expect(sent.kept).toEqual([])
  })

  test("go with the form when it is sent again, those still ticked", async ({ db }) => {
    const person = await makePerson(db)
    const [first] = (await send(db, person, form("", file("a.pdf"), file("b.pdf")))).waiting
    const again = await send(db, person, form("Atti", NONE, first?.code ?? ""))
    expect(again).toEqual({ refusal: null, kept: ["a.pdf"], waiting: [] })
  })

  test("stay when it is refused again, beside those chosen now", async ({ db }) => {
    const person = await makePerson(db)
    const [first] = (await send(db, person, form("", file("a.pdf")))).waiting
    const again = await send(db, person, form("refused", file("b.pdf"), first?.code ?? ""))
    expect(again.waiting.map(({ name }) => name)).toEqual(["a.pdf", "b.pdf"])
  })

  test("are not kept when they could not be taken anyway, and that is said too", async ({ db }) => {
    const program = file("atto.pdf", new Uint8Array([0x4d, 0x5a, 0, 0, ...Array(80).fill(0)]))
    const { refusal, waiting } = await send(db, await makePerson(db), form("", program))
    expect([waiting, Object.keys(refusal?.fields ?? {})]).toEqual([[], ["title", "papers"]])
  })

  test("are nothing to somebody else", async ({ db }) => {
    const [first] = (await send(db, await makePerson(db), form("", file()))).waiting
    const other = await send(db, await makePerson(db), form("Atti", NONE, first?.code ?? ""))
    expect([other.refusal?.fields, other.kept, other.waiting]).toEqual([
      ...[{ papers: "Il file caricato prima non c'è più: sceglilo di nuovo" }, [], []],
    ])
  })
})

test("a form with more text than anybody types is refused in words before anything is done", async ({
  db,
}) => {
  const person = await makePerson(db)
  const answer = await thrownBy(() => send(db, person, form("x".repeat(20_000_000))))
  expect([answer.status, await answer.json()]).toEqual([
    413,
    { reason: expect.stringMatching(/mettilo in un file/) },
  ])
})
