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
  uuid,
} from "drizzle-orm/pg-core"
import { bytes, code, createdAt, id, isSha256, language, moment, sha256 } from "../columns.ts"
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
    deletedAt: moment("deleted_at"),
  },
  (t) => [
    unique("document_code_is_unique").on(t.code),
    index("document_by_roundtable").on(t.roundtableId, t.id),
    check(
      "document_kind_is_known",
      sql`kind in ('regional_plan', 'protocol', 'guidelines', 'minutes', 'other')`,
    ),
    check("document_state_is_known", sql`state in ('draft', 'co_design', 'adopted')`),
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
    data: bytes("data").notNull(),
    authorId: uuid("author_id").references(() => people.id, { onDelete: "restrict" }),
    connectionId: text("conn_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ name: "document_update_seq_is_unique", columns: [t.documentId, t.seq] })],
)

/** A flush that reached the log, so that a flush with an unknown outcome asks before it tries again. */
export const documentBatches = pgTable(
  "document_batch",
  { id: uuid("id").primaryKey(), result: jsonb("result"), createdAt: createdAt() },
  (t) => [index("document_batch_by_age").on(t.createdAt)],
)

/** A frozen text: number, content, digest, and the digest of the one before. */
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
    content: jsonb("content").notNull(),
    sha256: sha256("sha256").notNull(),
    previousSha256: sha256("previous_sha256"),
    createdById: uuid("created_by_id").references(() => people.id, { onDelete: "restrict" }),
    createdAt: createdAt(),
  },
  (t) => [
    unique("document_version_number_is_unique").on(t.documentId, t.number),
    check("document_version_kind_is_known", sql`kind in ('automatic', 'named', 'approved')`),
    isSha256("document_version", "sha256"),
    isSha256("document_version", "previous_sha256"),
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
export const documentTexts = pgTable("document_text", {
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
})
