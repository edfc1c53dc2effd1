import type { Page } from "./page.ts"

export const RECORDS: readonly Page[] = [
  { route: "admin.funding.$code", most: 1, params: ({ block }) => ({ code: block }) },
  { route: "admin.funding._index", most: 3 },
  { route: "records.$code._index", most: 7, params: ({ record }) => ({ code: record }) },
  { route: "records.$code.annexes.new", most: 1, params: ({ record }) => ({ code: record }) },
  { route: "records.$code.protocol", most: 1, params: ({ record }) => ({ code: record }) },
  { route: "records.$code.receipts.new", most: 1, params: ({ record }) => ({ code: record }) },
  { route: "records.$code.signatures.new", most: 1, params: ({ record }) => ({ code: record }) },
  { route: "records.$code.void", most: 1, params: ({ record }) => ({ code: record }) },
  { route: "roundtables.$code.records._index", most: 2, params: ({ table }) => ({ code: table }) },
  { route: "roundtables.$code.records.new", most: 2, params: ({ table }) => ({ code: table }) },
  { route: "signatures.$code", most: 1, params: ({ signature }) => ({ code: signature }) },
  { route: "verify.$code", most: 2, params: ({ issued }) => ({ code: issued }) },
]
