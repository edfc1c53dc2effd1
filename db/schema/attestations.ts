import { sql } from "drizzle-orm"
import { check, index, jsonb, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { code, id, isSha256, language, moment, sha256 } from "../columns.ts"
import { files } from "./files.ts"
import { personId, roundtableId } from "./keys.ts"
import { meetings } from "./meetings.ts"
import { verificationCodes } from "./records.ts"
import { delegateNotes } from "./seating.ts"

/** That somebody was at a meeting, and from when until when (attestazione di presenza): what the roll said then. */
export const attestations = pgTable(
  "attestation",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    meetingId: uuid("meeting_id")
      .notNull()
      .references(() => meetings.id, { onDelete: "restrict" }),
    /** Null for an occasional delegate without account, whose letter has the name. */
    personId: personId("person_id"),
    noteId: uuid("note_id").references(() => delegateNotes.id, { onDelete: "restrict" }),
    /** Everything that it says: name, times, place, for which seat. */
    content: jsonb("content").notNull(),
    language: language(),
    verificationId: uuid("verification_id")
      .notNull()
      .references(() => verificationCodes.id, { onDelete: "restrict" }),
    /** The paper as it was first written: every later download is these bytes, whose digest the page of its code says. */
    fileId: uuid("file_id").references(() => files.id, { onDelete: "restrict" }),
    issuedById: personId("issued_by_id").notNull(),
    issuedAt: moment("issued_at").notNull(),
    /** The roll was corrected: another one says what is right. */
    replacedAt: moment("replaced_at"),
  },
  (t) => [
    unique("attestation_code_is_unique").on(t.code),
    uniqueIndex("attestation_one_live_per_person")
      .on(t.meetingId, t.personId)
      .where(sql`replaced_at is null`),
    uniqueIndex("attestation_one_live_per_letter").on(t.meetingId, t.noteId).where(sql`replaced_at is null`),
    index("attestation_by_person").on(t.personId),
    index("attestation_by_roundtable").on(t.roundtableId),
    check("attestation_is_of_somebody", sql`num_nonnulls(person_id, note_id) = 1`),
  ],
)

/** The secret address at which a person's own calendar is read; renewed, the old one opens nothing. */
export const calendarFeeds = pgTable(
  "calendar_feed",
  {
    id: id(),
    personId: personId("person_id").notNull(),
    tokenSha256: sha256("token_sha256").notNull(),
    language: text("language").notNull().default("it"),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    unique("calendar_feed_one_per_person").on(t.personId),
    unique("calendar_feed_token_is_unique").on(t.tokenSha256),
    isSha256("calendar_feed", "token_sha256"),
  ],
)
