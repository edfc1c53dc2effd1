import { sql } from "drizzle-orm"
import {
  boolean,
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
import { code, createdAt, day, id, isSha256, language, moment, sha256 } from "../columns.ts"
import { organisations, people } from "./people.ts"
import { roundtables } from "./roundtables.ts"

const organisationId = (name = "organisation_id") =>
  uuid(name)
    .notNull()
    .references(() => organisations.id, { onDelete: "restrict" })
const personId = (name: string) => uuid(name).references(() => people.id, { onDelete: "restrict" })

/** A public register that a body is in, with its number there, and who looked it up. */
export const registrations = pgTable(
  "organisation_registration",
  {
    organisationId: organisationId(),
    /** `national`: art. 52 DPR 394/1999; `runts`: D.Lgs. 117/2017 art. 45; `regional`: the region's own. */
    register: text("register").notNull(),
    /** The section of the national register, or the name of the regional one. */
    section: text("section"),
    number: text("number").notNull(),
    verifiedOn: day("verified_on"),
    verifiedById: personId("verified_by_id"),
  },
  (t) => [
    primaryKey({
      name: "organisation_registration_once_per_register",
      columns: [t.organisationId, t.register],
    }),
    index("organisation_registration_by_number").on(t.register, sql`lower(number)`),
    check("organisation_registration_register_is_known", sql`register in ('national', 'runts', 'regional')`),
    check(
      "organisation_registration_is_verified_by_somebody",
      sql`(verified_on is null) = (verified_by_id is null)`,
    ),
  ],
)

/** What became of a body over time: suspended, taken up again, closed, merged into another. */
export const organisationChanges = pgTable(
  "organisation_change",
  {
    id: id(),
    organisationId: organisationId(),
    state: text("state").notNull(),
    intoId: uuid("into_id").references(() => organisations.id, { onDelete: "restrict" }),
    reason: text("reason").notNull(),
    changedById: personId("changed_by_id"),
    createdAt: createdAt(),
  },
  (t) => [
    index("organisation_change_by_organisation").on(t.organisationId, t.createdAt),
    index("organisation_change_by_target").on(t.intoId),
  ],
)

/** A body in a network: asked for by one side, in force once the other accepts, ended with a reason. */
export const networkMemberships = pgTable(
  "network_membership",
  {
    id: id(),
    code: code(),
    umbrellaId: organisationId("umbrella_id"),
    memberId: organisationId("member_id"),
    askedBy: text("asked_by").notNull(),
    askedById: personId("asked_by_id"),
    createdAt: createdAt(),
    startsOn: day("starts_on"),
    endsOn: day("ends_on"),
    endedAt: moment("ended_at"),
    endReason: text("end_reason"),
  },
  (t) => [
    unique("network_membership_code_is_unique").on(t.code),
    uniqueIndex("network_membership_one_open_per_pair")
      .on(t.umbrellaId, t.memberId)
      .where(sql`ended_at is null`),
    index("network_membership_by_member").on(t.memberId),
    check("network_membership_is_between_two", sql`umbrella_id <> member_id`),
    check("network_membership_is_asked_by_a_side", sql`asked_by in ('umbrella', 'member')`),
    check("network_membership_ends_after_start", sql`ends_on is null or ends_on >= starts_on`),
    check("network_membership_end_has_a_reason", sql`(ended_at is null) = (end_reason is null)`),
  ],
)

/** A file of organisations as it was given, what became of it, and who did it. */
export const organisationImports = pgTable(
  "organisation_import",
  {
    id: id(),
    code: code(),
    name: text("name").notNull(),
    source: text("source").notNull(),
    delimiter: text("delimiter").notNull(),
    mapping: jsonb("mapping").notNull(),
    rows: integer("row_count").notNull(),
    state: text("state").notNull().default("preview"),
    importedById: personId("imported_by_id").notNull(),
    createdAt: createdAt(),
    doneAt: moment("done_at"),
    undoneAt: moment("undone_at"),
    undoneById: personId("undone_by_id"),
  },
  (t) => [
    unique("organisation_import_code_is_unique").on(t.code),
    index("organisation_import_by_time").on(t.createdAt, t.code),
    check("organisation_import_state_is_known", sql`state in ('preview', 'done', 'undone')`),
  ],
)

/** Which bodies an import wrote, so that it can be taken back. */
export const importedOrganisations = pgTable(
  "organisation_import_row",
  {
    importId: uuid("import_id")
      .notNull()
      .references(() => organisationImports.id, { onDelete: "restrict" }),
    organisationId: organisationId(),
  },
  (t) => [
    primaryKey({
      name: "organisation_import_row_once_per_organisation",
      columns: [t.organisationId],
    }),
    index("organisation_import_row_by_import").on(t.importId),
  ],
)

/** A body that asks to enter the register, or to join a table. Nobody needs an account to ask. */
export const adhesionRequests = pgTable(
  "adhesion_request",
  {
    id: id(),
    code: code(),
    state: text("state").notNull().default("draft"),
    name: text("name").notNull(),
    kind: text("kind").notNull(),
    level: text("level").notNull(),
    territory: text("territory").notNull(),
    language: language(),
    nationalSection: text("national_section"),
    nationalNumber: text("national_number"),
    runtsNumber: text("runts_number"),
    regionalName: text("regional_name"),
    regionalNumber: text("regional_number"),
    email: text("email"),
    pec: text("pec"),
    phone: text("phone"),
    website: text("website"),
    roundtableId: uuid("roundtable_id").references(() => roundtables.id, { onDelete: "restrict" }),
    reason: text("reason"),
    contactName: text("contact_name"),
    contactRole: text("contact_role"),
    contactEmail: text("contact_email"),
    contactLanguage: text("contact_language"),
    createdAt: createdAt(),
    confirmedAt: moment("confirmed_at"),
    dueOn: day("due_on"),
    askedOn: day("asked_on"),
    /** The term stops once only (L. 241/1990 art. 2 c. 7). */
    wasSuspended: boolean("was_suspended").notNull().default(false),
    takenById: personId("taken_by_id"),
    decidedAt: moment("decided_at"),
    decidedById: personId("decided_by_id"),
    decisionReason: text("decision_reason"),
    organisationId: uuid("organisation_id").references(() => organisations.id, { onDelete: "restrict" }),
    managerId: personId("manager_id"),
  },
  (t) => [
    unique("adhesion_request_code_is_unique").on(t.code),
    index("adhesion_request_by_deadline").on(t.dueOn, t.code),
    index("adhesion_request_by_roundtable").on(t.roundtableId, t.dueOn, t.code),
    index("adhesion_request_by_contact").on(t.contactEmail, t.createdAt),
    index("adhesion_request_by_organisation").on(t.organisationId),
    index("adhesion_request_by_age").on(t.createdAt),
    check(
      "adhesion_request_state_is_known",
      sql`state in ('draft', 'unconfirmed', 'waiting', 'in_charge', 'additions_asked', 'accepted', 'refused', 'withdrawn')`,
    ),
    check("adhesion_request_refusal_has_a_reason", sql`state <> 'refused' or decision_reason is not null`),
    check(
      "adhesion_request_accepted_has_an_organisation",
      sql`(state = 'accepted') = (organisation_id is not null)`,
    ),
    check("adhesion_request_contact_email_is_lower_case", sql`contact_email = lower(contact_email)`),
  ],
)

/** A link to a request; what it opens depends on who was given it: the form's browser or the contact's mailbox. */
export const adhesionLinks = pgTable(
  "adhesion_link",
  {
    tokenSha256: sha256("token_sha256").primaryKey(),
    requestId: uuid("request_id")
      .notNull()
      .references(() => adhesionRequests.id, { onDelete: "restrict" }),
    /** Whether it went by mail to the contact, and so shows that the mailbox is theirs. */
    mailed: boolean("mailed").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("adhesion_link_by_request").on(t.requestId), isSha256("adhesion_link", "token_sha256")],
)

/** The life of a request, step by step, as its page tells it. */
export const adhesionEvents = pgTable(
  "adhesion_event",
  {
    id: id(),
    requestId: uuid("request_id")
      .notNull()
      .references(() => adhesionRequests.id, { onDelete: "restrict" }),
    kind: text("kind").notNull(),
    text: text("text"),
    personId: personId("person_id"),
    createdAt: createdAt(),
  },
  (t) => [index("adhesion_event_by_request").on(t.requestId, t.createdAt)],
)
