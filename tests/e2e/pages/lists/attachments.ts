import { demoCode } from "#db/demo/ids.ts"
import { attachment } from "../prepare-attachment.ts"
import { visits } from "../visit.ts"

const PLAN = `/documents/${demoCode("d1")}`

/** Files beside a text. */
export const ATTACHMENTS = visits("secretary", {
  "documents.$code._index": async (page) => {
    await attachment(PLAN)(page)
    return PLAN
  },
  "documents.$code.attachments.new": `${PLAN}/attachments/new`,
  "documents.$code.attachments.$number.remove": attachment(PLAN),
})
