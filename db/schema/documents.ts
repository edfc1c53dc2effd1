import { sql } from "drizzle-orm"
import {
  type AnyPgColumn,
  bigint,
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
import { bytes, code, createdAt, id, isSha256, language, moment, sha256 } from "../columns.ts"
import { files } from "./files.ts"
import { people } from "./people.ts"
import { roundtables, seats } from "./roundtables.ts"

const seq = (name: string) => bigint(name, { mode: "number" })

/** A text of a table, with its place in the life of such texts. */
export const papers = pgTable(
  "document",
  {
    id: id(),
    code: code(),
    roundtableId: uuid("roundtable_id")
      .notNull()
      .references(() => roundtables.id, { onDelete: "restrict" }),
    kind: text("kind").notNull(),
    title: text("title").notNull(),
    language: language(),
    state: text("state").notNull().default("draft"),
    writers: text("writers").notNull().default("every_seat"),
    createdById: uuid("created_by_id").references(() => people.id, { onDelete: "restrict" }),
    createdAt: createdAt(),
    adoptedAt: moment("adopted_at"),
    publishedAt: moment("published_at"),
    /** The text that this one revises. */
    predecessorId: uuid("predecessor_id").references((): AnyPgColumn => papers.id, { onDelete: "restrict" }),
    deletedAt: moment("deleted_at"),
  },
  (t) => [
    unique("document_code_is_unique").on(t.code),
    index("document_by_roundtable").on(t.roundtableId, t.id),
    check(
      "document_kind_is_known",
      sql`kind in ('regional_plan', 'protocol', 'guidelines', 'minutes', 'other')`,
    ),
    uniqueIndex("document_one_revision_per_text").on(t.predecessorId).where(sql`deleted_at is null`),
    check(
      "document_state_is_known",
      sql`state in ('draft', 'co_design', 'final_review', 'approval', 'adopted')`,
    ),
    check("document_published_is_adopted", sql`published_at is null or adopted_at is not null`),
    check("document_revises_another", sql`predecessor_id <> id`),
    check("document_writers_are_known", sql`writers in ('every_seat', 'named_seats')`),
    check("document_adopted_has_a_date", sql`(state = 'adopted') = (adopted_at is not null)`),
  ],
)

/** The seats that write a document whose writers are named. */
export const paperWriters = pgTable(
  "document_writer",
  {
    documentId: uuid("document_id")
      .notNull()
      .references(() => papers.id, { onDelete: "restrict" }),
    seatId: uuid("seat_id")
      .notNull()
      .references(() => seats.id, { onDelete: "restrict" }),
    roundtableId: uuid("roundtable_id")
      .notNull()
      .references(() => roundtables.id, { onDelete: "restrict" }),
  },
  (t) => [
    primaryKey({ name: "document_writer_once_per_seat", columns: [t.documentId, t.seatId] }),
    index("document_writer_by_seat").on(t.seatId),
  ],
)

/** The head of a document's log: the next sequence, the last verified snapshot, the lock of an adopted text. */
export const documentStates = pgTable(
  "document_state",
  {
    documentId: uuid("doc_id")
      .primaryKey()
      .references(() => papers.id, { onDelete: "restrict" }),
    roundtableId: uuid("roundtable_id")
      .notNull()
      .references(() => roundtables.id, { onDelete: "restrict" }),
    epoch: integer("epoch").notNull().default(1),
    headSeq: seq("head_seq").notNull().default(0),
    snapshotSeq: seq("snapshot_seq").notNull().default(0),
    snapshot: bytes("snapshot"),
    snapshotSha256: sha256("snapshot_sha256"),
    schemaVersion: integer("schema_version").notNull().default(1),
    bytes: integer("bytes").notNull().default(0),
    lockedAt: moment("locked_at"),
    parentId: uuid("parent_id").references((): AnyPgColumn => papers.id, { onDelete: "restrict" }),
    baseSeq: seq("base_seq"),
  },
  () => [
    check("document_state_snapshot_is_complete", sql`num_nonnulls(snapshot, snapshot_sha256) in (0, 2)`),
    check("document_state_snapshot_not_ahead", sql`snapshot_seq <= head_seq`),
    isSha256("document_state", "snapshot_sha256"),
  ],
)

/** The log of a document: every Yjs update, in a contiguous sequence. Append only. */
export const documentUpdates = pgTable(
  "document_update",
  {
    documentId: uuid("doc_id")
      .notNull()
      .references(() => papers.id, { onDelete: "restrict" }),
    seq: seq("seq").notNull(),
    /** The first sequence that a thinned row stands for; null where the row is one update. */
    seqFrom: seq("seq_from"),
    data: bytes("data").notNull(),
    authorId: uuid("author_id").references(() => people.id, { onDelete: "restrict" }),
    connectionId: text("conn_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "document_update_seq_is_unique", columns: [t.documentId, t.seq] }),
    // What is thinned is old and single: this index holds what the nightly sweep has not seen yet.
    index("document_update_not_thinned").on(t.createdAt).where(sql`seq_from is null`),
    check("document_update_range_is_forward", sql`seq_from <= seq`),
  ],
)

/**
 * A change that a verb means the server to make in a text: written with the deed, applied once after its commit.
 * `applied_seq` is set by the statement that stores the change; a refused one keeps the reason.
 */
export const documentEdits = pgTable(
  "document_edit",
  {
    id: id(),
    documentId: uuid("doc_id")
      .notNull()
      .references(() => papers.id, { onDelete: "restrict" }),
    roundtableId: uuid("roundtable_id")
      .notNull()
      .references(() => roundtables.id, { onDelete: "restrict" }),
    kind: text("kind").notNull(),
    payload: jsonb("payload").notNull(),
    schemaVersion: integer("schema_version").notNull().default(1),
    requestedById: uuid("requested_by_id").references(() => people.id, { onDelete: "restrict" }),
    createdAt: createdAt(),
    appliedEpoch: integer("applied_epoch"),
    appliedSeq: seq("applied_seq"),
    appliedAt: moment("applied_at"),
    refused: text("refused"),
    refusedAt: moment("refused_at"),
  },
  (t) => [
    index("document_edit_by_document").on(t.documentId, t.createdAt),
    check(
      "document_edit_has_one_outcome",
      sql`num_nonnulls(applied_seq, refused) <= 1 and num_nonnulls(applied_seq, applied_epoch, applied_at) in (0, 3)
        and num_nonnulls(refused, refused_at) in (0, 2)`,
    ),
  ],
)

/** A flush that reached the log, so that a flush with an unknown outcome asks before it tries again. */
export const documentBatches = pgTable(
  "document_batch",
  { id: uuid("id").primaryKey(), result: jsonb("result"), createdAt: createdAt() },
  (t) => [index("document_batch_by_age").on(t.createdAt)],
)

/**
 * A frozen text: number, content, digest, and the digest of the one before. Where the history was erased the
 * content is gone and the digests stay, so that the chain still closes. `authors` says who wrote which passage; it is
 * found out after the version was written, while the log is there.
 */
export const documentVersions = pgTable(
  "document_version",
  {
    id: id(),
    roundtableId: uuid("roundtable_id")
      .notNull()
      .references(() => roundtables.id, { onDelete: "restrict" }),
    documentId: uuid("doc_id")
      .notNull()
      .references(() => papers.id, { onDelete: "restrict" }),
    number: integer("number").notNull(),
    kind: text("kind").notNull(),
    name: text("name"),
    epoch: integer("epoch").notNull(),
    seq: seq("seq").notNull(),
    content: jsonb("content"),
    sha256: sha256("sha256").notNull(),
    /** The seal of the version before; null of the first. */
    previousSha256: sha256("previous_sha256"),
    /** Over this version's digest, number, kind and the seal before: a chain that no row can leave. */
    sealSha256: sha256("seal_sha256").notNull(),
    authors: jsonb("authors"),
    createdById: uuid("created_by_id").references(() => people.id, { onDelete: "restrict" }),
    createdAt: createdAt(),
    /** Who gave it its name afterwards, or another one: the name is beside the seal, not under it. */
    namedById: uuid("named_by_id").references(() => people.id, { onDelete: "restrict" }),
    namedAt: moment("named_at"),
    erasedAt: moment("erased_at"),
  },
  (t) => [
    index("document_version_without_authors")
      .on(t.createdAt)
      .where(sql`authors is null and content is not null`),
    unique("document_version_number_is_unique").on(t.documentId, t.number),
    check("document_version_content_or_erased", sql`(content is null) = (erased_at is not null)`),
    check("document_version_kind_is_known", sql`kind in ('automatic', 'named', 'frozen', 'approved')`),
    isSha256("document_version", "sha256"),
    isSha256("document_version", "previous_sha256"),
    isSha256("document_version", "seal_sha256"),
    check("document_version_first_has_none_before", sql`(number = 1) = (previous_sha256 is null)`),
    check(
      "document_version_named_by_somebody",
      sql`num_nonnulls(named_by_id, named_at) in (0, 2) and (named_at is null or name is not null)`,
    ),
    check("document_version_named_has_a_name", sql`kind <> 'named' or name is not null`),
  ],
)

/** Frames that could not be understood: kept for the operator, never part of the text. */
export const documentQuarantine = pgTable(
  "document_quarantine",
  {
    id: id(),
    documentId: uuid("doc_id")
      .notNull()
      .references(() => papers.id, { onDelete: "restrict" }),
    data: bytes("data").notNull(),
    authorId: uuid("author_id").references(() => people.id, { onDelete: "restrict" }),
    reason: text("reason").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("document_quarantine_by_document").on(t.documentId, t.createdAt)],
)

/** The readable form of a document as of a sequence: what pages, search and export read. */
export const documentTexts = pgTable(
  "document_text",
  {
    documentId: uuid("doc_id")
      .primaryKey()
      .references(() => papers.id, { onDelete: "restrict" }),
    roundtableId: uuid("roundtable_id")
      .notNull()
      .references(() => roundtables.id, { onDelete: "restrict" }),
    epoch: integer("epoch").notNull(),
    seq: seq("seq").notNull(),
    json: jsonb("json").notNull(),
    plain: text("plain").notNull(),
    headings: jsonb("headings").notNull(),
    words: integer("words").notNull(),
    writtenAt: moment("written_at").notNull().default(sql`now()`),
  },
  (t) => [index("document_text_by_time").on(t.writtenAt)],
)

/**
 * A picture of a text, made anew from what was sent: its bytes, and a narrower copy for telephones where it is wide.
 * `asked_at` is when somebody last put it in; `checked_at` when it was last looked whether anything still needs it.
 */
export const documentPictures = pgTable(
  "document_picture",
  {
    id: id(),
    roundtableId: uuid("roundtable_id")
      .notNull()
      .references(() => roundtables.id, { onDelete: "restrict" }),
    documentId: uuid("document_id")
      .notNull()
      .references(() => papers.id, { onDelete: "restrict" }),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id, { onDelete: "restrict" }),
    narrowFileId: uuid("narrow_file_id").references(() => files.id, { onDelete: "restrict" }),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    askedAt: moment("asked_at").notNull().default(sql`now()`),
    checkedAt: moment("checked_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("document_picture_file_is_unique").on(t.fileId),
    index("document_picture_by_document").on(t.documentId),
    index("document_picture_by_check").on(t.checkedAt, t.askedAt),
    check("document_picture_has_a_size", sql`width > 0 and height > 0`),
  ],
)
