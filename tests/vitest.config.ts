import { defineConfig } from "vitest/config"

/**
 * Where a test goes, by its name and folder (the name mirrors the file it is about):
 *
 * - `tests/<domain>/<noun>.test.ts(x)` is about a pure module or a part of a page: project **unit**. No
 *   database, no network, no clock.
 * - `tests/<domain>/<verb>.server.test.ts` is about a `*.server.ts`, a loader or an action: project
 *   **embedded**. Takes `test` from `tests/support/database.ts`, whose `db` is rolled back after each test.
 *   `tests/db/*.server.test.ts` are here too and open folders of their own. In the long
 *   run the others run a second time on PostgreSQL: project **embedded-on-postgres**.
 * - `tests/server/**` is about the process: sockets, headers, jobs, on port 0: project **sockets**.
 * - `tests/db/postgres/**` is about what a rollback cannot show (commits, races, two connections, time
 *   passing, a failed statement): project **postgres**. Takes `test` from `tests/support/postgres-test.ts`.
 * - `tests/office/**` open our files with other programs (LibreOffice, poppler): project **office**.
 * - `tests/e2e/**` are journeys in a browser on the production build, run by Playwright.
 *
 * `console.error` fails a test, and so does a test without an assertion.
 */
const everywhere = ["**/node_modules/**", "tests/e2e/**", "tests/bench/**"]

const project = (name: string, include: string[], rest: Record<string, unknown> = {}) => ({
  extends: true as const,
  test: { name, include, ...rest },
})

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  esbuild: { jsx: "automatic", target: "es2022" },
  test: {
    setupFiles: ["tests/support/fail-on-console-error.ts"],
    expect: { requireAssertions: true },
    allowOnly: false,
    passWithNoTests: false,
    // What hangs is ended: no measure of how quick a verb is, on a machine that does other things too.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    maxWorkers: 2,
    projects: [
      project("unit", ["tests/**/*.test.{ts,tsx}"], {
        exclude: [...everywhere, "tests/server/**", "tests/office/**", "tests/db/**", "**/*.server.test.*"],
        isolate: false,
      }),
      project("embedded", ["tests/**/*.server.test.{ts,tsx}"], {
        exclude: [...everywhere, "tests/server/**", "tests/db/postgres/**"],
        globalSetup: ["tests/support/image.ts"],
        isolate: false,
      }),
      project("embedded-on-postgres", ["tests/**/*.server.test.{ts,tsx}"], {
        // What the permission table asks, the verbs' tests ask too: once is enough.
        exclude: [...everywhere, "tests/server/**", "tests/db/**", "tests/permissions/**"],
        globalSetup: ["tests/support/postgres-server.ts"],
        isolate: false,
        // What seals the audit waits for the transactions of the file that runs beside it.
        testTimeout: 180_000,
        hookTimeout: 180_000,
      }),
      project("sockets", ["tests/server/**/*.test.ts"], {
        globalSetup: ["tests/support/image.ts"],
        // The first to ask a worker waits for its start: seconds, on a machine that is busy.
        testTimeout: 120_000,
      }),
      project("office", ["tests/office/**/*.test.ts"], { testTimeout: 120_000 }),
      project("postgres", ["tests/db/postgres/**/*.test.ts"], {
        globalSetup: ["tests/support/postgres-server.ts"],
        // What seals the audit waits for the transactions of the file that runs beside it.
        testTimeout: 180_000,
        hookTimeout: 180_000,
      }),
    ],
  },
})
