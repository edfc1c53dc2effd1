import { chromium } from "@playwright/test"
import { DEMO_PASSWORD } from "#db/demo/people.ts"
import { findBrowser } from "#tests/support/browser.ts"
import { weighPage } from "#tests/support/page-weight.ts"
import { startServer } from "#tests/support/server.ts"

/**
 * `npm run bench:budget`: bytes and time of the pages that matter at a bus stop, on a phone of 360 px over
 * slow 3G, first view, signed in. Not over 100 kB without fonts, words on the screen within 3 seconds.
 */
const PAGES = ["/desk", "/inbox"]
const MOST_BYTES = 100_000
const MOST_MS = 3000

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9)

const measure = async (url: string, language: string) => {
  const { executablePath, args } = findBrowser() ?? {}
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...(args ?? [])],
  })
  const context = await browser.newContext({ baseURL: url })
  const page = await context.newPage()
  await page.goto("/sign-in")
  await page.locator("input[name=email]").first().fill("bruno.prova@demo.example")
  await page.locator("input[type=password]").fill(DEMO_PASSWORD)
  await page.locator("input[type=password]").press("Enter")
  await page.waitForURL("**/desk")
  await page.goto(`/language/${language}?to=/desk`)
  const cookies = await context.storageState()
  let isOver = false
  for (const path of PAGES) {
    const fresh = await browser.newContext({ baseURL: url, storageState: cookies })
    const { byKind, counted, firstPaint, whole } = await weighPage(fresh, path, { slow: true })
    await fresh.close()
    isOver ||= counted > MOST_BYTES || firstPaint > MOST_MS
    const parts = Object.entries(byKind).map(([kind, bytes]) => `${kind} ${kB(bytes).trim()}`)
    console.log(
      `${path.padEnd(10)} ${language}  ${kB(counted)} without fonts, words after ${Math.round(firstPaint)} ms, whole after ${Math.round(whole)} ms`,
    )
    console.log(`           ${parts.join(", ")}`)
  }
  await browser.close()
  return isOver
}

const server = await startServer()
const over = []
for (const language of ["it", "ar"]) over.push(await measure(server.url, language))
await server.stop()
if (over.includes(true)) {
  console.log(`Over the budget of ${kB(MOST_BYTES).trim()} and ${MOST_MS} ms.`)
  process.exitCode = 1
}
