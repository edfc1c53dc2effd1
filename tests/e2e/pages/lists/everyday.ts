import { demoCode } from "#db/demo/ids.ts"
import { firstLetter, passwordLink } from "../prepare.ts"
import { visits } from "../visit.ts"

const PUGLIA = `/roundtables/${demoCode("t3")}`

/** What people open every day, and whoever has no account: looked at in every width. */
export const EVERYDAY = [
  ...visits("public", {
    _index: "/",
    "sign-in": "/sign-in",
    "sign-in_.link": ["/sign-in/link", "/sign-in/link?done=sent"],
    "request-account": ["/request-account", "/request-account?done=sent"],
    search: ["/search", "/search?q=piano", "/search?q=qwertyuiop"],
    "calendar._index": ["/calendar", "/calendar?view=agenda", "/calendar?view=list"],
    privacy: "/privacy",
    cookies: "/cookies",
    $: "/nothing-here",
    "roundtables._index": "/roundtables",
    "roundtables.$code._index": PUGLIA,
    "roundtables.$code.members": `${PUGLIA}/members`,
    "roundtables.$code.documents._index": `${PUGLIA}/documents`,
    "documents._index": "/documents",
    "documents.$code._index": `/documents/${demoCode("d2")}`,
    "organisations._index": "/organisations",
    "links.$token": passwordLink,
    "dev.mail._index": "/dev/mail",
    "dev.mail.$id": firstLetter,
  }),
  ...visits("secretary", {
    desk: "/desk",
    "desk_.open": "/desk/open",
    "desk_.done": "/desk/done",
    "inbox._index": ["/inbox", "/inbox?show=unread"],
    account: "/account",
    "account_.notices": "/account/notices",
    search: "/search?q=sportello",
    "roundtables.$code._index": PUGLIA,
    "roundtables.$code.members": `${PUGLIA}/members`,
    "documents.$code._index": `/documents/${demoCode("d1")}`,
  }),
  ...visits("member", {
    desk: "/desk",
    "roundtables.$code._index": PUGLIA,
    "documents.$code.edit": `/documents/${demoCode("d1")}/edit`,
  }),
]
