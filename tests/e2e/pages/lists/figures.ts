import { demoCode } from "#db/demo/ids.ts"
import { visits } from "../visit.ts"

const FIGURES = `/roundtables/${demoCode("t3")}/figures`

export const FIGURE_PAGES = [
  ...visits("public", {
    "roundtables.$code.figures": [FIGURES, `${FIGURES}?from=1/1/2001&to=2/1/2001`],
  }),
  ...visits("member", { "roundtables.$code.figures": `${FIGURES}?from=&to=` }),
]
