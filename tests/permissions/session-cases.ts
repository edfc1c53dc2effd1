import { TODAY_TOKEN } from "#tests/meetings/session/rows.ts"
import { ALL, type Case, count, MEMBERS, NONE, type PostCase, SERVING, SIGNED_IN } from "./circles.ts"
import type { World } from "./world.ts"

type Which = "ready" | "waiting" | "going" | "paused"
const at =
  (which: Which) =>
  ({ sittings }: World) => ({ code: sittings[which].code })
const atSeat =
  (which: Which, n: number) =>
  ({ sittings }: World) => ({ code: sittings[which].code, seat: sittings.seats[n]?.seat.code ?? "" })
const INSIDE = [...MEMBERS, "administrator"] as const
const stateOf = (which: Which) => (world: World) =>
  `select state as value from meeting where id = '${world.sittings[which].id}'`
const ofPresence = (column: string) => (world: World) =>
  `select ${column} as value from presence where id = '${world.sittings.presence.id}'`
const ofSpeaker = (column: string) => (world: World) =>
  `select ${column} as value from floor_request where id = '${world.sittings.speaking.id}'`

const ofTotals = ({ sittings }: World) => ({ code: sittings.going.code, totals: sittings.written.code })
const vote = (world: World) => ({
  ...{ itemCode: world.sittings.going.items[0]?.code ?? "", proposal: "Approvare", method: "spoken" },
  ...{ yes: "1", no: "0", abstained: "0", invalid: "0", cast: "1" },
})
const writtenTotals = (column: string) => (world: World) =>
  `select ${column} as value from manual_totals where id = '${world.sittings.written.id}'`

/** Pages of a meeting that is held. */
export const SESSION_PAGES: readonly Case[] = [
  { route: "meetings.$code.rollcall._index", for: SERVING, params: at("going") },
  { route: "meetings.$code.rollcall.$seat", for: SERVING, params: atSeat("going", 0) },
  { route: "meetings.$code.chair", for: SERVING, params: at("going") },
  { route: "meetings.$code.live", for: INSIDE, params: at("going") },
  { route: "meetings.$code.proxies", for: INSIDE, params: at("going") },
  { route: "meetings.$code.screen", for: INSIDE, params: at("going") },
  { route: "meetings.$code.check-in", for: MEMBERS, params: at("going") },
  { route: "meetings.$code.totals._index", for: INSIDE, params: at("going") },
  { route: "meetings.$code.conflicts", for: INSIDE, params: at("going") },
  { route: "meetings.$code.remaining", for: SERVING, params: at("going") },
  { route: "meetings.$code.add-item", for: SERVING, params: at("going") },
  { route: "meetings.$code.totals.$totals", for: SERVING, params: ofTotals },
]

const titular = (n: number) => (world: World) => ({
  ...{ intent: "confirm", seatCode: world.sittings.seats[n]?.seat.code ?? "" },
  who: `person:${world.sittings.seats[n]?.code}`,
})
const exit = (world: World) => ({ intent: "exit", presenceId: world.sittings.presence.id })
const only = (intent: string) => () => ({ intent })
const of = (intent: string) => (world: World) => ({ intent, requestCode: world.sittings.asking.code })

const ROLL: readonly PostCase[] = [
  {
    ...{ route: "meetings.$code.rollcall._index", of: "confirm", for: SERVING, params: at("waiting") },
    ...{ fields: titular(2), value: count("presence") },
  },
  {
    ...{ route: "meetings.$code.rollcall._index", of: "confirm-all", for: SERVING, params: at("waiting") },
    ...{ fields: only("confirm-all"), value: count("presence") },
  },
  {
    ...{ route: "meetings.$code.rollcall._index", of: "beside", for: SERVING, params: at("waiting") },
    fields: ({ sittings }) => ({ intent: "beside", personCode: sittings.beside.code }),
    value: count("presence"),
  },
  {
    ...{ route: "meetings.$code.rollcall._index", of: "exit", for: SERVING, params: at("going") },
    ...{ fields: exit, value: ofPresence("until_at") },
  },
  {
    ...{ route: "meetings.$code.rollcall._index", of: "open", for: SERVING, params: at("ready") },
    ...{ fields: only("open"), value: stateOf("ready") },
  },
  {
    ...{ route: "meetings.$code.rollcall.$seat", of: "confirm", for: SERVING, params: atSeat("waiting", 2) },
    ...{ fields: titular(2), value: count("presence") },
  },
  {
    ...{ route: "meetings.$code.rollcall.$seat", of: "exit", for: SERVING, params: atSeat("going", 0) },
    ...{ fields: exit, value: ofPresence("until_at") },
  },
  {
    ...{ route: "meetings.$code.rollcall.$seat", of: "correct", for: SERVING, params: atSeat("going", 0) },
    fields: ({ sittings }) => ({
      ...{ intent: "correct", presenceId: sittings.presence.id, strike: "yes", reason: "Non era lei" },
    }),
    value: ofPresence("correction"),
  },
  {
    ...{ route: "meetings.$code.rollcall.$seat", of: "justify", for: SERVING, params: atSeat("waiting", 2) },
    ...{ fields: only("justify"), value: count("justification") },
  },
  {
    ...{
      route: "meetings.$code.rollcall.$seat",
      of: "unjustify",
      for: SERVING,
      params: atSeat("waiting", 1),
    },
    ...{ fields: only("unjustify"), value: count("justification") },
  },
]

const chair = (intent: string, which: Which, value: PostCase["value"], fields = only(intent)): PostCase => ({
  ...{ route: "meetings.$code.chair", of: intent, for: SERVING, params: at(which) },
  ...{ fields: fields as NonNullable<PostCase["fields"]>, value },
})

const totals = (intent: string, value: PostCase["value"]): PostCase => ({
  ...{ route: "meetings.$code.totals._index", of: intent, for: SERVING, params: at("going"), value },
  fields: ({ sittings }) => ({ intent, totalsCode: sittings.written.code, revision: "0" }),
})
const TOTALS: readonly PostCase[] = [
  totals("confirm", writtenTotals("confirmed_at")),
  totals("withdraw", writtenTotals("withdrawn_at")),
  { ...totals("enter", count("manual_totals")), fields: (world) => ({ intent: "enter", ...vote(world) }) },
  {
    ...{ route: "meetings.$code.totals.$totals", for: SERVING, params: ofTotals, fields: vote },
    value: writtenTotals("proposal"),
  },
]

const LEFT: readonly PostCase[] = [
  {
    ...{ route: "meetings.$code.add-item", for: SERVING, params: at("going"), value: count("item_addition") },
    fields: () => ({ title: "Sportello chiuso", kind: "information", inFavour: "3" }),
  },
  {
    ...{ route: "meetings.$code.add-item", of: "withdraw", for: SERVING, params: at("going") },
    fields: ({ sittings }) => ({ intent: "withdraw", itemCode: sittings.added.code, reason: "Per errore" }),
    value: ({ sittings }) =>
      `select withdrawn_at as value from item_addition where item_id = '${sittings.added.id}'`,
  },
  {
    ...{ route: "meetings.$code.conflicts", of: "declare", for: SERVING, params: at("going") },
    fields: ({ sittings }) => ({
      ...{ intent: "declare", itemCode: sittings.going.items[0]?.code ?? "", reason: "È parte" },
      seatCode: sittings.seats[0]?.seat.code ?? "",
    }),
    value: count("conflict_of_interest"),
  },
  {
    ...{ route: "meetings.$code.conflicts", of: "lift", for: SERVING, params: at("going") },
    fields: ({ sittings }) => ({ intent: "lift", conflictCode: sittings.conflict.code, reason: "Non più" }),
    value: count("conflict_of_interest where lifted_at is not null"),
  },
  {
    ...{
      route: "meetings.$code.remaining",
      of: "second, where there is none",
      for: NONE,
      params: at("going"),
    },
    ...{ fields: only("second"), value: stateOf("going") },
  },
  {
    ...{ route: "meetings.$code.remaining", of: "next", for: SERVING, params: at("going") },
    fields: ({ sittings }) => ({
      ...{ intent: "next", "items[]": sittings.going.items[0]?.code ?? "", day: "14/5/2099", time: "10:00" },
    }),
    value: count("meeting"),
  },
]

/** What is pressed in a meeting that is held. */
export const SESSION_POSTS: readonly PostCase[] = [
  ...ROLL,
  ...TOTALS,
  ...LEFT,
  chair("open", "ready", stateOf("ready")),
  chair("desert", "waiting", stateOf("waiting")),
  chair("resume", "paused", stateOf("paused")),
  chair("close", "going", stateOf("going")),
  {
    ...chair("suspend", "going", stateOf("going")),
    fields: () => ({ intent: "suspend", reason: "Pausa" }),
  },
  {
    ...chair("item", "going", count("item_turn")),
    fields: ({ sittings }) => ({ intent: "item", itemCode: sittings.going.items[0]?.code ?? "" }),
  },
  { ...chair("give", "going", ofSpeaker("ended_at")), fields: of("give") },
  {
    ...chair("first", "going", count("floor_request where put_first_at is not null")),
    fields: of("first"),
  },
  {
    ...chair("withdraw", "going", count("floor_request where withdrawn_at is not null")),
    fields: of("withdraw"),
  },
  chair("minute", "going", ofSpeaker("minutes")),
  chair("end", "going", ofSpeaker("ended_at")),
  {
    ...{ route: "meetings.$code.live", of: "ask", for: MEMBERS, params: at("going") },
    ...{ fields: only("ask"), value: count("floor_request") },
  },
  {
    ...{ route: "meetings.$code.live", of: "withdraw", for: SIGNED_IN, params: at("paused") },
    fields: ({ sittings }) => ({ intent: "withdraw", requestCode: sittings.own?.code ?? "" }),
    value: count("floor_request where withdrawn_at is not null"),
  },
  {
    ...{ route: "meetings.$code.check-in", of: "announce", for: MEMBERS, params: at("going") },
    value: count("announcement"),
  },
  {
    ...{ route: "meetings.$code.proxies", of: "withdraw", for: SERVING, params: at("going") },
    fields: ({ sittings }) => ({ intent: "withdraw", proxyCode: sittings.proxy.code }),
    value: count("proxy where withdrawn_at is not null"),
  },
  {
    ...{
      route: "meetings.$code.proxies",
      of: "give, at a table that knows none",
      for: NONE,
      params: at("going"),
    },
    fields: ({ sittings }) => ({
      ...{ intent: "give", principalCode: sittings.seats[0]?.seat.code ?? "", letter: "Delego" },
      holderCode: sittings.seats[1]?.seat.code ?? "",
    }),
    value: count("proxy"),
  },
  {
    ...{ route: "convocations.$token", of: "announce", for: ALL, params: () => ({ token: TODAY_TOKEN }) },
    ...{ fields: only("announce"), value: count("announcement") },
  },
]
