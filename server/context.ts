import type { AppLoadContext } from "@remix-run/node"
import type { Request, Response } from "express"
import type { Settings } from "#app/context.ts"
import type { ShownMail } from "#app/http.server.ts"
import type { MessageCatalogue } from "#app/i18n/load.server.ts"
import { negotiateLocale, SOURCE_LOCALE } from "#app/i18n/locale.ts"
import { createTranslate } from "#app/i18n/translate.ts"
import { loadActor } from "#app/people/actor.server.ts"
import { openSessions } from "#app/people/session.server.ts"
import type { OpenDb } from "#db/client.server.ts"

export type ContextParts = {
  database: OpenDb
  settings: Settings
  messages: () => MessageCatalogue
  shownMail: ShownMail | null
}

export const LANGUAGE_COOKIE = "tavoli_language"

const cookieValue = (header: string, name: string) =>
  header
    .split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)

/** Who is behind a Cookie header; `cookie` is the renewed one to send back when the session is past half its life. */
export const identifySession = async (parts: Pick<ContextParts, "database" | "settings">, header: string) => {
  const lucia = openSessions(parts.database.db, parts.settings)
  const secret = lucia.readSessionCookie(header)
  if (!secret) return { secret: null, personId: null, cookie: null }
  const { session } = await lucia.validateSession(secret)
  if (!session) return { secret: null, personId: null, cookie: lucia.createBlankSessionCookie().serialize() }
  const cookie = session.fresh ? lucia.createSessionCookie(session.id).serialize() : null
  return { secret, personId: session.userId, cookie }
}

/** Everything that a request's loaders and actions share: one session check, one clock, one language. */
export const openContext = async (
  parts: ContextParts,
  request: Request,
  response: Response,
): Promise<AppLoadContext> => {
  const header = request.headers.cookie ?? ""
  const setCookie = (cookie: string) => void response.append("Set-Cookie", cookie)
  const identity = await identifySession(parts, header)
  if (identity.cookie) setCookie(identity.cookie)
  const { actor, now } = await loadActor(parts.database.db, identity.personId)
  const catalogue = parts.messages()
  const locale = negotiateLocale(Object.keys(catalogue), {
    chosen: cookieValue(header, LANGUAGE_COOKIE) ?? null,
    person: actor.personId ? actor.language : null,
    acceptLanguage: request.headers["accept-language"] ?? null,
  })
  const messages = catalogue[locale] ?? {}
  const requestId = String(response.locals.requestId)
  return {
    ctx: { db: parts.database.db, actor, now, settings: parts.settings, requestId },
    requestId,
    nonce: String(response.locals.nonce),
    locale,
    locales: Object.keys(catalogue).sort(),
    messages,
    t: createTranslate(locale, messages, catalogue[SOURCE_LOCALE]),
    sessionSecret: identity.secret,
    refused: false,
    setCookie,
    shownMail: parts.shownMail,
  }
}
