import { z } from "zod"

/** The longest question; the server refuses longer addresses before it reads them. */
export const LONGEST_QUESTION = 200

/** A choice of a list, or none: what is not on the list is no choice. */
const Facet = z
  .string()
  .regex(/^[\w-]{1,40}$/)
  .optional()
  .catch(undefined)

export const SearchQuery = z.object({
  q: z.string().catch(""),
  kind: Facet,
  language: Facet,
  table: Facet,
  page: z.coerce.number().int().min(1).max(1000).catch(1),
})
export type SearchQuery = z.infer<typeof SearchQuery>
