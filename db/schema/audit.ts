import { sql } from "drizzle-orm"
import {
  bigint,
  bigserial,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core"
import { bytes, createdAt, isSha256, moment, sha256, transactionId } from "../columns.ts"
import { organisations, people } from "./people.ts"
import { roundtables } from "./roundtables.ts"

/**
 * Who did what to which thing, when. Holds ids, field names and salted digests, never names, addresses or
 * texts. Written in the verb's transaction; a job gives it its place in the chain.
 */
export const auditEntries = pgTable(
  "audit_entry",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    transaction: transactionId("transaction"),
    at: createdAt("at"),
    actorId: uuid("actor_id").references(() => people.id, { onDelete: "restrict" }),
    /** The organisation that the actor was acting for. */
    actingForId: uuid("acting_for_id").references(() => organisations.id, { onDelete: "restrict" }),
    action: text("action").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: text("subject_id").notNull(),
    roundtableId: uuid("roundtable_id").references(() => roundtables.id, { onDelete: "restrict" }),
    requestId: text("request_id"),
    fields: jsonb("fields").notNull(),
    salt: bytes("salt").notNull(),
    contentSha256: sha256("content_sha256").notNull(),
    sealedSeq: bigint("sealed_seq", { mode: "number" }),
    chainSha256: sha256("chain_sha256"),
  },
  (t) => [
    unique("audit_entry_sealed_once").on(t.sealedSeq),
    index("audit_entry_unsealed").on(t.transaction, t.id).where(sql`sealed_seq is null`),
    // One way through the time for each filter of the pages: none of them ever reads the whole table.
    index("audit_entry_by_time").on(t.at, t.id),
    index("audit_entry_by_action").on(t.action, t.at, t.id),
    index("audit_entry_by_actor").on(t.actorId, t.at, t.id),
    index("audit_entry_by_roundtable").on(t.roundtableId, t.at, t.id),
    index("audit_entry_by_kind").on(t.subjectKind, t.at, t.id),
    index("audit_entry_by_subject").on(t.subjectId, t.at, t.id),
    index("audit_entry_by_request").on(t.requestId, t.at, t.id),
    isSha256("audit_entry", "content_sha256"),
    isSha256("audit_entry", "chain_sha256"),
  ],
)

/** The last link of the chain, one row: without it a removed end of the chain would not be missed. */
export const auditHeads = pgTable(
  "audit_head",
  {
    id: integer("id").primaryKey().default(1),
    sealedSeq: bigint("sealed_seq", { mode: "number" }).notNull(),
    chainSha256: sha256("chain_sha256").notNull(),
    sealedAt: moment("sealed_at").notNull().default(sql`now()`),
  },
  () => [check("audit_head_is_one", sql`id = 1`), isSha256("audit_head", "chain_sha256")],
)

/** The values behind an entry's digests; may be emptied by an erasure, and the chain stays whole. */
export const auditValues = pgTable("audit_value", {
  entryId: bigint("entry_id", { mode: "number" })
    .primaryKey()
    .references(() => auditEntries.id, { onDelete: "restrict" }),
  values: jsonb("values"),
  erasedAt: moment("erased_at"),
})
