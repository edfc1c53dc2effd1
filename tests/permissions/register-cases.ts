import { type AdhesionName, tokenOf } from "#tests/people/adhesions/world.ts"
import type { Case, PostCase } from "./circles.ts"
import { EVERYBODY, type Who, type World } from "./world.ts"

const ADMINISTRATOR: readonly Who[] = ["administrator"]
/** Who writes what a body says of itself, and who looks up its numbers. */
const REGISTER_EDITORS: readonly Who[] = ["administrator", "organisation manager here"]
const SECRETARIES: readonly Who[] = ["secretary here", "secretary elsewhere"]

const organisation = ({ organisation: { code } }: World) => ({ code })
const count = (name: string) => () => `select count(*) as value from ${name}`

const DECIDERS: readonly Who[] = ["secretary here", "administrator"]
const request = ({ adhesion }: World) => ({ code: adhesion.waiting.code })
const link = (state: AdhesionName) => () => ({ token: tokenOf(state, true) })
const imported = (state: "preview" | "done") => (world: World) => ({ code: world.imports[state].code })
const state = (name: AdhesionName) => (world: World) =>
  `select state as value from adhesion_request where id = '${world.adhesion[name].id}'`

const CARD = { kind: "school", level: "regional", territory: "Puglia", language: "it" }

/** The register of organisations, its networks, requests to join and imports. */
export const REGISTER_PAGES: readonly Case[] = [
  { route: "adhesions.$token", of: "draft", for: EVERYBODY, params: link("draft") },
  { route: "adhesions.$token", of: "confirmed", for: EVERYBODY, params: link("waiting") },
  { route: "adhesions._index", for: [...SECRETARIES, "administrator"] },
  { route: "adhesions.new", for: EVERYBODY },
  { route: "adhesions.requests.$code", for: DECIDERS, params: request },
  { route: "organisations.import", for: ADMINISTRATOR },
  { route: "organisations.imports.$code", of: "preview", for: ADMINISTRATOR, params: imported("preview") },
  { route: "organisations.imports.$code", of: "done", for: ADMINISTRATOR, params: imported("done") },
  { route: "organisations.$code._index", for: EVERYBODY, params: organisation },
  { route: "organisations.$code.edit", for: [...REGISTER_EDITORS, ...SECRETARIES], params: organisation },
  { route: "organisations.$code.networks", for: REGISTER_EDITORS, params: organisation },
  { route: "organisations.$code.state", for: ADMINISTRATOR, params: organisation },
  { route: "organisations._index", for: EVERYBODY },
  { route: "organisations[.]csv", for: EVERYBODY },
  { route: "organisations.new", for: ADMINISTRATOR },
]

export const REGISTER_POSTS: readonly PostCase[] = [
  {
    ...{ route: "adhesions.new", for: EVERYBODY },
    fields: () => ({ name: "Ente che chiede", ...CARD }),
    value: count("adhesion_request"),
  },
  {
    ...{ route: "adhesions.$token", of: "step", for: EVERYBODY, params: link("draft") },
    fields: () => ({ step: "table", roundtableCode: "", reason: "Vogliamo partecipare" }),
    value: count("adhesion_request where reason = 'Vogliamo partecipare'"),
  },
  {
    ...{ route: "adhesions.$token", of: "send", for: EVERYBODY, params: link("ready") },
    fields: () => ({ intent: "send" }),
    value: state("ready"),
  },
  {
    ...{ route: "adhesions.$token", of: "confirm", for: EVERYBODY, params: link("unconfirmed") },
    fields: () => ({ intent: "confirm" }),
    value: state("unconfirmed"),
  },
  {
    ...{ route: "adhesions.$token", of: "confirm without the mail", for: [] },
    params: () => ({ token: tokenOf("unconfirmed", false) }),
    fields: () => ({ intent: "confirm" }),
    value: state("unconfirmed"),
  },
  {
    ...{ route: "adhesions.$token", of: "answer", for: EVERYBODY, params: link("additions_asked") },
    fields: () => ({ intent: "answer", answer: "Eccolo" }),
    value: state("additions_asked"),
  },
  {
    ...{ route: "adhesions.$token", of: "withdraw", for: EVERYBODY, params: link("waiting") },
    fields: () => ({ intent: "withdraw" }),
    value: state("waiting"),
  },
  {
    ...{ route: "adhesions.$token", of: "enter", for: ["nobody"], params: link("accepted") },
    fields: () => ({ intent: "enter", name: "Nuova Referente", password: "tre parole a caso" }),
    value: count("adhesion_request where manager_id is not null"),
  },
  ...(["take", "accept", "ask", "refuse"] as const).map((intent) => ({
    ...{ route: "adhesions.requests.$code", of: intent, for: DECIDERS, params: request },
    fields: () => ({ intent, question: "Manca lo statuto", reason: "Manca lo statuto" }),
    value: state("waiting"),
  })),
  {
    ...{ route: "organisations.import", for: ADMINISTRATOR },
    fields: () => ({ pasted: "nome;tipo;livello;territorio\nUno;school;regional;Puglia" }),
    value: count("organisation_import"),
  },
  {
    ...{ route: "organisations.imports.$code", of: "map", for: ADMINISTRATOR, params: imported("preview") },
    fields: () => ({ intent: "map", "column-name": "0" }),
    value: ({ imports }) =>
      `select mapping::text as value from organisation_import where id = '${imports.preview.id}'`,
  },
  {
    ...{
      route: "organisations.imports.$code",
      of: "confirm",
      for: ADMINISTRATOR,
      params: imported("preview"),
    },
    fields: () => ({ intent: "confirm" }),
    value: count("organisation"),
  },
  {
    ...{ route: "organisations.imports.$code", of: "undo", for: ADMINISTRATOR, params: imported("done") },
    fields: () => ({ intent: "undo" }),
    value: count("organisation"),
  },
  {
    ...{ route: "organisations.$code.edit", of: "profile", for: REGISTER_EDITORS, params: organisation },
    fields: () => ({ intent: "profile", presentation: "Siamo qui", presentationLanguage: "it" }),
    value: ({ organisation: { id } }) => `select presentation as value from organisation where id = '${id}'`,
  },
  {
    ...{ route: "organisations.$code.edit", of: "registers", for: REGISTER_EDITORS, params: organisation },
    fields: () => ({ intent: "registers", runtsNumber: "9" }),
    value: count("organisation_registration where number = '9'"),
  },
  {
    ...{ route: "organisations.$code.edit", of: "card", for: ADMINISTRATOR, params: organisation },
    fields: () => ({
      intent: "card",
      name: "Nome",
      kind: "school",
      level: "regional",
      territory: "Bari",
      language: "it",
    }),
    value: ({ organisation: { id } }) => `select name as value from organisation where id = '${id}'`,
  },
  {
    ...{ route: "organisations.$code.edit", of: "verify", for: [...SECRETARIES, "administrator"] },
    params: organisation,
    fields: () => ({ intent: "verify", register: "runts", number: "123" }),
    value: count("organisation_registration where verified_on is not null"),
  },
  {
    ...{ route: "organisations.$code.networks", of: "ask", for: REGISTER_EDITORS, params: organisation },
    fields: ({ fellow }) => ({ intent: "ask", side: "umbrella", other: fellow.name }),
    value: count("network_membership"),
  },
  {
    ...{ route: "organisations.$code.networks", of: "accept", for: REGISTER_EDITORS, params: organisation },
    fields: ({ networkWish }) => ({ intent: "accept", membershipCode: networkWish.code }),
    value: count("network_membership where starts_on is not null"),
  },
  {
    ...{ route: "organisations.$code.networks", of: "end", for: REGISTER_EDITORS, params: organisation },
    fields: ({ networkWish }) => ({ intent: "end", membershipCode: networkWish.code, reason: "Non serve" }),
    value: count("network_membership where ended_at is not null"),
  },
  {
    ...{ route: "organisations.$code.state", for: ADMINISTRATOR, params: organisation },
    fields: () => ({ state: "suspended", reason: "Sospesa" }),
    value: ({ organisation: { id } }) => `select state as value from organisation where id = '${id}'`,
  },
  {
    ...{ route: "organisations.new", for: ADMINISTRATOR },
    fields: () => ({
      name: "Ente nuovo",
      kind: "school",
      level: "regional",
      territory: "Puglia",
      language: "it",
    }),
    value: count("organisation"),
  },
]
