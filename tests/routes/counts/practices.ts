import type { Page } from "./page.ts"

const practice = (codes: Parameters<NonNullable<Page["params"]>>[0]) => ({ code: codes.practice })

export const PRACTICES: readonly Page[] = [
  { route: "practices._index", most: 3 },
  { route: "practices.$code._index", most: 5, params: practice },
  { route: "practices.$code.edit", most: 5, params: practice },
  { route: "practices.$code.files", most: 2, params: practice },
  { route: "practices.$code.withdraw", most: 2, params: practice },
  { route: "roundtables.$code.practices._index", most: 2, params: ({ table }) => ({ code: table }) },
  { route: "roundtables.$code.practices.new", most: 1, params: ({ table }) => ({ code: table }) },
  { route: "following", most: 1 },
]
