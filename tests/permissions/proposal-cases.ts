import { CALL_PAGES, CALL_POSTS } from "./call-cases.ts"
import { ALL, BODY, type Case, count, MEMBERS, NONE, type PostCase, SIGNED_IN } from "./circles.ts"
import { PRACTICE_PAGES, PRACTICE_POSTS } from "./practice-cases.ts"
import type { Who, World } from "./world.ts"

const table = ({ table: { code } }: World) => ({ code })
type Which = Exclude<keyof World["proposals"], "author" | "comment">
const proposal =
  (which: Which) =>
  ({ proposals }: World) => ({ code: proposals[which].code })
const comment = ({ proposals }: World) => ({ code: proposals.comment.code })

const INSIDE: readonly Who[] = [...MEMBERS, "administrator"]
const KEEPERS: readonly Who[] = ["chair", "secretary here"]
const SEATED: readonly Who[] = ["titular", "substitute"]
const AUTHORS: readonly Who[] = [BODY]
const TALKING: readonly Who[] = [...MEMBERS, BODY]

/**
 * Pages of proposals, of calls and of good practices. The organisation of the world writes all of them; the one that is
 * submitted is in French.
 */
export const PROPOSAL_PAGES: readonly Case[] = [
  ...CALL_PAGES,
  ...PRACTICE_PAGES,
  { route: "proposals._index", for: ALL },
  { route: "roundtables.$code.proposals._index", of: "public", for: ALL, params: table },
  {
    ...{ route: "roundtables.$code.proposals._index", of: "members", for: INSIDE, params: table },
    visibility: "members",
  },
  { route: "roundtables.$code.proposals.new", for: [...SEATED, ...KEEPERS, BODY], params: table },
  { route: "proposals.$code._index", of: "draft", for: AUTHORS, params: proposal("draft") },
  { route: "proposals.$code._index", of: "submitted", for: ALL, params: proposal("submitted") },
  {
    ...{ route: "proposals.$code._index", of: "submitted at a table of members", for: [...INSIDE, BODY] },
    ...{ params: proposal("submitted"), visibility: "members" },
  },
  { route: "proposals.$code.edit", of: "draft", for: AUTHORS, params: proposal("draft") },
  { route: "proposals.$code.edit", of: "submitted", for: AUTHORS, params: proposal("submitted") },
  { route: "proposals.$code.authors", of: "draft", for: AUTHORS, params: proposal("draft") },
  { route: "proposals.$code.authors", of: "submitted", for: SIGNED_IN, params: proposal("submitted") },
  { route: "proposals.$code.submit", for: AUTHORS, params: proposal("draft") },
  { route: "proposals.$code.files", for: AUTHORS, params: proposal("draft") },
  { route: "proposals.$code.admission", for: KEEPERS, params: proposal("submitted") },
  { route: "proposals.$code.comments", of: "draft", for: AUTHORS, params: proposal("draft") },
  { route: "proposals.$code.comments", of: "submitted", for: ALL, params: proposal("submitted") },
  { route: "proposals.$code.version", of: "in French", for: TALKING, params: proposal("submitted") },
  { route: "proposals.$code.version", of: "in Italian", for: NONE, params: proposal("admitted") },
  { route: "proposals.$code.merge", for: KEEPERS, params: proposal("submitted") },
  { route: "proposals.$code.pass", for: KEEPERS, params: proposal("submitted") },
  { route: "proposals.$code.split", for: AUTHORS, params: proposal("submitted") },
  { route: "proposals.$code.withdraw", of: "submitted", for: AUTHORS, params: proposal("submitted") },
  { route: "proposals.$code.withdraw", of: "not admitted", for: NONE, params: proposal("refused") },
  { route: "proposal-comments.$code", for: TALKING, params: comment },
]

const REASON = "Un motivo scritto per gli autori"
const stateOf = (which: Which) => (world: World) =>
  `select state as value from proposal where id = '${world.proposals[which].id}'`
const on = (
  route: string,
  of: string,
  which: Which,
  who: Case["for"],
  value: PostCase["value"],
  fields: Record<string, string> = {},
): PostCase => ({
  ...{ route: `proposals.$code.${route}`, of, for: who, params: proposal(which), value },
  fields: () => ({ intent: of, ...fields }),
})

const WORDS = { text: "Una frase", language: "it" }

/** What is pressed of proposals and good practices. */
export const PROPOSAL_POSTS: readonly PostCase[] = [
  ...CALL_POSTS,
  ...PRACTICE_POSTS,
  {
    ...{
      route: "roundtables.$code.proposals.new",
      of: "for the body",
      for: [...KEEPERS, BODY],
      params: table,
    },
    fields: ({ organisation }) => ({
      ...{ author: `o:${organisation.code}`, title: "Una proposta nuova", language: "ar" },
    }),
    value: count("proposal"),
  },
  {
    ...on("edit", "next", "draft", AUTHORS, count("proposal where today = 'Cambiato'"), {
      ...{ rev: "1", today: "Cambiato" },
    }),
  },
  on("authors", "invite", "draft", AUTHORS, count("proposal_author"), { body: "Un altro ente" }),
  {
    ...on("authors", "answer", "draft", AUTHORS, count("proposal_author where state = 'signed'")),
    fields: ({ proposals }) => ({ intent: "answer", answer: "sign", rev: "1", authorCode: proposals.author }),
  },
  {
    ...on("authors", "note", "draft", NONE, count("proposal_author where on_paper")),
    fields: ({ proposals }) => ({ intent: "note", authorCode: proposals.author }),
  },
  {
    ...on("authors", "uninvite", "draft", NONE, count("proposal_author")),
    fields: ({ proposals }) => ({ intent: "uninvite", authorCode: proposals.author }),
  },
  on("submit", "submit", "draft", AUTHORS, stateOf("draft"), { rev: "1" }),
  on("submit", "discard", "draft", AUTHORS, stateOf("draft")),
  on("files", "remove", "draft", NONE, count("annex"), { number: "1" }),
  on("_index", "support", "submitted", SEATED, count("proposal_support")),
  on("_index", "text", "submitted", KEEPERS, count("document")),
  on("_index", "rewrite", "refused", AUTHORS, count("proposal")),
  on("_index", "approve", "submitted", NONE, count("proposal_version where approved_at is not null"), {
    ...{ rev: "1", writtenAt: "2026-01-10T18:00:00Z" },
  }),
  on("admission", "not admitted", "submitted", KEEPERS, stateOf("submitted"), {
    ...{ step: "not_admit", words: REASON },
  }),
  on("admission", "admitted too early", "submitted", NONE, stateOf("submitted"), { step: "admit" }),
  on("admission", "discussed", "admitted", KEEPERS, stateOf("admitted"), { step: "discuss" }),
  on("comments", "comment", "submitted", TALKING, count("proposal_comment"), { stance: "against", ...WORDS }),
  on("version", "write", "submitted", TALKING, count("proposal_version"), {
    ...{ rev: "1", title: "In italiano", today: "A", asks: "B", toWhom: "C", seenBy: "D" },
  }),
  {
    ...on("merge", "merge", "submitted", KEEPERS, stateOf("submitted")),
    fields: ({ proposals }) => ({ into: proposals.other.code, words: REASON }),
  },
  {
    ...on(
      "pass",
      "pass",
      "submitted",
      KEEPERS,
      (world) => `select at_id as value from proposal where id = '${world.proposals.submitted.id}'`,
    ),
    fields: ({ above }) => ({ toCode: above.code, words: REASON }),
  },
  on("split", "split", "submitted", AUTHORS, stateOf("submitted"), {
    ...{ first: "La prima metà", second: "La seconda metà", words: REASON },
  }),
  on("withdraw", "withdraw", "submitted", AUTHORS, stateOf("submitted"), { words: REASON }),
  {
    ...{ route: "proposal-comments.$code", of: "ask", for: TALKING, params: comment },
    ...{ value: count("proposal_translation"), fields: () => ({ intent: "ask", language: "ar" }) },
  },
  {
    ...{ route: "proposal-comments.$code", of: "translate", for: TALKING, params: comment },
    value: count("proposal_translation where text is not null"),
    fields: () => ({ intent: "translate", text: "In English", language: "en" }),
  },
  {
    ...{ route: "proposal-comments.$code", of: "hide", for: KEEPERS, params: comment },
    value: count("proposal_comment where hidden_at is not null"),
    fields: () => ({ intent: "hide", words: REASON }),
  },
]
