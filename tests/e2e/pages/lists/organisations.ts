import { demoCode } from "#db/demo/ids.ts"
import { adhesionStep, importPreview } from "../prepare.ts"
import { visits } from "../visit.ts"

const BORGO = `/organisations/${demoCode("o-borgo")}`
const NETWORK = `/organisations/${demoCode("o-rete")}`
const STEPS = ["body", "registers", "table", "contact", "annexes", "check"]

export const ORGANISATIONS = [
  ...visits("public", {
    "organisations.$code._index": [BORGO, NETWORK],
    "adhesions.new": "/adhesions/new",
    "adhesions.$token": STEPS.map(adhesionStep),
  }),
  ...visits("manager", {
    "organisations.$code._index": BORGO,
    "organisations.$code.edit": `${BORGO}/edit`,
    "organisations.$code.networks": `${BORGO}/networks`,
    "organisations.$code.people._index": `${BORGO}/people`,
    "organisations.$code.people.new": `${BORGO}/people/new`,
    "organisations.$code.people.$person": `${BORGO}/people/${demoCode("u-elena")}`,
    "requests._index": "/requests",
    "requests.$code": `/requests/${demoCode("request:sana")}`,
  }),
  ...visits("secretary", {
    "organisations._index": "/organisations",
    "adhesions._index": ["/adhesions", "/adhesions?show=decided"],
    "adhesions.requests.$code": ["open", "refused"].map(
      (key) => `/adhesions/requests/${demoCode(`adhesion:${key}`)}`,
    ),
  }),
  ...visits("administrator", {
    "organisations.new": "/organisations/new",
    "organisations._index": "/organisations",
    "organisations.$code._index": NETWORK,
    "organisations.$code.state": `${BORGO}/state`,
    "organisations.$code.networks": `${NETWORK}/networks`,
    "organisations.import": "/organisations/import",
    "organisations.imports.$code": importPreview,
  }),
]
