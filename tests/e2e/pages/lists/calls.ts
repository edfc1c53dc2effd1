import { demoCode } from "#db/demo/ids.ts"
import { visits } from "../visit.ts"

const CALLS = `/roundtables/${demoCode("t3")}/calls`
const call = (key: string, part = "") => `/calls/${demoCode(key)}${part}`

export const CALL_PAGES = [
  ...visits("public", {
    "calls._index": "/calls",
    "roundtables.$code.calls._index": CALLS,
    "calls.$code._index": [call("call:open"), call("call:results")],
  }),
  ...visits("member", {
    "calls.$code.start": call("call:open", "/start"),
    "proposals.$code.project": `/proposals/${demoCode("mp:draft")}/project`,
    "proposals.$code.enter": `/proposals/${demoCode("mp:draft")}/enter`,
  }),
  ...visits("secretary", {
    "roundtables.$code.calls.new": `${CALLS}/new`,
    "calls.$code.edit": call("call:draft", "/edit"),
    "calls.$code.cancel": call("call:open", "/cancel"),
    "calls.$code.assess._index": call("call:closed", "/assess"),
    "calls.$code.assess.$project": call("call:closed", `/assess/${demoCode("mp:judging")}`),
  }),
]
