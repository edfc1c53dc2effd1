import { desc, eq } from "drizzle-orm"
import type { TextBeforeLoss } from "#app/documents/versions/keep-before-loss.server.ts"
import { keepBeforeLoss } from "#app/documents/versions/keep-before-loss.server.ts"
import { nameVersion } from "#app/documents/versions/name-version.server.ts"
import type { OpenDb } from "#db/client.server.ts"
import { documentTexts, documentVersions, papers, roundtables } from "#db/schema/index.ts"
import { ctxAs } from "../../roundtables/world.ts"
import { ctxFor } from "../../support/context.ts"
import { until } from "../../support/machine.ts"
import { linesOf, write } from "./support/text.ts"
import { describe, expect, openWorld, test, type World, WRITER } from "./support/world.ts"

/** A co-editing server whose application keeps versions; `refuse` makes it fail so many times first. */
const worldWithVersions = (opened: OpenDb, failures = 0) => {
  let left = failures
  const keep = async (text: TextBeforeLoss) => {
    if (left-- > 0) throw new Error("not now")
    await keepBeforeLoss(await ctxFor(opened.db), text)
  }
  return openWorld(opened, { ports: { keepBeforeLoss: keep } })
}

const writers = async (world: World, ...lines: string[]) => {
  const paper = await world.addPaper(...lines)
  const people = [await world.signIn(), await world.signIn()]
  for (const person of people) world.allow(person, paper, WRITER)
  const pages = people.map((person) => world.page(paper, person))
  for (const page of pages) await page.synced()
  return { paper, people, pages }
}

const versionsOf = (opened: OpenDb, paper: string) =>
  opened.db
    .select()
    .from(documentVersions)
    .where(eq(documentVersions.documentId, paper))
    .orderBy(documentVersions.number)

const readAsOf = async (opened: OpenDb, paper: string) => {
  const [text] = await opened.db.select().from(documentTexts).where(eq(documentTexts.documentId, paper))
  return text?.seq ?? 0
}

const wordsIn = (content: unknown) =>
  [...JSON.stringify(content).matchAll(/"text":"([^"]*)"/g)].map(([, text]) => text)

const TEN = Array.from({ length: 10 }, (_, at) => `Riga ${at}`)

describe("before more than 30 % of the blocks go", () => {
  test("the text is kept as a version, with what was written just before", async ({ opened }) => {
    const world = await worldWithVersions(opened)
    const { paper, pages } = await writers(world, ...TEN)
    const [ada, bruno] = pages
    if (!ada || !bruno) throw new Error("Two write")
    await until(async () => (await readAsOf(opened, paper)) > 0 || world.realtime.refreshText(paper))
    write(bruno.doc, "Scritta da Bruno")
    await bruno.saved()
    await until(() => linesOf(ada.doc).length === 11)
    ada.doc.getXmlFragment("default").delete(0, 8)
    await ada.saved()
    await until(async () => (await versionsOf(opened, paper)).length > 0)
    const [version] = await versionsOf(opened, paper)
    expect(version).toMatchObject({ number: 1, kind: "automatic", createdById: null, seq: 2, epoch: 1 })
    expect(wordsIn(version?.content)).toEqual([...TEN, "Scritta da Bruno"])
    expect((await world.stored(paper)).lines).toEqual(["Riga 8", "Riga 9", "Scritta da Bruno"])
    expect(await world.counted("versions_before_loss_total")).toBe(1)
  })

  test("no version is kept where 30 % go, and no more", async ({ opened }) => {
    const world = await worldWithVersions(opened)
    const { paper, pages } = await writers(world, ...TEN)
    const [ada] = pages
    await until(async () => (await readAsOf(opened, paper)) > 0 || world.realtime.refreshText(paper))
    ada?.doc.getXmlFragment("default").delete(0, 3)
    await ada?.saved()
    await until(async () => (await readAsOf(opened, paper)) === 2)
    expect(await versionsOf(opened, paper)).toEqual([])
  })

  test("the readable form waits for a version that cannot be kept at once, which is then kept once", async ({
    opened,
  }) => {
    const world = await worldWithVersions(opened, 1)
    const { paper, pages } = await writers(world, ...TEN)
    const [ada] = pages
    await until(async () => (await readAsOf(opened, paper)) > 0 || world.realtime.refreshText(paper))
    ada?.doc.getXmlFragment("default").delete(0, 9)
    await ada?.saved()
    await until(() => world.log.some(({ level }) => level === "error"))
    expect([await readAsOf(opened, paper), await versionsOf(opened, paper)]).toEqual([1, []])
    if (ada) write(ada.doc, "Ancora")
    await ada?.saved()
    await until(async () => (await readAsOf(opened, paper)) === 3)
    const versions = await versionsOf(opened, paper)
    expect(versions.map(({ content }) => wordsIn(content))).toEqual([TEN])
  })
})

describe("who wrote a version", () => {
  test("is found out from the log, passage by passage, by the people behind the sockets", async ({
    world,
  }) => {
    const { paper, people, pages } = await writers(world, "Di nessuno")
    const [ada, bruno] = pages
    if (!ada || !bruno) throw new Error("Two write")
    write(ada.doc, "Di Ada")
    await ada.saved()
    await until(() => linesOf(bruno.doc).length === 2)
    write(bruno.doc, "Di Bruno")
    await bruno.saved()
    await until(async () => (await readAsOf(world.opened, paper)) === 3)
    const { db } = world.opened
    const [row] = await db.select().from(papers).where(eq(papers.id, paper))
    const [roundtable] = await db
      .select()
      .from(roundtables)
      .where(eq(roundtables.id, row?.roundtableId ?? ""))
    if (!row || !roundtable) throw new Error("The paper has a table")
    await db.update(papers).set({ state: "co_design" }).where(eq(papers.id, paper))
    await nameVersion(await ctxAs(db, "chair", { roundtable }), { paperCode: row.code, name: "Prima" })
    expect(await world.realtime.attribute(paper)).toBe(1)
    expect(await world.realtime.attribute(paper)).toBe(0)
    const [version] = await db
      .select()
      .from(documentVersions)
      .where(eq(documentVersions.documentId, paper))
      .orderBy(desc(documentVersions.number))
    expect(version?.authors).toEqual({
      people: [people[0]?.id, people[1]?.id],
      passages: [[[-1, 10]], [[0, 6]], [[1, 8]]],
    })
  })

  test("is not known of a text whose history was erased", async ({ world }) => {
    const paper = await world.addPaper("Uno")
    const { rows } = await world.opened.query("select roundtable_id from document where id = $1", [paper])
    const digest = Buffer.alloc(32)
    await world.opened.db.insert(documentVersions).values({
      ...{ documentId: paper, roundtableId: String(rows[0]?.roundtable_id), number: 1, kind: "automatic" },
      ...{ epoch: 7, seq: 1, content: { type: "doc", content: [] }, sha256: digest, sealSha256: digest },
    })
    expect(await world.realtime.attribute(paper)).toBe(1)
    const [version] = await versionsOf(world.opened, paper)
    expect(version?.authors).toEqual({ people: [], passages: [] })
  })
})
