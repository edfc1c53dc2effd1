import type { NextFunction, Request, Response } from "express"

/** How large a body may be, in bytes: of a form, of a form with files, and of all the latter at one time. */
export type BodyLimits = { form: number; files: number; together: number }
/** Says in the reader's words that a body is too large (413), or that too many come in now (503). */
export type BodyRefusal = (request: Request, response: Response, status: 413 | 503) => void

/** What is beyond the limit this many times over is not even listened to. */
const HEARD_OUT = 10

const inEnglish: BodyRefusal = (_request, response, status) => {
  const text = status === 413 ? "The request is too large." : "Too many files are coming in. Try again soon."
  response.type("text/plain").send(text)
}

const isRead = ({ method }: Request) => method === "GET" || method === "HEAD" || method === "OPTIONS"
const hasFiles = (request: Request) => /^multipart\/form-data\b/i.test(request.headers["content-type"] ?? "")

/**
 * Refuses bodies above the limit and those that do not say how long they are; no form of ours is either. A
 * form with files may be larger, and all of them together only so large, since they are held in memory.
 */
export const bodyLimit = (limits: BodyLimits, say: BodyRefusal = inEnglish) => {
  let comingIn = 0
  const refuse = (request: Request, response: Response, status: 413 | 503, length: number, limit: number) => {
    response.status(status).setHeader("Connection", "close")
    if (length > limit * HEARD_OUT) return say(request, response, status)
    // A browser reads the answer only after it has sent everything.
    request.on("end", () => say(request, response, status)).resume()
  }
  return (request: Request, response: Response, next: NextFunction) => {
    if (isRead(request)) return next()
    const length = Number(request.headers["content-length"] ?? 0)
    const limit = hasFiles(request) ? limits.files : limits.form
    if (request.headers["transfer-encoding"] !== undefined)
      return refuse(request, response, 413, Number.POSITIVE_INFINITY, limit)
    if (!(length <= limit)) return refuse(request, response, 413, length, limit)
    if (length <= limits.form) return next()
    if (comingIn + length > limits.together) return refuse(request, response, 503, length, limit)
    comingIn += length
    response.once("close", () => {
      comingIn -= length
    })
    next()
  }
}
