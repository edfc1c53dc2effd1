import { demoCode } from "#db/demo/ids.ts"
import { visits } from "../visit.ts"

const PUGLIA = `/roundtables/${demoCode("t3")}`
const PLAN = `/documents/${demoCode("d1")}`

export const TABLES = [
  ...visits("administrator", {
    "roundtables.new": "/roundtables/new",
    "roundtables.$code.place": `${PUGLIA}/place`,
  }),
  ...visits("secretary", {
    "roundtables.$code.edit": `${PUGLIA}/edit`,
    "roundtables.$code.close": `${PUGLIA}/close`,
    "roundtables.$code.groups": `${PUGLIA}/groups`,
    "roundtables.$code.audit": `${PUGLIA}/audit`,
    "roundtables.$code.hand-over": `${PUGLIA}/hand-over`,
    "roundtables.$code.officers.new": `${PUGLIA}/officers/new`,
    "roundtables.$code.seats.new": `${PUGLIA}/seats/new`,
    "roundtables.$code.documents.new": `${PUGLIA}/documents/new`,
    "roundtables.$code.documents.import": `${PUGLIA}/documents/import`,
    "roundtables.$code.members_.print": `${PUGLIA}/members/print`,
    "officers.$code.end": `/officers/${demoCode("t3:u-carla:chair")}/end`,
    "roundtables.$code.items._index": `${PUGLIA}/items`,
    "roundtables.$code.items.new": `${PUGLIA}/items/new`,
    "items.$code": [`/items/${demoCode("item:map")}`, `/items/${demoCode("item:report")}`],
  }),
  ...visits("secretary", {
    "documents.$code.versions._index": `${PLAN}/versions`,
    "documents.$code.versions.$number._index": `${PLAN}/versions/2`,
    "documents.$code.versions.changes": [
      `${PLAN}/versions/changes?from=2&to=3`,
      `${PLAN}/versions/changes?from=1&to=now&view=side`,
    ],
    "documents.$code.versions.$number.name": `${PLAN}/versions/3/name`,
    "documents.$code.versions.$number.restore": `${PLAN}/versions/2/restore`,
    "documents.$code.versions.$number.authors": `${PLAN}/versions/4/authors`,
    "documents.$code.erase-history": `${PLAN}/erase-history`,
  }),
  ...visits("member", {
    "roundtables.$code.items._index": `${PUGLIA}/items`,
    "items.$code": `/items/${demoCode("item:report")}`,
  }),
]
