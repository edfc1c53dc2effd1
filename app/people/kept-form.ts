import { z } from "zod"

const Kept = z.object({
  to: z.string().regex(/^\/(?![/\\])[^\s\\]*$/),
  fields: z.array(z.tuple([z.string().max(100), z.string().max(1_000_000)])).max(200),
})

/** A form whose session ended before it was sent: where it goes, and what was typed. */
export type Kept = z.infer<typeof Kept>

/** Reads a kept form from the hidden field that carries it through the sign-in; null when it is none. */
export const readResume = (value: unknown): Kept | null => {
  if (typeof value !== "string") return null
  try {
    return Kept.parse(JSON.parse(value))
  } catch {
    return null
  }
}
