import { randomBytes, randomUUID } from "node:crypto"
import type { NextFunction, Request, Response } from "express"
import helmet from "helmet"

/** The content security policy of a page; development lets Vite inject its styles. */
export const contentSecurityPolicy = (nonce: string, development: boolean) =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self' data:",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join("; ")

/** Gives every request its id and nonce, and every answer its security headers. */
export const securityHeaders = ({ development, https }: { development: boolean; https: boolean }) => {
  const common = helmet({
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: "deny" },
  })
  return (request: Request, response: Response, next: NextFunction) => {
    response.locals.nonce = randomBytes(16).toString("base64url")
    response.locals.requestId = randomUUID()
    response.setHeader("X-Request-Id", response.locals.requestId)
    response.setHeader("Content-Security-Policy", contentSecurityPolicy(response.locals.nonce, development))
    response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()")
    common(request, response, next)
  }
}

/**
 * The origins that our own pages are served from: PUBLIC_URL alone when it is set, else this machine's own
 * names with the port listened on.
 */
export const ownOrigins = (publicUrl: string, port: number): readonly string[] =>
  publicUrl
    ? [new URL(publicUrl).origin]
    : ["localhost", "127.0.0.1", "[::1]"].map((name) => new URL(`http://${name}:${port}`).origin)

const isSafeMethod = (method: string) => method === "GET" || method === "HEAD" || method === "OPTIONS"

/**
 * Whether a request that changes something comes from one of our own pages. A browser sends Origin with
 * every such request; where it is missing, Sec-Fetch-Site must say that the page was ours.
 */
export const isOwnRequest = (
  method: string,
  headers: { origin?: string | undefined; site?: string | undefined },
  origins: readonly string[],
): boolean => {
  if (isSafeMethod(method)) return true
  if (headers.site && headers.site !== "same-origin") return false
  if (headers.origin) return origins.includes(headers.origin)
  return headers.site === "same-origin"
}

/**
 * Posts whose address is itself the permission: mail providers unsubscribe from their own servers (RFC 8058),
 * without our page and without anybody's session.
 */
const isKeyedPost = (path: string) => /^\/unsubscribe\/[\w-]{20,64}$/.test(path)

/** Refuses a change that another site's page asks for. */
export const originCheck =
  (origins: () => readonly string[]) => (request: Request, response: Response, next: NextFunction) => {
    if (isKeyedPost(request.path)) {
      // Remix compares Origin with Host once more, and would refuse what is let through here.
      delete request.headers.origin
      return next()
    }
    const { origin } = request.headers
    const site = request.headers["sec-fetch-site"] as string | undefined
    if (isOwnRequest(request.method, { origin, site }, origins())) return next()
    response.status(403).type("text/plain").send("This request did not come from a page of this site.")
  }

/** Refuses addresses that hold a NUL, which no database text can: nothing of ours has such an address. */
export const addressCheck = (request: Request, response: Response, next: NextFunction) => {
  if (!/%00/.test(request.url)) return next()
  response.status(400).type("text/plain").send("There is no such address.")
}
