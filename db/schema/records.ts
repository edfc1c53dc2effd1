import { sql } from "drizzle-orm"
import {
  type AnyPgColumn,
  bigint,
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
import { files } from "./files.ts"
import { fundingBlocks } from "./funding.ts"
import { personId, roundtableId } from "./keys.ts"
import { organisations } from "./people.ts"
import { roundtables } from "./roundtables.ts"

const filingId = () =>
  uuid("filing_id")
    .notNull()
    .references(() => filings.id, { onDelete: "restrict" })
const fileId = (name = "file_id") => uuid(name).references(() => files.id, { onDelete: "restrict" })

/** A paper filed among a table's acts: what it is of, its class for retention, and its bytes as they were that day. */
export const filings = pgTable(
  "filing",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    class: text("class").notNull(),
    /** What of another domain the paper is of; none for a paper that the secretary files by hand. */
    subjectKind: text("subject_kind"),
    subjectId: uuid("subject_id"),
    title: text("title").notNull(),
    language: language(),
    date: day("date").notNull(),
    visibility: text("visibility").notNull().default("members"),
    funded: boolean("funded").notNull().default(false),
    fileId: fileId(),
    filedById: personId("filed_by_id"),
    createdAt: createdAt(),
    voidedAt: moment("voided_at"),
    voidReason: text("void_reason"),
    purgedAt: moment("purged_at"),
  },
  (t) => [
    unique("filing_code_is_unique").on(t.code),
    uniqueIndex("filing_one_live_per_subject_and_class")
      .on(t.subjectKind, t.subjectId, t.class, t.date)
      .where(sql`subject_id is not null and voided_at is null`),
    index("filing_by_roundtable").on(t.roundtableId, t.date, t.code),
    index("filing_by_class").on(t.class, t.date).where(sql`purged_at is null`),
    check("filing_visibility_is_known", sql`visibility in ('public', 'members')`),
    check("filing_void_has_a_reason", sql`(voided_at is null) = (void_reason is null)`),
    check("filing_subject_is_whole", sql`num_nonnulls(subject_kind, subject_id) in (0, 2)`),
    check("filing_has_its_paper_or_was_purged", sql`file_id is not null or purged_at is not null`),
  ],
)

/** A numbered annex (Allegato 1…n) of a filed paper or of something else; frozen, it never changes. */
export const annexes = pgTable(
  "annex",
  {
    id: id(),
    roundtableId: roundtableId(),
    ownerKind: text("owner_kind").notNull(),
    ownerId: uuid("owner_id").notNull(),
    number: integer("number").notNull(),
    title: text("title").notNull(),
    fileId: fileId().notNull(),
    sha256: sha256("sha256"),
    createdAt: createdAt(),
    frozenAt: moment("frozen_at"),
    /** Taken out of what is sent from now on; it stays where it was sent. */
    withdrawnAt: moment("withdrawn_at"),
  },
  (t) => [
    unique("annex_number_is_unique_in_owner").on(t.ownerKind, t.ownerId, t.number),
    check("annex_number_is_positive", sql`number > 0`),
    check("annex_withdrawn_was_frozen", sql`withdrawn_at is null or frozen_at is not null`),
    check("annex_frozen_has_its_digest", sql`(frozen_at is null) = (sha256 is null)`),
    isSha256("annex", "sha256"),
  ],
)

/** An entry of a body's protocol register, as its office wrote it; it may cover several papers. */
export const protocolEntries = pgTable(
  "protocol_entry",
  {
    id: id(),
    roundtableId: roundtableId(),
    direction: text("direction").notNull(),
    registry: text("registry").notNull(),
    number: bigint("number", { mode: "number" }).notNull(),
    year: integer("year").notNull(),
    date: day("date").notNull(),
    typedById: personId("typed_by_id"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("protocol_entry_number_is_unique").on(sql`lower(registry)`, t.year, t.number),
    check("protocol_entry_direction_is_known", sql`direction in ('incoming', 'outgoing', 'internal')`),
    check("protocol_entry_number_is_positive", sql`number > 0`),
    check("protocol_entry_year_is_of_its_date", sql`year = extract(year from date)`),
  ],
)

/** Which papers an entry covers. */
export const protocolCovers = pgTable(
  "protocol_cover",
  {
    entryId: uuid("entry_id")
      .notNull()
      .references(() => protocolEntries.id, { onDelete: "restrict" }),
    filingId: filingId(),
    roundtableId: roundtableId(),
  },
  (t) => [primaryKey({ columns: [t.filingId, t.entryId] }), index("protocol_cover_by_entry").on(t.entryId)],
)

/** A receipt of certified mail (PEC), taken in as file or typed, of one message to one recipient. */
export const pecReceipts = pgTable(
  "pec_receipt",
  {
    id: id(),
    roundtableId: roundtableId(),
    filingId: filingId(),
    kind: text("kind").notNull(),
    messageId: text("message_id"),
    recipient: text("recipient"),
    at: moment("at").notNull(),
    fileId: fileId(),
    sha256: sha256("sha256"),
    takenInById: personId("taken_in_by_id"),
    createdAt: createdAt(),
  },
  (t) => [
    index("pec_receipt_by_filing").on(t.filingId, t.at),
    uniqueIndex("pec_receipt_once").on(
      t.filingId,
      t.kind,
      sql`coalesce(message_id, '')`,
      sql`coalesce(lower(recipient), '')`,
    ),
    check("pec_receipt_kind_is_known", sql`kind in ('acceptance', 'delivery', 'failure')`),
    check("pec_receipt_delivery_names_its_recipient", sql`kind = 'acceptance' or recipient is not null`),
    check("pec_receipt_file_has_its_digest", sql`(file_id is null) = (sha256 is null)`),
    isSha256("pec_receipt", "sha256"),
  ],
)

/** A party asked to sign a filed paper: who, with which power, until when, and what came back. */
export const signatures = pgTable(
  "signature",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    filingId: filingId(),
    position: integer("position").notNull(),
    /** One after another: this one waits for those before it. */
    inOrder: boolean("in_order").notNull(),
    organisationId: uuid("organisation_id").references(() => organisations.id, { onDelete: "restrict" }),
    party: text("party").notNull(),
    partyKind: text("party_kind").notNull(),
    signatory: text("signatory").notNull(),
    power: text("power").notNull(),
    powerDetail: text("power_detail").notNull(),
    email: text("email"),
    dueOn: day("due_on"),
    state: text("state").notNull().default("waiting"),
    form: text("form"),
    fileId: fileId(),
    sha256: sha256("sha256"),
    settledAt: moment("settled_at"),
    refusal: text("refusal"),
    remindedAt: moment("reminded_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("signature_code_is_unique").on(t.code),
    unique("signature_place_is_unique_in_filing").on(t.filingId, t.position),
    check("signature_state_is_known", sql`state in ('waiting', 'signed', 'refused')`),
    check("signature_party_kind_is_known", sql`party_kind in ('administration', 'private')`),
    check("signature_power_is_known", sql`power in ('office', 'letter', 'act')`),
    check("signature_form_is_known", sql`form in ('pades', 'cades', 'scan')`),
    check("signature_scan_is_of_a_private_party", sql`form <> 'scan' or party_kind = 'private'`),
    check(
      "signature_signed_has_its_file",
      sql`(state = 'signed') = (form is not null and sha256 is not null)`,
    ),
    check("signature_refused_has_a_reason", sql`(state = 'refused') = (refusal is not null)`),
    check("signature_settled_has_a_moment", sql`(state = 'waiting') = (settled_at is null)`),
    isSha256("signature", "sha256"),
  ],
)

/** A code printed on a certificate or attestation, and what it is worth today. */
export const verificationCodes = pgTable(
  "verification_code",
  {
    id: id(),
    code: text("code").notNull(),
    roundtableId: uuid("roundtable_id").references(() => roundtables.id, { onDelete: "restrict" }),
    subjectKind: text("subject_kind").notNull(),
    subjectId: uuid("subject_id").notNull(),
    title: text("title").notNull(),
    language: language(),
    issuer: text("issuer").notNull(),
    holder: text("holder"),
    sha256: sha256("sha256"),
    issuedOn: day("issued_on").notNull(),
    expiresOn: day("expires_on").notNull(),
    status: text("status").notNull().default("valid"),
    statusAt: moment("status_at"),
    statusReason: text("status_reason"),
    replacedById: uuid("replaced_by_id").references((): AnyPgColumn => verificationCodes.id, {
      onDelete: "restrict",
    }),
    createdAt: createdAt(),
  },
  (t) => [
    unique("verification_code_is_unique").on(t.code),
    index("verification_code_by_subject").on(t.subjectKind, t.subjectId),
    index("verification_code_by_expiry").on(t.expiresOn),
    check("verification_code_has_twelve_symbols", sql`code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'`),
    check("verification_code_status_is_known", sql`status in ('valid', 'revoked', 'replaced')`),
    check("verification_code_change_has_a_moment", sql`(status = 'valid') = (status_at is null)`),
    check("verification_code_replaced_by_another", sql`(status = 'replaced') = (replaced_by_id is not null)`),
    isSha256("verification_code", "sha256"),
  ],
)

/** Which funding blocks a paper carries, in their order. */
export const filingFunding = pgTable(
  "filing_funding",
  {
    filingId: filingId(),
    blockId: uuid("block_id")
      .notNull()
      .references(() => fundingBlocks.id, { onDelete: "restrict" }),
    roundtableId: roundtableId(),
    position: integer("position").notNull(),
  },
  (t) => [primaryKey({ columns: [t.filingId, t.blockId] }), index("filing_funding_by_block").on(t.blockId)],
)
