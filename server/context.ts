import type { AppLoadContext } from "@remix-run/node"
import type { Request, Response } from "express"
import { NOBODY, type ReadAlike, type Settings } from "#app/context.ts"
import type { Files } from "#app/files/port.ts"
import type { ShownMail, ShownSetting } from "#app/http.server.ts"
import type { MessageCatalogue } from "#app/i18n/load.server.ts"
import { negotiateLocale } from "#app/i18n/locale.ts"
import type { Translate } from "#app/i18n/translate.ts"
import { loadActor } from "#app/people/actor.server.ts"
import { openSessions } from "#app/people/session.server.ts"
import type { Workshop } from "#app/workshop.ts"
import type { OpenDb } from "#db/client.server.ts"

export type ContextParts = {
  database: OpenDb
  settings: Settings
  files: Files
  messages: () => MessageCatalogue
  translate: (locale: string) => Translate
  shownMail: ShownMail | null
  workshop: Workshop
  shownSettings: readonly ShownSetting[]
  /** The database's clock for pages shown to nobody in particular. */
  readingClock: () => Promise<Date>
  alike: ReadAlike
}

export const LANGUAGE_COOKIE = "tavoli_language"

const cookieValue = (header: string, name: string) =>
  header
    .split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)

/** The language chosen with the language menu, if any. */
export const chosenLanguage = (header: string) => cookieValue(header, LANGUAGE_COOKIE) ?? null
const NO_SESSION = { secret: null, personId: null, actingForId: null }

/** Who is behind a Cookie header; `cookie` is the renewed one to send back when the session is past half its life. */
export const identifySession = async (parts: Pick<ContextParts, "database" | "settings">, header: string) => {
  const lucia = openSessions(parts.database.db, parts.settings)
  const secret = lucia.readSessionCookie(header)
  if (!secret) return { ...NO_SESSION, cookie: null }
  const { session } = await lucia.validateSession(secret)
  if (!session) return { ...NO_SESSION, cookie: lucia.createBlankSessionCookie().serialize() }
  const cookie = session.fresh ? lucia.createSessionCookie(session.id).serialize() : null
  return { secret, personId: session.userId, actingForId: session.actingForId, cookie }
}

type Identity = Awaited<ReturnType<typeof identifySession>>

/** Who asks and when; a page that is only shown, to somebody unknown, asks the database for neither. */
const whoAndWhen = async (parts: ContextParts, { personId, actingForId }: Identity, method: string) =>
  personId || (method !== "GET" && method !== "HEAD")
    ? loadActor(parts.database.db, personId, actingForId)
    : { actor: NOBODY, now: await parts.readingClock(), unread: 0 }

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
  const { actor, now, unread } = await whoAndWhen(parts, identity, request.method)
  const catalogue = parts.messages()
  const locale = negotiateLocale(Object.keys(catalogue), {
    chosen: chosenLanguage(header),
    person: actor.personId ? actor.language : null,
    acceptLanguage: request.headers["accept-language"] ?? null,
  })
  const messages = catalogue[locale] ?? {}
  const requestId = String(response.locals.requestId)
  const { settings, files, alike } = parts
  return {
    ctx: { db: parts.database.db, actor, now, settings, files, requestId, alike },
    requestId,
    unread,
    nonce: String(response.locals.nonce),
    locale,
    locales: Object.keys(catalogue).sort(),
    messages,
    t: parts.translate(locale),
    speak: parts.translate,
    workshop: parts.workshop,
    sessionSecret: identity.secret,
    refused: false,
    setCookie,
    shownMail: parts.shownMail,
    shownSettings: parts.shownSettings,
  }
}
