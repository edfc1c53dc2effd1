import { sql } from "drizzle-orm"
import { boolean, check, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core"
import { cents, code, createdAt, day, id, language, moment } from "../columns.ts"
import { fundingBlocks } from "./funding.ts"
import { people } from "./people.ts"
import { proposals } from "./proposals.ts"
import { roundtables } from "./roundtables.ts"

const roundtable = () =>
  uuid("roundtable_id")
    .notNull()
    .references(() => roundtables.id, { onDelete: "restrict" })
const person = (name: string) => uuid(name).references(() => people.id, { onDelete: "restrict" })
const call = () =>
  uuid("call_id")
    .notNull()
    .references(() => calls.id, { onDelete: "restrict" })
const proposal = () =>
  uuid("proposal_id")
    .notNull()
    .references(() => proposals.id, { onDelete: "restrict" })

/** A table asks for micro-projects: for what, from whom, how much, from when to when. Open and closed are the clock's. */
export const calls = pgTable(
  "call",
  {
    id: id(),
    code: code(),
    roundtableId: roundtable(),
    title: text("title").notNull(),
    language: language(),
    purpose: text("purpose").notNull(),
    /** Kinds of body that may hand in; `seat` is a seat that is a person's own. */
    kinds: text("kinds").array().notNull(),
    /** Where who hands in is based, as it was written; the places themselves are placements. Null is anywhere. */
    territory: text("territory"),
    budgetCents: cents("budget_cents").notNull(),
    /** The most that one project gets. */
    mostCents: cents("most_cents").notNull(),
    /** Below so many points nothing is given. */
    leastPoints: integer("least_points").notNull().default(0),
    /** Whether the last one that the money reaches gets what is left. */
    isPartGiven: boolean("is_part_given").notNull().default(false),
    opensAt: moment("opens_at").notNull(),
    closesAt: moment("closes_at").notNull(),
    contact: text("contact").notNull(),
    fundingBlockId: uuid("funding_block_id").references(() => fundingBlocks.id, { onDelete: "restrict" }),
    state: text("state").notNull().default("draft"),
    publishedAt: moment("published_at"),
    resultsAt: moment("results_at"),
    cancelledAt: moment("cancelled_at"),
    cancelReason: text("cancel_reason"),
    createdById: person("created_by_id"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("call_code_is_unique").on(t.code),
    index("call_by_roundtable").on(t.roundtableId, t.closesAt, t.id),
    index("call_by_closing").on(t.closesAt, t.id),
    index("call_by_funding_block").on(t.fundingBlockId),
    check("call_state_is_known", sql`state in ('draft', 'published', 'results', 'cancelled')`),
    check("call_closes_after_opening", sql`closes_at > opens_at`),
    check("call_has_money", sql`budget_cents > 0 and most_cents > 0 and most_cents <= budget_cents`),
    check(
      "call_cancelled_says_why",
      sql`(state = 'cancelled') = (num_nonnulls(cancelled_at, cancel_reason) = 2)`,
    ),
    check("call_results_have_a_moment", sql`(state = 'results') = (results_at is not null)`),
  ],
)

/** What projects are judged by, and the most points for it: its weight. */
export const callCriteria = pgTable(
  "call_criterion",
  {
    id: id(),
    roundtableId: roundtable(),
    callId: call(),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    most: integer("most").notNull(),
  },
  (t) => [
    unique("call_criterion_place_is_unique").on(t.callId, t.position),
    index("call_criterion_by_roundtable").on(t.roundtableId),
    check("call_criterion_weighs", sql`most between 1 and 100`),
  ],
)

/** What a proposal that answers a call says besides its four answers, and what came of it. */
export const microProjects = pgTable(
  "micro_project",
  {
    id: id(),
    roundtableId: roundtable(),
    callId: call(),
    proposalId: proposal(),
    askedCents: cents("asked_cents"),
    ownCents: cents("own_cents"),
    startsOn: day("starts_on"),
    endsOn: day("ends_on"),
    partners: text("partners"),
    place: text("place"),
    /** Results: the place in the ranking, the sum of points, what is given and why. */
    rank: integer("rank"),
    points: integer("points"),
    givenCents: cents("given_cents"),
    verdict: text("verdict"),
  },
  (t) => [
    unique("micro_project_once").on(t.proposalId),
    index("micro_project_by_call").on(t.callId, t.rank),
    index("micro_project_by_roundtable").on(t.roundtableId),
    check(
      "micro_project_verdict_is_known",
      sql`verdict in ('funded', 'funded_in_part', 'below_minimum', 'out_of_budget', 'tied')`,
    ),
    check("micro_project_result_is_whole", sql`num_nulls(rank, points, given_cents, verdict) in (0, 4)`),
  ],
)

/** Points of a project for a criterion, with the reason. */
export const projectPoints = pgTable(
  "project_point",
  {
    id: id(),
    roundtableId: roundtable(),
    proposalId: proposal(),
    criterionId: uuid("criterion_id")
      .notNull()
      .references(() => callCriteria.id, { onDelete: "restrict" }),
    points: integer("points").notNull(),
    reason: text("reason").notNull(),
    givenById: person("given_by_id"),
    givenAt: moment("given_at").notNull(),
  },
  (t) => [
    unique("project_point_once_per_criterion").on(t.proposalId, t.criterionId),
    index("project_point_by_criterion").on(t.criterionId),
    index("project_point_by_roundtable").on(t.roundtableId),
  ],
)
