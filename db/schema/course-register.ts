import { sql } from "drizzle-orm"
import {
  boolean,
  check,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core"
import { createdAt, id, language, moment } from "../columns.ts"
import { courseSessions, enrolments } from "./courses.ts"
import { personId } from "./keys.ts"

const sessionId = () =>
  uuid("session_id")
    .notNull()
    .references(() => courseSessions.id, { onDelete: "restrict" })
const enrolmentId = () =>
  uuid("enrolment_id")
    .notNull()
    .references(() => enrolments.id, { onDelete: "restrict" })

/** The register of one session: what was taught, and how far it is: open, locked by its trainer, countersigned. */
export const sessionRegisters = pgTable(
  "session_register",
  {
    sessionId: uuid("session_id")
      .primaryKey()
      .references(() => courseSessions.id, { onDelete: "restrict" }),
    state: text("state").notNull().default("open"),
    /** What was actually taught. */
    topic: text("topic"),
    notes: text("notes"),
    language: language(),
    /** Who came in and was never written out counts until the session's end. */
    creditsToEnd: boolean("credits_to_end").notNull().default(false),
    lockedAt: moment("locked_at"),
    lockedById: personId("locked_by_id"),
    countersignedAt: moment("countersigned_at"),
    countersignedById: personId("countersigned_by_id"),
    createdAt: createdAt(),
  },
  () => [
    check("session_register_state_is_known", sql`state in ('open', 'locked', 'countersigned')`),
    check(
      "session_register_lock_has_who_and_when",
      sql`(state = 'open') = (locked_at is null) and (locked_at is null) = (locked_by_id is null)`,
    ),
    check(
      "session_register_countersign_has_who_and_when",
      sql`(state = 'countersigned') = (countersigned_at is not null)
        and (countersigned_at is null) = (countersigned_by_id is null)`,
    ),
    check("session_register_locked_says_what_was_taught", sql`state = 'open' or topic is not null`),
    check(
      "session_register_has_four_eyes",
      sql`countersigned_by_id is null or countersigned_by_id <> locked_by_id`,
    ),
  ],
)

/** A pause of a session: its minutes are nobody's. */
export const registerBreaks = pgTable(
  "register_break",
  {
    id: id(),
    sessionId: sessionId(),
    startsAt: moment("starts_at").notNull(),
    endsAt: moment("ends_at").notNull(),
  },
  (t) => [
    unique("register_break_begins_once").on(t.sessionId, t.startsAt),
    check("register_break_ends_after_start", sql`ends_at > starts_at`),
  ],
)

/** Somebody came in or went out, to the minute. Nothing is deleted: what was wrong is withdrawn and stays readable. */
export const registerEntries = pgTable(
  "register_entry",
  {
    id: id(),
    sessionId: sessionId(),
    enrolmentId: enrolmentId(),
    direction: text("direction").notNull(),
    at: moment("at").notNull(),
    /** Where who came in is; none for an exit. */
    place: text("place"),
    method: text("method").notNull(),
    /** Made where it was pressed, so that an entry that is sent again is the same one. */
    key: uuid("key").notNull(),
    actorId: personId("actor_id").notNull(),
    createdAt: createdAt(),
    withdrawnAt: moment("withdrawn_at"),
    withdrawnById: personId("withdrawn_by_id"),
  },
  (t) => [
    unique("register_entry_key_is_unique").on(t.key),
    uniqueIndex("register_entry_once_per_minute")
      .on(t.sessionId, t.enrolmentId, t.direction, t.at)
      .where(sql`withdrawn_at is null`),
    index("register_entry_by_enrolment").on(t.enrolmentId, t.at),
    check("register_entry_direction_is_known", sql`direction in ('in', 'out')`),
    check("register_entry_place_is_of_who_came_in", sql`(direction = 'in') = (place is not null)`),
    check("register_entry_place_is_known", sql`place in ('room', 'online')`),
    check("register_entry_method_is_known", sql`method in ('hand', 'code', 'sheet', 'platform')`),
    check("register_entry_withdrawn_says_who", sql`(withdrawn_at is null) = (withdrawn_by_id is null)`),
  ],
)

/** Why somebody was not there, as they said. */
export const registerExcuses = pgTable(
  "register_excuse",
  {
    sessionId: sessionId(),
    enrolmentId: enrolmentId(),
    reason: text("reason").notNull(),
    byId: personId("by_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "register_excuse_once", columns: [t.sessionId, t.enrolmentId] }),
    index("register_excuse_by_enrolment").on(t.enrolmentId),
  ],
)

/** When who holds the session came and went: their hours. */
export const registerHolders = pgTable(
  "register_holder",
  {
    sessionId: sessionId(),
    personId: personId("person_id").notNull(),
    role: text("role").notNull(),
    inAt: moment("in_at").notNull(),
    outAt: moment("out_at").notNull(),
  },
  (t) => [
    primaryKey({ name: "register_holder_once_per_role", columns: [t.sessionId, t.personId, t.role] }),
    index("register_holder_by_person").on(t.personId),
    check("register_holder_role_is_known", sql`role in ('trainer', 'tutor')`),
    check("register_holder_leaves_after_coming", sql`out_at > in_at`),
  ],
)

/** What a register said before and after something was changed once it was locked, and why. */
export const registerCorrections = pgTable(
  "register_correction",
  {
    id: id(),
    sessionId: sessionId(),
    /** Whose presence it is; null where it is the lesson. */
    enrolmentId: uuid("enrolment_id").references(() => enrolments.id, { onDelete: "restrict" }),
    before: jsonb("before").notNull(),
    after: jsonb("after").notNull(),
    reason: text("reason").notNull(),
    byId: personId("by_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index("register_correction_by_session").on(t.sessionId, t.id),
    index("register_correction_by_enrolment").on(t.enrolmentId),
  ],
)
