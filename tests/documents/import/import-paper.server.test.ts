import { eq } from "drizzle-orm"
import * as Y from "yjs"
import { importPaper } from "#app/documents/import/import-paper.server.ts"
import { keepImport, lookAt, refuseImport, waitingImport } from "#app/documents/import/keep-import.server.ts"
import { readText } from "#app/documents/state/reading.ts"
import type { Db } from "#db/client.server.ts"
import { documentPictures, documentUpdates, files } from "#db/schema/index.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { appContext } from "#tests/support/app-context.ts"
import { contentOf } from "#tests/support/content.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeRoundtable } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import type { Relation } from "#tests/support/relations.ts"
import { lastPaper } from "../papers.ts"
import { photo } from "../pictures/samples.ts"

const FILE = {
  name: "piano.md",
  bytes: new TextEncoder().encode(
    "# Piano\n\n## Perché\n\nUn **testo** con una nota[^1].\n\n- uno\n- due\n\n[^1]: La nota\n",
  ),
}

const at = async (db: Db, relation: Relation = "secretary here") => {
  const roundtable = await makeRoundtable(db)
  const ctx = await ctxAs(db, relation, { roundtable })
  return { ctx, roundtable, workshop: appContext(ctx).workshop }
}
const input = (roundtableCode: string) =>
  ({ roundtableCode, title: "Piano", kind: "regional_plan", language: "it", file: "X" }) as const

test("a file becomes a document with its headings, lists and notes", async ({ db }) => {
  const { ctx, roundtable, workshop } = await at(db)
  const text = await lookAt(workshop, FILE)
  const code = await importPaper(ctx, input(roundtable.code), text)
  expect(await lastPaper(db)).toMatchObject({ code, title: "Piano", state: "draft" })
  const doc = new Y.Doc()
  for (const { data } of await db.select().from(documentUpdates)) Y.applyUpdate(doc, data)
  const { headings, plain, json } = readText(doc)
  expect(headings.map((heading) => heading.text)).toEqual(["Perché"])
  expect(plain).toBe("Perché\nUn testo con una nota.\nuno\ndue\nLa nota")
  const ids = (json.content ?? []).map(({ attrs }) => attrs?.id)
  expect(new Set(ids).size).toBe(5)
  expect(JSON.stringify(json)).toContain('"marks":[{"type":"bold"}]')
})

describe("a file is nobody's to import", () => {
  test.for(["titular", "observer", "secretary elsewhere", "nobody"] as const)(
    "but who serves the table: %s",
    async (relation, { db }) => {
      const { ctx, roundtable, workshop } = await at(db, relation)
      const text = await lookAt(workshop, FILE)
      const before = await contentOf(db)
      expect(await refusalOf(refuseImport(ctx, roundtable.code))).toBe(
        "forbidden documents.refuse.secretary_starts",
      )
      expect(await refusalOf(importPaper(ctx, input(roundtable.code), text))).toBe(
        "forbidden documents.refuse.secretary_starts",
      )
      expect(await contentOf(db)).toEqual(before)
    },
  )

  test("and waits for who sent it alone", async ({ db }) => {
    const { ctx, roundtable } = await at(db)
    const code = await keepImport(ctx, FILE)
    const other = await ctxAs(db, "chair", { roundtable })
    expect(await refusalOf(waitingImport({ ...other, files: ctx.files }, code))).toBe(
      "not_found transfer.errors.file_gone",
    )
    expect(await waitingImport(ctx, code)).toEqual(FILE)
  })
})

describe("a file that is refused", () => {
  test.for([
    ["a.exe", "MZ", "transfer.refused.kind"],
    ["a.html", "<div>".repeat(5000), "transfer.refused.too_deep"],
    ["a.md", "", "transfer.refused.empty"],
  ] as const)("%s writes nothing", async ([name, content, key], { db }) => {
    const { workshop } = await at(db)
    const before = await contentOf(db)
    const refused = lookAt(workshop, { name, bytes: new TextEncoder().encode(content) })
    expect(await refusalOf(refused)).toBe(`invalid ${key} (file)`)
    expect(await contentOf(db)).toEqual(before)
  })

  test.for(["TOO_LATE", "LOST", "BUSY"])(
    "because its thread was given up (%s) says so",
    async (code, { db }) => {
      await at(db)
      const workshop = { run: () => Promise.reject(Object.assign(new Error("x"), { code })) }
      expect(await refusalOf(lookAt(workshop, FILE))).toBe("invalid transfer.refused.too_slow (file)")
    },
  )
})

test("the pictures of a file become the document's own, each with what was said of it", async ({ db }) => {
  const { ctx, roundtable, workshop } = await at(db)
  const picture = `data:image/jpeg;base64,${(await photo()).toString("base64")}`
  const html = `<h1>T</h1><p>Uno</p><img src="${picture}"><img src="${picture}"><p>due</p>`
  const text = await lookAt(workshop, { name: "a.html", bytes: new TextEncoder().encode(html) })
  await importPaper(ctx, input(roundtable.code), text, ["Una sala", ""])
  const paper = await lastPaper(db)
  const doc = new Y.Doc()
  for (const { data } of await db.select().from(documentUpdates)) Y.applyUpdate(doc, data)
  const images = (readText(doc).json.content ?? []).filter(({ type }) => type === "image")
  expect(images.map(({ attrs }) => [attrs?.alt, attrs?.width, attrs?.height])).toEqual([
    ["Una sala", 20, 40],
    ["", 20, 40],
  ])
  const [stored] = await db.select().from(documentPictures)
  expect(stored?.documentId).toBe(paper.id)
  const [file] = await db
    .select()
    .from(files)
    .where(eq(files.id, stored?.fileId ?? ""))
  for (const { attrs } of images) expect(attrs?.src).toBe(`/files/${file?.code}`)
})
