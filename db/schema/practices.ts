import { sql } from "drizzle-orm"
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core"
import { code, createdAt, day, id, isSha256, language, moment, sha256 } from "../columns.ts"
import { personId, roundtableId } from "./keys.ts"
import { organisations } from "./people.ts"
import { proposals } from "./proposals.ts"

/** What worked somewhere, told so that others can do it too (buona prassi): written at a table, taken up by others. */
export const practices = pgTable(
  "practice",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    title: text("title").notNull(),
    language: language(),
    state: text("state").notNull().default("draft"),
    /** The questions, each answered or not yet. */
    problem: text("problem"),
    done: text("done"),
    doneBy: text("done_by"),
    needed: text("needed"),
    came: text("came"),
    differently: text("differently"),
    /** Where it was done, as it was written; the places themselves are placements. */
    territory: text("territory"),
    startsOn: day("starts_on"),
    endsOn: day("ends_on"),
    /** An office to ask, never a person. */
    contact: text("contact"),
    /** The proposal that it came of. */
    proposalId: uuid("proposal_id").references(() => proposals.id, { onDelete: "restrict" }),
    /** Grows with each change: nobody writes over what another has written meanwhile. */
    rev: integer("rev").notNull().default(1),
    /** The digest of what is published, and since when it says that. */
    sha256: sha256("sha256"),
    changedAt: moment("changed_at"),
    /** Since when it waits for the secretariat to publish it. */
    readyAt: moment("ready_at"),
    publishedAt: moment("published_at"),
    publishedById: personId("published_by_id"),
    withdrawnAt: moment("withdrawn_at"),
    withdrawnFor: text("withdrawn_for"),
    withdrawnById: personId("withdrawn_by_id"),
    /** What it was copied from, which text of it, of which day, and when: never changed afterwards. */
    originId: uuid("origin_id").references((): AnyPgColumn => practices.id, { onDelete: "restrict" }),
    originSha256: sha256("origin_sha256"),
    originChangedAt: moment("origin_changed_at"),
    copiedAt: moment("copied_at"),
    createdById: personId("created_by_id"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("practice_code_is_unique").on(t.code),
    // A table takes a practice up once: of two presses in the same moment one makes the copy.
    uniqueIndex("practice_taken_up_once").on(t.roundtableId, t.originId).where(sql`state <> 'withdrawn'`),
    index("practice_by_roundtable").on(t.roundtableId, t.id),
    index("practice_by_state").on(t.state, t.id),
    index("practice_by_origin").on(t.originId, t.state).where(sql`origin_id is not null`),
    index("practice_by_proposal").on(t.proposalId).where(sql`proposal_id is not null`),
    index("practice_by_writer").on(t.createdById),
    check("practice_state_is_known", sql`state in ('draft', 'published', 'withdrawn')`),
    check(
      "practice_published_whole",
      sql`state <> 'published' or num_nulls(problem, done, came, sha256, changed_at, published_at) = 0`,
    ),
    check(
      "practice_withdrawn_says_why",
      sql`(state = 'withdrawn') = (num_nonnulls(withdrawn_at, withdrawn_for) = 2)`,
    ),
    check(
      "practice_copied_whole",
      sql`num_nonnulls(origin_id, origin_sha256, origin_changed_at, copied_at) in (0, 4)`,
    ),
    check("practice_is_not_its_own_copy", sql`origin_id <> id`),
    check("practice_ends_after_it_began", sql`ends_on >= starts_on`),
    isSha256("practice", "sha256"),
    isSha256("practice", "origin_sha256"),
  ],
)

/** An organisation that did it, or did it too. */
export const practiceBodies = pgTable(
  "practice_body",
  {
    id: id(),
    roundtableId: roundtableId(),
    practiceId: uuid("practice_id")
      .notNull()
      .references(() => practices.id, { onDelete: "restrict" }),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id, { onDelete: "restrict" }),
  },
  (t) => [
    unique("practice_body_once").on(t.practiceId, t.organisationId),
    index("practice_body_by_organisation").on(t.organisationId),
    index("practice_body_by_roundtable").on(t.roundtableId),
  ],
)
