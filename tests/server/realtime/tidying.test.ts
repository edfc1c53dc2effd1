import { eq } from "drizzle-orm"
import { readText } from "#app/documents/state/reading.ts"
import { thinLog } from "#app/documents/state/thin-log.server.ts"
import { documentVersions } from "#db/schema/index.ts"
import { until } from "../../support/machine.ts"
import { docFrom, linesOf, write } from "./support/text.ts"
import { describe, expect, type openWorld, test, type World, WRITER } from "./support/world.ts"

type Query = Parameters<typeof openWorld>[0]["query"]

const setBack = (query: Query, paper: string, interval: string) =>
  query("update document_update set created_at = created_at - $2::interval where doc_id = $1", [
    paper,
    interval,
  ])

const logOf = async (world: World, paper: string) => {
  const { rows } = await world.opened.query(
    `select coalesce(seq_from, seq)::int as first, seq::int as last, author_id as author
       from document_update where doc_id = $1 order by seq`,
    [paper],
  )
  return rows as { first: number; last: number; author: string | null }[]
}

/** Ada and Bruno write in turns, `each` lines at a time, and leave; nobody has the text open afterwards. */
const written = async (world: World, each: number, turns: number) => {
  const paper = await world.addPaper("Uno")
  const [ada, bruno] = [await world.signIn(), await world.signIn()]
  for (const person of [ada, bruno]) world.allow(person, paper, WRITER)
  const pages = [world.page(paper, ada), world.page(paper, bruno)]
  for (const page of pages) await page.synced()
  for (let turn = 0; turn < turns; turn++) {
    const page = pages[turn % 2]
    for (let i = 0; page && i < each; i++) write(page.doc, `${turn}.${i}`)
    await page?.saved()
    await until(() => pages.every(({ doc }) => linesOf(doc).length === 1 + (turn + 1) * each))
  }
  for (const page of pages) page.leave()
  await until(async () => (await world.counted("rooms")) === 0)
  // In one minute, whenever the test runs.
  await world.opened.query(
    "update document_update set created_at = date_trunc('minute', now()) + seq * interval '1 ms' where doc_id = $1",
    [paper],
  )
  return { paper, ada, bruno }
}

describe("the nightly round", () => {
  test("writes the snapshot that a crash or a quiet day left out", async ({ world }) => {
    const paper = await world.addPaper("Uno")
    await setBack(world.opened.query, paper, "9 hours")
    await world.realtime.tidy()
    const { rows } = await world.opened.query(
      "select snapshot_seq::int as seq, snapshot is not null as is_there from document_state where doc_id = $1",
      [paper],
    )
    expect(rows).toEqual([{ seq: 1, is_there: true }])
    expect(await world.counted("compactions_total", { moment: "sweep" })).toBe(1)
    expect((await world.stored(paper)).lines).toEqual(["Uno"])
  })

  test("leaves alone what was written today", async ({ world }) => {
    const paper = await world.addPaper("Uno")
    await setBack(world.opened.query, paper, "2 hours")
    await world.realtime.tidy()
    const { rows } = await world.opened.query(
      "select snapshot_seq::int as seq from document_state where doc_id = $1",
      [paper],
    )
    expect(rows).toEqual([{ seq: 0 }])
  })

  test("logs a document whose log is broken, and goes on with the next", async ({ world }) => {
    const [broken, sound] = [await world.addPaper("Uno"), await world.addPaper("Uno")]
    await world.opened.query("update document_state set head_seq = 3 where doc_id = $1", [broken])
    await setBack(world.opened.query, broken, "10 hours")
    await setBack(world.opened.query, sound, "9 hours")
    await world.realtime.tidy()
    const { rows } = await world.opened.query(
      "select 1 from document_state where doc_id = $1 and snapshot_seq = 1",
      [sound],
    )
    expect(rows).toHaveLength(1)
    expect(world.log.filter(({ level }) => level === "error").map(({ details }) => details)).toContainEqual(
      expect.objectContaining({ documentId: broken }),
    )
    await world.opened.query("update document_state set head_seq = 1 where doc_id = $1", [broken])
  })
})

describe("the log of a text in work", () => {
  test("is merged by minute and author after 30 days, and holds the same text", async ({ world }) => {
    const { paper, ada, bruno } = await written(world, 5, 4)
    const before = await world.stored(paper)
    await setBack(world.opened.query, paper, "31 days")
    await world.realtime.tidy()
    const runs = (await logOf(world, paper)).filter(({ author }) => author)
    expect(runs).toEqual([
      { first: 2, last: 6, author: ada.id },
      { first: 7, last: 11, author: bruno.id },
      { first: 12, last: 16, author: ada.id },
      { first: 17, last: 21, author: bruno.id },
    ])
    await world.opened.query(
      "update document_state set snapshot = null, snapshot_sha256 = null, snapshot_seq = 0 where doc_id = $1",
      [paper],
    )
    const { rows } = await world.opened.query(
      "select encode(data, 'base64') as data from document_update where doc_id = $1 order by seq",
      [paper],
    )
    expect(linesOf(docFrom(rows.map((row) => Buffer.from(String(row.data), "base64"))))).toEqual(before.lines)
  })

  test("is left as it is before that, and above the snapshot", async ({ world }) => {
    const { paper } = await written(world, 5, 2)
    await world.realtime.tidy()
    expect(await logOf(world, paper)).toHaveLength(11)
    await world.opened.query(
      "update document_state set snapshot = null, snapshot_sha256 = null, snapshot_seq = 0, head_seq = 11 where doc_id = $1",
      [paper],
    )
    await setBack(world.opened.query, paper, "31 days")
    expect(await thinLog(world.opened.query, paper, 30)).toBe(0)
    expect(await logOf(world, paper)).toHaveLength(11)
  })

  test("is thinned once, also by two sweeps at the same time", async ({ world }) => {
    const { paper, ada } = await written(world, 5, 2)
    const before = await world.stored(paper)
    await setBack(world.opened.query, paper, "31 days")
    await Promise.all([world.realtime.tidy(), world.realtime.tidy()])
    await world.realtime.tidy()
    expect(await logOf(world, paper)).toHaveLength(3)
    expect(await world.counted("thinned_rows_total")).toBeGreaterThanOrEqual(8)
    world.allow(ada, paper, WRITER)
    const again = world.page(paper, ada)
    await again.synced()
    expect(linesOf(again.doc)).toEqual(before.lines)
    write(again.doc, "E ancora")
    await again.saved()
    expect((await world.stored(paper)).lines).toEqual([...before.lines, "E ancora"])
  })
})

describe("the log of a locked text", () => {
  const locked = async (world: World, days: number, withVersion = true, state = "adopted") => {
    const { paper, ada, bruno } = await written(world, 3, 2)
    await world.opened.query(
      "update document set state = $2, adopted_at = case when $2 = 'adopted' then now() end where id = $1",
      [paper, state],
    )
    await setBack(world.opened.query, paper, `${days} days`)
    await world.opened.query(
      "update document_state set locked_at = now() - $2::int * interval '1 day' where doc_id = $1",
      [paper, days],
    )
    const { rows } = await world.opened.query("select roundtable_id from document where id = $1", [paper])
    const base = { documentId: paper, roundtableId: String(rows[0]?.roundtable_id), epoch: 1 }
    const sha256 = Buffer.alloc(32)
    const asOf = async (seq: number) => {
      const log = await world.opened.query(
        "select encode(data, 'base64') as data from document_update where doc_id = $1 and seq <= $2 order by seq",
        [paper, seq],
      )
      return readText(docFrom(log.rows.map((row) => Buffer.from(String(row.data), "base64")))).json
    }
    const { db } = world.opened
    if (withVersion)
      await db.insert(documentVersions).values([
        {
          ...{ ...base, number: 1, kind: "automatic", seq: 4, content: await asOf(4) },
          ...{ sha256, sealSha256: sha256 },
        },
        {
          ...{ ...base, number: 2, kind: "approved", seq: 7, content: await asOf(7) },
          ...{ sha256, previousSha256: sha256, sealSha256: sha256 },
        },
      ])
    return { paper, ada, bruno }
  }

  test("goes after 90 days; the text and its versions, with who wrote each passage, stay", async ({
    world,
  }) => {
    const { paper, ada, bruno } = await locked(world, 91)
    const before = await world.stored(paper)
    await world.realtime.tidy()
    expect(await logOf(world, paper)).toEqual([])
    expect((await world.stored(paper)).lines).toEqual(before.lines)
    const versions = await world.opened.db
      .select({ number: documentVersions.number, authors: documentVersions.authors })
      .from(documentVersions)
      .where(eq(documentVersions.documentId, paper))
      .orderBy(documentVersions.number)
    const [first, by] = [[[-1, 3]], (author: number) => [[author, 3]]]
    expect(versions).toEqual([
      { number: 1, authors: { people: [ada.id], passages: [first, by(0), by(0), by(0)] } },
      {
        number: 2,
        authors: {
          people: [ada.id, bruno.id],
          passages: [first, by(0), by(0), by(0), by(1), by(1), by(1)],
        },
      },
    ])
    expect(await world.counted("attributed_versions_total")).toBe(2)
    expect(await world.counted("reduced_documents_total")).toBe(1)
  })

  test("stays as long as who wrote a version could not be found out", async ({ world }) => {
    const { paper } = await locked(world, 91)
    world.database.before = (text) => {
      if (text.includes("set authors")) throw new Error("the database was away for a moment")
    }
    await world.realtime.tidy()
    expect(await logOf(world, paper)).toHaveLength(7)
    expect(await world.counted("reduced_documents_total")).toBe(0)
    world.database.before = () => {}
    await world.realtime.tidy()
    expect(await logOf(world, paper)).toEqual([])
  })

  test("stays through a round of approval, however long: the text may have to be written again", async ({
    world,
  }) => {
    const { paper } = await locked(world, 91, true, "approval")
    await world.realtime.tidy()
    expect(await logOf(world, paper)).toHaveLength(7)
  })

  test("stays before that, and where no version would be left", async ({ world }) => {
    const young = await locked(world, 89)
    const bare = await locked(world, 91, false)
    await world.realtime.tidy()
    expect(await logOf(world, young.paper)).toHaveLength(7)
    expect((await logOf(world, bare.paper)).length).toBeGreaterThan(0)
  })
})
