import { ALL, type Case, count, MEMBERS, type PostCase, SERVING } from "./circles.ts"
import type { World } from "./world.ts"

const table = ({ table: { code } }: World) => ({ code })
type Which = Exclude<keyof World["ballots"], "ownSeat">
const ballot =
  (which: Which) =>
  ({ ballots }: World) => ({ code: ballots[which].code })
const INSIDE = [...MEMBERS, "administrator"] as const
const SEATED = ["titular", "substitute"] as const
const card = {
  ...{ wording: "Approvi il Piano 2028?", kind: "motion", language: "it", matter: "ordinary" },
}
const stateOf = (which: Which) => (world: World) =>
  `select state as value from ballot where id = '${world.ballots[which].id}'`

/** Pages of ballots, by how far they have come. */
export const BALLOT_PAGES: readonly Case[] = [
  { route: "roundtables.$code.ballots._index", of: "public", for: ALL, params: table },
  {
    ...{ route: "roundtables.$code.ballots._index", of: "members", for: INSIDE, params: table },
    visibility: "members",
  },
  { route: "roundtables.$code.ballots.new", for: SERVING, params: table },
  { route: "ballots.$code._index", of: "draft", for: SERVING, params: ballot("draft") },
  { route: "ballots.$code._index", of: "open", for: INSIDE, params: ballot("open") },
  { route: "ballots.$code._index", of: "numero legale gone", for: INSIDE, params: ballot("gone") },
  { route: "ballots.$code._index", of: "cancelled for it", for: INSIDE, params: ballot("cancelled") },
  { route: "ballots.$code._index", of: "presence corrected", for: INSIDE, params: ballot("corrected") },
  { route: "ballots.$code._index", of: "closed", for: INSIDE, params: ballot("closed") },
  { route: "ballots.$code._index", of: "published", for: ALL, params: ballot("published") },
  {
    ...{ route: "ballots.$code._index", of: "published at a table of members", for: INSIDE },
    ...{ params: ballot("published"), visibility: "members" },
  },
  { route: "ballots.$code.edit", for: SERVING, params: ballot("draft") },
  { route: "ballots.$code.vote", for: INSIDE, params: ballot("open") },
  { route: "ballots.$code.receipt", for: INSIDE, params: ballot("closed") },
  { route: "ballots.$code.spoken", for: SERVING, params: ballot("called") },
  { route: "ballots.$code.papers._index", for: SERVING, params: ballot("paper") },
  { route: "ballots.$code.papers.print", for: SERVING, params: ballot("paper") },
  { route: "ballots.$code.file", of: "open", for: [], params: ballot("open") },
  { route: "ballots.$code.file", of: "closed", for: INSIDE, params: ballot("closed") },
  { route: "ballots.$code.file", of: "published", for: ALL, params: ballot("published") },
]

const only = (intent: string) => () => ({ intent })
const because = (intent: string) => () => ({ intent, reason: "Un motivo" })
const NO_PAPERS = { handedOut: "0", cast: "0", yes: "0", no: "0", abstain: "0", invalid: "0" }
const countersOf = ({ sittings }: World) => sittings.seats.slice(0, 2).map(({ seat }) => seat.code)
const seatOf = ({ sittings }: World) => sittings.seats[0]?.seat.code ?? ""

/** What is pressed of ballots. */
export const BALLOT_POSTS: readonly PostCase[] = [
  {
    ...{ route: "roundtables.$code.ballots.new", for: SERVING, params: table, value: count("ballot") },
    fields: ({ sittings: { going } }) => ({
      ...card,
      meetingCode: going.code,
      itemCode: going.items[0]?.code ?? "",
    }),
  },
  {
    ...{ route: "ballots.$code.edit", for: SERVING, params: ballot("draft"), fields: () => card },
    value: (world) => `select wording as value from ballot where id = '${world.ballots.draft.id}'`,
  },
  {
    ...{ route: "ballots.$code._index", of: "open", for: SERVING, params: ballot("draft") },
    ...{ fields: only("open"), value: stateOf("draft") },
  },
  {
    ...{ route: "ballots.$code._index", of: "close", for: SERVING, params: ballot("called") },
    ...{ fields: only("close"), value: stateOf("called") },
  },
  {
    ...{ route: "ballots.$code._index", of: "publish", for: SERVING, params: ballot("closed") },
    ...{ fields: only("publish"), value: stateOf("closed") },
  },
  {
    ...{ route: "ballots.$code._index", of: "cancel", for: SERVING, params: ballot("open") },
    ...{ fields: because("cancel"), value: stateOf("open") },
  },
  {
    ...{ route: "ballots.$code._index", of: "ask for a meeting", for: SEATED, params: ballot("open") },
    fields: ({ ballots }) => ({ intent: "ask-meeting", seatCode: ballots.ownSeat }),
    value: count("ballot_meeting_ask"),
  },
  {
    ...{ route: "ballots.$code._index", of: "quorum gone", for: SERVING, params: ballot("gone") },
    ...{ fields: only("quorum-gone"), value: stateOf("gone") },
  },
  {
    ...{ route: "ballots.$code._index", of: "repeat", for: SERVING, params: ballot("cancelled") },
    ...{ fields: only("repeat"), value: count("ballot where state = 'draft'") },
  },
  {
    ...{ route: "ballots.$code._index", of: "correction", for: SERVING, params: ballot("corrected") },
    ...{ fields: because("correction"), value: count("ballot where correction_word is not null") },
  },
  {
    ...{ route: "ballots.$code._index", of: "exclude", for: SERVING, params: ballot("called") },
    fields: (world) => ({ intent: "exclude", reason: "Parente", seatCode: seatOf(world) }),
    value: count("ballot_seat where excluded_for is not null"),
  },
  {
    ...{ route: "ballots.$code.vote", of: "cast", for: SEATED, params: ballot("open"), value: count("vote") },
    fields: ({ ballots }) => ({ intent: "cast", [`c-${ballots.ownSeat}`]: "yes" }),
  },
  {
    ...{
      route: "ballots.$code.spoken",
      of: "take",
      for: SERVING,
      params: ballot("called"),
      value: count("vote"),
    },
    fields: (world) => ({ intent: "take", [`c-${seatOf(world)}`]: "yes" }),
  },
  {
    ...{ route: "ballots.$code.papers._index", of: "scrutineers", for: SERVING, params: ballot("paper") },
    fields: (world) => ({ intent: "scrutineers", "seats[]": countersOf(world) }),
    value: count("audit_entry where action = 'ballot.scrutineers-named'"),
  },
  {
    ...{ route: "ballots.$code.papers._index", of: "hand", for: SERVING, params: ballot("paper") },
    fields: (world) => ({ intent: "hand", seatCode: seatOf(world) }),
    value: count("ballot_seat where took_paper"),
  },
  {
    ...{ route: "ballots.$code.papers._index", of: "unmark", for: SERVING, params: ballot("handed") },
    fields: (world) => ({ intent: "unmark", seatCode: seatOf(world) }),
    value: count("ballot_seat where took_paper"),
  },
  {
    ...{ route: "ballots.$code.papers._index", of: "enter", for: SERVING, params: ballot("paper") },
    fields: () => ({ intent: "enter", ...NO_PAPERS }),
    value: count("ballot_paper where revision > 0"),
  },
  {
    ...{ route: "ballots.$code.papers._index", of: "confirm", for: SERVING, params: ballot("paper") },
    fields: () => ({ intent: "confirm", revision: "0" }),
    value: stateOf("paper"),
  },
  {
    ...{ route: "ballots.$code.spoken", of: "confirm", for: SERVING, params: ballot("read") },
    ...{ fields: only("confirm"), value: count("vote where confirmed_by_id is not null") },
  },
]
