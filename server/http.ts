import { readdirSync, readFileSync } from "node:fs"
import { createServer, type Server, type ServerResponse } from "node:http"
import { basename, join } from "node:path"
import { createRequestHandler } from "@remix-run/express"
import type { ServerBuild } from "@remix-run/node"
import compression from "compression"
import express, { type Request, type Response } from "express"
import type { OpenDb } from "#db/client.server.ts"
import { snapshotOf } from "./alike-reads.ts"
import { bodyLimit } from "./body-limit.ts"
import { type ContextParts, openContext } from "./context.ts"
import type { Env } from "./env.ts"
import { keptPages } from "./kept-pages.ts"
import type { Log } from "./log.ts"
import type { Metrics } from "./metrics.ts"
import { bySection } from "./route-sections.ts"
import { addressCheck, originCheck, securityHeaders } from "./security.ts"
import { sharedPages } from "./shared-pages.ts"
import { tooLargePage } from "./too-large.ts"
import { policyIn, VERIFY_PAGE } from "./verify-page.ts"

const MEGABYTE = 1024 * 1024
/** So many of the largest forms with files may come in at one time. */
const LARGE_FORMS = 6

type Parts = ContextParts & {
  database: OpenDb
  env: Env
  log: Log
  metrics: Metrics
  origins: () => readonly string[]
  isReady(): boolean
  root: string
}

const isLocal = (request: Request) =>
  ["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(request.socket.remoteAddress ?? "")

/** The operator's addresses: alive, ready, figures. */
const operation = ({ database, env, metrics, isReady }: Parts) => {
  const router = express.Router()
  router.get("/healthz", (_request, response) => void response.json({ ok: true, pid: process.pid }))
  router.get("/readyz", async (_request, response) => {
    const ready =
      isReady() &&
      (await database.query("select 1", []).then(
        () => true,
        () => false,
      ))
    response.status(ready ? 200 : 503).json({ ready })
  })
  router.get("/metrics", async (request, response) => {
    const allowed = env.metricsToken
      ? request.headers.authorization === `Bearer ${env.metricsToken}`
      : isLocal(request) && request.headers["x-forwarded-for"] === undefined
    if (!allowed) return void response.status(404).end()
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
  return router
}

/** One line per answered request: ids, times and the route's address without its query. */
const requestLog =
  ({ log, metrics }: Parts) =>
  (request: Request, response: Response, next: () => void) => {
    const started = process.hrtime.bigint()
    const address = request.path
    response.on("finish", () => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9
      metrics.requests.labels(request.method, String(response.statusCode)).observe(seconds)
      if (address.startsWith("/assets/")) return
      const path = address.replace(/^\/(invitations|links|adhesions|unsubscribe)\/[^/]+/, "/$1/…")
      log.info(
        {
          requestId: response.locals.requestId,
          method: request.method,
          path,
          status: response.statusCode,
          ms: Math.round(seconds * 1000),
        },
        "request",
      )
    })
    next()
  }

const pages = (parts: Parts, build: ServerBuild | (() => Promise<ServerBuild>)) =>
  createRequestHandler({
    build,
    mode: parts.env.production ? "production" : "development",
    getLoadContext: (request, response) => openContext(parts, request, response),
  })

/** Development: Vite in middleware mode on the same port. */
const development = async (app: express.Express, server: Server, parts: Parts) => {
  const vite = await import("vite")
  const dev = await vite.createServer({
    configFile: join(parts.root, "remix.config.js"),
    server: { middlewareMode: true, hmr: { server } },
  })
  app.use(dev.middlewares)
  app.all(
    "*",
    pages(parts, () => dev.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>),
  )
  return () => dev.close()
}

/** The page that counts a ballot again brings its own script and style: its policy allows those and no request. */
const verifyPolicy = (client: string) => {
  const policy = policyIn(readFileSync(join(client, VERIFY_PAGE), "utf8"))
  return (response: ServerResponse, path: string) => {
    if (basename(path) === VERIFY_PAGE) response.setHeader("Content-Security-Policy", policy)
  }
}

const production = async (app: express.Express, parts: Parts) => {
  const client = join(parts.root, "build/client")
  app.use(
    "/assets",
    express.static(join(client, "assets"), { immutable: true, maxAge: "1y", fallthrough: false }),
  )
  // Most addresses are pages: only names that are there are looked for in the folder.
  const names = new Set(readdirSync(client).map((name) => `/${name}`))
  const topFiles = express.static(client, { maxAge: "1h", redirect: false, setHeaders: verifyPolicy(client) })
  app.use((request, response, next) =>
    names.has(`/${request.path.split("/")[1]}`) ? topFiles(request, response, next) : next(),
  )
  const build = (await import(join(parts.root, "build/server/index.js"))) as ServerBuild
  app.use(sharedPages({ locales: () => Object.keys(parts.messages()) }))
  app.use(keptPages({ snapshot: () => snapshotOf(parts.database) }))
  const handlerOf = bySection(build, (section) => pages(parts, section))
  app.all("*", (request, response, next) => handlerOf(request.path)(request, response, next))
  return async () => {}
}

/** The HTTP side: static files, security headers, origin check, request ids, pages. */
export const createHttp = async (parts: Parts) => {
  const app = express()
  const server = createServer({ requestTimeout: 600_000, headersTimeout: 20_000 }, app)
  const { env } = parts
  app.disable("x-powered-by")
  app.set("trust proxy", env.trustProxy)
  app.use(securityHeaders({ development: !env.production, https: env.publicUrl.startsWith("https:") }))
  app.use(requestLog(parts))
  app.use(operation(parts))
  app.use(addressCheck)
  app.use(originCheck(parts.origins))
  const withFiles = env.formMegabytes * MEGABYTE
  app.use(
    bodyLimit(
      { form: MEGABYTE, files: withFiles, together: withFiles * LARGE_FORMS },
      tooLargePage(parts.messages, env.formMegabytes),
    ),
  )
  app.use(compression())
  const closePages = env.production ? await production(app, parts) : await development(app, server, parts)
  return { server, closePages }
}
