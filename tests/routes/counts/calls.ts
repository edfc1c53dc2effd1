import type { Page } from "./page.ts"

type Codes = Parameters<NonNullable<Page["params"]>>[0]
const at = (which: "call" | "open" | "draft") => (codes: Codes) => ({ code: codes.calls[which] })

export const CALLS: readonly Page[] = [
  { route: "calls._index", most: 1 },
  { route: "roundtables.$code.calls._index", most: 3, params: ({ table }) => ({ code: table }) },
  { route: "roundtables.$code.calls.new", most: 4, params: ({ table }) => ({ code: table }) },
  { route: "calls.$code._index", most: 6, params: at("open") },
  { route: "calls.$code.edit", most: 7, params: ({ calls }) => ({ code: calls.written }) },
  { route: "calls.$code.cancel", most: 3, params: at("open") },
  { route: "calls.$code.start", most: 6, params: at("open") },
  { route: "calls.$code.assess._index", most: 5, params: at("call") },
  {
    ...{ route: "calls.$code.assess.$project", most: 12 },
    params: ({ calls }) => ({ code: calls.call, project: calls.project }),
  },
  { route: "calls.$code.ranking[.]csv", most: 5, params: ({ calls }) => ({ code: calls.ranked }) },
  { route: "proposals.$code.project", most: 8, params: at("draft") },
  { route: "proposals.$code.enter", most: 12, params: at("draft") },
]
