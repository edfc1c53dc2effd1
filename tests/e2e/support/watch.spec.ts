import { createServer } from "node:http"
import { test as base, expect, type Page } from "@playwright/test"
import { until } from "#tests/support/machine.ts"
import { checkPage } from "./check-page.ts"
import { newProblems, watch } from "./watch.ts"

/** What the journeys rely on: that a page which goes wrong is noticed. Its pages are planted, one fault each. */
const PAGES: Record<string, string> = {
  "/fine": "<p>Buongiorno</p>",
  "/inline-script": "<script>1</script>",
  "/foreign": '<img alt="" src="http://localhost:9/x.png">',
  "/missing-image": '<img alt="" src="/missing.png">',
  "/error": '<script src="/error.js"></script>',
  "/uncaught": '<script src="/uncaught.js"></script>',
  "/no-alternative": '<img src="/pixel.svg">',
  "/wide": `<pre>${"x".repeat(5000)}</pre>`,
}
const FILES: Record<string, [type: string, text: string]> = {
  "/error.js": ["text/javascript", 'console.error("planted")'],
  "/uncaught.js": ["text/javascript", 'throw new Error("planted")'],
  "/pixel.svg": ["image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
  "/favicon.ico": ["image/svg+xml", "<svg/>"],
}

const pageOf = (body: string) =>
  `<!doctype html><html lang="it"><head><title>Prova</title></head><body><main><h1>Prova</h1>${body}</main></body></html>`

type Fixtures = { origin: string; seen: (path: string) => Promise<string> }

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its pattern
  origin: async ({}, use) => {
    const server = createServer((request, response) => {
      const body = PAGES[request.url ?? ""]
      const [type, text] = body
        ? ["text/html", pageOf(body)]
        : (FILES[request.url ?? ""] ?? ["text/html", null])
      const headers = {
        "content-type": `${type}; charset=utf-8`,
        "content-security-policy": "default-src 'self'",
      }
      response.writeHead(text === null ? 404 : 200, headers).end(text ?? pageOf("<p>Non c'è</p>"))
    })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    const address = server.address()
    await use(`http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`)
    server.close()
  },
  seen: async ({ page, context, origin }, use) => {
    const problems = newProblems()
    await watch(context, origin, problems.add)
    await use(async (path) => {
      await page.goto(origin + path)
      await until(() => problems.seen.length > 0, { within: 5000, what: "a problem" })
      return problems.seen.join("\n")
    })
  },
})

const PLANTED: [path: string, noticed: RegExp][] = [
  ["/inline-script", /content security policy: script-src-elem blocked inline/],
  ["/foreign", /request to somebody else: http:\/\/localhost:9/],
  ["/missing-image", /answered 404: .*missing\.png/],
  ["/error", /console: planted/],
  ["/uncaught", /uncaught: .*planted/],
]

for (const [path, noticed] of PLANTED)
  test(`a page with a fault is noticed: ${path.slice(1)}`, async ({ seen }) => {
    await expect.poll(() => seen(path)).toMatch(noticed)
  })

const open = async (page: Page, address: string) => {
  await page.goto(address)
  return checkPage(page)
}

test("a page that is not accessible is noticed", async ({ page, origin }) => {
  await expect(open(page, `${origin}/no-alternative`)).rejects.toThrow("image-alt")
})

test("a page that scrolls sideways is noticed", async ({ page, origin }) => {
  await expect(open(page, `${origin}/wide`)).rejects.toThrow("scrolls sideways")
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("a page that is not accessible, or scrolls sideways, is noticed too", async ({ page, origin }) => {
    await expect(open(page, `${origin}/no-alternative`)).rejects.toThrow("image-alt")
    await expect(open(page, `${origin}/wide`)).rejects.toThrow("scrolls sideways")
    await open(page, `${origin}/fine`)
  })
})

for (const [name, path] of [
  ["a page in order", "/fine"] as const,
  ["a page that is not there", "/nowhere"] as const,
])
  test(`${name} gives no alarm`, async ({ page, context, origin }) => {
    const problems = newProblems()
    await watch(context, origin, problems.add)
    await open(page, origin + path)
    expect(problems.seen).toEqual([])
  })
