import { demoCode } from "#db/demo/ids.ts"
import { seatInvitation } from "../prepare.ts"
import { visits } from "../visit.ts"

const TAKEN = `/seats/${demoCode("t3:C3")}`
const FREE = `/seats/${demoCode("t3:A5")}`

export const SEATS = [
  ...visits("secretary", {
    "seats.$code._index": [TAKEN, FREE],
    "seats.$code.edit": `${TAKEN}/edit`,
    "seats.$code.hand-over": `${TAKEN}/hand-over`,
    "seats.$code.delegate": `${TAKEN}/delegate`,
    "seats.$code.request": `${FREE}/request`,
    "seats.$code.invite": `${FREE}/invite`,
    "seats.$code.remove": `${FREE}/remove`,
    "delegates.$code": `/delegates/${demoCode("t3:C3:delegate")}`,
    "mandates.$code.end": `/mandates/${demoCode("t3:C3:0")}/end`,
    "mandates.$code.renew": `/mandates/${demoCode("t3:C3:0")}/renew`,
    "invitations.$token": seatInvitation,
  }),
  ...visits("member", { "seats.$code._index": `/seats/${demoCode("t3:D1")}` }),
]
