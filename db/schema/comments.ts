import { sql } from "drizzle-orm"
import { check, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core"
import { bytes, code, createdAt, id, language, moment } from "../columns.ts"
import { papers } from "./documents.ts"
import { organisations, people } from "./people.ts"
import { roundtables } from "./roundtables.ts"

/**
 * A thread of comments on a passage of a text, or on all of it. The passage is a pair of Yjs relative
 * positions, which follow it while others write, and its words with some around them, which find it on pages
 * without script and stay when it has gone.
 */
export const commentThreads = pgTable(
  "comment_thread",
  {
    id: id(),
    code: code(),
    roundtableId: uuid("roundtable_id")
      .notNull()
      .references(() => roundtables.id, { onDelete: "restrict" }),
    documentId: uuid("doc_id")
      .notNull()
      .references(() => papers.id, { onDelete: "restrict" }),
    /** The epoch of the text that the positions are of. */
    epoch: integer("epoch").notNull(),
    anchorFrom: bytes("anchor_from"),
    anchorTo: bytes("anchor_to"),
    /** The line that the passage began in. */
    blockId: text("block_id"),
    /** The words of the passage; null for a comment on the whole text, and where they were erased. */
    quote: text("quote"),
    /** When they went along with the history of a text that does not say them any more. */
    quoteErasedAt: moment("quote_erased_at"),
    quoteBefore: text("quote_before").notNull().default(""),
    quoteAfter: text("quote_after").notNull().default(""),
    resolvedAt: moment("resolved_at"),
    resolvedById: uuid("resolved_by_id").references(() => people.id, { onDelete: "restrict" }),
    /** Set when its last comment was withdrawn: then there is nothing left to show. */
    withdrawnAt: moment("withdrawn_at"),
    createdById: uuid("created_by_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    createdAt: createdAt(),
  },
  (t) => [
    unique("comment_thread_code_is_unique").on(t.code),
    index("comment_thread_open")
      .on(t.documentId, t.id)
      .where(sql`resolved_at is null and withdrawn_at is null`),
    index("comment_thread_shown").on(t.documentId, t.id).where(sql`withdrawn_at is null`),
    index("comment_thread_by_roundtable").on(t.roundtableId, t.id),
    check("comment_thread_positions_are_a_pair", sql`num_nonnulls(anchor_from, anchor_to) in (0, 2)`),
    check("comment_thread_positions_have_words", sql`anchor_from is null or quote is not null`),
    check(
      "comment_thread_erased_quotes_nothing",
      sql`quote_erased_at is null or (quote is null and quote_before = '' and quote_after = '')`,
    ),
    check("comment_thread_quote_is_short", sql`quote is null or length(quote) between 1 and 1000`),
    check("comment_thread_context_is_short", sql`length(quote_before) <= 100 and length(quote_after) <= 100`),
    check(
      "comment_thread_position_is_short",
      sql`octet_length(anchor_from) <= 200 and octet_length(anchor_to) <= 200`,
    ),
    check("comment_thread_resolved_by_somebody", sql`num_nonnulls(resolved_at, resolved_by_id) in (0, 2)`),
  ],
)

/** One comment of a thread; the first one opened it. */
export const comments = pgTable(
  "comment",
  {
    id: id(),
    code: code(),
    roundtableId: uuid("roundtable_id")
      .notNull()
      .references(() => roundtables.id, { onDelete: "restrict" }),
    threadId: uuid("thread_id")
      .notNull()
      .references(() => commentThreads.id, { onDelete: "restrict" }),
    authorId: uuid("author_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    /** The organisation that the author acted for. */
    organisationId: uuid("organisation_id").references(() => organisations.id, { onDelete: "restrict" }),
    /** Somebody without an account, whose words the secretariat wrote down. */
    onBehalfOf: text("on_behalf_of"),
    onBehalfOrganisation: text("on_behalf_organisation"),
    /** Null once it was withdrawn. */
    body: text("body"),
    language: language(),
    createdAt: createdAt(),
    editedAt: moment("edited_at"),
    withdrawnAt: moment("withdrawn_at"),
    hiddenAt: moment("hidden_at"),
    hiddenById: uuid("hidden_by_id").references(() => people.id, { onDelete: "restrict" }),
    hiddenReason: text("hidden_reason"),
  },
  (t) => [
    unique("comment_code_is_unique").on(t.code),
    index("comment_by_thread").on(t.threadId, t.id),
    index("comment_by_author").on(t.authorId, t.id),
    check("comment_body_is_short", sql`body is null or length(body) between 1 and 5000`),
    check("comment_withdrawn_says_nothing", sql`(body is null) = (withdrawn_at is not null)`),
    check(
      "comment_hidden_with_a_reason",
      sql`num_nonnulls(hidden_at, hidden_by_id, hidden_reason) in (0, 3)`,
    ),
    check("comment_on_behalf_names_a_body", sql`on_behalf_of is null or on_behalf_organisation is not null`),
  ],
)

/** Who was called into a thread by a comment. */
export const commentMentions = pgTable(
  "comment_mention",
  {
    commentId: uuid("comment_id")
      .notNull()
      .references(() => comments.id, { onDelete: "restrict" }),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    roundtableId: uuid("roundtable_id")
      .notNull()
      .references(() => roundtables.id, { onDelete: "restrict" }),
    /** Their name as the words have it after an `@`; null where the words do not name them. */
    label: text("label"),
  },
  (t) => [
    primaryKey({ name: "comment_mention_once_per_person", columns: [t.commentId, t.personId] }),
    index("comment_mention_by_person").on(t.personId),
  ],
)
