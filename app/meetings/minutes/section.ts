/** What a filled section is made of. */
export type Block =
  | { is: "heading"; level: 1 | 2; text: string }
  | { is: "line"; text: string; strong?: true }
  | { is: "item"; text: string }
  /** The first row are headings. */
  | { is: "table"; rows: readonly (readonly string[])[] }

export type Section = {
  /** `facts`, `roll`, …, or that of a point: `i` and its code. */
  key: string
  itemCode: string | null
  blocks: readonly Block[]
  /** People write below it: a new verbale has an empty line there. */
  isOpen: boolean
}

/** The key of a point's section; keys are lower case, since they begin the ids of blocks. */
export const itemKey = (code: string): string => `i${code.toLowerCase()}`

/** The key of the section of what was decided and promised on a point, or on none. */
export const takenKey = (code: string | null): string => (code === null ? "taken" : `d${code.toLowerCase()}`)

/** The sections that the system fills, in their order; those of points stand between them. */
export const BEFORE_ITEMS = ["facts", "roll", "moves", "quorum", "approved"] as const
export const AFTER_ITEMS = ["annexes", "end"] as const
export type NamedSection = (typeof BEFORE_ITEMS)[number] | (typeof AFTER_ITEMS)[number]

/** The sections that follow one, in order. */
export const after = (keys: readonly string[], key: string): string[] => keys.slice(keys.indexOf(key) + 1)
