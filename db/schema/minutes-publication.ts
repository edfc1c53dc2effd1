import { sql } from "drizzle-orm"
import {
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
import { code, day, id, isSha256, moment, sha256 } from "../columns.ts"
import { personId, roundtableId } from "./keys.ts"
import { meetingMinutes } from "./minutes.ts"
import { annexes, verificationCodes } from "./records.ts"

/**
 * The public version of an approved verbale: what is struck out of it, and from its publication on the words that
 * everybody reads. The verbale itself stays whole and stays with the table's members.
 */
export const minutesPublications = pgTable(
  "minutes_publication",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    minutesId: uuid("minutes_id")
      .notNull()
      .references(() => meetingMinutes.id, { onDelete: "restrict" }),
    number: integer("number").notNull(),
    state: text("state").notNull().default("draft"),
    /** Title and text as everybody reads them, made once: nothing that was struck out is in them. */
    title: text("title"),
    content: jsonb("content"),
    /** The table's name of that day: who is renamed later changes neither the file nor its digest. */
    tableName: text("table_name"),
    /** How often something was struck out, by ground. */
    omitted: jsonb("omitted"),
    /** Digest of the public content, and of the whole verbale that it is of. */
    sha256: sha256("sha256"),
    originalSha256: sha256("original_sha256"),
    verificationId: uuid("verification_id").references(() => verificationCodes.id, { onDelete: "restrict" }),
    publishedById: personId("published_by_id"),
    publishedAt: moment("published_at"),
    withdrawnById: personId("withdrawn_by_id"),
    withdrawnAt: moment("withdrawn_at"),
    withdrawReason: text("withdraw_reason"),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    unique("minutes_publication_code_is_unique").on(t.code),
    unique("minutes_publication_number_is_unique").on(t.minutesId, t.number),
    uniqueIndex("minutes_publication_one_live").on(t.minutesId).where(sql`state <> 'withdrawn'`),
    index("minutes_publication_by_roundtable").on(t.roundtableId),
    check("minutes_publication_state_is_known", sql`state in ('draft', 'published', 'withdrawn')`),
    check(
      "minutes_publication_published_is_whole",
      sql`num_nonnulls(title, content, omitted, sha256, original_sha256, verification_id, published_at, published_by_id) = case when state = 'draft' then 0 else 8 end`,
    ),
    check(
      "minutes_publication_withdrawn_says_why",
      sql`num_nonnulls(withdrawn_at, withdrawn_by_id, withdraw_reason) = case when state = 'withdrawn' then 3 else 0 end`,
    ),
    isSha256("minutes_publication", "sha256"),
    isSha256("minutes_publication", "original_sha256"),
  ],
)

/** Words that the public version leaves out wherever they stand, or a name that a rule makes it say. */
export const minutesOmissions = pgTable(
  "minutes_omission",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    publicationId: uuid("publication_id")
      .notNull()
      .references(() => minutesPublications.id, { onDelete: "restrict" }),
    kind: text("kind").notNull(),
    words: text("words").notNull(),
    /** Why it is left out: the only thing about it that everybody reads. */
    ground: text("ground"),
    /** Of a name: the rule that requires it. Of an omission: a word for the table's own file. */
    reason: text("reason"),
    addedById: personId("added_by_id").notNull(),
    addedAt: moment("added_at").notNull(),
  },
  (t) => [
    unique("minutes_omission_code_is_unique").on(t.code),
    unique("minutes_omission_words_once").on(t.publicationId, t.words),
    index("minutes_omission_by_roundtable").on(t.roundtableId),
    check("minutes_omission_kind_is_known", sql`kind in ('omit', 'name')`),
    check(
      "minutes_omission_ground_is_known",
      sql`ground in ('person', 'minor', 'health', 'third', 'safety')`,
    ),
    check("minutes_omission_has_its_ground", sql`(kind = 'omit') = (ground is not null)`),
    check("minutes_omission_name_has_its_rule", sql`kind <> 'name' or reason is not null`),
  ],
)

/** An annex of the sitting that everybody reads beside its published verbale; with persons in it, until a day. */
export const publishedAnnexes = pgTable(
  "published_annex",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    minutesId: uuid("minutes_id")
      .notNull()
      .references(() => meetingMinutes.id, { onDelete: "restrict" }),
    annexId: uuid("annex_id")
      .notNull()
      .references(() => annexes.id, { onDelete: "restrict" }),
    hasPersons: boolean("has_persons").notNull(),
    /** The last day on which it is online; null for an act of the table, which has no end. */
    onlineUntil: day("online_until"),
    publishedById: personId("published_by_id").notNull(),
    publishedAt: moment("published_at").notNull(),
    /** Its day was over, or somebody took it away: null where the day did it. */
    endedAt: moment("ended_at"),
    endedById: personId("ended_by_id"),
  },
  (t) => [
    unique("published_annex_code_is_unique").on(t.code),
    uniqueIndex("published_annex_one_live").on(t.annexId).where(sql`ended_at is null`),
    index("published_annex_by_minutes").on(t.minutesId, t.id),
    index("published_annex_by_roundtable").on(t.roundtableId),
    index("published_annex_ending").on(t.onlineUntil).where(sql`ended_at is null`),
    check("published_annex_with_persons_has_an_end", sql`not has_persons or online_until is not null`),
    check("published_annex_ended_by_somebody_has_a_moment", sql`ended_by_id is null or ended_at is not null`),
  ],
)
