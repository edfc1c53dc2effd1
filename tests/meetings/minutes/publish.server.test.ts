import { inflateSync } from "node:zlib"
import { eq } from "drizzle-orm"
import type * as Y from "yjs"
import { FIELD } from "#app/documents/editor/schema-version.ts"
import { writeExport } from "#app/documents/export/write-export.server.ts"
import { replaceContent } from "#app/documents/state/content.ts"
import { blocksIn } from "#app/documents/state/reading.ts"
import { askMinutes } from "#app/meetings/minutes/export/ask-minutes.server.ts"
import { askPublic } from "#app/meetings/minutes/publish/ask-public.server.ts"
import { indexPublication } from "#app/meetings/minutes/publish/index-publication.server.ts"
import { addOmission, keepName, removeOmission } from "#app/meetings/minutes/publish/keep-omissions.server.ts"
import { publishMinutes, withdrawPublication } from "#app/meetings/minutes/publish/publish-minutes.server.ts"
import { getPublication, getPublished } from "#app/meetings/minutes/publish/queries.server.ts"
import { readPaper } from "#app/pdf/reading/read-paper.server.ts"
import type { Db } from "#db/client.server.ts"
import { auditEntries, minutesOmissions, outbox, roundtables, searchEntries } from "#db/schema/index.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { textsIn } from "#tests/support/texts.ts"
import { type ApprovedWorld, approved } from "./approved.ts"

const SECRET = "la signora del secondo piano ha il diabete"
/** The secretary wrote of somebody's health, and named two people. */
const withSecrets = (doc: Y.Doc) => {
  const words = `Titolare 1 riferisce che ${SECRET}. Titolare 0 ringrazia.`
  const own = { type: "paragraph", attrs: { id: "b-own" }, content: [{ type: "text", text: words }] }
  replaceContent(doc, [...blocksIn(doc.getXmlFragment(FIELD)), own])
}
const world = async (db: Db) => {
  const made = await approved(db, withSecrets)
  await db.update(roundtables).set({ visibility: "public" }).where(eq(roundtables.id, made.roundtable.id))
  return made
}
const omit = { words: SECRET, ground: "health" as const, reason: "Nota interna" }
const seen = async ({ ctx, own }: ApprovedWorld) => (await getPublication(ctx, own.minutesCode, textsIn)).made
const publish = async (all: ApprovedWorld) => {
  const sha256 = (await seen(all))?.sha256 ?? ""
  await publishMinutes(all.ctx, { ...all.own, sha256, read: "yes" }, textsIn)
}
/** Words as they stand, however their lines run. */
const unspaced = (text: string) => text.replace(/\s/g, "")
/** Every stream of a PDF, unpacked, with the file itself. */
const insideOf = (pdf: Uint8Array): string => {
  const raw = Buffer.from(pdf)
  const text = raw.toString("latin1")
  const streams = [...text.matchAll(/stream\r?\n/g)].map((match) => {
    try {
      return inflateSync(raw.subarray(match.index + match[0].length)).toString("utf8")
    } catch {
      return ""
    }
  })
  return [text, ...streams].join("\n")
}

describe("the public version", () => {
  test("speaks of seats and offices, and leaves out what is struck out, wherever it goes", async ({ db }) => {
    const all = await world(db)
    await addOmission(all.ctx, { ...all.own, ...omit })
    await publish(all)
    await indexPublication(all.ctx, all.minutes.id)
    const nobody = { ...(await ctxFor(db)), files: all.ctx.files }
    const code = all.own.minutesCode
    const asked = await askPublic(nobody, { code, format: "pdf" }, textsIn)
    const pdf = await writeExport(asked)
    const read = readPaper(pdf)
    const [entry] = await db.select().from(searchEntries).where(eq(searchEntries.sourceId, all.minutes.id))
    const everything = [
      JSON.stringify(await getPublished(nobody, code)),
      JSON.stringify(asked),
      asked.canonical,
      insideOf(pdf),
      read.words,
      ...read.sources.map(({ bytes }) => Buffer.from(bytes).toString("utf8")),
      Buffer.from(await writeExport({ ...asked, format: "html" })).toString("utf8"),
      Buffer.from(await writeExport({ ...asked, format: "md" })).toString("utf8"),
      JSON.stringify(entry),
      JSON.stringify(await db.select().from(auditEntries)),
    ]
    expect(read.sources).toHaveLength(1)
    expect(entry?.openWithId, "for everybody, as long as its table is").toBe(all.roundtable.id)
    const found = everything.flatMap((text) =>
      ["diabete", "secondo piano", "Titolare 1", "Titolare 0", "Nota interna"].filter((secret) =>
        unspaced(text).includes(unspaced(secret)),
      ),
    )
    expect(found).toEqual([])
    expect(asked.canonical).toContain("[omissis: salute o altri dati delicati]")
  })

  test("leaves the verbale whole, and says the digests of both", async ({ db }) => {
    const all = await world(db)
    const code = all.own.minutesCode
    const before = await askMinutes(all.ctx, { code, format: "html" }, textsIn)
    await addOmission(all.ctx, { ...all.own, ...omit })
    await publish(all)
    const after = await askMinutes(all.ctx, { code, format: "html" }, textsIn)
    expect(after.canonical).toBe(before.canonical)
    expect(after.canonical).toContain("diabete")
    const page = await getPublished(all.ctx, code)
    expect(page.text?.original).toMatch(/^[0-9a-f]{64}$/)
    expect(page.text?.sha256).not.toBe(page.text?.original)
    expect(page.text?.omitted).toEqual({ health: 1, safety: 1 })
    expect(await db.$count(outbox, eq(outbox.kind, "minutes_published"))).toBeGreaterThan(2)
  })

  test("says a name that a rule requires, and only that one", async ({ db }) => {
    const all = await world(db)
    await keepName(all.ctx, { ...all.own, words: "Titolare 1", reason: "D.Lgs. 33/2013, art. 14" })
    const text = JSON.stringify((await seen(all))?.content)
    expect(text).toContain("Titolare 1")
    expect(text).not.toContain("Titolare 0")
    const [mark] = await db.select().from(minutesOmissions)
    await removeOmission(all.ctx, { ...all.own, omissionCode: mark?.code ?? "" })
    expect(JSON.stringify((await seen(all))?.content)).not.toContain("Titolare 1")
  })

  test("goes out only as it was shown", async ({ db }) => {
    const all = await world(db)
    const sha256 = (await seen(all))?.sha256 ?? ""
    await addOmission(all.ctx, { ...all.own, ...omit })
    expect(await refusalOf(publishMinutes(all.ctx, { ...all.own, sha256, read: "yes" }, textsIn))).toBe(
      "conflict afterwards.errors.reads_otherwise",
    )
  })

  test("strikes out only words that are there", async ({ db }) => {
    const all = await world(db)
    expect(await refusalOf(addOmission(all.ctx, { ...all.own, ...omit, words: "mai scritto" }))).toBe(
      "invalid afterwards.errors.not_in_text (words)",
    )
  })

  test("is nobody's to make but the secretariat's and the chair's, and of public tables only", async ({
    db,
  }) => {
    const all = await world(db)
    expect(await refusalOf(addOmission(all.member, { ...all.own, ...omit }))).toBe(
      "forbidden minutes.refuse.secretary_or_chair",
    )
    expect(await refusalOf(addOmission(await ctxAs(db, "stranger", all), { ...all.own, ...omit }))).toMatch(
      /^not_found/,
    )
    await db.update(roundtables).set({ visibility: "members" }).where(eq(roundtables.id, all.roundtable.id))
    expect(await refusalOf(addOmission(all.ctx, { ...all.own, ...omit }))).toBe(
      "forbidden afterwards.refuse.private_table",
    )
  })
})

test("taken back, its page says why and nothing else, and the next one begins with the same marks", async ({
  db,
}) => {
  const all = await world(db)
  await addOmission(all.ctx, { ...all.own, ...omit })
  await publish(all)
  const code = all.own.minutesCode
  expect(await refusalOf(addOmission(all.ctx, { ...all.own, ...omit }))).toBe(
    "forbidden afterwards.refuse.published",
  )
  await withdrawPublication(all.ctx, { ...all.own, reason: "Da rivedere" })
  const nobody = await ctxFor(db)
  expect(await getPublished(nobody, code)).toMatchObject({ text: null, gone: { reason: "Da rivedere" } })
  expect(await refusalOf(askPublic(nobody, { code, format: "html" }, textsIn))).toMatch(/^not_found/)
  await indexPublication(all.ctx, all.minutes.id)
  expect(await db.$count(searchEntries, eq(searchEntries.sourceId, all.minutes.id))).toBe(0)
  expect(JSON.stringify((await seen(all))?.content)).not.toContain("diabete")
  // The page shows the marks of the version that was taken back: each may be taken out, and put again.
  const { marks } = await getPublication(all.ctx, code, textsIn)
  await removeOmission(all.ctx, { ...all.own, omissionCode: marks[0]?.code ?? "" })
  await addOmission(all.ctx, { ...all.own, ...omit })
  await publish(all)
  expect((await getPublished(nobody, code)).gone).toBeNull()
})
