import { UNSUBSCRIBE_TOKEN } from "../crowd.ts"
import type { Page } from "./page.ts"

export const SINKS: readonly Page[] = [
  { route: "_index", most: 4 },
  { route: "admin.audit._index", most: 3 },
  { route: "admin.audit.$id", most: 4, params: ({ entry }) => ({ id: entry }) },
  ...["jobs", "retention", "storage"].map((page) => ({ route: `admin.${page}`, most: 2 })),
  { route: "admin.taxonomies._index", most: 1 },
  { route: "admin.taxonomies.topics._index", most: 1 },
  { route: "admin.taxonomies.topics.$id", most: 2, params: ({ topic }) => ({ id: topic }) },
  { route: "admin.taxonomies.territories", most: 2, search: "?within=IT" },
  { route: "admin.mail", most: 1 },
  { route: "desk", most: 11 },
  { route: "desk_.done", most: 2 },
  { route: "desk_.open", most: 10 },
  { route: "inbox._index", most: 2 },
  { route: "inbox.$code", most: 1, params: ({ foreign }) => ({ code: foreign }) },
  { route: "unsubscribe.$token", most: 2, params: () => ({ token: UNSUBSCRIBE_TOKEN }) },
  { route: "search", most: 7, search: "?q=tavolo" },
]
