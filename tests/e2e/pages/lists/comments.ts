import { demoCode } from "#db/demo/ids.ts"
import { visits } from "../visit.ts"

const PLAN = `/documents/${demoCode("d1")}`
const thread = (key: string) => `${PLAN}/comments/${demoCode(`thread:${key}`)}`

/** What members say about a text. */
export const COMMENTS = [
  ...visits("member", {
    "documents.$code._index": PLAN,
    "documents.$code.comments._index": [`${PLAN}/comments`, `${PLAN}/comments?state=resolved`],
    "documents.$code.comments.$thread": [thread("k5"), thread("k1")],
  }),
  ...visits("secretary", {
    "documents.$code.comments._index": `${PLAN}/comments?state=all`,
    "documents.$code.comments.new": `${PLAN}/comments/new`,
    "documents.$code.comments.$thread": thread("k4"),
    "comments.$code.edit": `/comments/${demoCode("comment:k6:0")}/edit`,
    "comments.$code.hide": `/comments/${demoCode("comment:k2:0")}/hide`,
    "comments.$code.show": `/comments/${demoCode("comment:k7:1")}/show`,
  }),
]
