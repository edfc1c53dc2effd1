import { LIFE_COUNTS } from "../life-crowd.ts"
import { PICTURE_CODE } from "../text-crowd.ts"
import type { Page } from "./page.ts"

export const DOCUMENTS: readonly Page[] = [
  { route: "documents._index", most: 1 },
  { route: "comments.$code.edit", most: 4, params: ({ comment }) => ({ code: comment }) },
  { route: "comments.$code.hide", most: 2, params: ({ comment }) => ({ code: comment }) },
  { route: "comments.$code.show", most: 2, params: ({ hiddenComment }) => ({ code: hiddenComment }) },
  { route: "documents.$code.comments._index", most: 6, params: ({ paper }) => ({ code: paper }) },
  { route: "documents.$code.comments.beside", most: 5, params: ({ paper }) => ({ code: paper }) },
  { route: "documents.$code.comments.new", most: 3, params: ({ paper }) => ({ code: paper }) },
  {
    ...{ route: "documents.$code.comments.$thread", most: 5 },
    params: ({ paper, thread }) => ({ code: paper, thread }),
  },
  { route: "documents.$code.attachments.new", most: 2, params: ({ paper }) => ({ code: paper }) },
  {
    ...{ route: "documents.$code.attachments.$number.remove", most: 3 },
    params: ({ paper }) => ({ code: paper, number: "1" }),
  },
  { route: "documents.$code._index", most: 12, params: ({ paper }) => ({ code: paper }) },
  {
    ...{ route: "documents.$code.export.$format", most: 3 },
    params: ({ paper }) => ({ code: paper, format: "md" }),
  },
  {
    ...{ route: "roundtables.$code.documents.import", most: 3 },
    params: ({ table }) => ({ code: table }),
  },
  { route: "documents.$code.versions._index", most: 3, params: ({ paper }) => ({ code: paper }) },
  {
    ...{ route: "documents.$code.versions.$number._index", most: 3 },
    params: ({ paper }) => ({ code: paper, number: "1" }),
  },
  {
    ...{ route: "documents.$code.versions.changes", most: 7, search: "?from=1&to=now" },
    params: ({ paper }) => ({ code: paper }),
  },
  {
    ...{ route: "documents.$code.versions.$number.authors", most: 5 },
    params: ({ paper }) => ({ code: paper, number: "1" }),
  },
  {
    ...{ route: "documents.$code.versions.$number.name", most: 3 },
    params: ({ paper }) => ({ code: paper, number: "1" }),
  },
  { route: "documents.$code.erase-history", most: 3, params: ({ paper }) => ({ code: paper }) },
  {
    ...{ route: "documents.$code.versions.$number.restore", most: 3 },
    params: ({ paper }) => ({ code: paper, number: "1" }),
  },
  {
    ...{ route: "documents.$code.mentions", most: 4, search: "?q=piano" },
    params: ({ paper }) => ({ code: paper }),
  },
  { route: "documents.$code.edit", most: 4, params: ({ paper }) => ({ code: paper }) },
  {
    ...{ route: "documents.$code.pictures", most: 3, search: `?of=${PICTURE_CODE}` },
    params: ({ paper }) => ({ code: paper }),
  },
  { route: "files.$code", most: 4, search: "?w=640", params: ({ picture }) => ({ code: picture }) },
  { route: "roundtables.$code.documents._index", most: 3, params: ({ table }) => ({ code: table }) },
  { route: "roundtables.$code.documents.new", most: 1, params: ({ table }) => ({ code: table }) },
  ...LIFE_COUNTS,
]
