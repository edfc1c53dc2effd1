import { sql } from "drizzle-orm"
import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core"
import { code, createdAt, day, id, language, moment } from "../columns.ts"
import { roundtableId } from "./keys.ts"
import { people } from "./people.ts"
import { seats, seatTerms } from "./roundtables.ts"

const seatId = () =>
  uuid("seat_id")
    .notNull()
    .references(() => seats.id, { onDelete: "restrict" })

/** A body asked in writing whom it designates to its seat (richiesta di designazione). */
export const designationRequests = pgTable(
  "designation_request",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    seatId: seatId(),
    email: text("email"),
    protocol: text("protocol"),
    language: language(),
    dueOn: day("due_on").notNull(),
    requestedById: uuid("requested_by_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    createdAt: createdAt(),
    closedAt: moment("closed_at"),
    outcome: text("outcome"),
  },
  (t) => [
    unique("designation_request_code_is_unique").on(t.code),
    uniqueIndex("designation_request_one_open_per_seat").on(t.seatId).where(sql`closed_at is null`),
    index("designation_request_by_seat").on(t.seatId, t.createdAt),
    check("designation_request_outcome_is_known", sql`outcome in ('received', 'withdrawn')`),
    check("designation_request_closed_has_an_outcome", sql`(closed_at is null) = (outcome is null)`),
  ],
)

/** Somebody else sent to a seat for one day with a letter (delegata/o con nota di delega). */
export const delegateNotes = pgTable(
  "delegate_note",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    seatId: seatId(),
    day: day("day").notNull(),
    name: text("name"),
    personId: uuid("person_id").references(() => people.id, { onDelete: "restrict" }),
    letter: text("letter").notNull(),
    protocol: text("protocol"),
    state: text("state").notNull().default("submitted"),
    submittedById: uuid("submitted_by_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    createdAt: createdAt(),
    decidedById: uuid("decided_by_id").references(() => people.id, { onDelete: "restrict" }),
    decidedAt: moment("decided_at"),
    reason: text("reason"),
  },
  (t) => [
    unique("delegate_note_code_is_unique").on(t.code),
    uniqueIndex("delegate_note_one_live_per_seat_and_day")
      .on(t.seatId, t.day)
      .where(sql`state in ('submitted', 'accepted')`),
    index("delegate_note_by_roundtable").on(t.roundtableId, t.day),
    check("delegate_note_state_is_known", sql`state in ('submitted', 'accepted', 'refused', 'withdrawn')`),
    check("delegate_note_refused_has_a_reason", sql`state <> 'refused' or reason is not null`),
    check("delegate_note_decided_when_not_submitted", sql`(state = 'submitted') = (decided_at is null)`),
  ],
)

/** A seat or a secretary's office that passed from one person to the next (passaggio di consegne). */
export const handOvers = pgTable(
  "hand_over",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    seatId: uuid("seat_id").references(() => seats.id, { onDelete: "restrict" }),
    outgoingTermId: uuid("outgoing_term_id").references(() => seatTerms.id, { onDelete: "restrict" }),
    fromId: uuid("from_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    /** Null while nobody has taken over yet. */
    toId: uuid("to_id").references(() => people.id, { onDelete: "restrict" }),
    startsOn: day("starts_on").notNull(),
    note: text("note"),
    decidedById: uuid("decided_by_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    createdAt: createdAt(),
  },
  (t) => [
    unique("hand_over_code_is_unique").on(t.code),
    unique("hand_over_once_per_mandate").on(t.outgoingTermId),
    index("hand_over_by_roundtable").on(t.roundtableId, t.createdAt),
    index("hand_over_by_seat").on(t.seatId, t.createdAt),
    check("hand_over_of_a_seat_has_its_mandate", sql`(seat_id is null) = (outgoing_term_id is null)`),
  ],
)

/** That the end of a mandate was told, so many days before: the same thing is never told twice. */
export const mandateReminders = pgTable(
  "mandate_reminder",
  {
    termId: uuid("term_id")
      .notNull()
      .references(() => seatTerms.id, { onDelete: "restrict" }),
    roundtableId: roundtableId(),
    daysBefore: integer("days_before").notNull(),
    endsOn: day("ends_on").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "mandate_reminder_once", columns: [t.termId, t.daysBefore, t.endsOn] }),
    check("mandate_reminder_days_are_known", sql`days_before in (30, 60)`),
  ],
)
