import { z } from "zod"
import { CreatePaper } from "../input.ts"

/** What makes a document of a file that was looked at: its title, kind and language, and the file by its code. */
export const ImportPaper = CreatePaper.omit({ template: true }).extend({ file: z.string() })
export type ImportPaper = z.infer<typeof ImportPaper>
