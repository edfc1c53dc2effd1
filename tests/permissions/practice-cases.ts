import { ALL, type Case, count, MEMBERS, NONE, type PostCase, SERVING, SIGNED_IN } from "./circles.ts"
import type { Who, World } from "./world.ts"

type Which = keyof World["practices"]
const practice =
  (which: Which) =>
  ({ practices }: World) => ({ code: practices[which].code })
const table = ({ table: { code } }: World) => ({ code })
const proposal = ({ proposals }: World) => ({ code: proposals.submitted.code })

const INSIDE: readonly Who[] = [...MEMBERS, "administrator"]
const SECRETARY: readonly Who[] = ["secretary here"]
const WRITING: readonly Who[] = ["titular", "substitute", ...SERVING]

/** Pages of good practices, and of what somebody follows. */
export const PRACTICE_PAGES: readonly Case[] = [
  { route: "practices._index", for: ALL },
  { route: "practices.$code._index", of: "draft", for: MEMBERS, params: practice("draft") },
  { route: "practices.$code._index", of: "published", for: ALL, params: practice("published") },
  { route: "practices.$code._index", of: "withdrawn", for: ALL, params: practice("withdrawn") },
  {
    ...{ route: "practices.$code._index", of: "published at a table of members", for: INSIDE },
    ...{ params: practice("published"), visibility: "members" },
  },
  { route: "practices.$code.edit", of: "draft", for: SERVING, params: practice("draft") },
  { route: "practices.$code.edit", of: "published", for: SECRETARY, params: practice("published") },
  { route: "practices.$code.edit", of: "withdrawn", for: NONE, params: practice("withdrawn") },
  { route: "practices.$code.files", of: "draft", for: SERVING, params: practice("draft") },
  { route: "practices.$code.files", of: "published", for: SECRETARY, params: practice("published") },
  { route: "practices.$code.withdraw", of: "published", for: SECRETARY, params: practice("published") },
  { route: "practices.$code.withdraw", of: "withdrawn", for: NONE, params: practice("withdrawn") },
  { route: "roundtables.$code.practices._index", of: "public", for: ALL, params: table },
  {
    ...{ route: "roundtables.$code.practices._index", of: "members", for: INSIDE, params: table },
    visibility: "members",
  },
  { route: "roundtables.$code.practices.new", for: WRITING, params: table },
  { route: "following", for: SIGNED_IN },
]

const stateOf = (which: Which) => (world: World) =>
  `select state as value from practice where id = '${world.practices[which].id}'`
const on = (
  route: string,
  of: string,
  which: Which,
  who: Case["for"],
  value: PostCase["value"],
  fields: Record<string, string> = {},
): PostCase => ({
  ...{ route: `practices.$code.${route}`, of, for: who, params: practice(which), value },
  fields: () => ({ intent: of, ...fields }),
})
const TEXT = { rev: "1", title: "Un altro titolo", language: "it", problem: "A", done: "B", came: "C" }
const changed = count("practice where title = 'Un altro titolo'")

/** What is pressed of good practices, and to follow a proposal. */
export const PRACTICE_POSTS: readonly PostCase[] = [
  {
    ...{ route: "roundtables.$code.practices.new", for: WRITING, params: table, value: count("practice") },
    fields: () => ({ title: "Una buona prassi nuova", language: "fr" }),
  },
  on("edit", "draft", "draft", SERVING, changed, TEXT),
  on("edit", "published", "published", SECRETARY, changed, TEXT),
  on("_index", "ready", "draft", ["chair", "facilitator"], count("practice where ready_at is not null")),
  on("_index", "publish", "draft", SECRETARY, stateOf("draft"), { rev: "1" }),
  {
    ...on("_index", "take-up", "foreign", SECRETARY, count("practice")),
    fields: ({ table }) => ({ intent: "take-up", roundtableCode: table.code }),
  },
  on("withdraw", "withdraw", "published", SECRETARY, stateOf("published"), { words: "Non funziona più" }),
  on("files", "remove", "draft", NONE, count("annex"), { number: "1" }),
  {
    ...{ route: "proposals.$code.thread", of: "follow", for: SIGNED_IN, params: proposal },
    ...{ value: count("proposal_follow"), fields: () => ({ intent: "follow" }) },
  },
  {
    ...{ route: "proposals.$code.thread", of: "unfollow", for: SIGNED_IN, value: count("proposal_follow") },
    params: ({ proposals }) => ({ code: proposals.admitted.code }),
    fields: () => ({ intent: "unfollow" }),
  },
  {
    ...{ route: "following", for: SIGNED_IN, value: count("proposal_follow") },
    fields: ({ proposals }) => ({ proposalCode: proposals.admitted.code }),
  },
  {
    ...{ route: "proposals.$code.thread", of: "follow a draft", for: NONE },
    params: ({ proposals }) => ({ code: proposals.draft.code }),
    ...{ value: count("proposal_follow"), fields: () => ({ intent: "follow" }) },
  },
]
