import { sql } from "drizzle-orm"
import {
  type AnyPgColumn,
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
import { code, createdAt, id, language, moment } from "../columns.ts"
import { ballots } from "./ballots.ts"
import { calls } from "./calls.ts"
import { papers } from "./documents.ts"
import { organisations, people } from "./people.ts"
import { roundtables, seats } from "./roundtables.ts"

const roundtable = (name: string) => uuid(name).references(() => roundtables.id, { onDelete: "restrict" })
const person = (name: string) => uuid(name).references(() => people.id, { onDelete: "restrict" })
const seat = (name: string) => uuid(name).references(() => seats.id, { onDelete: "restrict" })
const organisation = (name: string) => uuid(name).references(() => organisations.id, { onDelete: "restrict" })
const other = (name: string) =>
  uuid(name).references((): AnyPgColumn => proposals.id, { onDelete: "restrict" })
const proposalId = () =>
  uuid("proposal_id")
    .notNull()
    .references(() => proposals.id, { onDelete: "restrict" })
/** The four questions, each answered or not yet. */
const answers = () => ({
  today: text("today"),
  asks: text("asks"),
  toWhom: text("to_whom"),
  seenBy: text("seen_by"),
})

/** What associations and young people ask a table to take up: four answers in one language, signed by its authors. */
export const proposals = pgTable(
  "proposal",
  {
    id: id(),
    code: code(),
    /** The table that it was written for, which gave it its number. */
    roundtableId: roundtable("roundtable_id").notNull(),
    /** The table whose turn it is. */
    atId: roundtable("at_id").notNull(),
    number: integer("number"),
    year: integer("year"),
    title: text("title").notNull(),
    language: language(),
    ...answers(),
    /** The body that is asked, where it stands in the register. */
    addresseeId: organisation("addressee_id"),
    /** Where it applies, as it was written; the places themselves are placements. */
    territory: text("territory"),
    state: text("state").notNull().default("draft"),
    /** Of a vote: what came of it. */
    outcome: text("outcome"),
    /** Grows with each change of what is asked; a signature names the one that it was given to. */
    rev: integer("rev").notNull().default(1),
    /** How many events there are; the next one has this number. */
    events: integer("events").notNull().default(0),
    /** Since when the table shows it to who does not sit there. */
    shownAt: moment("shown_at"),
    submittedAt: moment("submitted_at"),
    /** The shared text that was made from it. */
    paperId: uuid("paper_id").references(() => papers.id, { onDelete: "restrict" }),
    ballotId: uuid("ballot_id").references(() => ballots.id, { onDelete: "restrict" }),
    /** The call that it answers, of a micro-project. */
    callId: uuid("call_id").references((): AnyPgColumn => calls.id, { onDelete: "restrict" }),
    mergedIntoId: other("merged_into_id"),
    splitFromId: other("split_from_id"),
    createdById: person("created_by_id"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("proposal_code_is_unique").on(t.code),
    // Two submitted in the same moment do not get the same number; the table's row lock leaves no gap.
    unique("proposal_number_is_unique").on(t.roundtableId, t.year, t.number),
    index("proposal_by_holder").on(t.atId, t.state),
    index("proposal_by_state").on(t.state, t.id),
    index("proposal_by_paper").on(t.paperId),
    // A ballot decides one proposal.
    uniqueIndex("proposal_one_per_ballot").on(t.ballotId),
    index("proposal_by_addressee").on(t.addresseeId, t.id),
    index("proposal_by_writer").on(t.createdById),
    index("proposal_by_call").on(t.callId, t.state).where(sql`call_id is not null`),
    index("proposal_by_merged_into").on(t.mergedIntoId).where(sql`merged_into_id is not null`),
    index("proposal_by_split_from").on(t.splitFromId).where(sql`split_from_id is not null`),
    check(
      "proposal_state_is_known",
      sql`state in ('draft', 'submitted', 'admitted', 'not_admitted', 'discussion', 'ballot', 'voted', 'withdrawn', 'merged', 'split', 'discarded', 'entered', 'funded', 'not_funded')`,
    ),
    check(
      "proposal_of_a_call_ends_by_its_results",
      sql`(call_id is null and state not in ('entered', 'funded', 'not_funded'))
        or (call_id is not null and state in ('draft', 'discarded', 'entered', 'funded', 'not_funded'))`,
    ),
    check("proposal_outcome_is_known", sql`outcome in ('approved', 'not_approved', 'tied', 'not_valid')`),
    check("proposal_voted_has_an_outcome", sql`(state = 'voted') = (outcome is not null)`),
    check(
      "proposal_submitted_is_numbered_whole",
      sql`state in ('draft', 'discarded') or (num_nulls(submitted_at, today, asks, to_whom, seen_by) = 0
        and (call_id is not null or num_nulls(number, year) = 0))`,
    ),
    check("proposal_merged_says_into_which", sql`(state = 'merged') = (merged_into_id is not null)`),
    check("proposal_is_not_merged_into_itself", sql`merged_into_id <> id`),
  ],
)

/** A table that a proposal is or was at: who reads it, and whose list it stands in. */
export const proposalTables = pgTable(
  "proposal_table",
  {
    roundtableId: roundtable("roundtable_id").notNull(),
    proposalId: proposalId(),
  },
  (t) => [
    primaryKey({ name: "proposal_table_once", columns: [t.roundtableId, t.proposalId] }),
    index("proposal_table_by_proposal").on(t.proposalId),
  ],
)

/** An organisation, or a seat that is a person's own, that writes a proposal: invited, then by its own act. */
export const proposalAuthors = pgTable(
  "proposal_author",
  {
    id: id(),
    code: code(),
    roundtableId: roundtable("roundtable_id").notNull(),
    proposalId: proposalId(),
    organisationId: organisation("organisation_id"),
    seatId: seat("seat_id"),
    position: integer("position").notNull(),
    state: text("state").notNull().default("invited"),
    /** The text that was signed. */
    signedRev: integer("signed_rev"),
    /** Signed on paper, which the secretariat holds: for who has no account. */
    onPaper: boolean("on_paper").notNull().default(false),
    note: text("note"),
    invitedById: person("invited_by_id"),
    actedById: person("acted_by_id"),
    actedAt: moment("acted_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("proposal_author_code_is_unique").on(t.code),
    unique("proposal_author_organisation_once").on(t.proposalId, t.organisationId),
    unique("proposal_author_seat_once").on(t.proposalId, t.seatId),
    index("proposal_author_by_organisation").on(t.organisationId, t.proposalId),
    index("proposal_author_by_seat").on(t.seatId, t.proposalId),
    index("proposal_author_by_roundtable").on(t.roundtableId),
    check("proposal_author_is_one", sql`num_nonnulls(organisation_id, seat_id) = 1`),
    check("proposal_author_state_is_known", sql`state in ('invited', 'signed', 'declined', 'left')`),
    check("proposal_author_signed_a_text", sql`(state = 'signed') = (signed_rev is not null)`),
  ],
)

/** A seat that supports a proposal; taken back, it stays with its end. */
export const proposalSupports = pgTable(
  "proposal_support",
  {
    id: id(),
    roundtableId: roundtable("roundtable_id").notNull(),
    proposalId: proposalId(),
    seatId: seat("seat_id").notNull(),
    personId: person("person_id"),
    createdAt: createdAt(),
    endedAt: moment("ended_at"),
  },
  (t) => [
    // One seat, one support: of a titular and a substitute in the same moment one is taken.
    uniqueIndex("proposal_support_one_per_seat").on(t.proposalId, t.seatId).where(sql`ended_at is null`),
    index("proposal_support_by_seat").on(t.seatId),
    index("proposal_support_by_roundtable").on(t.roundtableId),
  ],
)

/** What somebody says of a proposal: for, against or neutral. */
export const proposalComments = pgTable(
  "proposal_comment",
  {
    id: id(),
    code: code(),
    roundtableId: roundtable("roundtable_id").notNull(),
    proposalId: proposalId(),
    parentId: uuid("parent_id").references((): AnyPgColumn => proposalComments.id, { onDelete: "restrict" }),
    stance: text("stance").notNull(),
    text: text("text").notNull(),
    language: language(),
    personId: person("person_id"),
    /** For whom: the seat or the organisation whose name everybody reads; else the office. */
    seatId: seat("seat_id"),
    organisationId: organisation("organisation_id"),
    office: text("office"),
    hiddenAt: moment("hidden_at"),
    hiddenFor: text("hidden_for"),
    hiddenById: person("hidden_by_id"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("proposal_comment_code_is_unique").on(t.code),
    index("proposal_comment_by_proposal").on(t.proposalId, t.id),
    index("proposal_comment_by_parent").on(t.parentId),
    index("proposal_comment_by_roundtable").on(t.roundtableId),
    check("proposal_comment_stance_is_known", sql`stance in ('for', 'against', 'neutral')`),
    check("proposal_comment_hidden_says_why", sql`num_nonnulls(hidden_at, hidden_for) in (0, 2)`),
  ],
)

/** A comment in another language: asked for, then written by somebody. */
export const proposalTranslations = pgTable(
  "proposal_translation",
  {
    id: id(),
    roundtableId: roundtable("roundtable_id").notNull(),
    commentId: uuid("comment_id")
      .notNull()
      .references(() => proposalComments.id, { onDelete: "restrict" }),
    language: text("language").notNull(),
    askedById: person("asked_by_id"),
    createdAt: createdAt(),
    text: text("text"),
    isMachine: boolean("is_machine").notNull().default(false),
    writtenById: person("written_by_id"),
    writtenAt: moment("written_at"),
  },
  (t) => [
    unique("proposal_translation_once_per_language").on(t.commentId, t.language),
    index("proposal_translation_by_roundtable").on(t.roundtableId),
    check("proposal_translation_written_whole", sql`(text is null) = (written_at is null)`),
  ],
)

/** The Italian working version that stands beside an original in another language, and who approved it. */
export const proposalVersions = pgTable(
  "proposal_version",
  {
    id: id(),
    roundtableId: roundtable("roundtable_id").notNull(),
    proposalId: proposalId(),
    /** Of which text it is the version. */
    rev: integer("rev").notNull(),
    title: text("title").notNull(),
    today: text("today").notNull(),
    asks: text("asks").notNull(),
    toWhom: text("to_whom").notNull(),
    seenBy: text("seen_by").notNull(),
    /** A machine wrote it and a person, who is named, has read it. */
    isMachine: boolean("is_machine").notNull().default(false),
    writtenById: person("written_by_id"),
    createdAt: createdAt(),
    approvedAt: moment("approved_at"),
    approvedById: person("approved_by_id"),
  },
  (t) => [
    unique("proposal_version_once").on(t.proposalId),
    index("proposal_version_by_roundtable").on(t.roundtableId),
  ],
)

/** What happened to a proposal, in order: its whole history in one query. */
export const proposalEvents = pgTable(
  "proposal_event",
  {
    id: id(),
    /** The table where it happened. */
    roundtableId: roundtable("roundtable_id").notNull(),
    proposalId: proposalId(),
    seq: integer("seq").notNull(),
    kind: text("kind").notNull(),
    fromState: text("from_state").notNull(),
    toState: text("to_state").notNull(),
    /** In whose name: an office of the table, or the author, seat or body that acted. */
    office: text("office"),
    organisationId: organisation("organisation_id"),
    seatId: seat("seat_id"),
    personId: person("person_id"),
    text: text("text"),
    language: language(),
    /** The table that it went to; the proposal that it became part of, or that came of it. */
    toId: roundtable("to_id"),
    otherId: other("other_id"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("proposal_event_one_per_step").on(t.proposalId, t.seq),
    index("proposal_event_by_roundtable").on(t.roundtableId, t.createdAt),
    index("proposal_event_by_other").on(t.otherId).where(sql`other_id is not null`),
    check(
      "proposal_event_says_why",
      sql`kind not in ('not_admitted', 'withdrawn', 'merged', 'split', 'passed') or text is not null`,
    ),
  ],
)
