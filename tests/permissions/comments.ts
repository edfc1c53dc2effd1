import type { Ctx } from "#app/context.ts"
import type { Db } from "#db/client.server.ts"
import { makePerson, type Paper } from "#tests/support/factories.ts"
import { makeThread } from "#tests/support/threads.ts"
import { type Case, count, MEMBERS, NONE, type PostCase, SERVING, WRITERS } from "./circles.ts"
import type { World } from "./world.ts"

/** Threads on a text in writing: somebody else's, one that is settled, and one by who asks. */
export const makeTalk = async (db: Db, ctx: Ctx, paper: Paper) => {
  const other = await makePerson(db)
  const foreign = await makeThread(db, paper, { authorId: other.id })
  const resolved = { resolvedAt: new Date("2026-01-01"), resolvedById: other.id }
  const settled = await makeThread(db, paper, { authorId: other.id, ...resolved })
  const own = await makeThread(db, paper, { authorId: ctx.actor.personId ?? other.id })
  const hidden = await makeThread(db, paper, {
    authorId: other.id,
    comment: { hiddenAt: new Date("2026-01-01"), hiddenById: other.id, hiddenReason: "Offende" },
  })
  return { foreign, settled, own, hidden }
}

const of = (state: keyof World["papers"]) => (world: World) => ({ code: world.papers[state].code })
const thread = (which: "foreign" | "settled") => (world: World) => ({
  code: world.papers.co_design.code,
  thread: world.talk[which].thread.code,
})
const comment = (which: "foreign" | "own" | "hidden") => (world: World) => ({
  code: world.talk[which].comment.code,
})
const words = { body: "Un altro commento", language: "it" }

export const COMMENT_PAGES: readonly Case[] = [
  { route: "documents.$code.comments._index", of: "draft", for: MEMBERS, params: of("draft") },
  { route: "documents.$code.comments._index", of: "co-design", for: MEMBERS, params: of("co_design") },
  { route: "documents.$code.comments._index", of: "adopted", for: MEMBERS, params: of("adopted") },
  { route: "documents.$code.comments.new", of: "draft", for: MEMBERS, params: of("draft") },
  { route: "documents.$code.comments.new", of: "co-design", for: MEMBERS, params: of("co_design") },
  { route: "documents.$code.comments.new", of: "adopted", for: NONE, params: of("adopted") },
  { route: "documents.$code.comments.$thread", for: MEMBERS, params: thread("foreign") },
  {
    ...{ route: "documents.$code.comments.$thread", of: "another text", for: NONE },
    params: (world) => ({ ...thread("foreign")(world), code: world.papers.draft.code }),
  },
  { route: "documents.$code.comments.beside", for: MEMBERS, params: of("co_design") },
  { route: "comments.$code.edit", of: "one's own", for: MEMBERS, params: comment("own") },
  { route: "comments.$code.edit", of: "somebody else's", for: NONE, params: comment("foreign") },
  { route: "comments.$code.hide", for: SERVING, params: comment("foreign") },
  { route: "comments.$code.show", for: SERVING, params: comment("hidden") },
]

const resolvedAt =
  (which: "foreign" | "settled") =>
  ({ talk }: World) =>
    `select resolved_at is null as value from comment_thread where id = '${talk[which].thread.id}'`

/** What is done with threads, on the page of one and beside the text. */
const onThread = (route: string, inField: boolean): PostCase[] => {
  const named = (which: "foreign" | "settled") => (intent: string) => (world: World) => ({
    ...{ intent, ...words },
    ...(inField ? { threadCode: world.talk[which].thread.code } : {}),
  })
  return [
    {
      route,
      of: "reply",
      for: MEMBERS,
      params: thread("foreign"),
      fields: named("foreign")("reply"),
      value: count("comment"),
    },
    {
      ...{ route, of: "resolve", for: WRITERS, params: thread("foreign") },
      fields: named("foreign")("resolve"),
      value: resolvedAt("foreign"),
    },
    {
      ...{ route, of: "reopen", for: MEMBERS, params: thread("settled") },
      fields: named("settled")("reopen"),
      value: resolvedAt("settled"),
    },
  ]
}

const said = (which: "foreign" | "own" | "hidden", column: string) => (world: World) =>
  `select ${column} as value from comment where id = '${world.talk[which].comment.id}'`

export const COMMENT_POSTS: readonly PostCase[] = [
  ...(["draft", "co_design", "adopted"] as const).map((state) => ({
    ...{ route: "documents.$code.comments.new", of: state, for: state === "adopted" ? NONE : MEMBERS },
    ...{ params: of(state), fields: () => words, value: count("comment_thread") },
  })),
  ...onThread("documents.$code.comments.$thread", false),
  ...onThread("documents.$code.comments.beside", true),
  {
    ...{ route: "documents.$code.comments.beside", of: "open", for: MEMBERS, params: of("co_design") },
    ...{ fields: () => ({ intent: "open", ...words }), value: count("comment_thread") },
  },
  {
    ...{ route: "documents.$code.comments.new", of: "on behalf", for: ["secretary here"] },
    params: of("co_design"),
    fields: () => ({ ...words, onBehalfOf: "Pia Lavagna", onBehalfOrganisation: "Istituto (demo)" }),
    value: count("comment_thread"),
  },
  {
    ...{ route: "comments.$code.edit", of: "edit", for: MEMBERS, params: comment("own") },
    ...{ fields: () => ({ intent: "edit", ...words }), value: said("own", "body") },
  },
  {
    ...{ route: "comments.$code.edit", of: "edit somebody else's", for: NONE, params: comment("foreign") },
    ...{ fields: () => ({ intent: "edit", ...words }), value: said("foreign", "body") },
  },
  {
    ...{ route: "comments.$code.edit", of: "withdraw", for: MEMBERS, params: comment("own") },
    ...{ fields: () => ({ intent: "withdraw" }), value: said("own", "withdrawn_at") },
  },
  {
    ...{ route: "comments.$code.hide", for: SERVING, params: comment("foreign") },
    ...{ fields: () => ({ reason: "Offende" }), value: said("foreign", "hidden_reason") },
  },
  {
    ...{ route: "comments.$code.show", for: SERVING, params: comment("hidden") },
    ...{ fields: () => ({}), value: said("hidden", "hidden_reason") },
  },
]
