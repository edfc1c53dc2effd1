import { ALL, type Case, count, MEMBERS, NONE, type PostCase, SERVING } from "./circles.ts"
import type { World } from "./world.ts"

const INSIDE = [...MEMBERS, "administrator"] as const
const atStart = ({ minutes }: World) => ({ code: minutes.unstarted })
type Which = "draft" | "closed" | "short" | "review" | "going" | "approved" | "published"
const of =
  (which: Which) =>
  ({ minutes }: World) => ({ code: minutes[which].code })
const [ofMinutes, ofClosed, ofShort, ofReview, ofGoing] = (
  ["draft", "closed", "short", "review", "going"] as const
).map(of) as [
  ReturnType<typeof of>,
  ReturnType<typeof of>,
  ReturnType<typeof of>,
  ReturnType<typeof of>,
  ReturnType<typeof of>,
]
const stateOf = (which: Which) => (world: World) =>
  `select state as value from minutes where id = '${world.minutes[which].id}'`

/** Pages of verbali. */
export const MINUTES_PAGES: readonly Case[] = [
  { route: "meetings.$code.minutes", for: INSIDE, params: atStart },
  { route: "minutes.$code._index", for: INSIDE, params: ofMinutes },
  // The words of a draft are for who may read the text: administrators see where the verbale stands, and no more.
  {
    ...{ route: "minutes.$code.export.$format", for: MEMBERS },
    params: (world) => ({ ...ofMinutes(world), format: "json" }),
  },
  { route: "minutes.$code.observations", for: INSIDE, params: ofMinutes },
  { route: "minutes.$code.rectifications", for: INSIDE, params: of("approved") },
  { route: "minutes.$code.extracts", for: INSIDE, params: of("approved") },
  {
    ...{ route: "minutes-extracts.$code.$format", for: INSIDE },
    params: ({ minutes }) => ({ code: minutes.extract, format: "html" }),
  },
  {
    ...{ route: "minutes-rectifications.$code.$format", for: INSIDE },
    params: ({ minutes }) => ({ code: minutes.rectified, format: "html" }),
  },
  { route: "minutes.$code.publication", for: SERVING, params: of("approved") },
  { route: "published-minutes.$code._index", for: ALL, params: of("published") },
  {
    ...{ route: "published-minutes.$code.export.$format", for: ALL },
    params: (world) => ({ ...of("published")(world), format: "json" }),
  },
  { route: "minutes.$code.annexes", for: SERVING, params: of("published") },
  {
    ...{ route: "published-minutes.$code.annexes.$annex", for: ALL },
    params: (world) => ({ ...of("published")(world), annex: world.minutes.online }),
  },
  { route: "minutes.$code.approval", for: SERVING, params: ofMinutes },
  { route: "minutes.$code.signing", for: SERVING, params: ofMinutes },
  { route: "minutes.$code.notes", for: SERVING, params: ofMinutes },
]

/** What is pressed on them. */
export const MINUTES_POSTS: readonly PostCase[] = [
  {
    ...{ route: "meetings.$code.minutes", of: "start", for: SERVING, params: atStart },
    ...{ fields: () => ({ ordinal: "1" }), value: count("minutes") },
  },
  {
    ...{ route: "minutes.$code._index", of: "restore", for: SERVING, params: ofMinutes },
    ...{ fields: () => ({ intent: "restore", section: "roll" }), value: count("document_edit") },
  },
  {
    ...{ route: "minutes.$code._index", of: "review", for: SERVING, params: ofClosed },
    ...{ fields: () => ({ intent: "review" }), value: stateOf("closed") },
  },
  {
    ...{
      route: "minutes.$code._index",
      of: "freeze, before the members were asked",
      for: NONE,
      params: ofClosed,
    },
    ...{ fields: () => ({ intent: "freeze" }), value: stateOf("closed") },
  },
  {
    ...{ route: "minutes.$code._index", of: "freeze", for: SERVING, params: ofShort },
    ...{ fields: () => ({ intent: "freeze" }), value: stateOf("short") },
  },
  {
    ...{ route: "minutes.$code.observations", of: "observe", for: MEMBERS, params: ofReview },
    ...{ fields: () => ({ intent: "observe", text: "Va corretto" }), value: count("minutes_observation") },
  },
  {
    ...{ route: "minutes.$code.observations", of: "answer", for: SERVING, params: ofReview },
    fields: ({ minutes }) => ({
      ...{ intent: "answer", observationCode: minutes.observation, verdict: "accepted" },
    }),
    value: count("minutes_observation where state = 'accepted'"),
  },
  {
    ...{ route: "minutes.$code.rectifications", of: "ask", for: MEMBERS, params: of("approved") },
    fields: () => ({ intent: "ask", says: "sette", reads: "sei", reason: "Erano le sei" }),
    value: count("minutes_rectification"),
  },
  {
    ...{ route: "minutes.$code.rectifications", of: "decide", for: SERVING, params: of("approved") },
    fields: ({ minutes }) => ({
      ...{ intent: "decide", rectificationCode: minutes.rectification, verdict: "accepted" },
      ...{ ground: "slip", answer: "Erano le sei" },
    }),
    value: count("minutes_rectification where state = 'accepted'"),
  },
  {
    ...{ route: "minutes.$code.rectifications", of: "withdraw", for: NONE, params: of("approved") },
    fields: ({ minutes }) => ({ intent: "withdraw", rectificationCode: minutes.rectification }),
    value: count("minutes_rectification where state = 'withdrawn'"),
  },
  {
    ...{ route: "minutes.$code.extracts", of: "ask", for: MEMBERS, params: of("approved") },
    fields: ({ minutes }) => ({ intent: "ask", "items[]": minutes.item, purpose: "Per il Comune" }),
    value: count("minutes_extract"),
  },
  {
    ...{ route: "minutes.$code.extracts", of: "settle", for: ["secretary here"], params: of("approved") },
    fields: ({ minutes }) => ({ intent: "settle", extractCode: minutes.asked, verdict: "issued" }),
    value: count("minutes_extract where state = 'issued'"),
  },
  {
    ...{ route: "minutes.$code.publication", of: "omit", for: SERVING, params: of("approved") },
    fields: () => ({ intent: "omit", words: "sette", ground: "person" }),
    value: count("minutes_omission"),
  },
  {
    ...{ route: "minutes.$code.publication", of: "name", for: SERVING, params: of("approved") },
    fields: () => ({ intent: "name", words: "Anna Rossi", reason: "D.Lgs. 33/2013, art. 14" }),
    value: count("minutes_omission where kind = 'name'"),
  },
  {
    ...{ route: "minutes.$code.publication", of: "remove", for: SERVING, params: of("approved") },
    fields: ({ minutes }) => ({ intent: "remove", omissionCode: minutes.omission }),
    value: count("minutes_omission where words = 'le'"),
  },
  {
    ...{ route: "minutes.$code.publication", of: "publish, other than shown", for: NONE },
    params: of("approved"),
    fields: () => ({ intent: "publish", sha256: "0".repeat(64), read: "yes" }),
    value: count("minutes_publication where state = 'published'"),
  },
  {
    ...{ route: "minutes.$code.publication", of: "withdraw", for: SERVING, params: of("published") },
    fields: () => ({ intent: "withdraw", reason: "Da rivedere" }),
    value: count("minutes_publication where state = 'withdrawn'"),
  },
  {
    ...{ route: "minutes.$code.annexes", of: "publish", for: SERVING, params: of("published") },
    fields: ({ minutes }) => ({ intent: "publish", number: `${minutes.free}` }),
    value: count("published_annex"),
  },
  {
    ...{ route: "minutes.$code.annexes", of: "end", for: SERVING, params: of("published") },
    fields: ({ minutes }) => ({ intent: "end", annexCode: minutes.online }),
    value: count("published_annex where ended_at is not null"),
  },
  {
    ...{ route: "minutes.$code.approval", of: "at once", for: SERVING, params: ofMinutes },
    fields: ({ sittings }) => ({ intent: "at-once", itemCode: sittings.paused.items[0]?.code ?? "" }),
    value: count("minutes_approval"),
  },
  {
    ...{
      route: "minutes.$code.approval",
      of: "in a meeting, before it is signed",
      for: NONE,
      params: ofReview,
    },
    ...{ fields: () => ({ intent: "meeting", totalsCode: "ABCDEFGH12" }), value: count("minutes_approval") },
  },
  {
    ...{ route: "minutes.$code.signing", of: "before it is frozen", for: NONE, params: ofMinutes },
    value: count("filing"),
  },
  {
    ...{ route: "minutes.$code.notes", of: "note", for: SERVING, params: ofGoing },
    fields: ({ sittings }) => ({ presenceId: sittings.presence.id }),
    value: count("minutes_intervention"),
  },
]
