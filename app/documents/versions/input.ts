import { z } from "zod"

const Name = z
  .string({ error: "versions.errors.name_missing" })
  .trim()
  .min(2, { error: "versions.errors.name_missing" })
  .max(100, { error: "versions.errors.name_long" })

export const NameVersion = z.object({ paperCode: z.string(), name: Name })
export type NameVersion = z.infer<typeof NameVersion>

export const RestoreVersion = z.object({
  paperCode: z.string(),
  number: z.coerce.number().int().positive(),
})
export type RestoreVersion = z.infer<typeof RestoreVersion>

export const RenameVersion = z.object({
  paperCode: z.string(),
  number: z.coerce.number().int().positive(),
  name: Name,
})
export type RenameVersion = z.infer<typeof RenameVersion>
