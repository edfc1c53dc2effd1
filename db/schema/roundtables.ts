import { sql } from "drizzle-orm"
import {
  type AnyPgColumn,
  boolean,
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
import { code, createdAt, day, id, isSha256, language, moment, sha256 } from "../columns.ts"
import { organisations, people } from "./people.ts"

/** A regional table (tavolo), or a body under one: mandate, territory, term. */
export const roundtables = pgTable(
  "roundtable",
  {
    id: id(),
    code: code(),
    parentId: uuid("parent_id").references((): AnyPgColumn => roundtables.id, { onDelete: "restrict" }),
    kind: text("kind").notNull(),
    name: text("name").notNull(),
    mandate: text("mandate").notNull(),
    language: language(),
    territory: text("territory").notNull(),
    startsOn: day("starts_on").notNull(),
    endsOn: day("ends_on"),
    visibility: text("visibility").notNull().default("public"),
    nature: text("nature").notNull().default("consultative"),
    procedureNotice: text("procedure_notice"),
    procedureOfficer: text("procedure_officer"),
    procedureAct: text("procedure_act"),
    dataController: text("data_controller"),
    dataAgreement: text("data_agreement"),
    dataContact: text("data_contact"),
    dataNotice: text("data_notice"),
    createdAt: createdAt(),
    closedAt: moment("closed_at"),
    closeReason: text("close_reason"),
  },
  (t) => [
    unique("roundtable_code_is_unique").on(t.code),
    index("roundtable_by_name").on(t.name, t.code),
    index("roundtable_by_kind").on(t.kind, t.name, t.code),
    index("roundtable_by_territory").on(t.territory, t.name, t.code),
    index("roundtable_by_parent").on(t.parentId),
    check(
      "roundtable_kind_is_known",
      sql`kind in ('regional', 'territorial', 'working_group', 'interregional')`,
    ),
    check("roundtable_visibility_is_known", sql`visibility in ('public', 'members')`),
    check("roundtable_ends_after_start", sql`ends_on is null or ends_on >= starts_on`),
    check(
      "roundtable_nature_is_known",
      sql`nature in ('consultative', 'coprogrammazione', 'coprogettazione')`,
    ),
    // CTS art. 55: a procedure has its notice and its responsible officer; a consultative table has neither.
    check(
      "roundtable_procedure_has_its_papers",
      sql`case when nature = 'consultative'
               then num_nonnulls(procedure_notice, procedure_officer, procedure_act) = 0
               else num_nonnulls(procedure_notice, procedure_officer) = 2 end`,
    ),
    check("roundtable_is_not_its_own_parent", sql`parent_id <> id`),
    check("roundtable_close_has_a_reason", sql`(closed_at is null) = (close_reason is null)`),
  ],
)

/** An interregional table and the tables that are its members ("uno per ciascun Tavolo regionale"). */
export const roundtableMembers = pgTable(
  "roundtable_member",
  {
    roundtableId: uuid("roundtable_id")
      .notNull()
      .references(() => roundtables.id, { onDelete: "restrict" }),
    memberId: uuid("member_id")
      .notNull()
      .references(() => roundtables.id, { onDelete: "restrict" }),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "roundtable_member_once", columns: [t.roundtableId, t.memberId] }),
    index("roundtable_member_by_member").on(t.memberId),
    check("roundtable_member_is_another", sql`member_id <> roundtable_id`),
  ],
)

/** Seats that speak as one side of the table (gruppo di rappresentanza). */
export const constituencies = pgTable(
  "constituency",
  {
    id: id(),
    roundtableId: uuid("roundtable_id")
      .notNull()
      .references(() => roundtables.id, { onDelete: "restrict" }),
    name: text("name").notNull(),
    tone: text("tone").notNull(),
    position: integer("position").notNull(),
    /** Whether its bodies may send somebody else for one meeting, with a letter (nota di delega). */
    takesDelegates: boolean("takes_delegates").notNull().default(true),
  },
  (t) => [
    uniqueIndex("constituency_one_per_name").on(t.roundtableId, sql`lower(name)`),
    unique("constituency_position_is_unique_in_roundtable").on(t.roundtableId, t.position),
    check(
      "constituency_tone_is_known",
      sql`tone in ('institutions', 'third_sector', 'associations', 'youth', 'other')`,
    ),
  ],
)

/** A place at a table (posto), held by an organisation or by one designated person. */
export const seats = pgTable(
  "seat",
  {
    id: id(),
    code: code(),
    roundtableId: uuid("roundtable_id")
      .notNull()
      .references(() => roundtables.id, { onDelete: "restrict" }),
    constituencyId: uuid("constituency_id")
      .notNull()
      .references(() => constituencies.id, { onDelete: "restrict" }),
    label: text("label").notNull(),
    organisationId: uuid("organisation_id").references(() => organisations.id, { onDelete: "restrict" }),
    designatedById: uuid("designated_by_id").references(() => organisations.id, { onDelete: "restrict" }),
    /** The table that the seat speaks for, at an interregional one. */
    representsId: uuid("represents_id").references(() => roundtables.id, { onDelete: "restrict" }),
    voting: boolean("voting").notNull(),
    weight: integer("weight").notNull().default(1),
    position: integer("position").notNull(),
    createdAt: createdAt(),
    removedAt: moment("removed_at"),
    removeReason: text("remove_reason"),
  },
  (t) => [
    unique("seat_code_is_unique").on(t.code),
    uniqueIndex("seat_one_live_per_label").on(t.roundtableId, t.label).where(sql`removed_at is null`),
    index("seat_by_roundtable").on(t.roundtableId, t.position),
    index("seat_by_organisation").on(t.organisationId),
    index("seat_by_designating_body").on(t.designatedById),
    uniqueIndex("seat_one_live_per_represented_table")
      .on(t.roundtableId, t.representsId)
      .where(sql`removed_at is null`),
    check("seat_weight_is_one_to_five", sql`weight between 1 and 5`),
    check(
      "seat_has_an_organisation_or_a_designating_body",
      sql`num_nonnulls(organisation_id, designated_by_id) = 1`,
    ),
  ],
)

/** A mandate on a seat (designazione): who sits there, as titular or as which substitute, from when to when. */
export const seatTerms = pgTable(
  "seat_term",
  {
    id: id(),
    code: code(),
    roundtableId: uuid("roundtable_id")
      .notNull()
      .references(() => roundtables.id, { onDelete: "restrict" }),
    seatId: uuid("seat_id")
      .notNull()
      .references(() => seats.id, { onDelete: "restrict" }),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    rank: integer("rank").notNull(),
    startsOn: day("starts_on").notNull(),
    endsOn: day("ends_on"),
    letter: text("letter"),
    protocol: text("protocol"),
    /** True when the regulation in force allowed one person several seats (cumulo) as this one was given. */
    cumulo: boolean("cumulo").notNull().default(false),
    /** The mandate that this one renews or takes over. */
    predecessorId: uuid("predecessor_id").references((): AnyPgColumn => seatTerms.id, {
      onDelete: "restrict",
    }),
    /** When it was decided that another mandate follows; it lasts until `ends_on`, and its place is free after. */
    succeededAt: moment("succeeded_at"),
    createdAt: createdAt(),
    endedAt: moment("ended_at"),
    endReason: text("end_reason"),
  },
  (t) => [
    unique("seat_term_code_is_unique").on(t.code),
    uniqueIndex("seat_term_one_live_per_rank")
      .on(t.seatId, t.rank)
      .where(sql`ended_at is null and succeeded_at is null`),
    uniqueIndex("seat_term_one_live_seat_per_person")
      .on(t.roundtableId, t.personId)
      .where(sql`ended_at is null and succeeded_at is null and not cumulo`),
    index("seat_term_by_person").on(t.personId),
    index("seat_term_by_seat").on(t.seatId, t.startsOn),
    index("seat_term_by_end").on(t.endsOn).where(sql`ended_at is null`),
    unique("seat_term_has_one_successor").on(t.predecessorId),
    // Below zero only between the two statements that put substitutes in another order.
    check("seat_term_rank_is_titular_or_substitute", sql`rank between -9 and 9`),
    check("seat_term_succeeded_has_an_end", sql`succeeded_at is null or ends_on is not null`),
    check("seat_term_ends_after_start", sql`ends_on is null or ends_on >= starts_on`),
    check("seat_term_end_has_a_reason", sql`(ended_at is null) = (end_reason is null)`),
  ],
)

/** Who serves a table without a seat: secretary, chair, facilitator, observer, guest, interpreter. */
export const officers = pgTable(
  "roundtable_officer",
  {
    id: id(),
    code: code(),
    roundtableId: uuid("roundtable_id")
      .notNull()
      .references(() => roundtables.id, { onDelete: "restrict" }),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    role: text("role").notNull(),
    startsOn: day("starts_on").notNull(),
    endsOn: day("ends_on"),
    createdAt: createdAt(),
    endedAt: moment("ended_at"),
    endReason: text("end_reason"),
  },
  (t) => [
    unique("roundtable_officer_code_is_unique").on(t.code),
    uniqueIndex("roundtable_officer_once_per_role")
      .on(t.roundtableId, t.personId, t.role)
      .where(sql`ended_at is null`),
    index("roundtable_officer_by_person").on(t.personId),
    check(
      "roundtable_officer_role_is_known",
      sql`role in ('secretary', 'chair', 'facilitator', 'observer', 'guest', 'interpreter')`,
    ),
  ],
)

/** A letter to somebody designated to a seat; the link in it is good for seven days and is used by a POST. */
export const invitations = pgTable(
  "invitation",
  {
    id: id(),
    code: code(),
    roundtableId: uuid("roundtable_id")
      .notNull()
      .references(() => roundtables.id, { onDelete: "restrict" }),
    seatId: uuid("seat_id")
      .notNull()
      .references(() => seats.id, { onDelete: "restrict" }),
    rank: integer("rank").notNull(),
    name: text("name"),
    email: text("email"),
    language: language(),
    startsOn: day("starts_on").notNull(),
    endsOn: day("ends_on"),
    letter: text("letter"),
    protocol: text("protocol"),
    /** The mandate that ends for this one (passaggio di consegne). */
    predecessorId: uuid("predecessor_id").references(() => seatTerms.id, { onDelete: "restrict" }),
    tokenSha256: sha256("token_sha256").notNull(),
    expiresAt: moment("expires_at").notNull(),
    invitedById: uuid("invited_by_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    createdAt: createdAt(),
    usedAt: moment("used_at"),
    usedById: uuid("used_by_id").references(() => people.id, { onDelete: "restrict" }),
    withdrawnAt: moment("withdrawn_at"),
  },
  (t) => [
    unique("invitation_code_is_unique").on(t.code),
    unique("invitation_token_is_unique").on(t.tokenSha256),
    uniqueIndex("invitation_one_open_per_seat_and_rank")
      .on(t.seatId, t.rank)
      .where(sql`used_at is null and withdrawn_at is null`),
    index("invitation_open_by_email").on(t.email).where(sql`used_at is null and withdrawn_at is null`),
    index("invitation_by_roundtable").on(t.roundtableId, t.createdAt),
    check("invitation_email_is_lower_case", sql`email = lower(email)`),
    check("invitation_used_by_somebody", sql`(used_at is null) = (used_by_id is null)`),
    isSha256("invitation", "token_sha256"),
  ],
)
