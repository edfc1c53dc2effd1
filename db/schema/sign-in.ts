import { sql } from "drizzle-orm"
import { check, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { createdAt, id, isSha256, language, moment, sha256 } from "../columns.ts"
import { organisations, people } from "./people.ts"

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
    actingForId: uuid("acting_for_id").references(() => organisations.id, { onDelete: "restrict" }),
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

/**
 * A link sent by mail to somebody: to sign in, to set a password, to confirm an address. Opening it changes
 * nothing; it is used once, by a POST. `address` and `params` are emptied when it is used or purged.
 */
export const mailLinks = pgTable(
  "mail_link",
  {
    id: id(),
    kind: text("kind").notNull(),
    personId: uuid("person_id").references(() => people.id, { onDelete: "restrict" }),
    organisationId: uuid("organisation_id").references(() => organisations.id, { onDelete: "restrict" }),
    sentById: uuid("sent_by_id").references(() => people.id, { onDelete: "restrict" }),
    address: text("address"),
    params: jsonb("params"),
    language: language(),
    tokenSha256: sha256("token_sha256").notNull(),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
    withdrawnAt: moment("withdrawn_at"),
  },
  (t) => [
    unique("mail_link_token_is_unique").on(t.tokenSha256),
    uniqueIndex("mail_link_one_open_invitation_per_address")
      .on(t.organisationId, t.address)
      .where(sql`kind = 'organisation_invitation' and used_at is null and withdrawn_at is null`),
    index("mail_link_by_address").on(t.address, t.kind, t.createdAt),
    index("mail_link_by_person").on(t.personId),
    index("mail_link_by_organisation").on(t.organisationId, t.createdAt),
    index("mail_link_by_age").on(t.createdAt),
    check(
      "mail_link_kind_is_known",
      sql`kind in ('sign_in', 'password', 'email_change', 'account_request', 'merge', 'organisation_invitation')`,
    ),
    check("mail_link_address_is_lower_case", sql`address = lower(address)`),
    isSha256("mail_link", "token_sha256"),
  ],
)
