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
import { code, createdAt, id, language, minutes, moment } from "../columns.ts"
import { fundingBlocks } from "./funding.ts"
import { personId } from "./keys.ts"
import { organisations } from "./people.ts"
import { roundtables } from "./roundtables.ts"

const editionId = () =>
  uuid("edition_id")
    .notNull()
    .references(() => editions.id, { onDelete: "restrict" })

/** What is taught: the card that all its editions share. A template is a card to copy, never in the catalogue. */
export const courses = pgTable(
  "course",
  {
    id: id(),
    code: code(),
    title: text("title").notNull(),
    language: language(),
    summary: text("summary").notNull(),
    /** Whom it is for, in a sentence. */
    target: text("target").notNull(),
    /** The body that holds it. */
    providerId: uuid("provider_id")
      .notNull()
      .references(() => organisations.id, { onDelete: "restrict" }),
    /** Percent of the planned minutes that give the certificate. */
    threshold: integer("threshold").notNull().default(80),
    /** An excused absence leaves the denominator, instead of counting as missed. */
    excusedLeaveDenominator: boolean("excused_leave_denominator").notNull().default(false),
    isTemplate: boolean("is_template").notNull().default(false),
    copiedFromId: uuid("copied_from_id").references((): AnyPgColumn => courses.id, { onDelete: "restrict" }),
    createdById: personId("created_by_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("course_code_is_unique").on(t.code),
    index("course_by_title").on(t.title, t.code),
    index("course_by_provider").on(t.providerId),
    check("course_threshold_is_a_percentage", sql`threshold between 0 and 100`),
  ],
)

/** A dated run of a course: when, for whom, how many seats, and how they are given. */
export const editions = pgTable(
  "edition",
  {
    id: id(),
    code: code(),
    courseId: uuid("course_id")
      .notNull()
      .references(() => courses.id, { onDelete: "restrict" }),
    /** Counted within the course, from 1. */
    number: integer("number").notNull(),
    state: text("state").notNull().default("draft"),
    mode: text("mode").notNull(),
    language: language(),
    /** Town and room, in words; online only where there is none. */
    place: text("place"),
    capacity: integer("capacity").notNull(),
    approval: text("approval").notNull(),
    confirmation: text("confirmation").notNull(),
    offerHours: integer("offer_hours").notNull().default(48),
    opensAt: moment("opens_at").notNull(),
    closesAt: moment("closes_at").notNull(),
    /** Until when somebody gives up a seat by themselves. */
    cancelUntil: moment("cancel_until").notNull(),
    /** When what is left of the pools becomes general. */
    releaseAt: moment("release_at").notNull(),
    /** Who may enrol; empty asks nothing. */
    professions: text("professions").array().notNull().default(sql`'{}'`),
    organisationKinds: text("organisation_kinds").array().notNull().default(sql`'{}'`),
    /** The table that it is held for; with `members_only`, the one whose members enrol. */
    roundtableId: uuid("roundtable_id").references(() => roundtables.id, { onDelete: "restrict" }),
    membersOnly: boolean("members_only").notNull().default(false),
    fundingBlockId: uuid("funding_block_id").references(() => fundingBlocks.id, { onDelete: "restrict" }),
    /** Raised by each change that is announced; messages of one version go out once. */
    version: integer("version").notNull().default(1),
    cancelReason: text("cancel_reason"),
    endedAt: moment("ended_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("edition_code_is_unique").on(t.code),
    unique("edition_number_is_unique_in_course").on(t.courseId, t.number),
    index("edition_by_roundtable").on(t.roundtableId),
    index("edition_by_closing").on(t.state, t.closesAt),
    check("edition_state_is_known", sql`state in ('draft', 'published', 'cancelled', 'closed')`),
    check("edition_mode_is_known", sql`mode in ('in_room', 'online', 'mixed')`),
    check("edition_approval_is_known", sql`approval in ('no_approval', 'by_trainer', 'by_organisation')`),
    check("edition_confirmation_is_known", sql`confirmation in ('automatic', 'by_offer')`),
    check("edition_seats_are_positive", sql`capacity > 0 and offer_hours > 0`),
    check("edition_closes_after_opening", sql`opens_at < closes_at`),
    check("edition_members_have_a_table", sql`not members_only or roundtable_id is not null`),
    check("edition_cancelled_says_why", sql`(state = 'cancelled') = (cancel_reason is not null)`),
  ],
)

/** Seats kept for some kinds of body: an enrolment that fits takes its seat here first. */
export const editionPools = pgTable(
  "edition_pool",
  {
    id: id(),
    editionId: editionId(),
    position: integer("position").notNull(),
    seats: integer("seats").notNull(),
    organisationKinds: text("organisation_kinds").array().notNull(),
  },
  (t) => [
    unique("edition_pool_place_is_unique").on(t.editionId, t.position),
    check("edition_pool_seats_are_positive", sql`seats > 0`),
    check("edition_pool_names_kinds", sql`cardinality(organisation_kinds) > 0`),
  ],
)

/** Who holds an edition. */
export const editionStaff = pgTable(
  "edition_staff",
  {
    editionId: editionId(),
    personId: personId("person_id").notNull(),
    role: text("role").notNull(),
  },
  (t) => [
    primaryKey({ name: "edition_staff_once_per_role", columns: [t.editionId, t.personId, t.role] }),
    index("edition_staff_by_person").on(t.personId, t.editionId),
    check("edition_staff_role_is_known", sql`role in ('trainer', 'tutor')`),
  ],
)

/** One dated meeting of an edition. Breaks lie outside the planned minutes. */
export const courseSessions = pgTable(
  "course_session",
  {
    id: id(),
    code: code(),
    editionId: editionId(),
    title: text("title").notNull(),
    language: language(),
    startsAt: moment("starts_at").notNull(),
    endsAt: moment("ends_at").notNull(),
    plannedMinutes: minutes("planned_minutes").notNull(),
    room: text("room"),
    /** Shown to the confirmed only, from 15 minutes before. */
    link: text("link"),
    cancelledAt: moment("cancelled_at"),
    cancelReason: text("cancel_reason"),
    /** Raised by each change: the SEQUENCE of calendars. */
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    unique("course_session_code_is_unique").on(t.code),
    index("course_session_by_edition").on(t.editionId, t.startsAt),
    index("course_session_by_time").on(t.startsAt, t.id),
    check("course_session_ends_after_start", sql`ends_at > starts_at`),
    check("course_session_minutes_are_positive", sql`planned_minutes > 0`),
    check("course_session_cancelled_says_why", sql`(cancelled_at is null) = (cancel_reason is null)`),
  ],
)

/** Somebody's enrolment in an edition: asked, on the list, offered, confirmed, or over. */
export const enrolments = pgTable(
  "enrolment",
  {
    id: id(),
    code: code(),
    editionId: editionId(),
    personId: personId("person_id").notNull(),
    /** The body that they enrol for; its kind decides which pools they fit. */
    organisationId: uuid("organisation_id").references(() => organisations.id, { onDelete: "restrict" }),
    /** What they do, as they said. */
    profession: text("profession").notNull(),
    state: text("state").notNull(),
    /** The pool that the seat is of; null for a general one, and without a seat. */
    poolId: uuid("pool_id").references(() => editionPools.id, { onDelete: "restrict" }),
    priority: integer("priority").notNull().default(0),
    priorityReason: text("priority_reason"),
    /** When they asked: their turn, which never changes. */
    joinedAt: moment("joined_at").notNull(),
    offerEndsAt: moment("offer_ends_at"),
    /** Raised by each change of state: a message goes out once for each. */
    version: integer("version").notNull().default(1),
    /** Why it was refused or given up. */
    reason: text("reason"),
    enrolledById: personId("enrolled_by_id").notNull(),
    decidedById: personId("decided_by_id"),
    endedAt: moment("ended_at"),
  },
  (t) => [
    unique("enrolment_code_is_unique").on(t.code),
    uniqueIndex("enrolment_one_live_per_person")
      .on(t.editionId, t.personId)
      .where(sql`state in ('requested', 'waiting', 'offered', 'confirmed')`),
    index("enrolment_by_turn").on(t.editionId, t.state, t.priority.desc(), t.joinedAt, t.id),
    index("enrolment_by_person").on(t.personId, t.id),
    index("enrolment_by_offer_end").on(t.offerEndsAt).where(sql`state = 'offered'`),
    index("enrolment_unanswered").on(t.state, t.id).where(sql`state in ('offered', 'requested')`),
    index("enrolment_by_organisation").on(t.organisationId, t.state),
    check(
      "enrolment_state_is_known",
      sql`state in ('requested', 'waiting', 'offered', 'confirmed', 'refused', 'cancelled', 'declined', 'expired')`,
    ),
    check("enrolment_offer_has_an_end", sql`(state = 'offered') = (offer_ends_at is not null)`),
    check("enrolment_pool_is_of_a_seat", sql`pool_id is null or state in ('offered', 'confirmed')`),
    check("enrolment_priority_has_a_reason", sql`priority = 0 or priority_reason is not null`),
    check(
      "enrolment_is_over_or_goes_on",
      sql`(ended_at is null) = (state in ('requested', 'waiting', 'offered', 'confirmed'))`,
    ),
    check("enrolment_refused_says_why", sql`state <> 'refused' or reason is not null`),
  ],
)

/** What somebody needs to take part. Its detail is erased 30 days after the edition; the kind is counted. */
export const enrolmentNeeds = pgTable(
  "enrolment_need",
  {
    enrolmentId: uuid("enrolment_id")
      .notNull()
      .references(() => enrolments.id, { onDelete: "restrict" }),
    kind: text("kind").notNull(),
    /** Which language, which age. */
    detail: text("detail"),
  },
  (t) => [
    primaryKey({ name: "enrolment_need_once_per_kind", columns: [t.enrolmentId, t.kind] }),
    check(
      "enrolment_need_kind_is_known",
      sql`kind in ('interpreter', 'sign_language', 'accessible_room', 'childcare')`,
    ),
  ],
)

/** That somebody was told of an event of their enrolment: once for each version of it. */
export const enrolmentMessages = pgTable(
  "enrolment_message",
  {
    enrolmentId: uuid("enrolment_id")
      .notNull()
      .references(() => enrolments.id, { onDelete: "restrict" }),
    event: text("event").notNull(),
    version: integer("version").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({
      name: "enrolment_message_once_per_version",
      columns: [t.enrolmentId, t.event, t.version],
    }),
  ],
)
