import { sql } from "drizzle-orm"
import { bigint, check, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core"
import { code, createdAt, id, isSha256, moment, sha256 } from "../columns.ts"
import { people } from "./people.ts"
import { roundtables } from "./roundtables.ts"

/**
 * One use of some bytes by one owner. The bytes stand outside the database under their digest and go after
 * their last use; a row that was removed stays without a name, so that its address never means another file.
 */
export const files = pgTable(
  "file",
  {
    id: id(),
    code: code(),
    ownerKind: text("owner_kind").notNull(),
    ownerId: uuid("owner_id").notNull(),
    roundtableId: uuid("roundtable_id").references(() => roundtables.id, { onDelete: "restrict" }),
    name: text("name"),
    type: text("type").notNull(),
    size: bigint("size", { mode: "number" }).notNull(),
    sha256: sha256("sha256").notNull(),
    uploadedById: uuid("uploaded_by_id").references(() => people.id, { onDelete: "restrict" }),
    createdAt: createdAt(),
    removedAt: moment("removed_at"),
  },
  (t) => [
    unique("file_code_is_unique").on(t.code),
    index("file_by_owner").on(t.ownerKind, t.ownerId),
    index("file_live_by_owner").on(t.ownerKind, t.ownerId, t.size).where(sql`removed_at is null`),
    index("file_live_by_kind_and_size").on(t.ownerKind, t.size).where(sql`removed_at is null`),
    index("file_by_sha256").on(t.sha256),
    index("file_by_removal").on(t.removedAt).where(sql`removed_at is not null`),
    index("file_pending").on(t.createdAt).where(sql`owner_kind = 'upload' and removed_at is null`),
    isSha256("file", "sha256"),
    check("file_size_is_positive", sql`size > 0`),
    check("file_kept_has_a_name", sql`removed_at is not null or name is not null`),
  ],
)

/**
 * The running total of live files: changes by kind of owner, more or fewer, that are folded into one row a kind.
 * What a limit asks is the sum of a few rows, whatever number of files there are.
 */
export const fileBalances = pgTable("file_balance", {
  id: id(),
  ownerKind: text("owner_kind").notNull(),
  files: bigint("files", { mode: "number" }).notNull(),
  bytes: bigint("bytes", { mode: "number" }).notNull(),
})
