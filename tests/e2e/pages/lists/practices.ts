import { demoCode } from "#db/demo/ids.ts"
import { visits } from "../visit.ts"

const TABLE = `/roundtables/${demoCode("t3")}/practices`
const ALOUD = `/practices/${demoCode("gp1")}`
const COPY = `/practices/${demoCode("gp1-t2")}`
const DRAFT = `/practices/${demoCode("gp4")}`

export const PRACTICE_PAGES = [
  ...visits("public", {
    "practices._index": ["/practices", "/practices?q=modulo&region=16"],
    "practices.$code._index": [ALOUD, COPY],
    "roundtables.$code.practices._index": TABLE,
  }),
  ...visits("member", {
    "practices.$code._index": DRAFT,
    "practices.$code.edit": `${DRAFT}/edit`,
    "roundtables.$code.practices._index": TABLE,
    following: "/following",
  }),
  ...visits("secretary", {
    "practices.$code._index": `/practices/${demoCode("gp2")}`,
    "practices.$code.files": `${DRAFT}/files`,
    "practices.$code.withdraw": `${ALOUD}/withdraw`,
    "roundtables.$code.practices.new": `${TABLE}/new`,
    "roundtables.$code.proposals.new": `/roundtables/${demoCode("t3")}/proposals/new?practice=${demoCode("gp2")}`,
  }),
]
