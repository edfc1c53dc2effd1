import { askConvocation } from "#app/meetings/ask-pdf.server.ts"
import { listDeliveries } from "#app/meetings/deliveries.server.ts"
import { digestToFile, fileConvocation } from "#app/meetings/filed/file-convocation.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  filings,
  fundingBlocks,
  meetingFunding,
  pecReceipts,
  protocolCovers,
  protocolEntries,
} from "#db/schema/index.ts"
import { makeConvened } from "#tests/meetings/rows.ts"
import { makeTable } from "#tests/roundtables/world.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { pdf } from "#tests/support/files.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { textsIn } from "#tests/support/texts.ts"

const filed = async (db: Db) => {
  const { ctx, roundtable } = await makeTable(db)
  const meeting = await makeConvened(db, roundtable, 1, { isPublic: true })
  const paper = { meetingCode: meeting.code, pdf: { name: "c.pdf", bytes: pdf() } }
  const file = async (sha256?: string) =>
    fileConvocation(ctx, { ...paper, sha256: sha256 ?? (await digestToFile(ctx, meeting.code)) }, textsIn)
  expect(await refusalOf(file("0".repeat(64)))).toContain("meetings.refuse.sent_meanwhile")
  await file()
  const [filing] = await db.select().from(filings)
  return { ctx, roundtable, meeting, file, filingId: filing?.id ?? "" }
}
const received = async (db: Db, roundtableId: string, filingId: string) => {
  const [entry] = await db
    .insert(protocolEntries)
    .values({
      ...{ roundtableId, direction: "outgoing", registry: "Ente, generale", number: 198, year: 2026 },
      date: "2026-05-02",
    })
    .returning()
  await db.insert(protocolCovers).values({ roundtableId, filingId, entryId: entry?.id ?? "" })
  const at = new Date("2026-05-02T10:00:00Z")
  for (const [kind, recipient] of [
    ["acceptance", null],
    ["delivery", "a@pec.example"],
    ["delivery", "b@pec.example"],
    ["failure", "c@pec.example"],
  ] as const)
    await db.insert(pecReceipts).values({ roundtableId, filingId, kind, recipient, at })
}
const factsOf = (question: { facts: { label: string; value: string }[] }) =>
  Object.fromEntries(question.facts.map(({ label, value }) => [label, value]))

describe("a convocation among the acts", () => {
  test("is filed once for each sending", async ({ db }) => {
    const { ctx, meeting, file } = await filed(db)
    expect(await refusalOf(file())).toContain("records.errors.filed_already")
    expect((await listDeliveries(ctx, meeting.code)).filed).toMatchObject([
      { sequence: 0, filingCode: expect.any(String), entries: [], accepted: 0 },
    ])
  })

  test("prints its protocol number, its receipts and the projects' funding", async ({ db }) => {
    const { ctx, roundtable, meeting, filingId } = await filed(db)
    await received(db, roundtable.id, filingId)
    const [block] = await db
      .insert(fundingBlocks)
      .values({ title: "Progetto Ponti", fund: "FAMI", wording: "co_financed", cup: "B51C24000120006" })
      .returning()
    const own = { roundtableId: roundtable.id, meetingId: meeting.id }
    await db.insert(meetingFunding).values({ ...own, blockId: block?.id ?? "", position: 0 })
    const question = await askConvocation(ctx, meeting.code, textsIn)
    expect(factsOf(question)).toMatchObject({
      Protocollo: "n. 198 del 2 maggio 2026 (Ente, generale)",
      "Ricevute PEC": "1 accettazione, 2 avvenute consegne, 1 mancata consegna",
    })
    const printed = JSON.stringify(question.blocks)
    for (const words of ["Progetto Ponti", "B51C24000120006"]) expect(printed).toContain(words)
  })

  test("tells who does not sit at the table its number, and not what came back", async ({ db }) => {
    const { roundtable, meeting, filingId } = await filed(db)
    await received(db, roundtable.id, filingId)
    const said = factsOf(await askConvocation(await ctxFor(db), meeting.code, textsIn))
    expect(said.Protocollo).toContain("198")
    expect(said).not.toHaveProperty("Ricevute PEC")
  })
})
