import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { extname } from "node:path"
import { test as base, expect, type Page } from "@playwright/test"
import { build, type Rollup } from "vite"
import { firstUpdate } from "#app/documents/editor/first-update.server.ts"
import { tavoliStyles } from "#app/ui/styles/plugin.ts"
import { newProblems, watch } from "../support/watch.ts"
import type { Stage } from "./stage/two-editors.tsx"

export { expect }

const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; font-src 'self' data:; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
}

type Files = Map<string, string | Uint8Array>

/** The page of the stage, built as the production pages are, in memory. */
const built = async (): Promise<Files> => {
  const result = (await build({
    configFile: false,
    root: new URL("stage/", import.meta.url).pathname,
    publicDir: new URL("../../../public/", import.meta.url).pathname,
    logLevel: "error",
    plugins: [tavoliStyles()],
    esbuild: { jsx: "automatic" },
    build: { write: false, target: "es2022", assetsInlineLimit: 0, copyPublicDir: false },
  })) as Rollup.RollupOutput
  return new Map(
    result.output.map((file) => [`/${file.fileName}`, file.type === "chunk" ? file.code : file.source]),
  )
}

const serve = (files: Files): Promise<Server> => {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://stage").pathname
    const file = files.get(path === "/" ? "/index.html" : path)
    // Icons and the browser's own requests are not what these tests are about.
    response.writeHead(file === undefined ? 204 : 200, {
      "content-type": TYPES[extname(path)] ?? (path === "/" ? TYPES[".html"] : "application/octet-stream"),
      "content-security-policy": POLICY,
    })
    response.end(file)
  })
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)))
}

export type Side = "a" | "b"

/** Two editors in a browser, see `stage/two-editors.tsx`. */
export const onStage = (page: Page) => {
  const call = <K extends keyof Stage>(name: K, ...args: Parameters<Stage[K]>) =>
    page.evaluate(
      ([method, values]) => {
        const { stage } = globalThis as unknown as { stage: Record<string, (...all: unknown[]) => unknown> }
        return stage[method as string]?.(...(values as unknown[]))
      },
      [name, args] as const,
    ) as Promise<ReturnType<Stage[K]>>
  return {
    call,
    open: (template: string) => call("open", [...firstUpdate(template, "stage")]),
    caret: (side: Side, text: string, offset = 0) => call("select", side, text, offset, false),
    over: (side: Side, text: string) => call("select", side, text, 0, true),
    tool: (side: Side, name: string) =>
      page.locator(`#${side}`).getByRole("button", { name, exact: true }).click(),
    type: (text: string) => page.keyboard.type(text),
    editor: (side: Side) => page.locator(`#${side} [role=textbox]`),
  }
}

type Fixtures = { page: Page; stage: ReturnType<typeof onStage> }
type WorkerFixtures = { shared: { page: Page; seen: string[] } }

/** The page is opened once for all tests of a worker; each opens its texts anew. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  shared: [
    async ({ browser }, use) => {
      const server = await serve(await built())
      const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] })
      const problems = newProblems()
      await watch(context, address, problems.add)
      const page = await context.newPage()
      await page.goto(address)
      await use({ page, seen: problems.seen })
      await context.close()
      server.close()
    },
    { scope: "worker", timeout: 120_000 },
  ],
  page: async ({ shared }, use) => use(shared.page),
  stage: async ({ shared }, use) => {
    shared.seen.length = 0
    await use(onStage(shared.page))
    expect(shared.seen, "problems in the page").toEqual([])
  },
})
