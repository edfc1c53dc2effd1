import { sql } from "drizzle-orm"
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core"
import { code, createdAt, id, moment } from "../columns.ts"
import { files } from "./files.ts"
import { personId, roundtableId } from "./keys.ts"
import { meetingCalls, meetings } from "./meetings.ts"
import { seats } from "./roundtables.ts"
import { delegateNotes } from "./seating.ts"

/** The call of a meeting that a row belongs to. */
export const callId = () =>
  uuid("call_id")
    .notNull()
    .references(() => meetingCalls.id, { onDelete: "restrict" })
const seatId = (name = "seat_id") => uuid(name).references(() => seats.id, { onDelete: "restrict" })

/** Somebody says that they are there; presence begins when the secretary confirms it. */
export const announcements = pgTable(
  "announcement",
  {
    id: id(),
    roundtableId: roundtableId(),
    callId: callId(),
    personId: personId("person_id").notNull(),
    isRemote: boolean("is_remote").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("announcement_once_per_person").on(t.callId, t.personId),
    index("announcement_by_roundtable").on(t.roundtableId),
  ],
)

/** Somebody on a seat, or beside the table, from one moment until another; corrected, another row stands in its place. */
export const presences = pgTable(
  "presence",
  {
    id: id(),
    roundtableId: roundtableId(),
    callId: callId(),
    /** Null for who has no vote: who serves the table, observers, guests, interpreters. */
    seatId: seatId(),
    quality: text("quality").notNull(),
    /** Null for an occasional delegate without account, whose letter has the name. */
    personId: personId("person_id"),
    noteId: uuid("note_id").references(() => delegateNotes.id, { onDelete: "restrict" }),
    isRemote: boolean("is_remote").notNull(),
    /** How it was established who it is, where they are remote. */
    identity: text("identity"),
    fromAt: moment("from_at").notNull(),
    untilAt: moment("until_at"),
    /** Why it ended, where that matters: the line was lost. */
    exit: text("exit"),
    confirmedById: personId("confirmed_by_id").notNull(),
    createdAt: createdAt(),
    replacedAt: moment("replaced_at"),
    replacedById: uuid("replaced_by_id").references((): AnyPgColumn => presences.id, {
      onDelete: "restrict",
    }),
    correction: text("correction"),
  },
  (t) => [
    // Overlaps of closed intervals are refused under the call's row lock; an open one is decided here.
    uniqueIndex("presence_one_open_per_seat")
      .on(t.callId, t.seatId)
      .where(sql`until_at is null and replaced_at is null`),
    uniqueIndex("presence_one_open_per_person_beside")
      .on(t.callId, t.personId)
      .where(sql`seat_id is null and until_at is null and replaced_at is null`),
    index("presence_by_call").on(t.callId, t.fromAt),
    index("presence_by_person").on(t.personId),
    index("presence_by_roundtable").on(t.roundtableId),
    check(
      "presence_quality_is_known",
      sql`quality in ('titular', 'substitute', 'delegate', 'chair', 'secretary', 'facilitator', 'observer', 'guest', 'interpreter')`,
    ),
    check(
      "presence_on_a_seat_names_it",
      sql`(quality in ('titular', 'substitute', 'delegate')) = (seat_id is not null)`,
    ),
    check("presence_delegate_has_a_letter", sql`(quality = 'delegate') = (note_id is not null)`),
    check("presence_names_somebody", sql`num_nonnulls(person_id, note_id) > 0`),
    check("presence_has_a_length", sql`until_at is null or until_at > from_at`),
    check("presence_exit_is_known", sql`exit in ('left', 'line_lost', 'handed_over', 'closed')`),
    check("presence_corrected_has_a_reason", sql`(replaced_at is null) = (correction is null)`),
  ],
)

/** A seat's absence that is justified (assenza giustificata). */
export const justifications = pgTable(
  "justification",
  {
    id: id(),
    roundtableId: roundtableId(),
    callId: callId(),
    seatId: seatId().notNull(),
    reason: text("reason"),
    recordedById: personId("recorded_by_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("justification_once_per_seat").on(t.callId, t.seatId),
    index("justification_by_roundtable").on(t.roundtableId),
  ],
)

/** A vote handed to another seat for one meeting (delega di voto). */
export const proxies = pgTable(
  "proxy",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    meetingId: uuid("meeting_id")
      .notNull()
      .references(() => meetings.id, { onDelete: "restrict" }),
    principalId: seatId("principal_id").notNull(),
    holderId: seatId("holder_id").notNull(),
    letter: text("letter"),
    fileId: uuid("file_id").references(() => files.id, { onDelete: "restrict" }),
    protocol: text("protocol"),
    givenById: personId("given_by_id").notNull(),
    givenAt: moment("given_at").notNull(),
    usedAt: moment("used_at"),
    withdrawnById: personId("withdrawn_by_id"),
    withdrawnAt: moment("withdrawn_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("proxy_code_is_unique").on(t.code),
    uniqueIndex("proxy_one_live_per_principal")
      .on(t.meetingId, t.principalId)
      .where(sql`withdrawn_at is null`),
    index("proxy_by_holder").on(t.meetingId, t.holderId),
    index("proxy_by_roundtable").on(t.roundtableId),
    check("proxy_is_to_another", sql`principal_id <> holder_id`),
    check("proxy_withdrawn_by_somebody", sql`(withdrawn_at is null) = (withdrawn_by_id is null)`),
    check("proxy_withdrawn_after_it_was_given", sql`withdrawn_at is null or withdrawn_at >= given_at`),
  ],
)
