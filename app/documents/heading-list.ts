export type ListedHeading = { id: string | null; level: number; text: string }

const isHeading = (value: unknown): value is ListedHeading =>
  typeof value === "object" && value !== null && typeof (value as ListedHeading).text === "string"

/** The headings of a text as they are stored beside it; what is none is passed over. */
export const headingsOf = (stored: unknown): ListedHeading[] =>
  (Array.isArray(stored) ? stored : []).filter(isHeading)
