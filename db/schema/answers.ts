import { sql } from "drizzle-orm"
import {
  type AnyPgColumn,
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
import { code, createdAt, day, id, isSha256, language, moment, sha256 } from "../columns.ts"
import { commitments } from "./decisions.ts"
import { personId, roundtableId } from "./keys.ts"
import { organisations } from "./people.ts"
import { proposals } from "./proposals.ts"
import { seats } from "./roundtables.ts"

const answerId = () =>
  uuid("answer_id")
    .notNull()
    .references(() => answers.id, { onDelete: "restrict" })

/**
 * What a body owes to a proposal (risposta dell'ente): asked for, taken in charge, drafted, endorsed, published; or the
 * request was withdrawn by the table that asked.
 */
export const answers = pgTable(
  "answer",
  {
    id: id(),
    code: code(),
    /** The table that asks. */
    roundtableId: roundtableId(),
    proposalId: uuid("proposal_id")
      .notNull()
      .references(() => proposals.id, { onDelete: "restrict" }),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id, { onDelete: "restrict" }),
    /** The body that passed the question on, by its own answer. */
    passedFromId: uuid("passed_from_id").references((): AnyPgColumn => answers.id, { onDelete: "restrict" }),
    state: text("state").notNull().default("requested"),
    askedAt: moment("asked_at").notNull(),
    askedById: personId("asked_by_id"),
    askProtocol: text("ask_protocol"),
    askWords: text("ask_words"),
    /** The last day to answer, and the one that it was before it was extended. */
    dueOn: day("due_on").notNull(),
    firstDueOn: day("first_due_on").notNull(),
    /** The most days of an extension, as the rules said when it was asked for. */
    extensionDays: integer("extension_days").notNull(),
    extendedAt: moment("extended_at"),
    extendedById: personId("extended_by_id"),
    extensionReason: text("extension_reason"),
    extensionLanguage: text("extension_language"),
    takenAt: moment("taken_at"),
    takenById: personId("taken_by_id"),
    /** Who sees to it in the body. */
    officialId: personId("official_id"),
    /** How many versions of the text there are; the last one counts. */
    rev: integer("rev").notNull().default(0),
    /** Since when the text waits for somebody's visto. */
    readyAt: moment("ready_at"),
    /** Why it came back without it. */
    returnedFor: text("returned_for"),
    endorsedAt: moment("endorsed_at"),
    endorsedById: personId("endorsed_by_id"),
    /** The office that commits the body, as it is written under the answer. */
    endorsedAs: text("endorsed_as"),
    publishedAt: moment("published_at"),
    publishedById: personId("published_by_id"),
    protocol: text("protocol"),
    /** The letter that the table's secretary wrote it down from, of a body that has nobody here. */
    letterProtocol: text("letter_protocol"),
    letterOn: day("letter_on"),
    outcome: text("outcome"),
    passedToId: uuid("passed_to_id").references(() => organisations.id, { onDelete: "restrict" }),
    language: language(),
    /** The whole answer as canonical JSON (RFC 8785), and its digest: what was published never changes. */
    published: text("published"),
    publishedSha256: sha256("published_sha256"),
    withdrawnAt: moment("withdrawn_at"),
    withdrawnById: personId("withdrawn_by_id"),
    withdrawnFor: text("withdrawn_for"),
    /** When the body was told that the last day is near, and that it is over. */
    toldDueOn: day("told_due_on"),
    toldLateOn: day("told_late_on"),
  },
  (t) => [
    unique("answer_code_is_unique").on(t.code),
    // A body is asked once for a proposal: of two requests in the same moment one is taken.
    uniqueIndex("answer_one_per_body").on(t.proposalId, t.organisationId).where(sql`state <> 'withdrawn'`),
    index("answer_by_organisation").on(t.organisationId, t.state, t.dueOn, t.id),
    index("answer_by_due").on(t.dueOn, t.id).where(sql`state <> 'published'`),
    index("answer_by_roundtable").on(t.roundtableId),
    index("answer_by_passed_from").on(t.passedFromId).where(sql`passed_from_id is not null`),
    check(
      "answer_state_is_known",
      sql`state in ('requested', 'taken', 'drafted', 'endorsed', 'published', 'withdrawn')`,
    ),
    check("answer_outcome_is_known", sql`outcome in ('accepted', 'partly', 'not_accepted', 'not_competent')`),
    check("answer_extended_says_why", sql`num_nonnulls(extended_at, extension_reason) in (0, 2)`),
    check(
      "answer_extended_is_later",
      sql`(extended_at is null and due_on = first_due_on) or due_on > first_due_on`,
    ),
    check("answer_taken_by_somebody", sql`state in ('requested', 'withdrawn') or taken_at is not null`),
    check("answer_drafted_has_a_text", sql`state in ('requested', 'taken', 'withdrawn') or rev > 0`),
    check("answer_endorsed_in_a_name", sql`num_nonnulls(endorsed_at, endorsed_as) in (0, 2)`),
    check(
      "answer_endorsed_before_it_is_out",
      sql`(state in ('endorsed', 'published')) = (endorsed_at is not null)`,
    ),
    check(
      "answer_published_whole",
      sql`(state = 'published') = (num_nonnulls(published_at, outcome, published, published_sha256) = 4)`,
    ),
    check("answer_letter_whole", sql`num_nonnulls(letter_protocol, letter_on) in (0, 2)`),
    check(
      "answer_withdrawn_says_why",
      sql`num_nonnulls(withdrawn_at, withdrawn_for) = case when state = 'withdrawn' then 2 else 0 end`,
    ),
    check("answer_passed_on_says_to_whom", sql`(outcome = 'not_competent') = (passed_to_id is not null)`),
    isSha256("answer", "published_sha256"),
  ],
)

/** Every version of an answer's text that somebody of the body saved: none is overwritten by another. */
export const answerDrafts = pgTable(
  "answer_draft",
  {
    id: id(),
    roundtableId: roundtableId(),
    answerId: answerId(),
    rev: integer("rev").notNull(),
    content: jsonb("content").notNull(),
    writtenById: personId("written_by_id"),
    createdAt: createdAt(),
  },
  (t) => [
    // Two people save in the same moment: the second one reads what the first one wrote.
    unique("answer_draft_one_per_rev").on(t.answerId, t.rev),
    index("answer_draft_by_roundtable").on(t.roundtableId),
  ],
)

/** What the authors asked about a published answer, once, and what the body said to it, once. */
export const answerClarifications = pgTable(
  "answer_clarification",
  {
    id: id(),
    roundtableId: roundtableId(),
    answerId: answerId(),
    question: text("question").notNull(),
    language: language(),
    /** In whose name: a body that writes the proposal, or the seat of a young person. */
    organisationId: uuid("organisation_id").references(() => organisations.id, { onDelete: "restrict" }),
    seatId: uuid("seat_id").references(() => seats.id, { onDelete: "restrict" }),
    askedById: personId("asked_by_id"),
    createdAt: createdAt(),
    reply: text("reply"),
    replyLanguage: text("reply_language"),
    repliedAt: moment("replied_at"),
    repliedById: personId("replied_by_id"),
  },
  (t) => [
    unique("answer_clarification_once").on(t.answerId),
    index("answer_clarification_by_roundtable").on(t.roundtableId),
    check("answer_clarification_is_an_authors", sql`num_nonnulls(organisation_id, seat_id) = 1`),
    check(
      "answer_clarification_replied_whole",
      sql`num_nonnulls(reply, reply_language, replied_at) in (0, 3)`,
    ),
  ],
)

/** What a body promised by its answer. */
export const answerCommitments = pgTable(
  "answer_commitment",
  {
    roundtableId: roundtableId(),
    answerId: answerId(),
    position: integer("position").notNull(),
    commitmentId: uuid("commitment_id")
      .notNull()
      .references(() => commitments.id, { onDelete: "restrict" }),
    /** The state of the commitment that the authors were told of last. */
    toldState: text("told_state").notNull().default("open"),
  },
  (t) => [
    primaryKey({ name: "answer_commitment_in_order", columns: [t.answerId, t.position] }),
    unique("answer_commitment_of_one_answer").on(t.commitmentId),
    index("answer_commitment_by_roundtable").on(t.roundtableId),
  ],
)
