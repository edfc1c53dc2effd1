import { sql } from "drizzle-orm"
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { createdAt, id, moment } from "../columns.ts"

/** Work to do after a commit. A lease, not a lock: whoever dies while working loses it to the next. */
export const jobs = pgTable(
  "job",
  {
    id: id(),
    kind: text("kind").notNull(),
    key: text("key"),
    payload: jsonb("payload").notNull().default({}),
    runAt: moment("run_at").notNull().default(sql`now()`),
    attempts: integer("attempts").notNull().default(0),
    lease: uuid("lease"),
    leasedUntil: moment("leased_until"),
    doneAt: moment("done_at"),
    failedAt: moment("failed_at"),
    lastError: text("last_error"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("job_one_open_per_key").on(t.kind, t.key).where(sql`done_at is null and failed_at is null`),
    index("job_due").on(t.runAt).where(sql`done_at is null and failed_at is null`),
    index("job_by_age").on(t.createdAt),
    check("job_lease_has_an_end", sql`num_nonnulls(lease, leased_until) in (0, 2)`),
  ],
)
