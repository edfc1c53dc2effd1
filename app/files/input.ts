import { z } from "zod"

/** A file as a form brings it: new bytes, or the code of one that waits since the form was refused. */
export type Upload = { name: string; bytes: Uint8Array } | { code: string }

const NewUpload = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) as z.ZodType<Uint8Array> })
const WaitingUpload = z.object({ code: z.string() })

const asUploads = (value: unknown): unknown[] =>
  (Array.isArray(value) ? value : value === undefined || value === "" ? [] : [value]).map((one: unknown) =>
    typeof one === "string" ? { code: one } : one,
  )

const list = z.preprocess(
  asUploads,
  z
    .array(z.union([NewUpload, WaitingUpload]), { error: "files.errors.missing" })
    .max(20, { error: "files.errors.most" }),
)

/** The files of a field, none included. */
export const OptionalFiles = list

/** The files of a field, at least one. */
export const SomeFiles = list.refine((uploads) => uploads.length > 0, { error: "files.errors.missing" })

/** A file chosen now comes before one that waits since a refusal. */
const single = (uploads: readonly Upload[]) =>
  uploads.find((upload) => "bytes" in upload) ?? uploads.at(-1) ?? null

/** The one file of a field. */
export const OneFile = SomeFiles.transform((uploads) => single(uploads) as Upload)

/** The one file of a field, or null. */
export const OptionalFile = list.transform(single)
