import { sql } from "drizzle-orm"
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core"
import { createdAt, id, isSha256, minutes, moment, sha256 } from "../columns.ts"
import { files } from "./files.ts"
import { fundingBlocks } from "./funding.ts"
import { personId, roundtableId } from "./keys.ts"
import { meetings } from "./meetings.ts"
import { filings } from "./records.ts"
import { seats } from "./roundtables.ts"
import { callId } from "./sittings.ts"

/** Which projects a meeting belongs to, by their funding blocks, in the order in which its papers print them. */
export const meetingFunding = pgTable(
  "meeting_funding",
  {
    meetingId: uuid("meeting_id")
      .notNull()
      .references(() => meetings.id, { onDelete: "restrict" }),
    blockId: uuid("block_id")
      .notNull()
      .references(() => fundingBlocks.id, { onDelete: "restrict" }),
    roundtableId: roundtableId(),
    position: integer("position").notNull(),
  },
  (t) => [
    primaryKey({ name: "meeting_funding_once", columns: [t.meetingId, t.blockId] }),
    index("meeting_funding_by_block").on(t.blockId),
  ],
)

/** The sheet of signatures of a call that came back signed (foglio firme): its scan is filed, its rows are typed in. */
export const attendanceSheets = pgTable(
  "attendance_sheet",
  {
    id: id(),
    roundtableId: roundtableId(),
    callId: callId(),
    filingId: uuid("filing_id")
      .notNull()
      .references(() => filings.id, { onDelete: "restrict" }),
    takenInById: personId("taken_in_by_id").notNull(),
    createdAt: createdAt(),
    /** When its rows were typed in; again after a mistake. */
    typedAt: moment("typed_at"),
    typedById: personId("typed_by_id"),
  },
  (t) => [
    unique("attendance_sheet_once_per_filing").on(t.filingId),
    index("attendance_sheet_by_call").on(t.callId),
    index("attendance_sheet_by_roundtable").on(t.roundtableId),
    check("attendance_sheet_typed_by_somebody", sql`(typed_at is null) = (typed_by_id is null)`),
  ],
)

/** A row of a signed sheet: of a seat, of somebody beside the table, or a name that was written by hand. */
export const attendanceSheetRows = pgTable(
  "attendance_sheet_row",
  {
    id: id(),
    roundtableId: roundtableId(),
    sheetId: uuid("sheet_id")
      .notNull()
      .references(() => attendanceSheets.id, { onDelete: "restrict" }),
    seatId: uuid("seat_id").references(() => seats.id, { onDelete: "restrict" }),
    personId: personId("person_id"),
    name: text("name"),
    isSigned: boolean("is_signed").notNull(),
    /** The difference to the roll that a word was said of, the word, and who said it. */
    settledAs: text("settled_as"),
    word: text("word"),
    settledById: personId("settled_by_id"),
    settledAt: moment("settled_at"),
  },
  (t) => [
    uniqueIndex("attendance_sheet_row_once_per_seat").on(t.sheetId, t.seatId),
    uniqueIndex("attendance_sheet_row_once_per_person").on(t.sheetId, t.personId),
    index("attendance_sheet_row_by_roundtable").on(t.roundtableId),
    check("attendance_sheet_row_is_of_one", sql`num_nonnulls(seat_id, person_id, name) = 1`),
    check(
      "attendance_sheet_row_settled_whole",
      sql`num_nonnulls(settled_as, word, settled_by_id, settled_at) in (0, 4)`,
    ),
    check(
      "attendance_sheet_row_difference_is_known",
      sql`settled_as in ('signed_absent', 'signed_remote', 'unsigned_present', 'signed_unknown')`,
    ),
  ],
)

/** What the platform of an online call reported, as it was; taken back with a reason, it stays. */
export const platformReports = pgTable(
  "platform_report",
  {
    id: id(),
    roundtableId: roundtableId(),
    callId: callId(),
    number: integer("number").notNull(),
    platform: text("platform").notNull(),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id, { onDelete: "restrict" }),
    sha256: sha256("sha256").notNull(),
    takenInById: personId("taken_in_by_id").notNull(),
    createdAt: createdAt(),
    withdrawnAt: moment("withdrawn_at"),
    withdrawReason: text("withdraw_reason"),
    /** Its time is over: file and people are gone, the digest stays. */
    purgedAt: moment("purged_at"),
    /** The term of its class on that day, `{ months }` or `{ days }`: an installation may set another one later. */
    purgeTerm: jsonb("purge_term"),
  },
  (t) => [
    unique("platform_report_number_is_unique").on(t.callId, t.number),
    index("platform_report_by_roundtable").on(t.roundtableId),
    index("platform_report_kept").on(t.callId).where(sql`purged_at is null`),
    check("platform_report_number_is_positive", sql`number > 0`),
    check(
      "platform_report_platform_is_known",
      sql`platform in ('teams', 'zoom', 'meet', 'jitsi', 'bigbluebutton', 'typed', 'other')`,
    ),
    check("platform_report_term_is_of_a_purge", sql`purge_term is null or purged_at is not null`),
    check("platform_report_withdrawn_has_a_reason", sql`(withdrawn_at is null) = (withdraw_reason is null)`),
    isSha256("platform_report", "sha256"),
  ],
)

/** Somebody whom a platform saw, and the seat that the secretary matched them to. */
export const platformParticipants = pgTable(
  "platform_participant",
  {
    id: id(),
    roundtableId: roundtableId(),
    reportId: uuid("report_id")
      .notNull()
      .references(() => platformReports.id, { onDelete: "restrict" }),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    email: text("email"),
    /** Every time that they were there: `[{ from, until }]`, instants in ISO. */
    stays: jsonb("stays").notNull(),
    minutes: minutes("minutes"),
    /** Null while nobody matched them, and for who has no seat. */
    seatId: uuid("seat_id").references(() => seats.id, { onDelete: "restrict" }),
    matchedById: personId("matched_by_id"),
    matchedAt: moment("matched_at"),
  },
  (t) => [
    unique("platform_participant_place_is_unique").on(t.reportId, t.position),
    index("platform_participant_by_roundtable").on(t.roundtableId),
    check("platform_participant_matched_by_somebody", sql`(matched_at is null) = (matched_by_id is null)`),
    check("platform_participant_seat_was_matched", sql`seat_id is null or matched_at is not null`),
  ],
)
