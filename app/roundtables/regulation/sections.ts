import type { Subject } from "./fields.ts"

/** The subjects of a regulation under four headings, in the order in which one reads them. */
export const SECTIONS = {
  meetings: ["notice", "quorum_first", "quorum_second", "sitting", "added_items", "minutes"],
  votes: [
    ...([
      "majority_ordinary",
      "majority_programming",
      "majority_regulation",
      "majority_dissolution",
    ] as const),
    ...(["tie", "ballot", "conflict", "written"] as const),
  ],
  seats: ["seats", "delegate", "proxy"],
  papers: ["proposals", "documents", "approval"],
} as const satisfies Record<string, readonly Subject[]>

export type SectionName = keyof typeof SECTIONS
export const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[]
