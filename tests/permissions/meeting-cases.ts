import { CONVOCATION_TOKEN } from "#tests/meetings/rows.ts"
import { ALL, type Case, count, MEMBERS, NONE, type PostCase, SERVING, SIGNED_IN } from "./circles.ts"
import type { World } from "./world.ts"

const table = ({ table: { code } }: World) => ({ code })
const meeting =
  (which: keyof World["meetings"]) =>
  ({ meetings }: World) => ({ code: meetings[which].code })
const token = () => ({ token: CONVOCATION_TOKEN })
const SEATED = ["titular", "substitute"] as const
const INSIDE = [...MEMBERS, "administrator"] as const
const firstItem = ({ meetings }: World) => meetings.draft.items[0]?.code ?? ""
const card = {
  ...{ kind: "extraordinary", mode: "in_person", day: "14/5/2099", time: "10:00", place: "Altra sala" },
  ...{ language: "it" },
}
const ofDraft = (column: string) => (world: World) =>
  `select ${column} as value from meeting where id = '${world.meetings.draft.id}'`
const place = (world: World) => `select position as value from agenda_item where code = '${firstItem(world)}'`

/** Pages of meetings, by how far they have come. */
export const MEETING_PAGES: readonly Case[] = [
  { route: "roundtables.$code.meetings._index", of: "public", for: ALL, params: table },
  {
    ...{ route: "roundtables.$code.meetings._index", of: "members", for: INSIDE, params: table },
    visibility: "members",
  },
  { route: "roundtables.$code.meetings.ics", of: "public", for: ALL, params: table },
  {
    ...{ route: "roundtables.$code.meetings.ics", of: "members", for: INSIDE, params: table },
    visibility: "members",
  },
  { route: "roundtables.$code.meetings.new", for: SERVING, params: table },
  ...["_index", "ics", "pdf"].flatMap((page): Case[] => [
    {
      ...{ route: `meetings.$code.${page}`, of: "draft", params: meeting("draft") },
      for: page === "_index" ? SERVING : NONE,
    },
    { route: `meetings.$code.${page}`, of: "of members", for: INSIDE, params: meeting("inner") },
    { route: `meetings.$code.${page}`, of: "public", for: ALL, params: meeting("open") },
    {
      ...{ route: `meetings.$code.${page}`, of: "public at a table of members", for: INSIDE },
      ...{ params: meeting("open"), visibility: "members" as const },
    },
  ]),
  ...["edit", "agenda", "annexes.new", "send", "cancel", "deliveries"].map((page) => ({
    ...{ route: `meetings.$code.${page}`, for: SERVING, params: meeting("edited") },
  })),
  { route: "roundtables.$code.agenda-requests._index", for: INSIDE, params: table },
  { route: "roundtables.$code.agenda-requests.new", for: SEATED, params: table },
  { route: "agenda-requests.$code", for: INSIDE, params: meeting("point") },
  { route: "convocations.$token", for: ALL, params: token },
  { route: "convocations.$token", of: "unknown", for: NONE, params: () => ({ token: "another" }) },
]

const item = { title: "Punto nuovo", kind: "decision" }

/** Their posts. */
export const MEETING_POSTS: readonly PostCase[] = [
  {
    ...{ route: "roundtables.$code.meetings.new", for: SERVING, params: table },
    ...{ fields: () => card, value: count("meeting") },
  },
  {
    ...{ route: "meetings.$code.edit", for: SERVING, params: meeting("draft") },
    ...{ fields: () => card, value: ofDraft("place") },
  },
  {
    ...{ route: "meetings.$code.agenda", of: "add", for: SERVING, params: meeting("draft") },
    ...{ fields: () => ({ intent: "add", ...item }), value: count("agenda_item") },
  },
  {
    ...{ route: "meetings.$code.agenda", of: "edit", for: SERVING, params: meeting("draft") },
    fields: (world) => ({ intent: "edit", itemCode: firstItem(world), ...item }),
    value: count("agenda_item where title = 'Punto nuovo'"),
  },
  {
    ...{ route: "meetings.$code.agenda", of: "down", for: SERVING, params: meeting("draft") },
    ...{ fields: (world) => ({ intent: "down", itemCode: firstItem(world) }), value: place },
  },
  {
    ...{ route: "meetings.$code.agenda", of: "up", for: SERVING, params: meeting("draft") },
    fields: ({ meetings }) => ({ intent: "up", itemCode: meetings.draft.items[1]?.code ?? "" }),
    value: place,
  },
  {
    ...{ route: "meetings.$code.agenda", of: "place", for: SERVING, params: meeting("draft") },
    fields: (world) => ({
      ...{ intent: "place", itemCode: firstItem(world), place: "1" },
      order: world.meetings.draft.items.map(({ code }) => code).join(" "),
    }),
    value: place,
  },
  {
    ...{ route: "meetings.$code.agenda", of: "approval", for: SERVING, params: meeting("draft") },
    fields: ({ minutes }) => ({ intent: "approval", minutesCode: minutes.signed.code }),
    value: count("minutes where approval_item_id is not null"),
  },
  {
    ...{ route: "meetings.$code.agenda", of: "remove", for: SERVING, params: meeting("draft") },
    fields: (world) => ({ intent: "remove", itemCode: firstItem(world) }),
    value: count("agenda_item where removed_at is not null"),
  },
  {
    ...{ route: "meetings.$code.annexes.new", for: SERVING, params: meeting("draft") },
    fields: ({ records }) => ({ title: "Allegato", paper: records.waiting.code }),
    value: count("annex"),
  },
  {
    ...{ route: "meetings.$code.annexes.new", of: "remove", for: SERVING, params: meeting("draft") },
    ...{ fields: () => ({ intent: "remove", number: "1" }), value: count("annex") },
  },
  {
    // An administrator has no page of deliveries, and so files none either.
    ...{ route: "meetings.$code.deliveries", for: ["secretary here"], params: meeting("inner") },
    value: count("filing where class = 'convocation'"),
  },
  {
    ...{ route: "meetings.$code.send", of: "convocation", for: SERVING, params: meeting("draft") },
    value: ofDraft("state"),
  },
  {
    ...{ route: "meetings.$code.send", of: "change", for: SERVING, params: meeting("edited") },
    value: count("convocation_version where kind = 'change'"),
  },
  {
    ...{ route: "meetings.$code.cancel", for: SERVING, params: meeting("inner") },
    fields: () => ({ reason: "Manca la sala" }),
    value: count("meeting where state = 'cancelled'"),
  },
  {
    ...{ route: "meetings.$code.cancel", of: "a draft", for: NONE, params: meeting("draft") },
    fields: () => ({ reason: "Manca la sala" }),
    value: count("meeting where state = 'cancelled'"),
  },
  {
    ...{ route: "meetings.$code._index", of: "answer", for: SIGNED_IN, params: meeting("inner") },
    fields: () => ({ intent: "answer", answer: "in_room" }),
    value: count("attendance_answer"),
  },
  {
    ...{ route: "meetings.$code._index", of: "answer, not called", for: NONE, params: meeting("open") },
    fields: () => ({ intent: "answer", answer: "in_room" }),
    value: count("attendance_answer"),
  },
  {
    ...{ route: "roundtables.$code.agenda-requests.new", for: SEATED, params: table },
    fields: () => ({ title: "Orari", text: "Chiudono presto", language: "it" }),
    value: count("agenda_request"),
  },
  {
    ...{ route: "agenda-requests.$code", of: "accept", for: SERVING, params: meeting("point") },
    fields: ({ meetings }) => ({ intent: "accept", meetingCode: meetings.draft.code, kind: "decision" }),
    value: count("agenda_request where state = 'accepted'"),
  },
  {
    ...{ route: "agenda-requests.$code", of: "refuse", for: SERVING, params: meeting("point") },
    fields: () => ({ intent: "refuse", reason: "Se ne parla in Comune" }),
    value: count("agenda_request where state = 'refused'"),
  },
  {
    ...{ route: "agenda-requests.$code", of: "withdraw another's", for: NONE, params: meeting("point") },
    fields: () => ({ intent: "withdraw" }),
    value: count("agenda_request where state = 'withdrawn'"),
  },
  {
    ...{ route: "agenda-requests.$code", of: "withdraw", for: INSIDE, params: meeting("ownPoint") },
    fields: () => ({ intent: "withdraw" }),
    value: count("agenda_request where state = 'withdrawn'"),
  },
  {
    ...{ route: "convocations.$token", for: ALL, params: token },
    fields: () => ({ answer: "absent" }),
    value: count("attendance_answer"),
  },
  {
    ...{ route: "convocations.$token", of: "unknown", for: NONE, params: () => ({ token: "another" }) },
    fields: () => ({ answer: "absent" }),
    value: count("attendance_answer"),
  },
]
