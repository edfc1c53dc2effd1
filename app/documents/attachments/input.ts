import { z } from "zod"
import { OneFile } from "../../files/input.ts"
import { PaperCode } from "../input.ts"

export const AddAttachment = PaperCode.extend({
  title: z
    .string({ error: "attachments.errors.title_missing" })
    .trim()
    .min(2, { error: "attachments.errors.title_missing" })
    .max(200, { error: "attachments.errors.title_long" }),
  file: OneFile,
})
export type AddAttachment = z.infer<typeof AddAttachment>

export const RemoveAttachment = PaperCode.extend({ number: z.coerce.number().int().positive() })
export type RemoveAttachment = z.infer<typeof RemoveAttachment>
