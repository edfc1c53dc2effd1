import { sql } from "drizzle-orm"
import {
  type AnyPgColumn,
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
import { code, createdAt, day, id, isSha256, language, minutes, moment, sha256 } from "../columns.ts"
import { people } from "./people.ts"
import { roundtables } from "./roundtables.ts"

/** An entry of a person's inbox. Its line is written in the reader's language when it is read. */
export const notices = pgTable(
  "notice",
  {
    id: id(),
    code: code(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    kind: text("kind").notNull(),
    subjectKind: text("subject_kind"),
    subjectId: text("subject_id"),
    roundtableId: uuid("roundtable_id").references(() => roundtables.id, { onDelete: "restrict" }),
    params: jsonb("params"),
    createdAt: createdAt(),
    readAt: moment("read_at"),
  },
  (t) => [
    unique("notice_code_is_unique").on(t.code),
    index("notice_by_person").on(t.personId, t.id),
    index("notice_unread").on(t.personId, t.id).where(sql`read_at is null`),
    index("notice_by_age").on(t.createdAt),
  ],
)

/**
 * A mail owed to somebody. Written with the deed it tells of; delivered after the commit, at least once.
 * A digest is such a mail too: one per person and day, and the rows it gathers name it.
 */
export const outbox = pgTable(
  "outbox",
  {
    id: id(),
    kind: text("kind").notNull(),
    personId: uuid("person_id").references(() => people.id, { onDelete: "restrict" }),
    address: text("address"),
    language: language(),
    subjectKind: text("subject_kind"),
    subjectId: text("subject_id"),
    roundtableId: uuid("roundtable_id").references(() => roundtables.id, { onDelete: "restrict" }),
    params: jsonb("params"),
    /** An iCalendar text that goes along: `{ method, text }`. Emptied once delivered. */
    calendar: jsonb("calendar"),
    noticeId: uuid("notice_id").references(() => notices.id, { onDelete: "restrict" }),
    digestId: uuid("digest_id").references((): AnyPgColumn => outbox.id, { onDelete: "restrict" }),
    digestDay: day("digest_day"),
    createdAt: createdAt(),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: moment("next_attempt_at").notNull().default(sql`now()`),
    lease: uuid("lease"),
    leasedUntil: moment("leased_until"),
    sentAt: moment("sent_at"),
    droppedAt: moment("dropped_at"),
    dropReason: text("drop_reason"),
    lastError: text("last_error"),
  },
  (t) => [
    index("outbox_due")
      .on(t.nextAttemptAt)
      .where(sql`sent_at is null and dropped_at is null and digest_id is null`),
    index("outbox_by_person").on(t.personId, t.createdAt),
    index("outbox_by_digest").on(t.digestId),
    index("outbox_by_age").on(t.createdAt),
    uniqueIndex("outbox_one_per_notice").on(t.noticeId),
    uniqueIndex("outbox_one_digest_per_person_and_day").on(t.personId, t.digestDay),
    check("outbox_lease_has_an_end", sql`num_nonnulls(lease, leased_until) in (0, 2)`),
    check("outbox_digest_is_in_no_digest", sql`num_nonnulls(digest_id, digest_day) < 2`),
    check("outbox_sent_or_dropped", sql`num_nonnulls(sent_at, dropped_at) < 2`),
  ],
)

/** How a person wants the mails of one group of kinds; no row is the preset. */
export const noticePreferences = pgTable(
  "notice_preference",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    kindGroup: text("kind_group").notNull(),
    pace: text("pace").notNull(),
    changedAt: moment("changed_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ name: "notice_preference_one_per_group", columns: [t.personId, t.kindGroup] }),
    check("notice_preference_pace_is_known", sql`pace in ('immediate', 'daily', 'weekly', 'none')`),
  ],
)

/** A person's quiet hours, in minutes of Rome's day; no row is the preset, a row without hours is none. */
export const quietHours = pgTable(
  "quiet_hours",
  {
    personId: uuid("person_id")
      .primaryKey()
      .references(() => people.id, { onDelete: "restrict" }),
    quietFrom: minutes("quiet_from"),
    quietUntil: minutes("quiet_until"),
  },
  () => [
    check("quiet_hours_have_both_ends", sql`num_nonnulls(quiet_from, quiet_until) in (0, 2)`),
    check(
      "quiet_hours_are_of_one_day",
      sql`quiet_from between 0 and 1439 and quiet_until between 0 and 1439 and quiet_from <> quiet_until`,
    ),
  ],
)

/** The secret of one mail's unsubscribe link: whose, and for which group of kinds. */
export const unsubscribeLinks = pgTable(
  "unsubscribe_link",
  {
    tokenSha256: sha256("token_sha256").primaryKey(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    kindGroup: text("kind_group").notNull(),
    createdAt: createdAt(),
    renewedAt: moment("renewed_at"),
  },
  (t) => [
    index("unsubscribe_link_by_person").on(t.personId),
    index("unsubscribe_link_by_age").on(t.createdAt),
    isSha256("unsubscribe_link", "token_sha256"),
  ],
)
