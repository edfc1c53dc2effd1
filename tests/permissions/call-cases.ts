import { ALL, BODY, type Case, count, MEMBERS, NONE, type PostCase } from "./circles.ts"
import type { Who, World } from "./world.ts"

const table = ({ table: { code } }: World) => ({ code })
type Which = "draft" | "open" | "closed" | "judged" | "results"
const call =
  (which: Which) =>
  ({ calls }: World) => ({ code: calls[which].code })
const project =
  (which: "project" | "entered") =>
  ({ calls }: World) => ({ code: calls[which].code })
const judging = ({ calls }: World) => ({ code: calls.closed.code, project: calls.judging.code })

const INSIDE: readonly Who[] = [...MEMBERS, "administrator"]
const KEEPERS: readonly Who[] = ["chair", "secretary here"]
const AUTHORS: readonly Who[] = [BODY]
/** Everybody who speaks for an association, at this table or not: the call is for associations. */
const ELIGIBLE: readonly Who[] = ["titular", "substitute", BODY, "organisation manager elsewhere"]

/** Pages of calls for micro-projects, and of the projects that the organisation of the world writes for one. */
export const CALL_PAGES: readonly Case[] = [
  { route: "calls._index", for: ALL },
  { route: "roundtables.$code.calls._index", of: "public", for: ALL, params: table },
  {
    ...{ route: "roundtables.$code.calls._index", of: "members", for: INSIDE, params: table },
    visibility: "members",
  },
  { route: "roundtables.$code.calls.new", for: KEEPERS, params: table },
  { route: "calls.$code._index", of: "draft", for: KEEPERS, params: call("draft") },
  { route: "calls.$code._index", of: "open", for: ALL, params: call("open") },
  {
    ...{ route: "calls.$code._index", of: "open at a table of members", for: INSIDE, params: call("open") },
    visibility: "members",
  },
  { route: "calls.$code.edit", of: "draft", for: KEEPERS, params: call("draft") },
  { route: "calls.$code.edit", of: "published", for: NONE, params: call("open") },
  { route: "calls.$code.cancel", of: "open", for: KEEPERS, params: call("open") },
  { route: "calls.$code.cancel", of: "results", for: NONE, params: call("results") },
  { route: "calls.$code.start", of: "open", for: ELIGIBLE, params: call("open") },
  { route: "calls.$code.start", of: "closed", for: NONE, params: call("closed") },
  { route: "calls.$code.assess._index", of: "closed", for: KEEPERS, params: call("closed") },
  { route: "calls.$code.assess._index", of: "open", for: NONE, params: call("open") },
  { route: "calls.$code.assess.$project", for: KEEPERS, params: judging },
  { route: "calls.$code.ranking[.]csv", of: "results", for: ALL, params: call("results") },
  { route: "calls.$code.ranking[.]csv", of: "closed", for: NONE, params: call("closed") },
  { route: "proposals.$code._index", of: "handed in to a call", for: AUTHORS, params: project("entered") },
  { route: "proposals.$code.project", for: AUTHORS, params: project("project") },
  { route: "proposals.$code.enter", for: AUTHORS, params: project("project") },
]

const REASON = "Un motivo scritto per tutti"
const TYPED = {
  ...{ title: "Un bando nuovo", language: "it", purpose: "Cerchiamo piccoli progetti per la sera." },
  ...{ "kinds[]": ["migrant_association"], budget: "10.000", most: "5.000", contact: "La segreteria" },
  ...{ openDay: "1/3/2026", openTime: "9:00", closeDay: "31/3/2099", closeTime: "21:00" },
  ...{ criterion0name: "Utilità", criterion0most: "60" },
} as const
const stateOf = (which: Which) => (world: World) =>
  `select state as value from call where id = '${world.calls[which].id}'`
const projectState = (which: "project" | "entered") => (world: World) =>
  `select state as value from proposal where id = '${world.calls[which].id}'`

/** What is pressed of calls and of projects for them. */
export const CALL_POSTS: readonly PostCase[] = [
  {
    ...{ route: "roundtables.$code.calls.new", for: KEEPERS, params: table, value: count("call") },
    fields: () => TYPED,
  },
  {
    ...{ route: "calls.$code.edit", of: "draft", for: KEEPERS, params: call("draft") },
    ...{ fields: () => TYPED, value: count("call where title = 'Un bando nuovo'") },
  },
  {
    ...{ route: "calls.$code._index", of: "publish", for: KEEPERS, params: call("draft") },
    ...{ fields: () => ({}), value: stateOf("draft") },
  },
  {
    ...{ route: "calls.$code.cancel", of: "open", for: KEEPERS, params: call("open") },
    ...{ fields: () => ({ words: REASON }), value: stateOf("open") },
  },
  {
    ...{ route: "calls.$code.start", of: "for the body", for: AUTHORS, params: call("open") },
    fields: ({ organisation }) => ({
      author: `o:${organisation.code}`,
      title: "Un progetto",
      language: "ar",
    }),
    value: count("micro_project"),
  },
  {
    ...{ route: "calls.$code.assess.$project", for: KEEPERS, params: judging },
    ...{ fields: () => ({ points0: "50", reason0: REASON }), value: count("project_point") },
  },
  {
    ...{ route: "calls.$code.assess._index", of: "nothing handed in", for: KEEPERS, params: call("judged") },
    ...{ fields: () => ({}), value: stateOf("judged") },
  },
  {
    ...{ route: "proposals.$code.project", for: AUTHORS, params: project("project") },
    fields: () => ({ rev: "1", asked: "900", own: "0", place: "Altrove" }),
    value: count("micro_project where place = 'Altrove'"),
  },
  {
    ...{ route: "proposals.$code.enter", for: AUTHORS, params: project("project") },
    ...{ fields: () => ({ rev: "1" }), value: projectState("project") },
  },
  {
    ...{ route: "proposals.$code.enter", of: "discard", for: AUTHORS, params: project("project") },
    ...{ fields: () => ({ intent: "discard" }), value: projectState("project") },
  },
  {
    ...{ route: "proposals.$code._index", of: "take-back", for: AUTHORS, params: project("entered") },
    ...{ fields: () => ({ intent: "take-back" }), value: projectState("entered") },
  },
]
