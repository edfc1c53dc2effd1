import { sql } from "drizzle-orm"
import { check, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core"
import { createdAt, id, language, moment } from "../columns.ts"
import { people } from "./people.ts"
import { roundtables } from "./roundtables.ts"

/** A message owed to somebody. Written with the deed it tells of; delivered after the commit, at least once. */
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
    createdAt: createdAt(),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: moment("next_attempt_at").notNull().default(sql`now()`),
    lease: uuid("lease"),
    leasedUntil: moment("leased_until"),
    sentAt: moment("sent_at"),
    droppedAt: moment("dropped_at"),
    lastError: text("last_error"),
  },
  (t) => [
    index("outbox_due").on(t.nextAttemptAt).where(sql`sent_at is null and dropped_at is null`),
    index("outbox_by_person").on(t.personId, t.createdAt),
    check("outbox_lease_has_an_end", sql`num_nonnulls(lease, leased_until) in (0, 2)`),
  ],
)
