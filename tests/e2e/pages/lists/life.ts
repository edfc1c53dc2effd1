import { demoCode } from "#db/demo/ids.ts"
import { visits } from "../visit.ts"

const paper = (key: string) => `/documents/${demoCode(key)}`

/** Texts at each point of their life, and the pages that take them on. */
export const LIFE = [
  ...visits("public", { "documents.$code._index": paper("d2") }),
  ...visits("member", {
    "documents.$code._index": [paper("d3"), paper("d5")],
    "documents.$code.life": `${paper("d3")}/life`,
    "documents.$code.approval.$number": `${paper("d3")}/approval/1`,
  }),
  ...visits("secretary", {
    "documents.$code._index": paper("d4"),
    "documents.$code.life": [paper("d2"), paper("d5")].map((one) => `${one}/life`),
    "documents.$code.approval.new": `${paper("d5")}/approval/new`,
    "documents.$code.approval.$number": `${paper("d3")}/approval/1`,
    "documents.$code.acts.new": `${paper("d2")}/acts/new`,
    "documents.$code.signing": `${paper("d2")}/signing`,
    "documents.$code.acts.$act.void": `${paper("d2")}/acts/${demoCode("act-school")}/void`,
  }),
]
