import type { BrowserContext, ConsoleMessage, Request, Response } from "@playwright/test"

/** What went wrong in the pages of a test, in the order in which it did. */
export type Problems = {
  seen: string[]
  /** Lets what matches pass from now on, where the journey itself provokes it (going offline, say). */
  allow: (pattern: RegExp) => void
}

export const newProblems = (): Problems & { add: (problem: string) => void } => {
  const allowed: RegExp[] = []
  const seen: string[] = []
  return {
    seen,
    allow: (pattern) => void allowed.push(pattern),
    add: (problem) => {
      if (!allowed.some((pattern) => pattern.test(problem))) seen.push(problem)
    },
  }
}

const ASSETS = new Set(["script", "stylesheet", "image", "font", "manifest", "media"])

/** A refusal is part of a journey and is asserted there; a broken page or a missing file never is. */
const isBroken = (response: Response) =>
  response.status() >= 500 || (response.status() >= 400 && ASSETS.has(response.request().resourceType()))

/** The browser's own line for an answer of 400 and above; `isBroken` judges those. */
const isAboutAnAnswer = (message: ConsoleMessage) =>
  message.text().startsWith("Failed to load resource: the server responded with a status")

/** A page that is left takes its open requests with it. */
const wasLeft = (request: Request) => request.failure()?.errorText === "net::ERR_ABORTED"

const isForeign = (address: string, origin: string) => {
  const { protocol, origin: target } = new URL(address)
  return /^(https?|wss?):$/.test(protocol) && target.replace(/^ws/, "http") !== origin
}

const listenForViolations = () =>
  document.addEventListener("securitypolicyviolation", (event) => {
    const report = (globalThis as unknown as { reportViolation: (what: string) => void }).reportViolation
    report(
      `${event.effectiveDirective} blocked ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`,
    )
  })

/**
 * Watches every page of a context: errors on the console, uncaught errors, violations of the content
 * security policy, requests that failed or went to somebody else.
 */
export const watch = async (context: BrowserContext, origin: string, add: (problem: string) => void) => {
  await context.exposeBinding("reportViolation", (_source, what: string) =>
    add(`content security policy: ${what}`),
  )
  await context.addInitScript(listenForViolations)
  context.on("console", (message) => {
    if (message.type() === "error" && !isAboutAnAnswer(message)) add(`console: ${message.text()}`)
  })
  context.on("weberror", (error) => add(`uncaught: ${error.error().stack ?? error.error().message}`))
  context.on("request", (request) => {
    if (isForeign(request.url(), origin)) add(`request to somebody else: ${request.url()}`)
  })
  context.on("requestfailed", (request) => {
    if (!wasLeft(request)) add(`request failed: ${request.url()} ${request.failure()?.errorText ?? ""}`)
  })
  context.on("response", (response) => {
    if (isBroken(response)) add(`answered ${response.status()}: ${response.url()}`)
  })
}
