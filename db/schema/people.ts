import { sql } from "drizzle-orm"
import {
  bigserial,
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
import { code, createdAt, day, id, isSha256, language, moment, sha256, transactionId } from "../columns.ts"

/** A human being. Never deleted: on erasure the personal columns become null and the row stays. */
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
  },
  (t) => [
    unique("person_code_is_unique").on(t.code),
    uniqueIndex("person_one_per_email").on(t.email),
    check("person_email_is_lower_case", sql`email = lower(email)`),
    check(
      "person_erased_has_no_data",
      sql`erased_at is null or (name is null and email is null and password_hash is null)`,
    ),
  ],
)

/** A body that sits at tables: an institution, an association, a school, a network. */
export const organisations = pgTable(
  "organisation",
  {
    id: id(),
    code: code(),
    name: text("name").notNull(),
    language: language(),
    kind: text("kind").notNull(),
    territory: text("territory").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("organisation_code_is_unique").on(t.code),
    uniqueIndex("organisation_one_per_name").on(sql`lower(name)`),
    index("organisation_by_name").on(t.name, t.code),
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
    startsOn: day("starts_on").notNull(),
    endsOn: day("ends_on"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("membership_one_live_per_person_and_organisation")
      .on(t.organisationId, t.personId)
      .where(sql`ends_on is null`),
    index("membership_by_person").on(t.personId),
    check("membership_role_is_known", sql`role in ('member', 'manager')`),
    check("membership_ends_after_start", sql`ends_on is null or ends_on >= starts_on`),
  ],
)

/** Roles over the whole installation. */
export const platformRoles = pgTable(
  "platform_role",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    role: text("role").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "platform_role_once_per_person", columns: [t.personId, t.role] }),
    check("platform_role_is_known", sql`role in ('administrator')`),
  ],
)

/** A signed-in browser; `id` is the SHA-256 (hex) of the cookie's value, which is stored nowhere. */
export const sessions = pgTable(
  "session",
  {
    id: text("id").primaryKey(),
    userId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    expiresAt: moment("expires_at").notNull(),
    createdAt: createdAt(),
    device: text("device"),
  },
  (t) => [index("session_by_person").on(t.userId), index("session_by_expiry").on(t.expiresAt)],
)

/** A browser in which the person has signed in before; its throttle is its own, so nobody else can lock it out. */
export const knownDevices = pgTable(
  "known_device",
  {
    tokenSha256: sha256("token_sha256").primaryKey(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    lastUsedAt: moment("last_used_at").notNull().default(sql`now()`),
  },
  (t) => [index("known_device_by_person").on(t.personId), isSha256("known_device", "token_sha256")],
)

/** Failed sign-ins, per account and door (`known device` or `anywhere else`), never per network address. */
export const signInThrottles = pgTable("sign_in_throttle", {
  key: text("key").primaryKey(),
  failures: integer("failures").notNull(),
  lastFailureAt: moment("last_failure_at").notNull(),
  waitUntil: moment("wait_until"),
})

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
