import { sql } from "drizzle-orm"
import {
  type AnyPgColumn,
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
import { code, createdAt, day, id, isSha256, language, minutes, moment, sha256 } from "../columns.ts"
import { papers } from "./documents.ts"
import { personId, roundtableId } from "./keys.ts"
import { regulationVersions } from "./regulation.ts"
import { seats } from "./roundtables.ts"

const meetingId = () =>
  uuid("meeting_id")
    .notNull()
    .references(() => meetings.id, { onDelete: "restrict" })

/** A meeting of a table (riunione, seduta), from its draft on. Its day is that of its first call. */
export const meetings = pgTable(
  "meeting",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    /** Given when the convocation goes out, in the year of the first call. */
    year: integer("year"),
    number: integer("number"),
    kind: text("kind").notNull(),
    mode: text("mode").notNull(),
    place: text("place"),
    link: text("link"),
    /** What the secretariat says beside the agenda. */
    note: text("note"),
    language: language(),
    isPublic: boolean("is_public").notNull().default(false),
    recordedBy: text("recorded_by"),
    recordedFor: text("recorded_for"),
    recordingKeptUntil: day("recording_kept_until"),
    state: text("state").notNull().default("draft"),
    /** How often a change was sent: the SEQUENCE of calendars. */
    changes: integer("changes").notNull().default(0),
    /** Set by every edit after sending, emptied when the change is sent. */
    editedAt: moment("edited_at"),
    sentAt: moment("sent_at"),
    sentById: personId("sent_by_id"),
    /** The rules that the days of notice were counted by, and why it was urgent if it was. */
    regulationId: uuid("regulation_id").references(() => regulationVersions.id, { onDelete: "restrict" }),
    urgency: text("urgency"),
    cancelledAt: moment("cancelled_at"),
    cancelReason: text("cancel_reason"),
    copiedFromId: uuid("copied_from_id").references((): AnyPgColumn => meetings.id, {
      onDelete: "restrict",
    }),
    createdById: personId("created_by_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("meeting_code_is_unique").on(t.code),
    unique("meeting_number_is_unique_in_year").on(t.roundtableId, t.year, t.number),
    index("meeting_by_roundtable").on(t.roundtableId, t.id),
    check("meeting_kind_is_known", sql`kind in ('ordinary', 'extraordinary')`),
    check("meeting_mode_is_known", sql`mode in ('in_person', 'online', 'mixed')`),
    check(
      "meeting_state_is_known",
      sql`state in ('draft', 'convened', 'open', 'suspended', 'closed', 'deserted', 'cancelled')`,
    ),
    check("meeting_has_a_number_once_sent", sql`num_nonnulls(year, number, sent_at, sent_by_id) in (0, 4)`),
    check("meeting_sent_when_no_draft", sql`(state = 'draft') = (sent_at is null)`),
    check(
      "meeting_cancelled_has_a_reason",
      sql`case when state = 'cancelled' then num_nonnulls(cancelled_at, cancel_reason) = 2
               else num_nonnulls(cancelled_at, cancel_reason) = 0 end`,
    ),
    check("meeting_recording_says_by_whom_and_why", sql`num_nonnulls(recorded_by, recorded_for) in (0, 2)`),
  ],
)

/** A time at which a meeting is called: the first, and the second where the rules know one. */
export const meetingCalls = pgTable(
  "meeting_call",
  {
    id: id(),
    roundtableId: roundtableId(),
    meetingId: meetingId(),
    ordinal: integer("ordinal").notNull(),
    startsAt: moment("starts_at").notNull(),
    openedAt: moment("opened_at"),
    closedAt: moment("closed_at"),
    desertedAt: moment("deserted_at"),
    /** The sitting ended with points left to the second call. */
    continuedAt: moment("continued_at"),
    /** What the code on the hall's screen is made from. */
    roomKey: uuid("room_key").notNull().defaultRandom(),
  },
  (t) => [
    unique("meeting_call_once").on(t.meetingId, t.ordinal),
    index("meeting_call_by_start").on(t.roundtableId, t.startsAt),
    check("meeting_call_is_first_or_second", sql`ordinal in (1, 2)`),
    check("meeting_call_deserted_or_held", sql`num_nonnulls(opened_at, deserted_at) < 2`),
    check("meeting_call_continued_once_closed", sql`continued_at is null or closed_at is not null`),
    check("meeting_call_closes_after_it_opened", sql`closed_at is null or closed_at >= opened_at`),
  ],
)

/** A point of the agenda (punto all'ordine del giorno). */
export const agendaItems = pgTable(
  "agenda_item",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    meetingId: meetingId(),
    position: integer("position").notNull(),
    kind: text("kind").notNull(),
    title: text("title").notNull(),
    detail: text("detail"),
    rapporteur: text("rapporteur"),
    minutes: minutes("minutes"),
    /** Decided by secret ballot: on paper in the room, or by proxy. */
    isSecret: boolean("is_secret").notNull().default(false),
    paperId: uuid("paper_id").references(() => papers.id, { onDelete: "restrict" }),
    /** The version of the text that is discussed, frozen when the convocation goes out. */
    paperVersion: integer("paper_version"),
    createdAt: createdAt(),
    removedAt: moment("removed_at"),
  },
  (t) => [
    unique("agenda_item_code_is_unique").on(t.code),
    uniqueIndex("agenda_item_one_per_place").on(t.meetingId, t.position).where(sql`removed_at is null`),
    index("agenda_item_by_roundtable").on(t.roundtableId, t.meetingId),
    check("agenda_item_kind_is_known", sql`kind in ('information', 'discussion', 'decision')`),
    check("agenda_item_minutes_are_some", sql`minutes between 1 and 600`),
    check("agenda_item_version_is_of_a_paper", sql`paper_version is null or paper_id is not null`),
  ],
)

/** A point that somebody with a seat asks for; the secretariat decides, with a reason. */
export const agendaRequests = pgTable(
  "agenda_request",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    seatId: uuid("seat_id")
      .notNull()
      .references(() => seats.id, { onDelete: "restrict" }),
    askedById: personId("asked_by_id").notNull(),
    title: text("title").notNull(),
    text: text("text").notNull(),
    language: language(),
    state: text("state").notNull().default("asked"),
    reason: text("reason"),
    agendaItemId: uuid("agenda_item_id").references(() => agendaItems.id, { onDelete: "restrict" }),
    decidedById: personId("decided_by_id"),
    decidedAt: moment("decided_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("agenda_request_code_is_unique").on(t.code),
    unique("agenda_request_becomes_one_item").on(t.agendaItemId),
    index("agenda_request_by_roundtable").on(t.roundtableId, t.id),
    check("agenda_request_state_is_known", sql`state in ('asked', 'accepted', 'refused', 'withdrawn')`),
    check("agenda_request_refused_has_a_reason", sql`state <> 'refused' or reason is not null`),
    check("agenda_request_accepted_has_an_item", sql`(state = 'accepted') = (agenda_item_id is not null)`),
    check("agenda_request_decided_when_not_asked", sql`(state = 'asked') = (decided_at is null)`),
  ],
)

/** What was sent, each time: the convocation, a change, a cancellation. Never changed afterwards. */
export const convocationVersions = pgTable(
  "convocation_version",
  {
    id: id(),
    roundtableId: roundtableId(),
    meetingId: meetingId(),
    /** 0 is the convocation, then the SEQUENCE of each change. */
    sequence: integer("sequence").notNull(),
    kind: text("kind").notNull(),
    /** Everything that it said, as it was said. */
    content: jsonb("content").notNull(),
    sha256: sha256("sha256").notNull(),
    reason: text("reason"),
    sentById: personId("sent_by_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("convocation_version_once_per_sequence").on(t.meetingId, t.sequence),
    index("convocation_version_by_roundtable").on(t.roundtableId, t.meetingId),
    check("convocation_version_kind_is_known", sql`kind in ('convocation', 'change', 'cancellation')`),
    check("convocation_version_first_is_the_convocation", sql`(sequence = 0) = (kind = 'convocation')`),
    isSha256("convocation_version", "sha256"),
  ],
)

/** Somebody called to a meeting: for which seat or in which office. The link in the mail names this person. */
export const convocations = pgTable(
  "convocation",
  {
    id: id(),
    code: code(),
    roundtableId: roundtableId(),
    meetingId: meetingId(),
    personId: personId("person_id").notNull(),
    seatId: uuid("seat_id").references(() => seats.id, { onDelete: "restrict" }),
    quality: text("quality").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("convocation_code_is_unique").on(t.code),
    unique("convocation_once_per_person").on(t.meetingId, t.personId),
    index("convocation_by_person").on(t.personId, t.meetingId),
    index("convocation_by_roundtable").on(t.roundtableId, t.meetingId),
    check(
      "convocation_quality_is_known",
      sql`quality in ('titular', 'substitute', 'secretary', 'chair', 'facilitator', 'observer', 'guest', 'interpreter')`,
    ),
    check(
      "convocation_of_a_seat_names_it",
      sql`(quality in ('titular', 'substitute')) = (seat_id is not null)`,
    ),
  ],
)

/** One sending of one version to one person (registro delle consegne); the outbox knows what became of a mail. */
export const convocationDeliveries = pgTable(
  "convocation_delivery",
  {
    id: id(),
    roundtableId: roundtableId(),
    convocationId: uuid("convocation_id")
      .notNull()
      .references(() => convocations.id, { onDelete: "restrict" }),
    versionId: uuid("version_id")
      .notNull()
      .references(() => convocationVersions.id, { onDelete: "restrict" }),
    means: text("means").notNull(),
    /** The secret of the link in that mail; no link in a sheet of paper. */
    tokenSha256: sha256("token_sha256"),
    expiresAt: moment("expires_at"),
    /** The mail in the outbox, while that is kept. */
    outboxId: uuid("outbox_id"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("convocation_delivery_token_is_unique").on(t.tokenSha256),
    index("convocation_delivery_by_convocation").on(t.convocationId, t.id),
    index("convocation_delivery_by_version").on(t.versionId),
    index("convocation_delivery_by_roundtable").on(t.roundtableId),
    check("convocation_delivery_means_are_known", sql`means in ('mail', 'paper')`),
    check("convocation_delivery_by_mail_has_a_link", sql`(means = 'mail') = (token_sha256 is not null)`),
    check("convocation_delivery_link_expires", sql`(token_sha256 is null) = (expires_at is null)`),
    isSha256("convocation_delivery", "token_sha256"),
  ],
)

/** Whether somebody who was called will come (RSVP). The latest answer; the log has the earlier ones. */
export const attendanceAnswers = pgTable(
  "attendance_answer",
  {
    id: id(),
    roundtableId: roundtableId(),
    convocationId: uuid("convocation_id")
      .notNull()
      .references(() => convocations.id, { onDelete: "restrict" }),
    answer: text("answer").notNull(),
    note: text("note"),
    answeredAt: moment("answered_at").notNull(),
  },
  (t) => [
    unique("attendance_answer_one_per_convocation").on(t.convocationId),
    index("attendance_answer_by_roundtable").on(t.roundtableId),
    check("attendance_answer_is_known", sql`answer in ('in_room', 'remote', 'absent')`),
  ],
)
