import { randomUUID } from "node:crypto"
import { type AppLoadContext, data, redirect } from "@remix-run/node"
import { sql } from "drizzle-orm"
import type { z } from "zod"
import { requestKeys } from "#db/schema/index.ts"
import { type Ctx, type TxCtx, transact } from "./context.ts"
import { type DomainError, isDomainError, type Reason } from "./errors.ts"
import type { MessageKey, Messages, Translate } from "./i18n/translate.ts"

/** What the server hands to every loader and action. */
export type AppContext = {
  ctx: Ctx
  requestId: string
  nonce: string
  locale: string
  locales: readonly string[]
  messages: Messages
  t: Translate
  /** The secret of this request's session, if it has a valid one. */
  sessionSecret: string | null
  /** Set by a refused post, so that the page's title says so. */
  refused: boolean
  /** Adds a Set-Cookie to whatever the answer will be. */
  setCookie(cookie: string): void
  /** Mail that was written to the data folder instead of sent; null when mail is really sent or hidden. */
  shownMail: ShownMail | null
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
  typed: Record<string, string>
}

/** The name of the hidden field that makes a form's post count once. */
export const KEY_FIELD = "_key"

/** A one-time key for a form of this page. */
export const newKey = () => randomUUID()

const say = (context: AppLoadContext, reason: Reason) => context.t(reason.key as MessageKey, reason.values)

const typedFields = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form.entries()].filter((entry): entry is [string, string] => {
      const [name, value] = entry
      return typeof value === "string" && !name.startsWith("_") && !/password/i.test(name)
    }),
  )

/** A form answered with what is wrong: status 422, or 409 when somebody else was faster. */
export const refusal = (
  context: AppLoadContext,
  form: FormData,
  problems: { reason: Reason; field?: string | undefined }[],
  status = 422,
) => {
  const fields: Record<string, string> = {}
  let whole: string | null = null
  for (const { reason, field } of problems) {
    if (field) fields[field] ??= say(context, reason)
    else whole ??= say(context, reason)
  }
  context.refused = true
  return data<Refusal>({ form: whole, fields, typed: typedFields(form) }, { status })
}

/** The title of a page: "What – Tavoli", after a refused post "Errore: What – Tavoli". */
export const titleOf = (context: AppLoadContext, what: string): string =>
  context.t(context.refused ? "common.title_error" : "common.title", { what })

/** The page that says which rule refused, for a read or a post that shows no form. */
export const refusedPage = (context: AppLoadContext, error: DomainError): Response => {
  const status = { not_found: 404, forbidden: 403, conflict: 409, invalid: 422 }[error.code]
  return Response.json({ reason: say(context, error.reason) }, { status })
}

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
  const form = await request.formData()
  if (!context.ctx.actor.personId) throw sessionEnded(request, form)
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
  const parsed = schema.safeParse({ ...formFields(form), ...extra })
  if (!parsed.success)
    return refusal(
      context,
      form,
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
    return refusal(context, form, [{ reason: error.reason, field: error.field }], status)
  }
}
