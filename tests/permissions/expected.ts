import { TOKEN, type Who, type World } from "./world.ts"

/** What a page or a post is asked with, and who it is for. */
export type Case = {
  /** File in `app/routes/`, without ending. */
  route: string
  /** The state of the object, or the intent of the action, where there is more than one. */
  of?: string
  /** Who is shown the page, or whose post changes something; everybody else is refused. */
  for: readonly Who[]
  params?: (world: World) => Record<string, string>
  visibility?: "public" | "members"
  expired?: true
  showsMail?: true
  /** The page leads on to another one instead of being shown. */
  leads?: true
}
export type PostCase = Case & {
  fields?: (world: World) => Record<string, string>
  /** A query for the one value that the post is about. */
  value: (world: World) => string
}

const ALL: readonly Who[] = [
  ...(["nobody", "stranger", "member of another table", "observer", "substitute", "titular"] as const),
  ...(["facilitator", "chair", "secretary here", "secretary elsewhere", "administrator"] as const),
  ...(["organisation manager here", "organisation manager elsewhere"] as const),
]
const NONE: readonly Who[] = []
const SIGNED_IN = ALL.filter((who) => who !== "nobody")
const MEMBERS: readonly Who[] = [
  "observer",
  "substitute",
  "titular",
  "facilitator",
  "chair",
  "secretary here",
]
const SERVING: readonly Who[] = ["facilitator", "chair", "secretary here"]
const WRITERS: readonly Who[] = ["substitute", "titular", ...SERVING]
const MANAGERS: readonly Who[] = ["secretary here", "administrator"]
const ADMINISTRATOR: readonly Who[] = ["administrator"]

const table = ({ table: { code } }: World) => ({ code })
const paper = (state: keyof World["papers"]) => (world: World) => ({ code: world.papers[state].code })
const token = () => ({ token: TOKEN })

const ofTable = (route: string): Case[] => [
  { route, of: "public", for: ALL, params: table },
  { route, of: "members", for: [...MEMBERS, "administrator"], params: table, visibility: "members" },
]

export const LOADERS: readonly Case[] = [
  { route: "$", for: NONE },
  { route: "_index", for: ALL },
  { route: "account", for: SIGNED_IN },
  { route: "cookies", for: ALL },
  { route: "desk", for: SIGNED_IN },
  { route: "dev.mail.$id", of: "shown", for: ALL, params: () => ({ id: "one" }), showsMail: true },
  { route: "dev.mail.$id", of: "not shown", for: NONE, params: () => ({ id: "one" }) },
  { route: "dev.mail._index", of: "shown", for: ALL, showsMail: true },
  { route: "dev.mail._index", of: "not shown", for: NONE },
  { route: "documents.$code._index", of: "draft", for: MEMBERS, params: paper("draft") },
  { route: "documents.$code._index", of: "co-design", for: MEMBERS, params: paper("co_design") },
  { route: "documents.$code._index", of: "adopted", for: ALL, params: paper("adopted") },
  { route: "documents.$code.edit", of: "draft", for: SERVING, params: paper("draft") },
  { route: "documents.$code.edit", of: "co-design", for: WRITERS, params: paper("co_design") },
  { route: "documents.$code.edit", of: "adopted", for: NONE, params: paper("adopted") },
  { route: "documents._index", for: ALL },
  { route: "invitations.$token", for: ALL, params: token },
  { route: "language.$locale", for: ALL, params: () => ({ locale: "it" }), leads: true },
  { route: "mandates.$code.end", for: MANAGERS, params: ({ term }) => ({ code: term.code }) },
  { route: "organisations.$code._index", for: ALL, params: ({ organisation: { code } }) => ({ code }) },
  { route: "organisations._index", for: ALL },
  { route: "organisations.new", for: ADMINISTRATOR },
  { route: "privacy", for: ALL },
  ...ofTable("roundtables.$code._index"),
  ...ofTable("roundtables.$code.documents._index"),
  ...ofTable("roundtables.$code.members"),
  { route: "roundtables.$code.documents.new", for: SERVING, params: table },
  { route: "roundtables.$code.seats.new", for: MANAGERS, params: table },
  { route: "roundtables._index", for: ALL },
  { route: "roundtables.new", for: ADMINISTRATOR },
  { route: "seats.$code.invite", for: MANAGERS, params: ({ free }) => ({ code: free.code }) },
  { route: "sign-in", for: ["nobody"] },
  { route: "sign-out", for: ALL, leads: true },
]

const count = (name: string) => () => `select count(*) as value from ${name}`
const invitationCode = ({ invitation }: World) => ({ invitationCode: invitation.code })

export const ACTIONS: readonly PostCase[] = [
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
  {
    ...{ route: "organisations.new", for: ADMINISTRATOR },
    fields: () => ({ name: "Ente nuovo", kind: "school", territory: "Puglia", language: "it" }),
    value: count("organisation"),
  },
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
