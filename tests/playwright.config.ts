import { defineConfig } from "@playwright/test"
import { findBrowser } from "./support/browser.ts"

/**
 * Journeys in a browser on the production build: `tests/e2e/**\/*.spec.ts`, with `test` and `expect` from
 * `tests/e2e/support/test.ts`, which starts the server and watches the pages. Nothing is tried twice.
 */
const browser = findBrowser()
const report = process.env.TAVOLI_TEST_REPORT

export default defineConfig({
  testDir: "e2e",
  outputDir: ".output/e2e",
  forbidOnly: true,
  retries: 0,
  workers: 2,
  fullyParallel: false,
  // What hangs is ended: no measure of how quick a page is, on a machine that does other things too.
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["./support/playwright-reporter.ts", { file: report }]],
  use: {
    actionTimeout: 20_000,
    navigationTimeout: 60_000,
    locale: "it-IT",
    timezoneId: "Europe/Rome",
    screenshot: "only-on-failure",
    trace: "off",
    ...(browser ? { launchOptions: { executablePath: browser.executablePath, args: browser.args } } : {}),
  },
})
