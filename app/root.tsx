import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react"
import type { ReactNode } from "react"
import { ErrorContent, errorKind } from "./error-content.tsx"
import { Frame, type FrameData } from "./frame.tsx"
import { newKey } from "./http.server.ts"
import { useTranslation } from "./i18n/translation.tsx"
import { useNonce } from "./nonce.tsx"
import { PRIVACY_VERSION } from "./people/notice.ts"
import ltr from "./ui/styles/ltr.scss?url"
import rtl from "./ui/styles/rtl.scss?url"

export const links: LinksFunction = () => [
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "manifest", href: "/manifest.webmanifest" },
]

export const loader = ({ context, request }: LoaderFunctionArgs): FrameData => {
  const { ctx, locales, requestId } = context
  const url = new URL(request.url)
  return {
    actor: ctx.actor.personId
      ? {
          name: ctx.actor.name ?? "",
          organisation: ctx.actor.actingFor?.organisationName ?? null,
          others: ctx.actor.memberships
            .filter((one) => one.organisationId !== ctx.actor.actingFor?.organisationId)
            .map((one) => ({ id: one.organisationId, name: one.organisationName })),
          isAdministrator: ctx.actor.isAdministrator,
          hasNoticeToRead: ctx.actor.privacyVersion !== PRIVACY_VERSION,
        }
      : null,
    demo: ctx.settings.demo,
    showsMail: ctx.settings.mailIsShown,
    unread: context.unread,
    locales,
    path: url.pathname + url.search,
    signOutKey: newKey(),
    requestId,
    errorTitles: Object.fromEntries(
      (["not_found", "forbidden", "conflict", "invalid", "server"] as const).map((kind) => [
        kind,
        context.t("common.title", { what: context.t(`errors.${kind}.title`) }),
      ]),
    ),
  }
}

/** The title of a page that could not be shown; every other page brings its own. */
export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  if (!error) return []
  const kind = errorKind(isRouteErrorResponse(error) ? error.status : 500)
  return [{ title: data?.errorTitles[kind] ?? "Tavoli" }]
}

const isHydrated = (handle: unknown) => (handle as { hydrate?: boolean } | undefined)?.hydrate === true

/** The script of a page: none but for the few that live in the browser, and every one in development. */
const PageScripts = () => {
  const nonce = useNonce()
  const { locale, messages } = useTranslation()
  const wanted = useMatches().some((match) => isHydrated(match.handle)) || import.meta.env.DEV
  const enhance = (
    <>
      <script src="/enhance.js" defer nonce={nonce} />
      <script src="/slash.js" defer nonce={nonce} />
    </>
  )
  if (!wanted) return enhance
  const carried = JSON.stringify({ locale, messages }).replaceAll("<", "\\u003c")
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own messages, with < escaped */}
      <script id="translation" type="application/json" dangerouslySetInnerHTML={{ __html: carried }} />
      {enhance}
      <ScrollRestoration nonce={nonce} />
      <Scripts nonce={nonce} />
    </>
  )
}

export const Layout = ({ children }: { children: ReactNode }) => {
  const { locale, dir } = useTranslation()
  return (
    <html lang={locale} dir={dir}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <Meta />
        <link rel="stylesheet" href={dir === "rtl" ? rtl : ltr} />
        <Links />
      </head>
      <body>
        {children}
        <PageScripts />
      </body>
    </html>
  )
}

export default function App() {
  const data = useRouteLoaderData<typeof loader>("root")
  return (
    <Frame data={data}>
      <Outlet />
    </Frame>
  )
}

/** What remains when a page could not be shown: why, and what one can do now. */
export function ErrorBoundary() {
  const error = useRouteError()
  const data = useRouteLoaderData<typeof loader>("root")
  const answer = isRouteErrorResponse(error)
    ? { status: error.status, data: error.data }
    : { status: 500, data: null }
  return (
    <Frame data={data}>
      <ErrorContent
        status={answer.status}
        detail={answer.data}
        requestId={data?.requestId}
        isMember={Boolean(data?.actor)}
      />
    </Frame>
  )
}
