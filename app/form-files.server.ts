import type { AppLoadContext } from "@remix-run/node"
import { transact } from "./context.ts"
import { isDomainError, type Reason } from "./errors.ts"
import type { Upload } from "./files/input.ts"
import { keepFile } from "./files/keep-file.server.ts"
import { NOBODYS, UPLOAD, type Waiting } from "./files/pending.ts"
import { listWaiting } from "./files/queries.server.ts"

/** The files of a form by field: new ones, and the codes of those that wait since an earlier refusal. */
export type Uploads = Readonly<Record<string, readonly Upload[]>>

/** The most that a form's typed text may be together, files apart. */
const MOST_TYPED = 1_000_000
const isFile = (value: FormDataEntryValue): value is File => typeof value !== "string"

/** Whether the form's text, as a multipart body may bring it, is longer than anybody types. */
export const isOverlong = (form: FormData): boolean => {
  let length = 0
  for (const [name, value] of form.entries())
    length += name.length + (typeof value === "string" ? value.length : 0)
  return length > MOST_TYPED
}

const uploadOf = async (value: FormDataEntryValue): Promise<Upload> =>
  isFile(value) ? { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) } : { code: value }

/** Reads the files of a form: every field of which one value is a file, also where none was chosen. */
export const readUploads = async (form: FormData): Promise<Uploads> => {
  const names = [...new Set(form.keys())].filter((name) => form.getAll(name).some(isFile))
  const fields = names.map(async (name) => {
    const chosen = form
      .getAll(name)
      .filter((value) => (isFile(value) ? value.size > 0 || value.name !== "" : value))
    return [name, await Promise.all(chosen.map(uploadOf))] as const
  })
  return Object.fromEntries(await Promise.all(fields))
}

type Problem = { reason: Reason; field?: string | undefined }

/** Stores one chosen file until its form is sent again; says why when it cannot be. */
const keepOne = async (context: AppLoadContext, field: string, upload: Upload): Promise<string | Problem> => {
  const owner = { kind: UPLOAD, id: context.ctx.actor.personId ?? NOBODYS }
  try {
    return (await transact(context.ctx, (ctx) => keepFile(ctx, { upload, owner, field }))).code
  } catch (error) {
    if (!isDomainError(error)) throw error
    return { reason: error.reason, field }
  }
}

/**
 * After a refusal: keeps the files that were chosen, so that nobody has to look for them again.
 * @returns what waits, by field, and why a file could not be kept
 */
export const keepUploads = async (context: AppLoadContext, uploads: Uploads) => {
  const waiting: Record<string, Waiting[]> = {}
  const problems: Problem[] = []
  for (const [field, chosen] of Object.entries(uploads)) {
    const codes: string[] = []
    for (const upload of chosen) {
      const kept = "code" in upload ? upload.code : await keepOne(context, field, upload)
      if (typeof kept === "string") codes.push(kept)
      else problems.push(kept)
    }
    const rows = await listWaiting(context.ctx, codes)
    if (rows.length > 0) waiting[field] = rows
  }
  return { waiting, problems }
}
