import { sql } from "drizzle-orm"
import { check, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { createdAt, day, id, isSha256, moment, sha256 } from "../columns.ts"
import { people } from "./people.ts"
import { roundtables } from "./roundtables.ts"

const person = (name: string) => uuid(name).references(() => people.id, { onDelete: "restrict" })

/** A version of a table's regulation: one open draft at most, then numbered and never changed again. */
export const regulationVersions = pgTable(
  "regulation_version",
  {
    id: id(),
    roundtableId: uuid("roundtable_id")
      .notNull()
      .references(() => roundtables.id, { onDelete: "restrict" }),
    number: integer("number"),
    rules: jsonb("rules").notNull(),
    startedFrom: text("started_from").notNull(),
    createdById: person("created_by_id"),
    createdAt: createdAt(),
    changedById: person("changed_by_id"),
    changedAt: createdAt("changed_at"),
    inForceFrom: day("in_force_from"),
    act: text("act"),
    decidedOn: day("decided_on"),
    adoptedAt: moment("adopted_at"),
    adoptedById: person("adopted_by_id"),
    rulesSha256: sha256("rules_sha256"),
    discardedAt: moment("discarded_at"),
    withdrawnAt: moment("withdrawn_at"),
    withdrawnById: person("withdrawn_by_id"),
    withdrawReason: text("withdraw_reason"),
  },
  (t) => [
    unique("regulation_version_number_is_unique").on(t.roundtableId, t.number),
    uniqueIndex("regulation_version_one_draft_per_roundtable")
      .on(t.roundtableId)
      .where(sql`adopted_at is null and discarded_at is null`),
    uniqueIndex("regulation_version_one_per_day")
      .on(t.roundtableId, t.inForceFrom)
      .where(sql`adopted_at is not null and withdrawn_at is null`),
    index("regulation_version_by_roundtable").on(t.roundtableId, t.inForceFrom),
    check("regulation_version_has_a_number_once_adopted", sql`(adopted_at is null) = (number is null)`),
    check(
      "regulation_version_says_when_and_by_which_act",
      sql`adopted_at is null or num_nulls(in_force_from, act, decided_on, rules_sha256) = 0`,
    ),
    check(
      "regulation_version_is_not_retroactive",
      sql`in_force_from >= (adopted_at at time zone 'Europe/Rome')::date`,
    ),
    check("regulation_version_only_drafts_are_discarded", sql`discarded_at is null or adopted_at is null`),
    check(
      "regulation_version_withdrawal_has_a_reason",
      sql`(withdrawn_at is null) = (withdraw_reason is null) and (withdrawn_at is null or adopted_at is not null)`,
    ),
    check("regulation_version_format_is_known", sql`(rules->>'format')::int >= 1`),
    check(
      "regulation_version_numbers_are_whole",
      sql`not jsonb_path_exists(rules, '$.** ? (@.type() == "number" && (@ < 0 || @.floor() != @))')`,
    ),
    check(
      "regulation_version_shares_are_shares",
      sql`not jsonb_path_exists(rules, '$.* ? (@.den < 1 || @.num > @.den)')`,
    ),
    isSha256("regulation_version", "rules_sha256"),
  ],
)
