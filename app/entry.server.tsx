import { PassThrough } from "node:stream"
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from "@remix-run/node"
import { RemixServer } from "@remix-run/react"
import { isbot } from "isbot"
import { renderToPipeableStream } from "react-dom/server"
import type { Messages } from "./i18n/translate.ts"
import { TranslationProvider } from "./i18n/translation.tsx"
import { NonceProvider } from "./nonce.tsx"

const ABORT_AFTER_MS = 5000

/** Domains whose messages a hydrated page carries along: the editor's. */
const CARRIED = ["common", "documents", "errors", "people"]

/** In development every page is hydrated, and carries everything. */
const carriedMessages = (messages: Messages): Messages =>
  import.meta.env.DEV ? messages : Object.fromEntries(CARRIED.map((domain) => [domain, messages[domain]]))

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
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <TranslationProvider value={{ locale, t, messages: carried }}>
          <RemixServer context={remix} url={request.url} nonce={nonce} abortDelay={ABORT_AFTER_MS} />
        </TranslationProvider>
      </NonceProvider>,
      {
        nonce,
        [whole ? "onAllReady" : "onShellReady"]() {
          const body = new PassThrough()
          headers.set("Content-Type", "text/html; charset=utf-8")
          headers.set("Content-Language", locale)
          headers.set("Cache-Control", "private, no-cache")
          headers.set("Vary", "Cookie, Accept-Language")
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }))
          pipe(body)
        },
        onShellError: reject,
        onError(error) {
          code = 500
          reportError(error, requestId)
        },
      },
    )
    setTimeout(abort, ABORT_AFTER_MS + 1000)
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
