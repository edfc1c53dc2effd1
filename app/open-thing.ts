/** Words that people wrote, with the language that they marked. */
export type Marked = { text: string; language: string }

/**
 * Something that waits for one person, or that they may do now; each domain answers its own and the desk puts
 * them together. Its texts are `desk.things.<kind>`: `title`, `why`, `act`.
 */
export type OpenThing = {
  kind: string
  /** Names the thing among all that are open. */
  key: string
  /** Until when: a civil day, or an instant in ISO; null where there is no deadline. */
  by: string | null
  /** Whether somebody waits for the person; else they may. */
  waits: boolean
  values?: Readonly<Record<string, string | number>>
  marks?: Readonly<Record<string, Marked>>
  /** The thing's page, and where its one button leads. */
  href: string
  act: string
}

/** Something that the person did of late: its text is `desk.done.<kind>`. */
export type DoneThing = Pick<OpenThing, "kind" | "key" | "values" | "marks" | "href"> & {
  /** When, in ISO. */
  at: string
}
