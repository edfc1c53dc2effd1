import { type Case, count, type PostCase, SERVING } from "./circles.ts"
import type { World } from "./world.ts"

const at =
  (which: "ready" | "going") =>
  ({ sittings }: World) => ({ code: sittings[which].code })
const report = ({ sittings }: World) => ({ code: sittings.going.code, number: "1" })
const HUB = "meetings.$code.evidence._index"
const SHEET = "meetings.$code.evidence.sheet"
const REPORT = "meetings.$code.evidence.reports.$number"

/** The evidence of presence is for who keeps the roll; what platforms reported, for administrators too. */
export const EVIDENCE_PAGES: readonly Case[] = [
  { route: HUB, for: SERVING, params: at("going") },
  { route: SHEET, for: SERVING, params: at("going") },
  { route: REPORT, for: SERVING, params: report },
  { route: "meetings.$code.sheet", for: SERVING, params: at("going") },
]

const typed = (column: string) => (world: World) =>
  `select ${column} as value from attendance_sheet_row where id = '${world.sittings.evidence.row}'`

export const EVIDENCE_POSTS: readonly PostCase[] = [
  {
    ...{ route: HUB, of: "funding", for: SERVING, params: at("ready"), value: count("meeting_funding") },
    fields: ({ records }) => ({ intent: "funding", "blocks[]": records.block.code }),
  },
  {
    ...{ route: HUB, of: "sheet", for: SERVING, params: at("ready"), value: count("attendance_sheet") },
    fields: ({ waitingFile }) => ({ intent: "sheet", pages: waitingFile.code }),
  },
  {
    ...{ route: HUB, of: "report", for: SERVING, params: at("ready"), value: count("platform_report") },
    fields: () => ({ intent: "report", typed: "Maria Finta;;9:58;11:30" }),
  },
  {
    ...{ route: SHEET, of: "type", for: SERVING, params: at("going"), value: typed("is_signed") },
    fields: ({ sittings }) => ({ intent: "type", "signed[]": `seat:${sittings.seats[0]?.seat.code}` }),
  },
  {
    ...{ route: SHEET, of: "settle", for: SERVING, params: at("going"), value: typed("word") },
    fields: ({ sittings }) => ({ intent: "settle", rowId: sittings.evidence.row, word: "Ha dimenticato" }),
  },
  {
    ...{ route: REPORT, of: "match", for: SERVING, params: report },
    fields: ({ sittings }) => ({ intent: "match", "match[]": `0:${sittings.seats[0]?.seat.code}` }),
    value: count("platform_participant where seat_id is not null"),
  },
  {
    ...{ route: REPORT, of: "withdraw", for: SERVING, params: report },
    fields: () => ({ intent: "withdraw", reason: "È di un'altra riunione" }),
    value: count("platform_report where withdrawn_at is not null"),
  },
]
