import { sql } from "drizzle-orm"
import { check, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core"
import { code, createdAt, day, id, language, moment } from "../columns.ts"
import { files } from "./files.ts"
import { people } from "./people.ts"
import { roundtables } from "./roundtables.ts"

/** What a funded act must say of its project: wording beside the Union's emblem, title, code, CUP. */
export const fundingBlocks = pgTable(
  "funding_block",
  {
    id: id(),
    code: code(),
    title: text("title").notNull(),
    language: language(),
    projectCode: text("project_code"),
    cup: text("cup"),
    fund: text("fund").notNull(),
    wording: text("wording").notNull(),
    /** Day of the last payment; the project's papers are held until five years after its year's end. */
    lastPaymentOn: day("last_payment_on"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("funding_block_code_is_unique").on(t.code),
    index("funding_block_by_title").on(t.title, t.code),
    check("funding_block_wording_is_known", sql`wording in ('co_financed', 'financed')`),
  ],
)

/** A logo that stands beside the emblem, in the order that the fund sets. */
export const fundingLogos = pgTable(
  "funding_logo",
  {
    id: id(),
    blockId: uuid("block_id")
      .notNull()
      .references(() => fundingBlocks.id, { onDelete: "restrict" }),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id, { onDelete: "restrict" }),
  },
  (t) => [unique("funding_logo_place_is_unique_in_block").on(t.blockId, t.position)],
)

/** How long this installation keeps a class, where it decided otherwise than the preset. */
export const retentionRules = pgTable(
  "retention_rule",
  {
    class: text("class").primaryKey(),
    /** Null keeps without end. */
    days: integer("days"),
    months: integer("months"),
    changedById: uuid("changed_by_id").references(() => people.id, { onDelete: "restrict" }),
    changedAt: moment("changed_at").notNull().default(sql`now()`),
  },
  () => [
    check("retention_rule_has_one_unit", sql`num_nonnulls(days, months) <= 1`),
    check("retention_rule_is_positive", sql`coalesce(days, months, 1) > 0`),
  ],
)

/** A hold (blocco): an audit or a dispute keeps a table's papers, or all, whatever their class says. */
export const retentionHolds = pgTable(
  "retention_hold",
  {
    id: id(),
    code: code(),
    roundtableId: uuid("roundtable_id").references(() => roundtables.id, { onDelete: "restrict" }),
    reason: text("reason").notNull(),
    until: day("until"),
    placedById: uuid("placed_by_id").references(() => people.id, { onDelete: "restrict" }),
    createdAt: createdAt(),
    liftedAt: moment("lifted_at"),
    liftReason: text("lift_reason"),
  },
  (t) => [
    unique("retention_hold_code_is_unique").on(t.code),
    index("retention_hold_live").on(t.roundtableId).where(sql`lifted_at is null`),
    check("retention_hold_lift_has_a_reason", sql`(lifted_at is null) = (lift_reason is null)`),
  ],
)
