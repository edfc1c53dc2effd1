import { sql } from "drizzle-orm"
import {
  type AnyPgColumn,
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
import { code, id, isSha256, language, moment, sha256 } from "../columns.ts"
import { editions, enrolments } from "./courses.ts"
import { files } from "./files.ts"
import { personId } from "./keys.ts"
import { verificationCodes } from "./records.ts"

/** What the papers of an edition say besides what its register holds: who signs, where, under which recognition. */
export const certificateSettings = pgTable("certificate_setting", {
  editionId: uuid("edition_id")
    .primaryKey()
    .references(() => editions.id, { onDelete: "restrict" }),
  /** Who came and did not reach the threshold gets a declaration of the hours. */
  declaresHours: boolean("declares_hours").notNull().default(false),
  /** The sentence that it is no qualification, where it is not the usual one. */
  disclaimer: text("disclaimer"),
  /** The body that organises, where it is not the provider. */
  organiser: text("organiser"),
  /** Accreditation and credits, with the accrediting body's identifier. */
  accreditation: text("accreditation"),
  place: text("place").notNull(),
  signatory: text("signatory").notNull(),
  office: text("office").notNull(),
  changedById: personId("changed_by_id").notNull(),
  changedAt: moment("changed_at").notNull(),
})

/** The last number given in a year: taken under this row's lock, so that numbers have no holes and no doubles. */
export const certificateYears = pgTable(
  "certificate_year",
  { year: integer("year").primaryKey(), last: integer("last").notNull() },
  () => [check("certificate_year_counts_from_one", sql`last > 0`)],
)

/** An attestato di frequenza, or a dichiarazione delle ore frequentate: what the register said that day. */
export const certificates = pgTable(
  "certificate",
  {
    id: id(),
    code: code(),
    editionId: uuid("edition_id")
      .notNull()
      .references(() => editions.id, { onDelete: "restrict" }),
    /** Of whom: an account that goes over to another takes its enrolments along. */
    enrolmentId: uuid("enrolment_id")
      .notNull()
      .references(() => enrolments.id, { onDelete: "restrict" }),
    kind: text("kind").notNull(),
    year: integer("year").notNull(),
    number: integer("number").notNull(),
    /** Everything that it says; emptied when its time is over. */
    content: jsonb("content"),
    /** Of the content's canonical JSON. */
    sha256: sha256("sha256").notNull(),
    language: language(),
    verificationId: uuid("verification_id")
      .notNull()
      .references(() => verificationCodes.id, { onDelete: "restrict" }),
    /** The paper as it was first written. */
    fileId: uuid("file_id").references(() => files.id, { onDelete: "restrict" }),
    issuedById: personId("issued_by_id").notNull(),
    issuedAt: moment("issued_at").notNull(),
    /** Since when it is worth nothing any more: revoked, or replaced by another. */
    endedAt: moment("ended_at"),
    endReason: text("end_reason"),
    endedById: personId("ended_by_id"),
    replacedById: uuid("replaced_by_id").references((): AnyPgColumn => certificates.id, {
      onDelete: "restrict",
    }),
    /** The register was corrected since, and says something else. */
    differsAt: moment("differs_at"),
    purgedAt: moment("purged_at"),
  },
  (t) => [
    unique("certificate_code_is_unique").on(t.code),
    unique("certificate_number_is_unique_in_year").on(t.year, t.number),
    uniqueIndex("certificate_one_live_per_enrolment").on(t.enrolmentId).where(sql`ended_at is null`),
    unique("certificate_has_its_own_verification").on(t.verificationId),
    index("certificate_by_enrolment").on(t.enrolmentId, t.id),
    index("certificate_by_edition").on(t.editionId, t.id),
    index("certificate_that_differs").on(t.editionId).where(sql`differs_at is not null and ended_at is null`),
    index("certificate_by_issue").on(t.issuedAt).where(sql`purged_at is null`),
    check("certificate_kind_is_known", sql`kind in ('attendance', 'hours')`),
    check("certificate_number_is_positive", sql`number > 0`),
    check("certificate_has_its_content_or_was_purged", sql`(content is null) = (purged_at is not null)`),
    check(
      "certificate_ended_says_who_and_why",
      sql`(ended_at is null) = (end_reason is null) and (ended_at is null) = (ended_by_id is null)`,
    ),
    check("certificate_replaced_is_over", sql`replaced_by_id is null or ended_at is not null`),
    isSha256("certificate", "sha256"),
  ],
)
