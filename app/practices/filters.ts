import { z } from "zod"

/** Which good practices somebody looks for; what makes no sense in an address asks for nothing. */
export const PracticeFilters = z.object({
  q: z
    .string()
    .trim()
    .transform((text) => text.slice(0, 100) || null)
    .nullable()
    .catch(null)
    .default(null),
  topic: z.uuid().nullable().catch(null).default(null),
  region: z
    .string()
    .regex(/^\d{2}$/)
    .nullable()
    .catch(null)
    .default(null),
})
export type PracticeFilters = z.infer<typeof PracticeFilters>

/** The address of a list under its filters, from the practice after a code on. */
export const listAddress = (path: string, filters: PracticeFilters, after?: string): string => {
  const asked = Object.entries({ ...filters, after }).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  )
  const search = new URLSearchParams(asked).toString()
  return search ? `${path}?${search}` : path
}
