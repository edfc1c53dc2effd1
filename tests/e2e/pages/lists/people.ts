import { demoCode } from "#db/demo/ids.ts"
import { unsubscribeLink } from "../prepare.ts"
import { visits } from "../visit.ts"

const LINA = `/admin/people/${demoCode("u-lina")}`

export const PEOPLE = [
  ...visits("administrator", {
    "admin.people._index": "/admin/people",
    "admin.people.$code._index": LINA,
    "admin.people.$code.merge": `${LINA}/merge`,
    "admin.people.$code.erase": `${LINA}/erase`,
    "inbox.$code": `/inbox/${demoCode("notice:taken:Lina Bozza")}`,
    "unsubscribe.$token": unsubscribeLink,
    "requests._index": "/requests",
  }),
  ...visits("member", {
    account: "/account",
    "account_.email": "/account/email",
    "account_.merge": "/account/merge",
    "account_.delete": "/account/delete",
    "account_.notices": "/account/notices",
    "account_.calendar": "/account/calendar",
    "request-account": "/request-account",
  }),
]
