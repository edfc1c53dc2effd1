import type { Page } from "./page.ts"

const at =
  (which: "proposal" | "draft" | "comment") => (codes: Parameters<NonNullable<Page["params"]>>[0]) => ({
    code: codes.proposals[which],
  })

export const PROPOSALS: readonly Page[] = [
  { route: "proposals._index", most: 3 },
  { route: "roundtables.$code.proposals._index", most: 3, params: ({ table }) => ({ code: table }) },
  { route: "roundtables.$code.proposals.new", most: 4, params: ({ table }) => ({ code: table }) },
  { route: "proposals.$code._index", most: 11, params: at("proposal") },
  { route: "proposals.$code.edit", most: 8, search: "?step=5", params: at("draft") },
  { route: "proposals.$code.authors", most: 9, params: at("draft") },
  { route: "proposals.$code.submit", most: 9, params: at("draft") },
  { route: "proposals.$code.files", most: 6, params: at("draft") },
  { route: "proposals.$code.admission", most: 7, params: at("proposal") },
  { route: "proposals.$code.comments", most: 6, params: at("proposal") },
  { route: "proposals.$code.version", most: 6, params: at("proposal") },
  { route: "proposals.$code.merge", most: 6, params: at("proposal") },
  { route: "proposals.$code.pass", most: 6, params: at("proposal") },
  { route: "proposals.$code.split", most: 5, params: at("proposal") },
  { route: "proposals.$code.withdraw", most: 5, params: at("proposal") },
  { route: "proposal-comments.$code", most: 6, params: at("comment") },
]
