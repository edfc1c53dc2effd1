import { randomUUID } from "node:crypto"
import type { Ctx } from "#app/context.ts"
import { codeOf } from "#app/records/verification-code.ts"
import {
  annexes,
  filingFunding,
  filings,
  fundingBlocks,
  pecReceipts,
  protocolCovers,
  protocolEntries,
  retentionHolds,
  signatures,
  verificationCodes,
} from "#db/schema/index.ts"
import type { Roundtable } from "#tests/support/factories.ts"
import { makeFile } from "#tests/support/files.ts"
import { produced, signedPdf } from "./signed-files.ts"

const one = <T>(rows: T[]): T => {
  const [row] = rows
  if (!row) throw new Error("The insert returned no row")
  return row
}

const makeFiling = async (ctx: Ctx, table: Roundtable, over: Partial<typeof filings.$inferInsert> = {}) => {
  const id = randomUUID()
  const file = await makeFile(ctx, { ownerKind: "record", ownerId: id }, produced())
  const row = {
    id,
    roundtableId: table.id,
    class: "letter",
    title: "Lettera",
    date: "2026-05-14",
    fileId: file.id,
  }
  return one(
    await ctx.db
      .insert(filings)
      .values({ ...row, ...over })
      .returning(),
  )
}

/** What pages of records are about: papers, one to sign, a block, a hold, a code, and files that wait for a form. */
export const makeRecords = async (ctx: Ctx, table: Roundtable) => {
  const { db } = ctx
  const [filing, open] = [
    await makeFiling(ctx, table),
    await makeFiling(ctx, table, { visibility: "public", date: "2026-05-15" }),
  ]
  const signature = one(
    await db
      .insert(signatures)
      .values({
        ...{ roundtableId: table.id, filingId: filing.id, position: 1, inOrder: true, party: "Comune" },
        ...{ partyKind: "administration", signatory: "Alba", power: "office", powerDetail: "Sindaca" },
        email: "alba@example.org",
      })
      .returning(),
  )
  const project = { title: "Progetto", fund: "FAMI", wording: "co_financed" }
  const block = one(await db.insert(fundingBlocks).values(project).returning())
  const hold = one(await db.insert(retentionHolds).values({ reason: "Controllo" }).returning())
  const issued = codeOf(new Uint8Array(11))
  await db.insert(verificationCodes).values({
    ...{
      code: issued,
      subjectKind: "certificate",
      subjectId: randomUUID(),
      title: "Attestato",
      issuer: "Ente",
    },
    ...{ issuedOn: "2026-05-14", expiresOn: "2099-05-14" },
  })
  const waits = { ownerKind: "upload", ownerId: ctx.actor.personId ?? table.id }
  const waiting = await makeFile(ctx, waits)
  const signedWaiting = await makeFile(ctx, waits, signedPdf(produced()))
  return { filing, open, signature, block, hold, issued, waiting, signedWaiting }
}

/** A paper with so much of everything, so many papers, blocks and holds beside it. */
export const makeManyRecords = async (ctx: Ctx, table: Roundtable, howMany: number) => {
  const { db } = ctx
  const made = await makeRecords(ctx, table)
  const { filing, block } = made
  const place = { roundtableId: table.id, filingId: filing.id }
  await db.insert(filingFunding).values({ ...place, blockId: block.id, position: 0 })
  for (let n = 1; n <= howMany; n++) {
    await makeFiling(ctx, table, { funded: true })
    await db.insert(fundingBlocks).values({ title: `Progetto ${n}`, fund: "FAMI", wording: "financed" })
    await db.insert(retentionHolds).values({ reason: `Controllo ${n}` })
    await db.insert(signatures).values({
      ...{ ...place, position: n + 1, inOrder: true, party: `Ente ${n}`, partyKind: "private" },
      ...{ signatory: "Alba", power: "office", powerDetail: "Presidente" },
    })
    await db
      .insert(pecReceipts)
      .values({ ...place, kind: "delivery", recipient: `ente${n}@example.org`, at: new Date(0) })
    await db.insert(annexes).values({
      ...{ roundtableId: table.id, ownerKind: "record", ownerId: filing.id, number: n, title: `Prova ${n}` },
      fileId: filing.fileId ?? "",
    })
    const entry = { direction: "outgoing", registry: "Ente", number: n, year: 2026, date: "2026-05-14" }
    const [entered] = await db
      .insert(protocolEntries)
      .values({ roundtableId: table.id, ...entry })
      .returning()
    await db.insert(protocolCovers).values({ ...place, entryId: entered?.id ?? "" })
  }
  return made
}
