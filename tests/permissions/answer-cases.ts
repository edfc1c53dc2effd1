import { ALL, BODY, type Case, count, MEMBERS, type PostCase } from "./circles.ts"
import type { Who, World } from "./world.ts"

type Which = keyof World["answers"]
const answer =
  (which: Which) =>
  ({ answers }: World) => ({ code: answers[which].code })

const INSIDE: readonly Who[] = [...MEMBERS, "administrator"]
const KEEPERS: readonly Who[] = ["chair", "secretary here"]
/** The body of the world both writes the proposals and answers them. */
const OFFICIALS: readonly Who[] = [BODY]
const NONE: readonly Who[] = []

/** Pages of answers. */
export const ANSWER_PAGES: readonly Case[] = [
  { route: "proposals.$code.answer", of: "approved", for: KEEPERS, params: answer("proposal") },
  {
    ...{ route: "proposals.$code.answer", of: "submitted", for: NONE },
    params: ({ proposals }) => ({ code: proposals.submitted.code }),
  },
  { route: "proposals.$code.thread", of: "voted", for: ALL, params: answer("proposal") },
  {
    ...{ route: "proposals.$code.thread", of: "at a table of members", for: [...INSIDE, BODY] },
    ...{ params: answer("proposal"), visibility: "members" },
  },
  {
    route: "proposals.$code.thread",
    of: "draft",
    for: [BODY],
    params: ({ proposals }) => ({ code: proposals.draft.code }),
  },
  { route: "proposals.$code.atom", of: "voted", for: ALL, params: answer("proposal") },
  {
    ...{ route: "proposals.$code.atom", of: "at a table of members", for: [...INSIDE, BODY] },
    ...{ params: answer("proposal"), visibility: "members" },
  },
  { route: "answers.$code._index", of: "requested", for: ALL, params: answer("requested") },
  { route: "answers.$code._index", of: "published", for: ALL, params: answer("published") },
  {
    ...{ route: "answers.$code._index", of: "at a table of members", for: [...INSIDE, BODY] },
    ...{ params: answer("published"), visibility: "members" },
  },
  { route: "answers.$code.text", of: "published", for: ALL, params: answer("published") },
  { route: "answers.$code.text", of: "endorsed", for: NONE, params: answer("endorsed") },
  { route: "answers.$code.take", of: "requested", for: OFFICIALS, params: answer("requested") },
  { route: "answers.$code.take", of: "taken", for: NONE, params: answer("taken") },
  { route: "answers.$code.draft", of: "requested", for: NONE, params: answer("requested") },
  { route: "answers.$code.draft", of: "taken", for: OFFICIALS, params: answer("taken") },
  { route: "answers.$code.draft", of: "published", for: NONE, params: answer("published") },
  { route: "answers.$code.visto", of: "ready", for: OFFICIALS, params: answer("ready") },
  { route: "answers.$code.visto", of: "taken", for: NONE, params: answer("taken") },
  { route: "answers.$code.publish", of: "endorsed", for: OFFICIALS, params: answer("endorsed") },
  { route: "answers.$code.publish", of: "ready", for: NONE, params: answer("ready") },
  { route: "answers.$code.extend", of: "taken", for: OFFICIALS, params: answer("taken") },
  { route: "answers.$code.extend", of: "published", for: NONE, params: answer("published") },
  { route: "answers.$code.clarify", of: "published", for: OFFICIALS, params: answer("published") },
  { route: "answers.$code.clarify", of: "asked", for: OFFICIALS, params: answer("asked") },
  { route: "answers.$code.clarify", of: "endorsed", for: NONE, params: answer("endorsed") },
  { route: "answers.$code.files", of: "taken", for: OFFICIALS, params: answer("taken") },
  { route: "answers.$code.files", of: "published", for: NONE, params: answer("published") },
  { route: "answers.$code.transcribe", of: "by letter", for: ["secretary here"], params: answer("letter") },
  { route: "answers.$code.transcribe", of: "taken by the body", for: NONE, params: answer("taken") },
  { route: "answers.$code.withdraw", of: "requested", for: KEEPERS, params: answer("requested") },
  { route: "answers.$code.withdraw", of: "published", for: NONE, params: answer("published") },
  {
    ...{ route: "organisations.$code.answers", for: ALL },
    params: ({ organisation: { code } }) => ({ code }),
  },
]

const stateOf = (which: Which) => (world: World) =>
  `select state as value from answer where id = '${world.answers[which].id}'`
const WORDS = { words: "Parole scritte per esteso", language: "it" }

const on = (
  route: string,
  of: string,
  which: Which,
  value: PostCase["value"],
  fields: Record<string, string>,
  who: Case["for"] = OFFICIALS,
): PostCase => ({
  ...{ route: `answers.$code.${route}`, of, for: who, params: answer(which), value },
  fields: () => fields,
})

/** What is pressed of answers. */
export const ANSWER_POSTS: readonly PostCase[] = [
  {
    ...{ route: "proposals.$code.answer", for: KEEPERS, params: answer("proposal"), value: count("answer") },
    fields: ({ organisation }) => ({ organisationCode: organisation.code }),
  },
  on("take", "take", "requested", stateOf("requested"), {}),
  on("take", "take twice", "taken", count("answer where official_id is not null"), {}, NONE),
  on("draft", "save", "taken", count("answer_draft"), { rev: "0", language: "it", words: "Una bozza" }),
  on("draft", "save what is out", "published", count("answer_draft"), { rev: "1", language: "it" }, NONE),
  on("visto", "endorse", "ready", stateOf("ready"), { rev: "1", office: "Livello dirigenziale" }),
  on("visto", "return", "ready", count("answer where returned_for is not null"), {
    ...{ intent: "return", rev: "1", words: "Manca il costo di una sera" },
  }),
  on("publish", "publish", "endorsed", stateOf("endorsed"), { rev: "1", protocol: "DEMO/000266" }),
  on("publish", "publish without visto", "ready", stateOf("ready"), { rev: "1" }, NONE),
  on("withdraw", "withdraw", "requested", stateOf("requested"), { words: "Il Tavolo ci ripensa" }, KEEPERS),
  on(
    "withdraw",
    "withdraw what is out",
    "published",
    stateOf("published"),
    { words: "Il Tavolo ci ripensa" },
    NONE,
  ),
  {
    ...on("files", "add", "taken", count("annex"), {}),
    fields: ({ waitingFile }) => ({ title: "Preventivo", file: waitingFile.code }),
  },
  on("files", "remove", "taken", count("annex"), { number: "1" }, NONE),
  {
    ...on("transcribe", "transcribe", "letter", stateOf("letter"), {}, ["secretary here"]),
    fields: ({ waitingFile }) => ({
      ...{
        outcome: "not_accepted",
        language: "it",
        words: "Il personale non basta.",
        noCost: "yes",
        letterOn: "11/1/2026",
      },
      ...{ letterProtocol: "12/2026", office: "Dirigente", letter: waitingFile.code },
    }),
  },
  on("extend", "extend", "taken", count("answer where extended_at is not null"), {
    ...{ dueOn: "2099-01-20", ...WORDS },
  }),
  on("clarify", "clarify", "published", count("answer_clarification"), { intent: "clarify", ...WORDS }),
  on(
    "clarify",
    "clarify twice",
    "asked",
    count("answer_clarification"),
    { intent: "clarify", ...WORDS },
    NONE,
  ),
  on("clarify", "reply", "asked", count("answer_clarification where reply is not null"), {
    ...{ intent: "reply", ...WORDS },
  }),
]
