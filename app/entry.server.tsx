import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from "@remix-run/node"
import { RemixServer } from "@remix-run/react"
import { isbot } from "isbot"
import { renderToPipeableStream } from "react-dom/server"
import { htmlStream } from "./html-stream.server.ts"
import type { Messages } from "./i18n/translate.ts"
import { TranslationProvider } from "./i18n/translation.tsx"
import { NonceProvider } from "./nonce.tsx"

const ABORT_AFTER_MS = 5000

/** Domains whose messages a hydrated page carries along: the editor's, and those of the frame around it. */
const CARRIED = ["comfort", "comments", "common", "documents", "errors", "links", "pictures", "search"]

/** In development every page is hydrated, and carries everything. */
const carriedMessages = (messages: Messages): Messages =>
  import.meta.env.DEV ? messages : Object.fromEntries(CARRIED.map((domain) => [domain, messages[domain]]))

/**
 * Whether a page may be shown again as it is (`server/page-copy.ts`), with the form key in its frame: `shared` is the
 * same for all who are not signed in, `kept` has no form but the frame's and says nothing that is not in the database.
 */
const mayBeShownAgain = ({ routeModules, staticHandlerContext: { matches, loaderData } }: EntryContext) => {
  const handles = matches.map(
    ({ route }) => routeModules[route.id]?.handle as Record<string, true> | undefined,
  )
  const again = ["shared", "kept"].find((name) => handles.some((handle) => handle?.[name]))
  return again && `${again} ${(loaderData.root as { signOutKey?: string } | undefined)?.signOutKey ?? ""}`
}

/** Renders a page as a stream; a failure before the first byte becomes an error answer. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce, locale, t, messages, requestId }: AppLoadContext,
) {
  const whole = isbot(request.headers.get("user-agent") ?? "") || remix.isSpaMode
  const carried = carriedMessages(messages)
  return new Promise<Response>((resolve, reject) => {
    let code = status
    const answer = () => {
      const body = htmlStream()
      headers.set("Content-Type", "text/html; charset=utf-8")
      headers.set("Content-Language", locale)
      headers.set("Cache-Control", "private, no-cache")
      headers.set("Vary", "Cookie, Accept-Language")
      const again = request.method === "GET" && !import.meta.env.DEV && mayBeShownAgain(remix)
      if (again) headers.set("Tavoli-Again", again)
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }))
      pipe(body)
    }
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <TranslationProvider value={{ locale, t, messages: carried }}>
          <RemixServer context={remix} url={request.url} nonce={nonce} abortDelay={ABORT_AFTER_MS} />
        </TranslationProvider>
      </NonceProvider>,
      {
        nonce,
        onShellReady() {
          if (!whole) answer()
        },
        onAllReady() {
          clearTimeout(late)
          if (whole) answer()
        },
        onShellError(error) {
          clearTimeout(late)
          reject(error)
        },
        onError(error) {
          code = 500
          reportError(error, requestId)
        },
      },
    )
    const late = setTimeout(abort, ABORT_AFTER_MS + 1000)
  })
}

/** The stack of an error without the values of its query: parameters are people's names and texts. */
const stackOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const { query, cause } = error as { query?: string; cause?: unknown }
  if (query === undefined) return error.stack ?? error.message
  const frames = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "))
  return [`Failed query: ${query}`, cause instanceof Error ? cause.message : "", ...frames].join("\n")
}

const reportError = (error: unknown, requestId: string) => {
  const stack = stackOf(error)
  process.stderr.write(`${JSON.stringify({ level: 50, requestId, msg: "page failed", stack })}\n`)
}

/** Logs what a loader or action did not expect, with the id that the error page shows. */
export function handleError(error: unknown, { request, context }: { request: Request; context: unknown }) {
  if (request.signal.aborted) return
  reportError(error, (context as AppLoadContext).requestId)
}
