import type { Page } from "./page.ts"

/** The table, its constituencies and seats, ballots of two kinds, proposals three times, answers, commitments. */
export const FIGURES: readonly Page[] = ["figures", "figures_.csv", "figures_.xlsx", "figures_.json"].map(
  (page): Page => ({
    ...{ route: `roundtables.$code.${page}`, most: 10, search: "?from=&to=" },
    params: ({ table }) => ({ code: table }),
  }),
)
