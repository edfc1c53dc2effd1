import { randomUUID } from "node:crypto"
import { transact } from "#app/context.ts"
import { addAnnexes, freezeAnnexes, listAnnexes } from "#app/records/annexes.server.ts"
import { addAnnex, voidFiling } from "#app/records/file-paper.server.ts"
import { refuseReadRecord } from "#app/records/policy.ts"
import {
  getFiling,
  getFilingParts,
  listFilings,
  mayReadRecord,
  mayReadRecordInner,
} from "#app/records/queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { filings } from "#db/schema/index.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson, makeRoundtable } from "#tests/support/factories.ts"
import { pdf } from "#tests/support/files.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { personAs, RELATIONS } from "#tests/support/relations.ts"
import { fileAs, fileBy, scene, upload } from "./world.ts"

const nobody = (db: Db) => ctxFor(db)

describe("a paper that the secretary files", () => {
  test("stands among the table's papers, with its file and numbered annexes as they were", async ({ db }) => {
    const { ctx, table } = await scene(db)
    const annexes = [upload("Bozza.pdf"), upload("Delega di voto.pdf")]
    const code = await fileBy(ctx, table, { annexes })
    const filing = await getFiling(ctx, code)
    expect(filing).toMatchObject({ title: "Lettera di prova", file: { name: "atto.pdf" }, mayKeep: true })
    const { annexes: listed } = await getFilingParts(ctx, filing, true)
    expect(listed.map(({ number, title }) => [number, title])).toEqual([
      [1, "Bozza"],
      [2, "Delega di voto"],
    ])
    expect(await ctx.files.get(listed[0]?.sha256 ?? "")).toEqual(pdf("Bozza.pdf"))
  })

  test("is refused to who does not keep the table's papers", async ({ db }) => {
    const { table } = await scene(db)
    const stranger = await ctxOf(db, await makePerson(db))
    expect(await refusalOf(fileBy(stranger, table))).toBe("forbidden records.refuse.secretary_only")
  })

  test("gets annexes with the numbers that follow", async ({ db }) => {
    const { ctx, table } = await scene(db)
    const code = await fileBy(ctx, table, { annexes: [upload("uno.pdf")] })
    await addAnnex(ctx, { filingCode: code, title: "Foglio firme", paper: upload("due.pdf") })
    const { annexes } = await getFilingParts(ctx, await getFiling(ctx, code), true)
    expect(annexes.map(({ number, title }) => `${number} ${title}`)).toEqual(["1 uno", "2 Foglio firme"])
  })

  test("declared void stays, says why, and takes nothing more", async ({ db }) => {
    const { ctx, table } = await scene(db)
    const code = await fileBy(ctx, table)
    await voidFiling(ctx, { filingCode: code, reason: "Scritto due volte" })
    expect(await getFiling(ctx, code)).toMatchObject({ voidReason: "Scritto due volte" })
    const again = addAnnex(ctx, { filingCode: code, title: "Altro", paper: upload() })
    expect(await refusalOf(again)).toBe("forbidden records.refuse.voided")
    expect(await refusalOf(voidFiling(ctx, { filingCode: code, reason: "Ancora" }))).toBe(
      "conflict records.refuse.voided",
    )
  })
})

describe("a paper that another domain files", () => {
  test("is filed once for its subject, and again when the first was void", async ({ db }) => {
    const { ctx, table } = await scene(db)
    const subject = { kind: "meeting", id: randomUUID() }
    const { code } = await fileAs(ctx, table, { subject })
    expect(await refusalOf(fileAs(ctx, table, { subject }))).toBe("conflict records.errors.filed_already")
    await voidFiling(ctx, { filingCode: code, reason: "Rifatto" })
    expect((await fileAs(ctx, table, { subject })).code).not.toBe(code)
  })

  test("carries funding blocks that there are", async ({ db }) => {
    const { ctx, table } = await scene(db)
    expect(await refusalOf(fileAs(ctx, table, { fundingCodes: ["NOTHING000"] }))).toBe(
      "invalid records.errors.funding_missing (funding)",
    )
  })
})

describe("annexes of something else", () => {
  test("are frozen with their digests when it goes out, and once only", async ({ db }) => {
    const { ctx, table } = await scene(db)
    const owner = { kind: "meeting", id: randomUUID() }
    await transact(ctx, async (ctx) => {
      const annexes = [{ title: "Bozza", upload: upload("bozza.pdf") }]
      await addAnnexes(ctx, { owner, roundtableId: table.id, annexes, field: "annexes", freeze: false })
      expect((await listAnnexes(ctx, owner)).map(({ sha256 }) => sha256)).toEqual([null])
      await freezeAnnexes(ctx, owner)
      const frozen = await listAnnexes(ctx, owner)
      await freezeAnnexes({ ...ctx, now: new Date(ctx.now.getTime() + 1000) }, owner)
      expect(await listAnnexes(ctx, owner)).toEqual(frozen)
      expect(await ctx.files.get(frozen[0]?.sha256 ?? "")).toEqual(pdf("bozza.pdf"))
    })
  })
})

describe("who reads a paper", () => {
  test.for(RELATIONS)("%s: the list, the page, its files and the policy agree", async (who, { db }) => {
    const table = await makeRoundtable(db)
    const person = await personAs(db, who, table)
    const ctx = person ? await ctxOf(db, person) : await nobody(db)
    const { ctx: admin } = await scene(db)
    const ids: string[] = []
    for (const visibility of ["members", "public"] as const) {
      const { id } = await fileAs({ ...ctx, files: admin.files }, table, { visibility })
      ids.push(id)
    }
    const allowed = (visibility: string) =>
      refuseReadRecord(ctx.actor, { roundtableId: table.id, visibility }) === null
    const listed = (await listFilings(ctx, table.id)).rows.map(({ visibility }) => visibility).sort()
    expect(listed).toEqual(["members", "public"].filter(allowed))
    const read = await Promise.all(ids.map((id) => mayReadRecord(ctx, id)))
    expect(read).toEqual([allowed("members"), true])
    expect(await mayReadRecordInner(ctx, ids[1] ?? "")).toBe(allowed("members"))
  })

  test("nobody is told of a paper for members by its address", async ({ db }) => {
    const { ctx, table } = await scene(db)
    const code = await fileBy(ctx, table)
    expect(await refusalOf(getFiling(await nobody(db), code))).toBe("not_found errors.not_found.text")
  })
})

test("a table's papers are listed newest first, page after page, each once", async ({ db }) => {
  const { ctx, table } = await scene(db)
  const { id } = await fileAs(ctx, table)
  const [first] = await db.select().from(filings)
  if (!first) throw new Error(`Nothing was filed as ${id}`)
  const copies = Array.from({ length: 65 }, (_, n) => ({
    ...{ roundtableId: table.id, class: "letter", title: `Atto ${n}`, fileId: first.fileId },
    date: `2026-${String((n % 12) + 1).padStart(2, "0")}-01`,
  }))
  await db.insert(filings).values(copies)
  const seen: { code: string; date: string }[] = []
  for (let after: string | null = null, turns = 0; turns < 5; turns++) {
    const page = await listFilings(ctx, table.id, after)
    seen.push(...page.rows)
    after = page.next
    if (!after) break
  }
  expect(new Set(seen.map(({ code }) => code)).size).toBe(66)
  expect(seen.map(({ date }) => date)).toEqual(
    seen
      .map(({ date }) => date)
      .sort()
      .reverse(),
  )
})
