import { randomUUID } from "node:crypto"
import { type AppLoadContext, data, redirect } from "@remix-run/node"
import { sql } from "drizzle-orm"
import type { z } from "zod"
import { requestKeys } from "#db/schema/index.ts"
import { type Ctx, type TxCtx, transact } from "./context.ts"
import { type Choice, type DomainError, isDomainError, type Reason } from "./errors.ts"
import type { Waiting } from "./files/pending.ts"
import { isOverlong, keepUploads, readUploads, type Uploads } from "./form-files.server.ts"
import type { MessageKey, Messages, Translate } from "./i18n/translate.ts"
import type { Workshop } from "./workshop.ts"

/** What the server hands to every loader and action. */
export type AppContext = {
  ctx: Ctx
  requestId: string
  /** How many entries of the reader's inbox wait to be read, a hundred at most. */
  unread: number
  nonce: string
  locale: string
  locales: readonly string[]
  messages: Messages
  t: Translate
  /** The texts in another language than the page's: what a file or a letter is written in. */
  speak(locale: string): Translate
  workshop: Workshop
  /** The secret of this request's session, if it has a valid one. */
  sessionSecret: string | null
  /** Set by a refused post, so that the page's title says so. */
  refused: boolean
  /** Adds a Set-Cookie to whatever the answer will be. */
  setCookie(cookie: string): void
  /** Mail that was written to the data folder instead of sent; null when mail is really sent or hidden. */
  shownMail: ShownMail | null
  /** How this installation was started, for administrators; of a secret only whether it is set. */
  shownSettings: readonly ShownSetting[]
}

export type ShownSetting = {
  name: string
  help: string
  value: string
  isSecret: boolean
  isDefault: boolean
}

export type ShownMail = {
  list(): Promise<{ id: string; to: string; subject: string; at: string }[]>
  read(id: string): Promise<{ to: string; subject: string; at: string; text: string } | null>
}

/** What a form gets back when it was refused: every sentence ready, everything typed kept. */
export type Refusal = {
  /** Sentence for the whole form, when the refusal belongs to no field. */
  form: string | null
  fields: Record<string, string>
  /** A list where the field's name ends in `[]`. */
  typed: Record<string, string | string[]>
  /** Files that wait for the form to be sent again, by field. */
  waiting?: Record<string, Waiting[]>
  /** What may have been meant, by field. */
  choices?: Record<string, readonly Choice[]>
}

/** The name of the hidden field that makes a form's post count once. */
export const KEY_FIELD = "_key"

/** A one-time key for a form of this page. */
export const newKey = () => randomUUID()

type Problem = { reason: Reason; field?: string | undefined; choices?: readonly Choice[] | undefined }

const say = (context: AppLoadContext, reason: Reason) => context.t(reason.key as MessageKey, reason.values)

const isText = (value: FormDataEntryValue): value is string => typeof value === "string"

const typedFields = (form: FormData): Refusal["typed"] =>
  Object.fromEntries(
    [...new Set(form.keys())]
      .filter((name) => !name.startsWith("_") && !/password/i.test(name))
      .flatMap((name) => {
        const values = form.getAll(name).filter(isText)
        const last = values.at(-1)
        return last === undefined ? [] : [[name, name.endsWith("[]") ? values : last]]
      }),
  )

/** A form answered with what is wrong: status 422, or 409 when somebody else was faster. */
export const refusal = (
  context: AppLoadContext,
  form: FormData,
  problems: Problem[],
  status = 422,
  waiting: Record<string, Waiting[]> = {},
) => {
  const fields: Record<string, string> = {}
  const choices: Record<string, readonly Choice[]> = {}
  let whole: string | null = null
  for (const { reason, field, choices: offered } of problems) {
    if (field && offered) choices[field] = offered
    if (field) fields[field] ??= say(context, reason)
    else whole ??= say(context, reason)
  }
  context.refused = true
  return data<Refusal>({ form: whole, fields, typed: typedFields(form), waiting, choices }, { status })
}

/** As `refusal`, with the chosen files kept until the form is sent again. */
const refusalWithFiles = async (
  context: AppLoadContext,
  form: FormData,
  uploads: Uploads,
  problems: Problem[],
  status?: number,
) => {
  const kept = await keepUploads(context, uploads)
  return refusal(context, form, [...problems, ...kept.problems], status, kept.waiting)
}

/** The title of a page: "What – Tavoli", after a refused post "Errore: What – Tavoli". */
export const titleOf = (context: AppLoadContext, what: string): string =>
  context.t(context.refused ? "common.title_error" : "common.title", { what })

/** The page that says which rule refused, for a read or a post that shows no form. */
export const refusedPage = (context: AppLoadContext, error: DomainError): Response => {
  const status = { not_found: 404, forbidden: 403, conflict: 409, invalid: 422 }[error.code]
  return Response.json({ reason: say(context, error.reason) }, { status })
}

/** A post that asks for something the page does not do: status 400, and nothing is taken for anything else. */
export const unknownDeed = (context: AppLoadContext): Response =>
  Response.json({ reason: context.t("errors.invalid.deed") }, { status: 400 })

/** Runs a loader's read; a refusal becomes the page that explains it. */
export const read = async <T>(context: AppLoadContext, work: (ctx: Ctx) => Promise<T>): Promise<T> => {
  try {
    return await work(context.ctx)
  } catch (error) {
    if (isDomainError(error)) throw refusedPage(context, error)
    throw error
  }
}

/** The address to come back to, if it is one of ours. */
export const safePath = (value: unknown, fallback = "/desk"): string =>
  typeof value === "string" && /^\/(?![/\\])[^\s\\]*$/.test(value) ? value : fallback

/** Sends somebody who is not signed in to the sign-in page and back here afterwards. */
export const signedIn = (context: AppLoadContext, request: Request): string => {
  const { personId } = context.ctx.actor
  if (personId) return personId
  const url = new URL(request.url)
  throw redirect(`/sign-in?to=${encodeURIComponent(url.pathname + url.search)}`)
}

type StoredAnswer = { location: string }

/** Marks the key as spent, or gives the answer that it was already given. */
const spendKey = async (ctx: TxCtx, key: string): Promise<StoredAnswer | null> => {
  const spent = await ctx.db
    .insert(requestKeys)
    .values({ personId: ctx.actor.personId, key, answer: {} })
    .onConflictDoNothing()
    .returning({ key: requestKeys.key })
  if (spent.length > 0) return null
  const [earlier] = await ctx.db
    .select({ answer: requestKeys.answer })
    .from(requestKeys)
    .where(
      sql`${requestKeys.personId} is not distinct from ${ctx.actor.personId} and ${requestKeys.key} = ${key}`,
    )
  return (earlier?.answer as StoredAnswer | undefined) ?? null
}

const keepAnswer = async (ctx: TxCtx, key: string, location: string) => {
  const answer: StoredAnswer = { location }
  await ctx.db
    .update(requestKeys)
    .set({ answer })
    .where(
      sql`${requestKeys.personId} is not distinct from ${ctx.actor.personId} and ${requestKeys.key} = ${key}`,
    )
}

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const isKey = (value: unknown): value is string => typeof value === "string" && KEY.test(value)

/** Runs work in the transaction that spends the form's key; the second press gets the first one's answer. */
const once = (ctx: Ctx, key: unknown, work: (ctx: TxCtx) => Promise<Response>): Promise<Response> =>
  transact(ctx, async (tx) => {
    if (!isKey(key)) return work(tx)
    const earlier = await spendKey(tx, key)
    if (earlier) return redirect(earlier.location)
    const answer = await work(tx)
    await keepAnswer(tx, key, answer.headers.get("Location") ?? "/")
    return answer
  })

/** Without the character that PostgreSQL's text cannot hold; nobody types it. */
const storable = (value: FormDataEntryValue) =>
  typeof value === "string" ? value.replaceAll("\0", "") : value

/** The form's fields as an object; a name that ends in `[]` collects all its values. */
export const formFields = (form: FormData): Record<string, unknown> =>
  Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const values = form.getAll(name).map(storable)
      return name.endsWith("[]") ? [name.slice(0, -2), values] : [name, values.at(-1)]
    }),
  )

/** What a page needs to give back a form whose session ended before it was sent. */
export type EndedSession = { sessionEnded: { to: string; fields: [string, string][] } }

/** Keeps everything that was typed when the session ended meanwhile: status 401, with the way back in. */
const sessionEnded = (request: Request, form: FormData): Response => {
  const url = new URL(request.url)
  const fields = [...form.entries()].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && !/password/i.test(entry[0]),
  )
  const kept: EndedSession = { sessionEnded: { to: url.pathname + url.search, fields } }
  return Response.json(kept, { status: 401 })
}

/** The form of a post; one with more text than anybody types is refused in words (413). */
export const readForm = async (context: AppLoadContext, request: Request): Promise<FormData> => {
  const form = await request.formData()
  if (isOverlong(form)) throw Response.json({ reason: context.t("errors.too_large.text") }, { status: 413 })
  return form
}

/** The form of somebody who is signed in; when the session ended meanwhile, the page that gives it back. */
export const readOwnForm = async (context: AppLoadContext, request: Request): Promise<FormData> => {
  const form = await readForm(context, request)
  if (!context.ctx.actor.personId) throw sessionEnded(request, form)
  return form
}

/**
 * Runs a post: parses the form, calls the verb in the transaction that spends the one-time key, and turns a
 * refusal into the form with what was typed.
 * @param schema parses the fields; its messages are message keys
 * @param extra values that come from the address and not from the form
 */
export const run = async <S extends z.ZodType>(
  context: AppLoadContext,
  request: Request,
  schema: S,
  extra: Record<string, unknown>,
  work: (ctx: TxCtx, input: z.output<S>) => Promise<Response>,
) => {
  const form = await readOwnForm(context, request)
  return runOpen(context, form, schema, extra, work)
}

/** As `run`, for forms that nobody needs to be signed in for; the caller has read the form. */
export const runOpen = async <S extends z.ZodType>(
  context: AppLoadContext,
  form: FormData,
  schema: S,
  extra: Record<string, unknown>,
  work: (ctx: TxCtx, input: z.output<S>) => Promise<Response>,
) => {
  const uploads = await readUploads(form)
  const parsed = schema.safeParse({ ...formFields(form), ...uploads, ...extra })
  if (!parsed.success)
    return refusalWithFiles(
      context,
      form,
      uploads,
      parsed.error.issues.map((issue) => ({
        reason: { key: issue.message as MessageKey },
        field: issue.path[0]?.toString(),
      })),
    )
  try {
    return await once(context.ctx, form.get(KEY_FIELD), (ctx) => work(ctx, parsed.data))
  } catch (error) {
    if (!isDomainError(error)) throw error
    if (error.code === "not_found") throw refusedPage(context, error)
    const status = error.code === "invalid" ? 422 : error.code === "conflict" ? 409 : 403
    const { reason, field, choices } = error
    return refusalWithFiles(context, form, uploads, [{ reason, field, choices }], status)
  }
}
