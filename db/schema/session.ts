import { sql } from "drizzle-orm"
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core"
import { code, id, moment } from "../columns.ts"
import { personId, roundtableId } from "./keys.ts"
import { agendaItems } from "./meetings.ts"
import { regulationVersions } from "./regulation.ts"
import { seats } from "./roundtables.ts"
import { callId } from "./sittings.ts"

const itemId = () => uuid("item_id").references(() => agendaItems.id, { onDelete: "restrict" })

/** What pages that are open follow: each change of a topic has the next number. */
export const liveTopics = pgTable("live_topic", {
  name: text("name").primaryKey(),
  seq: bigint("seq", { mode: "number" }).notNull(),
})

/** A point of the agenda while it is dealt with; taken up again later, it has another row. */
export const itemTurns = pgTable(
  "item_turn",
  {
    id: id(),
    roundtableId: roundtableId(),
    callId: callId(),
    itemId: itemId().notNull(),
    fromAt: moment("from_at").notNull(),
    untilAt: moment("until_at"),
    takenById: personId("taken_by_id").notNull(),
  },
  (t) => [
    uniqueIndex("item_turn_one_open_per_call").on(t.callId).where(sql`until_at is null`),
    index("item_turn_by_call").on(t.callId, t.fromAt),
    index("item_turn_by_item").on(t.itemId),
    index("item_turn_by_roundtable").on(t.roundtableId),
    check("item_turn_ends_after_it_began", sql`until_at is null or until_at >= from_at`),
  ],
)

/** A sitting that is interrupted (sospensione); with a day to resume on it is adjourned (aggiornata). */
export const suspensions = pgTable(
  "suspension",
  {
    id: id(),
    roundtableId: roundtableId(),
    callId: callId(),
    fromAt: moment("from_at").notNull(),
    untilAt: moment("until_at"),
    resumesAt: moment("resumes_at"),
    reason: text("reason").notNull(),
    suspendedById: personId("suspended_by_id").notNull(),
    resumedById: personId("resumed_by_id"),
  },
  (t) => [
    uniqueIndex("suspension_one_open_per_call").on(t.callId).where(sql`until_at is null`),
    index("suspension_by_call").on(t.callId, t.fromAt),
    index("suspension_by_roundtable").on(t.roundtableId),
    check("suspension_ends_after_it_began", sql`until_at is null or until_at >= from_at`),
    check("suspension_ended_by_somebody", sql`(until_at is null) = (resumed_by_id is null)`),
  ],
)

/** A call that the chair declared deserted: what its short verbale says, as it was found then. */
export const desertions = pgTable(
  "desertion",
  {
    id: id(),
    roundtableId: roundtableId(),
    callId: callId(),
    declaredAt: moment("declared_at").notNull(),
    declaredById: personId("declared_by_id").notNull(),
    regulationId: uuid("regulation_id")
      .notNull()
      .references(() => regulationVersions.id, { onDelete: "restrict" }),
    required: integer("required").notNull(),
    found: integer("found").notNull(),
    /** Who was there, for which seat, and who had announced themselves. */
    content: jsonb("content").notNull(),
  },
  (t) => [
    unique("desertion_once_per_call").on(t.callId),
    index("desertion_by_roundtable").on(t.roundtableId),
    check("desertion_was_without_quorum", sql`found < required`),
  ],
)

/** Somebody who asks for the floor, until they have spoken or take it back. */
export const floorRequests = pgTable(
  "floor_request",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    callId: callId(),
    itemId: itemId(),
    personId: personId("person_id").notNull(),
    /** Null for who has no seat: the chair may let them speak. */
    seatId: uuid("seat_id").references(() => seats.id, { onDelete: "restrict" }),
    askedAt: moment("asked_at").notNull(),
    /** Set when the chair puts somebody first. */
    putFirstAt: moment("put_first_at"),
    minutes: integer("minutes").notNull(),
    startedAt: moment("started_at"),
    endedAt: moment("ended_at"),
    withdrawnAt: moment("withdrawn_at"),
  },
  (t) => [
    unique("floor_request_code_is_unique").on(t.code),
    uniqueIndex("floor_request_one_waiting_per_person")
      .on(t.callId, t.personId)
      .where(sql`started_at is null and withdrawn_at is null`),
    uniqueIndex("floor_request_one_speaks")
      .on(t.callId)
      .where(sql`started_at is not null and ended_at is null`),
    index("floor_request_by_roundtable").on(t.roundtableId),
    check("floor_request_minutes_are_few", sql`minutes between 1 and 60`),
    check("floor_request_ends_after_it_began", sql`ended_at is null or ended_at >= started_at`),
    check("floor_request_spoken_or_withdrawn", sql`num_nonnulls(started_at, withdrawn_at) < 2`),
  ],
)

/** How a point that was not convened came onto the agenda of a sitting: by which rule, with who agreed. */
export const itemAdditions = pgTable(
  "item_addition",
  {
    itemId: itemId().primaryKey(),
    roundtableId: roundtableId(),
    callId: callId(),
    regulationId: uuid("regulation_id")
      .notNull()
      .references(() => regulationVersions.id, { onDelete: "restrict" }),
    /** Who had to agree, as the rules of the day say. */
    agreed: text("agreed").notNull(),
    needed: integer("needed").notNull(),
    /** Voting seats filled, and those of them present or represented at that moment. */
    seatsFilled: integer("seats_filled").notNull(),
    seatsThere: integer("seats_there").notNull(),
    inFavour: integer("in_favour").notNull(),
    against: integer("against").notNull(),
    abstained: integer("abstained").notNull(),
    /** It may be voted on; else it is for information and discussion. */
    mayDecide: boolean("may_decide").notNull(),
    addedById: personId("added_by_id").notNull(),
    addedAt: moment("added_at").notNull(),
    /** The number of the annex that it brought, among those of the meeting. */
    annexNumber: integer("annex_number"),
    /** Added by mistake: it stays on the agenda as withdrawn, with its number. */
    withdrawnAt: moment("withdrawn_at"),
    withdrawnById: personId("withdrawn_by_id"),
    withdrawReason: text("withdraw_reason"),
  },
  (t) => [
    check(
      "item_addition_withdrawn_whole",
      sql`num_nonnulls(withdrawn_at, withdrawn_by_id, withdraw_reason) in (0, 3)`,
    ),
    check(
      "item_addition_withdrawn_after_it_was_added",
      sql`withdrawn_at is null or withdrawn_at >= added_at`,
    ),
    index("item_addition_by_roundtable").on(t.roundtableId, t.callId),
    check("item_addition_agreed_is_known", sql`agreed in ('chair', 'majority', 'all_present', 'all_seats')`),
    check("item_addition_was_agreed", sql`in_favour >= needed and needed >= 0`),
    check(
      "item_addition_counts_who_is_there",
      sql`least(in_favour, against, abstained) >= 0 and in_favour + against + abstained <= seats_there
          and seats_there <= seats_filled`,
    ),
  ],
)
