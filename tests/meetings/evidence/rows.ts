import { randomUUID } from "node:crypto"
import type { Db } from "#db/client.server.ts"
import {
  attendanceSheetRows,
  attendanceSheets,
  files,
  filings,
  platformParticipants,
  platformReports,
} from "#db/schema/index.ts"

type Sitting = { id: string; roundtableId: string; callId: string }

const one = <T>(rows: T[]): T => {
  const [row] = rows
  if (!row) throw new Error("The insert returned no row")
  return row
}

const makeBytes = async (db: Db, ownerKind: string, ownerId: string, name: string) =>
  one(
    await db
      .insert(files)
      .values({ ownerKind, ownerId, name, type: "text/csv", size: 1, sha256: new Uint8Array(32) })
      .returning(),
  )

/** A signed sheet that came back and says that nobody of these seats signed, and a report that saw them all. */
export const makeEvidence = async (
  db: Db,
  { id: meetingId, roundtableId, callId }: Sitting,
  seatIds: readonly string[],
  personId: string,
) => {
  const id = randomUUID()
  const scan = await makeBytes(db, "record", id, "foglio.pdf")
  const filing = {
    id,
    roundtableId,
    class: "attendance_sheet",
    title: "Foglio",
    date: "2026-05-14",
    fileId: scan.id,
  }
  await db.insert(filings).values(filing)
  const typed = { typedAt: new Date("2026-05-14"), typedById: personId }
  const sheet = one(
    await db
      .insert(attendanceSheets)
      .values({ roundtableId, callId, filingId: id, takenInById: personId, ...typed })
      .returning(),
  )
  const rows = await db
    .insert(attendanceSheetRows)
    .values(seatIds.map((seatId) => ({ roundtableId, sheetId: sheet.id, seatId, isSigned: false })))
    .returning()
  const file = await makeBytes(db, "meeting_evidence", meetingId, "presenze.csv")
  const report = one(
    await db
      .insert(platformReports)
      .values({
        ...{ roundtableId, callId, number: 1, platform: "zoom", takenInById: personId },
        ...{ fileId: file.id, sha256: file.sha256 },
      })
      .returning(),
  )
  const stays = [{ from: "2026-05-14T08:00:00.000Z", until: null }]
  await db.insert(platformParticipants).values(
    seatIds.map((_, position) => ({
      roundtableId,
      reportId: report.id,
      position,
      name: `Vista ${position}`,
      stays,
    })),
  )
  return { row: rows[0]?.id ?? "", file: file.code }
}
