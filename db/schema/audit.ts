import { sql } from "drizzle-orm"
import { bigint, bigserial, index, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core"
import { bytes, createdAt, isSha256, moment, sha256, transactionId } from "../columns.ts"
import { people } from "./people.ts"
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
    index("audit_entry_by_subject").on(t.subjectKind, t.subjectId),
    isSha256("audit_entry", "content_sha256"),
    isSha256("audit_entry", "chain_sha256"),
  ],
)

/** The values behind an entry's digests; may be emptied by an erasure, and the chain stays whole. */
export const auditValues = pgTable("audit_value", {
  entryId: bigint("entry_id", { mode: "number" })
    .primaryKey()
    .references(() => auditEntries.id, { onDelete: "restrict" }),
  values: jsonb("values"),
  erasedAt: moment("erased_at"),
})
