/** A version of a demo text, said by what it lacked of the text as it reads now. */
export type DemoVersion = {
  /** Null of one that has none: what was taken to a round, and what was approved. */
  name: string | null
  kind?: "named" | "frozen" | "approved"
  daysAgo: number
  /** So many chapters were there, the title's own lines included; all of them when it is left out. */
  chapters?: number
  /** Only the headings were there. */
  isOutline?: true
  /** Sentences that were written later. */
  lacks: readonly string[]
}

/** The columns of a version, digests in hexadecimal. */
export type VersionColumns = {
  number: number
  kind: string
  name: string | null
  daysAgo: number
  content: unknown
  /** Who wrote each of its passages. */
  authors: unknown
  sha256: string
  previousSha256: string | null
  sealSha256: string
}

/** Who wrote the chapters of demo texts, in turns. */
export const CHAPTER_WRITERS: readonly string[] = ["u-bruno", "u-fatou", "u-hana", "u-ivo", "u-lina"]

const LATER = " La prenotazione non chiede il motivo della visita."

/** The versions of demo texts, by the text's key, the first one first. */
export const VERSIONS: Readonly<Record<string, readonly DemoVersion[]>> = {
  d1: [
    { name: "0.1 – scaletta", daysAgo: 120, isOutline: true, lacks: [] },
    { name: "0.2 – prime azioni", daysAgo: 75, chapters: 4, lacks: [LATER] },
    { name: "0.3 – portata in riunione", daysAgo: 40, lacks: [LATER] },
    { name: "0.4 – dopo la riunione", daysAgo: 14, lacks: [] },
  ],
  d2: [
    { name: null, kind: "frozen", daysAgo: 40, lacks: [] },
    { name: null, kind: "approved", daysAgo: 18, lacks: [] },
  ],
  d3: [{ name: null, kind: "frozen", daysAgo: 5, lacks: [] }],
  "v-m2a": [{ name: null, kind: "frozen", daysAgo: 21, lacks: [] }],
  "v-m2b": [{ name: null, kind: "frozen", daysAgo: 7, lacks: [] }],
  "v-m1": [{ name: null, kind: "frozen", daysAgo: 26, lacks: [] }],
}
