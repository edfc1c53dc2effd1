import type { Ctx } from "#app/context.ts"
import { transact } from "#app/context.ts"
import { filePaper } from "#app/records/file-paper.server.ts"
import { type FileRecord, fileRecord } from "#app/records/file-record.server.ts"
import type { FilePaper } from "#app/records/input.ts"
import type { Db } from "#db/client.server.ts"
import { ctxOf } from "#tests/support/context.ts"
import { makeOfficer, makePerson, makeRoundtable, type Roundtable } from "#tests/support/factories.ts"
import { memoryFiles, pdf } from "#tests/support/files.ts"
import { produced } from "./signed-files.ts"

/** A table and its secretary, with a store of files. */
export const scene = async (db: Db) => {
  const table = await makeRoundtable(db)
  const secretary = await makePerson(db)
  await makeOfficer(db, { roundtableId: table.id, personId: secretary.id, role: "secretary" })
  return { table, ctx: await ctxOf(db, secretary, { files: memoryFiles() }) }
}

export const upload = (name = "atto.pdf", bytes: Uint8Array = pdf(name)) => ({ name, bytes })

/** The secretary files a paper by hand; gives its code. */
export const fileBy = (ctx: Ctx, table: Roundtable, over: Partial<FilePaper> = {}) =>
  filePaper(ctx, {
    ...{ roundtableCode: table.code, class: "letter", title: "Lettera di prova", date: "2026-05-14" },
    ...{ visibility: "members", funding: "", paper: upload("atto.pdf", produced()), annexes: [] },
    ...over,
  } as FilePaper)

/** Files a paper as another domain does; gives its id and code. */
export const fileAs = (ctx: Ctx, table: Roundtable, over: Partial<FileRecord> = {}) =>
  transact(ctx, (ctx) =>
    fileRecord(ctx, {
      ...{ class: "letter", subject: null, roundtableId: table.id, title: "Lettera di prova" },
      ...{ date: "2026-05-14", visibility: "members", fundingCodes: [] },
      files: { paper: upload(), annexes: [] },
      ...over,
    } as FileRecord),
  )
