import type { Case, PostCase } from "./circles.ts"
import { EVERYBODY, LINK_TOKEN, type Who, type World } from "./world.ts"

const ALL: readonly Who[] = EVERYBODY
const NONE: readonly Who[] = []
const SIGNED_IN = ALL.filter((who) => who !== "nobody")
const ADMINISTRATOR: readonly Who[] = ["administrator"]
const MANAGERS: readonly Who[] = ["secretary here", "administrator"]
/** Who looks after the people of the organisation. */
const KEEPERS: readonly Who[] = ["organisation manager here", "administrator"]
/** Who may be erased by themselves: no mandate, no office, not the last to answer for a body. */
const WITHOUT_OFFICE: readonly Who[] = ["stranger"]

const table = ({ table: { code } }: World) => ({ code })
const organisation = ({ organisation: { code } }: World) => ({ code })
const member = (world: World) => ({ ...organisation(world), person: world.member.code })
const somebody = ({ linked: { code } }: World) => ({ code })
const linkToken = () => ({ token: LINK_TOKEN })
const count = (name: string) => () => `select count(*) as value from ${name}`

/** Pages of accounts, their roles and their organisations. */
export const PEOPLE_LOADERS: readonly Case[] = [
  { route: "account_.data", for: SIGNED_IN },
  { route: "account_.delete", for: SIGNED_IN },
  { route: "account_.email", for: SIGNED_IN },
  { route: "account_.merge", for: SIGNED_IN },
  { route: "acting-for", for: ALL, leads: true },
  { route: "admin.people.$code._index", for: ADMINISTRATOR, params: somebody },
  { route: "admin.people.$code.erase", for: ADMINISTRATOR, params: somebody },
  { route: "admin.people.$code.merge", for: ADMINISTRATOR, params: somebody },
  { route: "admin.people._index", for: ADMINISTRATOR },
  { route: "links.$token", for: ALL, params: linkToken },
  { route: "officers.$code.end", for: MANAGERS, params: ({ officer }) => ({ code: officer.code }) },
  { route: "organisations.$code.people.$person", for: KEEPERS, params: member },
  { route: "organisations.$code.people._index", for: KEEPERS, params: organisation },
  { route: "organisations.$code.people.new", for: KEEPERS, params: organisation },
  { route: "request-account", for: ALL },
  { route: "requests.$code", for: KEEPERS, params: ({ request }) => ({ code: request.code }) },
  { route: "requests._index", for: SIGNED_IN },
  { route: "roundtables.$code.officers.new", for: MANAGERS, params: table },
  { route: "sign-in_.link", for: ALL },
]

/** Posts of accounts, their roles and their organisations. */
export const PEOPLE_ACTIONS: readonly PostCase[] = [
  {
    ...{ route: "account_.email", for: SIGNED_IN },
    fields: () => ({ email: "nuova.mia@example.org" }),
    value: count("mail_link"),
  },
  {
    ...{ route: "account_.delete", for: WITHOUT_OFFICE },
    fields: () => ({ sure: "yes" }),
    value: count("person where erased_at is not null"),
  },
  {
    ...{ route: "account_.merge", for: SIGNED_IN },
    fields: ({ linked }) => ({ email: linked.email ?? "" }),
    value: count("mail_link"),
  },
  {
    ...{ route: "admin.people.$code._index", of: "grant", for: ADMINISTRATOR, params: somebody },
    fields: () => ({ intent: "grant", role: "trainer" }),
    value: count("platform_role"),
  },
  {
    ...{ route: "admin.people.$code._index", of: "end-role", for: ADMINISTRATOR, params: somebody },
    fields: () => ({ intent: "end-role", role: "tutor", reason: "Fine dell'incarico" }),
    value: count("platform_role where ended_at is null"),
  },
  {
    ...{ route: "admin.people.$code.erase", for: ADMINISTRATOR, params: somebody },
    fields: () => ({ reason: "Lo chiede la persona" }),
    value: count("person where erased_at is not null"),
  },
  {
    ...{ route: "admin.people.$code.merge", for: ADMINISTRATOR, params: somebody },
    fields: ({ member: { email } }) => ({ email: email ?? "", reason: "Lo chiede la persona" }),
    value: count("person_merge"),
  },
  {
    ...{ route: "acting-for", for: ["organisation manager here"] },
    fields: ({ organisation }) => ({ organisation: organisation.id }),
    value: count("audit_entry where action = 'session.organisation-chosen'"),
  },
  { ...{ route: "links.$token", of: "use", for: ["nobody"], params: linkToken }, value: count("session") },
  {
    ...{ route: "links.$token", of: "renew", for: ALL, params: linkToken, expired: true },
    fields: () => ({ intent: "renew" }),
    value: count("outbox"),
  },
  {
    ...{ route: "links.$token", of: "renew an open one", for: NONE, params: linkToken },
    fields: () => ({ intent: "renew" }),
    value: count("outbox"),
  },
  {
    ...{ route: "officers.$code.end", for: MANAGERS, params: ({ officer }) => ({ code: officer.code }) },
    fields: () => ({ reason: "Fine dell'incarico" }),
    value: count("roundtable_officer where ended_at is null"),
  },
  {
    ...{ route: "organisations.$code.people.$person", of: "change", for: KEEPERS, params: member },
    fields: () => ({ intent: "change", role: "yes", "offices[]": "operator" }),
    value: ({ member: { id } }) => `select role as value from membership where person_id = '${id}'`,
  },
  {
    ...{ route: "organisations.$code.people.$person", of: "end", for: KEEPERS, params: member },
    fields: () => ({ intent: "end", reason: "Ha cambiato lavoro" }),
    value: count("membership where ended_at is null"),
  },
  {
    ...{ route: "organisations.$code.people._index", for: KEEPERS, params: organisation },
    fields: ({ organisationInvitation }) => ({ id: organisationInvitation }),
    value: count("mail_link where withdrawn_at is not null"),
  },
  {
    ...{ route: "organisations.$code.people.new", for: KEEPERS, params: organisation },
    fields: () => ({ name: "Altra Persona", email: "altra@example.org", language: "it" }),
    value: count("mail_link"),
  },
  { ...{ route: "privacy", for: SIGNED_IN }, value: count("person where privacy_version is not null") },
  {
    ...{ route: "requests.$code", of: "recognise", for: KEEPERS },
    params: ({ request }) => ({ code: request.code }),
    value: count("account_request where decision = 'recognised'"),
  },
  {
    ...{ route: "requests.$code", of: "refuse", for: KEEPERS },
    params: ({ request }) => ({ code: request.code }),
    fields: () => ({ intent: "refuse", reason: "Non lavora qui" }),
    value: count("account_request where decision = 'refused'"),
  },
  {
    ...{ route: "roundtables.$code.officers.new", for: MANAGERS, params: table },
    fields: ({ linked }) => ({ email: linked.email ?? "", role: "guest", startsOn: "1/1/2026", endsOn: "" }),
    value: count("roundtable_officer"),
  },
  {
    ...{ route: "sign-in_.link", for: ALL },
    fields: ({ linked }) => ({ email: linked.email ?? "", intent: "password" }),
    value: count("outbox"),
  },
  {
    ...{ route: "request-account", for: ALL },
    fields: () => ({
      name: "Nuova",
      email: "nuova.mia@example.org",
      organisation: "Ente",
      role: "sportello",
    }),
    value: () => "select (select count(*) from mail_link) + (select count(*) from account_request) as value",
  },
]
