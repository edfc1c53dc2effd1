import type { Response } from "express"
import { newKey } from "#app/http.server.ts"

/**
 * Set by a page that may be shown again (`app/entry.server.tsx`), with the form key in its frame; never sent.
 * "shared": also to others who are not signed in; "kept": only to the same reader.
 */
export const AGAIN_HEADER = "Tavoli-Again"

const MOST_BYTES = 200_000
const KEPT_HEADERS = ["content-type", "content-language", "cache-control", "vary"]

export type Again = "shared" | "kept"
/** A page as it was made, cut where its nonce and its form key stand. */
export type PageCopy = {
  parts: readonly (readonly string[])[]
  headers: Record<string, string>
  bytes: number
}

const cut = (body: string, nonce: string, formKey: string | undefined) =>
  body.split(nonce).map((part) => (formKey ? part.split(formKey) : [part]))

/** Collects what is written to the response, and gives it to `keep` once it is whole, if the page may be shown again. */
export const copyPage = (response: Response, keep: (copy: PageCopy, again: Again) => void) => {
  const chunks: Buffer[] = []
  let bytes = 0
  const add = (chunk: unknown) => {
    if (typeof chunk !== "string" && !(chunk instanceof Uint8Array)) return
    const part = Buffer.from(chunk as Uint8Array)
    bytes += part.length
    if (bytes <= MOST_BYTES) chunks.push(part)
  }
  const { write, end, writeHead } = response
  let said: string | null = null
  response.writeHead = ((...rest: Parameters<typeof writeHead>) => {
    if (response.statusCode === 200) said = String(response.getHeader(AGAIN_HEADER) ?? "") || null
    response.removeHeader(AGAIN_HEADER)
    return writeHead.apply(response, rest)
  }) as typeof writeHead
  response.write = ((...rest: Parameters<typeof write>) => {
    add(rest[0])
    return write.apply(response, rest)
  }) as typeof write
  response.end = ((...rest: Parameters<typeof end>) => {
    add(rest[0])
    const answered = end.apply(response, rest)
    if (!said || bytes > MOST_BYTES || response.hasHeader("Set-Cookie")) return answered
    const [again, formKey] = said.split(" ")
    const headers = Object.fromEntries(KEPT_HEADERS.map((name) => [name, String(response.getHeader(name))]))
    const parts = cut(Buffer.concat(chunks).toString("utf8"), response.locals.nonce, formKey)
    keep({ parts, headers, bytes }, again as Again)
    return answered
  }) as typeof end
}

/** Shows a copy with a nonce and a form key of its own. */
export const showCopy = ({ parts, headers }: PageCopy, response: Response) => {
  const formKey = newKey()
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  response.end(parts.map((part) => part.join(formKey)).join(response.locals.nonce))
}

/** Only who has no cookie but the language's is surely nobody in particular. */
export const isNobody = (cookies: string) =>
  cookies.split(";").every((part) => part.trim() === "" || part.trim().startsWith("tavoli_language="))
