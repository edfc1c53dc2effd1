import { ANSWER_PAGES, ANSWER_POSTS } from "./answer-cases.ts"
import { ATTACHMENT_PAGES, ATTACHMENT_POSTS } from "./attachment-cases.ts"
import { BALLOT_PAGES, BALLOT_POSTS } from "./ballot-cases.ts"
import { CALENDAR_PAGES, CALENDAR_POSTS } from "./calendar-cases.ts"
import type { Case, PostCase } from "./circles.ts"
import { ADMINISTRATOR, ALL, BODY, count, MANAGERS, MEMBERS, NONE, SERVING, SIGNED_IN } from "./circles.ts"
import { COMMENT_PAGES, COMMENT_POSTS } from "./comments.ts"
import { COURSE_PAGES, COURSE_POSTS } from "./course-cases.ts"
import { DECISION_PAGES, DECISION_POSTS } from "./decision-cases.ts"
import { EVIDENCE_PAGES, EVIDENCE_POSTS } from "./evidence-cases.ts"
import { NOTICE_PAGES, NOTICE_POSTS } from "./expected-notices.ts"
import { RECORD_ACTIONS, RECORD_LOADERS } from "./expected-records.ts"
import { LIFE_PAGES, LIFE_POSTS } from "./life-cases.ts"
import { MEETING_PAGES, MEETING_POSTS } from "./meeting-cases.ts"
import { MINUTES_PAGES, MINUTES_POSTS } from "./minutes-cases.ts"
import { PAPER_PAGES, PAPER_POSTS } from "./paper-cases.ts"
import { PEOPLE_ACTIONS, PEOPLE_LOADERS } from "./people.ts"
import { PICTURE_PAGES, PICTURE_POSTS } from "./picture-cases.ts"
import { PROPOSAL_PAGES, PROPOSAL_POSTS } from "./proposal-cases.ts"
import { REGISTER_PAGES, REGISTER_POSTS } from "./register-cases.ts"
import { SEAT_ACTIONS } from "./seat-actions.ts"
import { SESSION_PAGES, SESSION_POSTS } from "./session-cases.ts"
import { TABLE_ACTIONS } from "./table-actions.ts"
import { TAXONOMY_PAGES, TAXONOMY_POSTS } from "./taxonomy-cases.ts"
import { TOKEN, type World } from "./world.ts"

const table = ({ table: { code } }: World) => ({ code })
const paper = (state: keyof World["papers"]) => (world: World) => ({ code: world.papers[state].code })
const token = () => ({ token: TOKEN })
const item = ({ item: { code } }: World) => ({ code })
const free = (world: World) => ({ code: world.free.code })

const ofTable = (route: string, params: Case["params"] = table): Case[] => {
  const search = route.endsWith("rules.changes") ? { search: "?from=1&to=2" } : {}
  return [
    { route, of: "public", for: ALL, params, ...search },
    { route, of: "members", for: [...MEMBERS, "administrator"], params, visibility: "members", ...search },
  ]
}
const version =
  (number: number) =>
  ({ table: { code } }: World) => ({ code, number: String(number) })
const subject = ({ table: { code } }: World) => ({ code, subject: "sitting" })

export const LOADERS: readonly Case[] = [
  ...NOTICE_PAGES,
  ...MEETING_PAGES,
  ...DECISION_PAGES,
  ...CALENDAR_PAGES,
  ...SESSION_PAGES,
  ...MINUTES_PAGES,
  ...EVIDENCE_PAGES,
  ...BALLOT_PAGES,
  ...PROPOSAL_PAGES,
  ...ANSWER_PAGES,
  ...COMMENT_PAGES,
  ...COURSE_PAGES,
  ...RECORD_LOADERS,
  ...PEOPLE_LOADERS,
  ...TAXONOMY_PAGES,
  ...PAPER_PAGES,
  ...LIFE_PAGES,
  ...PICTURE_PAGES,
  ...ATTACHMENT_PAGES,
  { route: "$", for: NONE },
  { route: "_index", for: ALL },
  { route: "account", for: SIGNED_IN },
  { route: "admin._index", for: ADMINISTRATOR },
  { route: "account_.email", for: SIGNED_IN },
  { route: "acting-for", for: ALL, leads: true },
  ...["_index", "audit._index", "audit.export", "jobs", "settings", "storage"].map((page) => ({
    ...{ route: `admin.${page}`, for: ADMINISTRATOR },
  })),
  { route: "admin.audit.$id", for: ADMINISTRATOR, params: ({ entry }) => ({ id: String(entry) }) },
  { route: "cookies", for: ALL },
  { route: "desk", for: SIGNED_IN },
  { route: "documents.$code._index", of: "draft", for: MEMBERS, params: paper("draft") },
  { route: "documents.$code._index", of: "co-design", for: MEMBERS, params: paper("co_design") },
  { route: "documents.$code._index", of: "adopted", for: ALL, params: paper("adopted") },
  {
    ...{ route: "documents.$code._index", of: "adopted at a table of members", for: MEMBERS },
    ...{ params: paper("adopted"), visibility: "members" as const },
  },
  { route: "documents.$code.edit", of: "draft", for: MEMBERS, params: paper("draft") },
  { route: "documents.$code.edit", of: "co-design", for: MEMBERS, params: paper("co_design") },
  { route: "documents.$code.edit", of: "adopted", for: NONE, params: paper("adopted") },
  { route: "delegates.$code", for: [...MANAGERS, BODY], params: ({ note }) => ({ code: note.code }) },
  { route: "documents._index", for: ALL },
  { route: "invitations.$token", for: ALL, params: token },
  { route: "items.$code", of: "public", for: ALL, params: item },
  {
    ...{ route: "items.$code", of: "members", for: [...MEMBERS, "administrator"], params: item },
    visibility: "members",
  },
  { route: "language.$locale", for: ALL, params: () => ({ locale: "it" }), leads: true },
  { route: "mandates.$code.end", for: MANAGERS, params: ({ term }) => ({ code: term.code }) },
  { route: "mandates.$code.renew", for: MANAGERS, params: ({ term }) => ({ code: term.code }) },
  ...REGISTER_PAGES,
  { route: "privacy", for: ALL },
  ...ofTable("roundtables.$code._index"),
  ...ofTable("roundtables.$code.documents._index"),
  { route: "roundtables.$code.close", for: MANAGERS, params: table },
  { route: "roundtables.$code.edit", for: MANAGERS, params: table },
  { route: "roundtables.$code.groups", for: MANAGERS, params: table },
  { route: "roundtables.$code.hand-over", for: ["secretary here"], params: table },
  ...ofTable("roundtables.$code.items._index"),
  { route: "roundtables.$code.items.new", for: SERVING, params: table },
  { route: "roundtables.$code.place", for: ADMINISTRATOR, params: table },
  ...ofTable("roundtables.$code.members"),
  { route: "roundtables.$code.audit", for: MANAGERS, params: table },
  ...ofTable("roundtables.$code.members_.csv"),
  ...ofTable("roundtables.$code.members_.print"),
  { route: "roundtables.$code.documents.new", for: SERVING, params: table },
  ...ofTable("roundtables.$code.rules._index"),
  ...ofTable("roundtables.$code.rules.changes"),
  {
    route: "roundtables.$code.rules.changes",
    of: "draft",
    for: MANAGERS,
    params: table,
    search: "?from=1&to=draft",
  },
  { route: "roundtables.$code.rules.draft.$subject", for: MANAGERS, params: subject },
  { route: "roundtables.$code.rules.draft._index", for: MANAGERS, params: table },
  { route: "roundtables.$code.rules.draft.confirm", for: MANAGERS, params: table },
  { route: "roundtables.$code.rules.draft.plan", for: MANAGERS, params: table },
  { route: "roundtables.$code.rules.new", for: MANAGERS, params: table },
  ...ofTable("roundtables.$code.rules.try"),
  {
    route: "roundtables.$code.rules.try",
    of: "draft",
    for: MANAGERS,
    params: table,
    search: "?version=draft",
  },
  ...ofTable("roundtables.$code.rules.versions._index"),
  ...ofTable("roundtables.$code.rules.versions.$number._index", version(1)),
  { route: "roundtables.$code.rules.versions.$number.withdraw", for: MANAGERS, params: version(3) },
  { route: "roundtables.$code.seats.new", for: MANAGERS, params: table },
  { route: "roundtables._index", for: ALL },
  { route: "roundtables.new", for: ADMINISTRATOR },
  { route: "seats.$code._index", of: "public", for: ALL, params: free },
  {
    ...{ route: "seats.$code._index", of: "members", for: [...MEMBERS, "administrator"], params: free },
    visibility: "members",
  },
  { route: "seats.$code.delegate", for: [...MANAGERS, BODY], params: free },
  { route: "seats.$code.edit", for: MANAGERS, params: free },
  { route: "seats.$code.hand-over", for: MANAGERS, params: free },
  { route: "seats.$code.invite", for: MANAGERS, params: free },
  { route: "seats.$code.remove", for: MANAGERS, params: free },
  { route: "seats.$code.request", for: MANAGERS, params: free },
  { route: "search", for: ALL },
  { route: "sign-in", for: ["nobody"] },
  { route: "sign-out", for: ALL, leads: true },
]

const draftValue = (column: string) => (world: World) =>
  `select ${column} as value from regulation_version where id = '${world.draft.id}'`
const invitationCode = ({ invitation }: World) => ({ invitationCode: invitation.code })

export const ACTIONS: readonly PostCase[] = [
  ...PAPER_POSTS,
  ...LIFE_POSTS,
  ...PICTURE_POSTS,
  ...ATTACHMENT_POSTS,
  ...NOTICE_POSTS,
  ...MEETING_POSTS,
  ...DECISION_POSTS,
  ...CALENDAR_POSTS,
  ...SESSION_POSTS,
  ...MINUTES_POSTS,
  ...EVIDENCE_POSTS,
  ...BALLOT_POSTS,
  ...PROPOSAL_POSTS,
  ...ANSWER_POSTS,
  ...COMMENT_POSTS,
  ...COURSE_POSTS,
  ...RECORD_ACTIONS,
  ...SEAT_ACTIONS,
  ...TABLE_ACTIONS,
  ...PEOPLE_ACTIONS,
  {
    ...{ route: "account", of: "profile", for: SIGNED_IN },
    fields: () => ({ intent: "profile", name: "Nome Nuovo", language: "en" }),
    value: ({ ctx }) => `select name as value from person where id::text = '${ctx.actor.personId}'`,
  },
  {
    ...{ route: "account", of: "end-session", for: NONE },
    fields: () => ({ intent: "end-session", id: "a".repeat(64) }),
    value: count("session"),
  },
  {
    ...{ route: "admin.jobs", for: ADMINISTRATOR },
    fields: ({ failedJob }) => ({ id: failedJob }),
    value: ({ failedJob }) => `select failed_at as value from job where id = '${failedJob}'`,
  },
  {
    ...{ route: "documents.$code._index", of: "draft", for: SERVING, params: paper("draft") },
    value: ({ papers }) => `select state as value from document where id = '${papers.draft.id}'`,
  },
  {
    ...{ route: "documents.$code._index", of: "co-design", for: NONE, params: paper("co_design") },
    value: ({ papers }) => `select state as value from document where id = '${papers.co_design.id}'`,
  },
  {
    ...{ route: "invitations.$token", of: "accept", for: ["nobody"], params: token },
    fields: () => ({ name: "Nuova Persona", password: "tre parole a caso" }),
    value: count("seat_term"),
  },
  {
    ...{ route: "invitations.$token", of: "renew", for: ALL, params: token, expired: true },
    fields: () => ({ intent: "renew" }),
    value: count("outbox"),
  },
  {
    ...{ route: "invitations.$token", of: "renew an open one", for: NONE, params: token },
    fields: () => ({ intent: "renew" }),
    value: count("outbox"),
  },
  {
    ...{ route: "mandates.$code.end", for: MANAGERS, params: ({ term }) => ({ code: term.code }) },
    fields: () => ({ reason: "Fine dell'incarico" }),
    value: ({ term }) => `select ended_at as value from seat_term where id = '${term.id}'`,
  },
  ...REGISTER_POSTS,
  ...TAXONOMY_POSTS,
  {
    ...{ route: "roundtables.$code.documents.new", for: SERVING, params: table },
    fields: () => ({ title: "Testo nuovo", kind: "other", template: "empty", language: "it" }),
    value: count("document"),
  },
  {
    ...{ route: "roundtables.$code.members", of: "resend", for: MANAGERS, params: table },
    fields: (world) => ({ intent: "resend", ...invitationCode(world) }),
    value: count("outbox"),
  },
  {
    ...{ route: "roundtables.$code.members", of: "withdraw", for: MANAGERS, params: table },
    fields: (world) => ({ intent: "withdraw", ...invitationCode(world) }),
    value: count("invitation where withdrawn_at is not null"),
  },
  {
    ...{ route: "roundtables.$code.rules.draft.$subject", for: MANAGERS, params: subject },
    fields: ({ draft }) => ({ seen: draft.seen, toleranceMinutes: "45" }),
    value: draftValue("rules->'sitting'->>'toleranceMinutes'"),
  },
  {
    ...{ route: "roundtables.$code.rules.draft._index", for: MANAGERS, params: table },
    value: count("regulation_version where discarded_at is not null"),
  },
  {
    ...{ route: "roundtables.$code.rules.draft.confirm", for: MANAGERS, params: table },
    fields: ({ draft }) => ({ seen: draft.seenOfPlan, dangersRead: "yes" }),
    value: count("regulation_version where number is not null"),
  },
  {
    ...{ route: "roundtables.$code.rules.draft.plan", for: MANAGERS, params: table },
    fields: () => ({ act: "Altro atto", decidedOn: "1/1/2026", inForceFrom: "1/2/2099" }),
    value: draftValue("act"),
  },
  {
    ...{ route: "roundtables.$code.rules.new", for: MANAGERS, params: table, withoutDraft: true },
    fields: () => ({ from: "preset:administrative" }),
    value: count("regulation_version"),
  },
  {
    ...{ route: "roundtables.$code.rules.versions.$number.withdraw", for: MANAGERS, params: version(3) },
    fields: () => ({ reason: "Il Tavolo ci ha ripensato" }),
    value: count("regulation_version where withdrawn_at is not null"),
  },
  {
    ...{ route: "roundtables.$code.seats.new", for: MANAGERS, params: table },
    fields: ({ constituency, organisation }) => ({
      ...{ label: "N1", constituencyId: constituency.id, organisationCode: organisation.code },
      ...{ holder: "organisation", voting: "yes" },
    }),
    value: count("seat"),
  },
  {
    ...{ route: "roundtables.new", for: ADMINISTRATOR },
    fields: () => ({
      ...{ name: "Tavolo nuovo", kind: "regional", territory: "Puglia", mandate: "Provare" },
      ...{ startsOn: "1/1/2026", endsOn: "", visibility: "public", language: "it" },
    }),
    value: count("roundtable"),
  },
  {
    ...{ route: "seats.$code.invite", for: MANAGERS, params: ({ free }) => ({ code: free.code }) },
    fields: () => ({
      ...{ name: "Altra Persona", email: "altra@example.org", language: "it", rank: "0" },
      ...{ startsOn: "1/1/2026", endsOn: "" },
    }),
    value: count("invitation"),
  },
]

/** Posts that belong to no object: what they do is told in the tests of signing in and out. */
export const ACTIONS_ELSEWHERE = ["$", "sign-in", "sign-out"]
