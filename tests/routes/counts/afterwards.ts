import type { Page } from "./page.ts"

/** Pages of what comes after the approval of a verbale. */
export const AFTERWARDS: readonly Page[] = [
  { route: "minutes.$code.extracts", most: 4, params: ({ approved }) => ({ code: approved }) },
  { route: "minutes.$code.publication", most: 8, params: ({ approved }) => ({ code: approved }) },
  { route: "minutes.$code.rectifications", most: 4, params: ({ approved }) => ({ code: approved }) },
  { route: "published-minutes.$code._index", most: 4, params: ({ published }) => ({ code: published }) },
  {
    ...{ route: "published-minutes.$code.export.$format", most: 4 },
    params: ({ published }) => ({ code: published, format: "json" }),
  },
  {
    ...{ route: "minutes-extracts.$code.$format", most: 4 },
    params: ({ extract }) => ({ code: extract, format: "html" }),
  },
  { route: "minutes.$code.annexes", most: 3, params: ({ published }) => ({ code: published }) },
  {
    ...{ route: "published-minutes.$code.annexes.$annex", most: 3 },
    params: ({ published, online }) => ({ code: published, annex: online }),
  },
  {
    ...{ route: "minutes-rectifications.$code.$format", most: 4 },
    params: ({ rectified }) => ({ code: rectified, format: "html" }),
  },
]
