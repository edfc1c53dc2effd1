import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test"
import { type Server, startServer } from "#tests/support/server.ts"
import { checkPage } from "./check-page.ts"
import { newProblems, type Problems, watch } from "./watch.ts"

export { expect }

const LOG_TAIL = 3000

type Fixtures = {
  /** What went wrong in any page of this test; the test fails if something did. */
  problems: Problems
  /** Another browser, as another person would use, watched like the first one; closed after the test. */
  open: (options?: BrowserContextOptions) => Promise<BrowserContext>
  /** Asserts that a page is accessible and does not scroll sideways; see `check-page.ts`. */
  checkPage: (page: Page) => Promise<void>
  watched: ReturnType<typeof newProblems>
}

/** The production server with demo data that the tests of one worker share. */
type WorkerFixtures = { server: Server }

export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its pattern
    async ({}, use) => {
      const server = await startServer()
      await use(server)
      await server.stop()
    },
    { scope: "worker", timeout: 240_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  watched: [
    async ({ server }, use, info) => {
      const problems = newProblems()
      await use(problems)
      if (info.errors.length > 0 || problems.seen.length > 0)
        console.log(`The server's log ended with:\n${server.log().slice(-LOG_TAIL)}`)
      expect(problems.seen, "problems in the pages of this test").toEqual([])
    },
    { auto: true },
  ],
  problems: async ({ watched }, use) => use(watched),
  context: async ({ context, server, watched }, use) => {
    await watch(context, server.url, watched.add)
    await use(context)
  },
  open: async ({ browser, server, watched, locale, timezoneId }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (options = {}) => {
      const base = {
        baseURL: server.url,
        ...(locale ? { locale } : {}),
        ...(timezoneId ? { timezoneId } : {}),
      }
      const context = await browser.newContext({ ...base, ...options })
      contexts.push(context)
      await watch(context, options.baseURL ?? server.url, watched.add)
      return context
    })
    await Promise.all(contexts.map((context) => context.close()))
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its pattern
  checkPage: async ({}, use) => use(checkPage),
})
