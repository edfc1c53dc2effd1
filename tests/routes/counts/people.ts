import { tokenOf } from "#tests/people/adhesions/world.ts"
import { LINK_TOKEN } from "../crowd.ts"
import type { Page } from "./page.ts"

export const PEOPLE: readonly Page[] = [
  { route: "account", most: 3 },
  { route: "account_.data", most: 14 },
  { route: "account_.delete", most: 1 },
  { route: "admin.people._index", most: 1 },
  { route: "admin.people.$code._index", most: 6, params: ({ person }) => ({ code: person }) },
  { route: "admin.people.$code.erase", most: 1, params: ({ person }) => ({ code: person }) },
  { route: "admin.people.$code.merge", most: 1, params: ({ person }) => ({ code: person }) },
  { route: "account_.email", most: 1 },
  { route: "account_.notices", most: 2 },
  { route: "links.$token", most: 2, params: () => ({ token: LINK_TOKEN }) },
  { route: "adhesions._index", most: 1 },
  { route: "adhesions.new", most: 1 },
  { route: "adhesions.$token", most: 4, params: () => ({ token: tokenOf("waiting", true) }) },
  { route: "adhesions.requests.$code", most: 5, params: ({ adhesion }) => ({ code: adhesion }) },
  { route: "organisations.import", most: 1 },
  { route: "organisations.imports.$code", most: 4, params: ({ import: code }) => ({ code }) },
  { route: "organisations._index", most: 1 },
  { route: "organisations.$code._index", most: 7, params: ({ organisation }) => ({ code: organisation }) },
  { route: "organisations.$code.edit", most: 3, params: ({ organisation }) => ({ code: organisation }) },
  { route: "organisations.$code.networks", most: 2, params: ({ organisation }) => ({ code: organisation }) },
  { route: "organisations.$code.state", most: 2, params: ({ organisation }) => ({ code: organisation }) },
  { route: "organisations[.]csv", most: 1 },
  {
    ...{ route: "organisations.$code.people.$person", most: 2 },
    params: ({ organisation, member }) => ({ code: organisation, person: member }),
  },
  {
    route: "organisations.$code.people._index",
    most: 4,
    params: ({ organisation }) => ({ code: organisation }),
  },
  {
    route: "organisations.$code.people.new",
    most: 1,
    params: ({ organisation }) => ({ code: organisation }),
  },
  { route: "request-account", most: 1 },
  { route: "requests.$code", most: 2, params: ({ request }) => ({ code: request }) },
  { route: "requests._index", most: 1 },
  { route: "organisations.new", most: 1 },
]
