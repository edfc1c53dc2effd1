import { type SQL, sql } from "drizzle-orm"
import {
  type AnyPgColumn,
  bigserial,
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
import { code, createdAt, day, id, language, moment, transactionId } from "../columns.ts"

/**
 * A human being. Never deleted: on erasure the personal columns become null and the row stays; a merged row
 * points to the one that goes on; a closed one may be asked for again.
 */
export const people = pgTable(
  "person",
  {
    id: id(),
    code: code(),
    name: text("name"),
    email: text("email"),
    language: language(),
    passwordHash: text("password_hash"),
    createdAt: createdAt(),
    erasedAt: moment("erased_at"),
    mergedIntoId: uuid("merged_into_id").references((): AnyPgColumn => people.id, { onDelete: "restrict" }),
    closedAt: moment("closed_at"),
    expiryToldAt: moment("expiry_told_at"),
    privacyVersion: text("privacy_version"),
  },
  (t) => [
    unique("person_code_is_unique").on(t.code),
    uniqueIndex("person_one_per_email").on(t.email),
    index("person_by_name").on(t.name, t.code),
    index("person_by_words").using(
      "gin",
      sql`to_tsvector('simple', coalesce(name, '') || ' ' || coalesce(email, ''))`,
    ),
    index("person_by_survivor").on(t.mergedIntoId).where(sql`merged_into_id is not null`),
    check(
      "person_merged_cannot_sign_in",
      sql`merged_into_id is null or (merged_into_id <> id and email is null and password_hash is null)`,
    ),
    check("person_email_is_lower_case", sql`email = lower(email)`),
    check(
      "person_erased_has_no_data",
      sql`erased_at is null or (name is null and email is null and password_hash is null)`,
    ),
  ],
)

const PLAIN = [
  "àáâãäåèéêëìíîïòóôõöùúûüçñÀÁÂÃÄÅÈÉÊËÌÍÎÏÒÓÔÕÖÙÚÛÜÇÑ",
  "aaaaaaeeeeiiiiooooouuuucnaaaaaaeeeeiiiiooooouuuucn",
]

/** A name in the form that it is looked for: small, without accents, dots and signs. Immutable, so it can be indexed. */
export const wordsOf = (name: SQL) =>
  sql`regexp_replace(replace(translate(lower(${name}), '${sql.raw(PLAIN[0] ?? "")}', '${sql.raw(PLAIN[1] ?? "")}'), '.', ''), '[!-/:-@[-\`{-~«»“”’–—]+', ' ', 'g')`

/** A body that sits at tables: an institution, an association, a school, a network. */
export const organisations = pgTable(
  "organisation",
  {
    id: id(),
    code: code(),
    name: text("name").notNull(),
    language: language(),
    kind: text("kind").notNull(),
    level: text("level").notNull().default("regional"),
    territory: text("territory").notNull(),
    presentation: text("presentation"),
    presentationLanguage: text("presentation_language"),
    email: text("email"),
    pec: text("pec"),
    phone: text("phone"),
    website: text("website"),
    state: text("state").notNull().default("active"),
    mergedIntoId: uuid("merged_into_id").references((): AnyPgColumn => organisations.id, {
      onDelete: "restrict",
    }),
    createdAt: createdAt(),
    /** When somebody last wrote into it, after it was made. */
    changedAt: moment("changed_at"),
    words: text("words").generatedAlwaysAs(wordsOf(sql`name`)),
    places: text("places").generatedAlwaysAs(wordsOf(sql`territory`)),
  },
  (t) => [
    unique("organisation_code_is_unique").on(t.code),
    uniqueIndex("organisation_one_per_name").on(sql`lower(name)`),
    index("organisation_by_name").on(t.name, t.code),
    index("organisation_by_kind").on(t.kind, t.name, t.code),
    index("organisation_by_level").on(t.level, t.name, t.code),
    index("organisation_by_words").using("gin", sql`to_tsvector('simple', words)`),
    index("organisation_by_places").using("gin", sql`to_tsvector('simple', places)`),
    index("organisation_by_successor").on(t.mergedIntoId),
    check("organisation_state_is_known", sql`state in ('active', 'suspended', 'closed', 'merged')`),
    check(
      "organisation_level_is_known",
      sql`level in ('national', 'interregional', 'regional', 'provincial', 'intermunicipal', 'municipal', 'neighbourhood')`,
    ),
    check("organisation_merged_into_another", sql`(state = 'merged') = (merged_into_id is not null)`),
    check(
      "organisation_presentation_has_a_language",
      sql`(presentation is null) = (presentation_language is null)`,
    ),
  ],
)

/** Who acts for which organisation, and since when. */
export const memberships = pgTable(
  "membership",
  {
    id: id(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id, { onDelete: "restrict" }),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    role: text("role").notNull().default("member"),
    offices: text("offices").array().notNull().default(sql`'{}'::text[]`),
    startsOn: day("starts_on").notNull(),
    endsOn: day("ends_on"),
    createdAt: createdAt(),
    endedAt: moment("ended_at"),
    endReason: text("end_reason"),
  },
  (t) => [
    uniqueIndex("membership_one_live_per_person_and_organisation")
      .on(t.organisationId, t.personId)
      .where(sql`ends_on is null`),
    index("membership_by_person").on(t.personId),
    index("membership_by_organisation").on(t.organisationId, t.id),
    check("membership_role_is_known", sql`role in ('member', 'manager')`),
    check(
      "membership_offices_are_known",
      sql`offices <@ array['answering_official', 'operator', 'project_manager', 'partner_contributor']`,
    ),
    check("membership_ends_after_start", sql`ends_on is null or ends_on >= starts_on`),
    check("membership_end_has_a_reason", sql`(ended_at is null) = (end_reason is null)`),
    check("membership_ended_has_a_last_day", sql`ended_at is null or ends_on is not null`),
  ],
)

/** Roles over the whole installation: who has them, from when to when, given by whom. Giving one again renews its row. */
export const platformRoles = pgTable(
  "platform_role",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    role: text("role").notNull(),
    startsOn: day("starts_on").notNull().default(sql`((now() at time zone 'Europe/Rome')::date)`),
    endsOn: day("ends_on"),
    grantedById: uuid("granted_by_id").references(() => people.id, { onDelete: "restrict" }),
    createdAt: createdAt(),
    endedAt: moment("ended_at"),
    endReason: text("end_reason"),
  },
  (t) => [
    primaryKey({ name: "platform_role_once_per_person", columns: [t.personId, t.role] }),
    index("platform_role_by_role").on(t.role, t.personId),
    check(
      "platform_role_is_known",
      sql`role in ('administrator', 'course_coordinator', 'trainer', 'tutor', 'auditor', 'data_protection_officer')`,
    ),
    check("platform_role_ends_after_start", sql`ends_on is null or ends_on >= starts_on`),
    check("platform_role_auditor_expires", sql`role <> 'auditor' or ends_on is not null`),
    check("platform_role_administrator_has_no_last_day", sql`role <> 'administrator' or ends_on is null`),
    check("platform_role_end_has_a_reason", sql`(ended_at is null) = (end_reason is null)`),
  ],
)

/**
 * Somebody asks to act for an organisation, in the register or typed. Until its manager or an administrator
 * decides, the account is a limited one.
 */
export const accountRequests = pgTable(
  "account_request",
  {
    id: id(),
    code: code(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    organisationId: uuid("organisation_id").references(() => organisations.id, { onDelete: "restrict" }),
    organisationName: text("organisation_name"),
    role: text("role").notNull(),
    createdAt: createdAt(),
    decidedAt: moment("decided_at"),
    decidedById: uuid("decided_by_id").references(() => people.id, { onDelete: "restrict" }),
    decision: text("decision"),
    reason: text("reason"),
  },
  (t) => [
    unique("account_request_code_is_unique").on(t.code),
    uniqueIndex("account_request_one_waiting_per_person").on(t.personId).where(sql`decided_at is null`),
    index("account_request_waiting").on(t.organisationId, t.createdAt).where(sql`decided_at is null`),
    index("account_request_by_person").on(t.personId),
    check("account_request_decision_is_known", sql`decision in ('recognised', 'refused', 'withdrawn')`),
    check("account_request_is_decided_whole", sql`(decided_at is null) = (decision is null)`),
    check("account_request_refusal_has_a_reason", sql`decision <> 'refused' or reason is not null`),
    check(
      "account_request_names_an_organisation",
      sql`decision is not null or num_nonnulls(organisation_id, organisation_name) = 1`,
    ),
  ],
)

/** Two accounts of one person became one: which, when, by whom, and how many rows went over. */
export const personMerges = pgTable(
  "person_merge",
  {
    id: id(),
    code: code(),
    survivorId: uuid("survivor_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    mergedId: uuid("merged_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    byId: uuid("by_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    reason: text("reason"),
    moved: jsonb("moved").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("person_merge_code_is_unique").on(t.code),
    unique("person_merge_once").on(t.mergedId),
    index("person_merge_by_survivor").on(t.survivorId),
    check("person_merge_is_of_two", sql`survivor_id <> merged_id`),
  ],
)

/** The answer given to a form's one-time key, so that pressing twice does the thing once. Kept for a day. */
export const requestKeys = pgTable(
  "request_key",
  {
    personId: uuid("person_id").references(() => people.id, { onDelete: "restrict" }),
    key: uuid("key").notNull(),
    answer: jsonb("answer").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("request_key_is_spent_once").on(t.personId, t.key).nullsNotDistinct(),
    index("request_key_by_age").on(t.createdAt),
  ],
)

/** Changes of anybody's rights, in commit order; every process tails it to re-evaluate its sockets. */
export const accessChanges = pgTable(
  "access_change",
  {
    seq: bigserial("seq", { mode: "number" }).primaryKey(),
    transaction: transactionId("transaction"),
    personId: uuid("person_id"),
    documentId: uuid("document_id"),
    roundtableId: uuid("roundtable_id"),
    createdAt: createdAt(),
  },
  (t) => [
    index("access_change_by_transaction").on(t.transaction),
    index("access_change_by_age").on(t.createdAt),
  ],
)

/** What the installation knows of itself: when demo data was filled in, and from which day. */
export const installation = pgTable("installation", {
  key: text("key").primaryKey(),
  value: jsonb("value").notNull(),
  changedAt: moment("changed_at").notNull().default(sql`now()`),
})
