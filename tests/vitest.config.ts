import { defineConfig } from "vitest/config"

/**
 * Where a test goes, by its name and folder (the name mirrors the file it is about):
 *
 * - `tests/<domain>/<noun>.test.ts(x)` is about a pure module or a part of a page: project **unit**. No
 *   database, no network, no clock.
 * - `tests/<domain>/<verb>.server.test.ts` is about a `*.server.ts`, a loader or an action: project
 *   **embedded**. Takes `test` from `tests/support/database.ts`, whose `db` is rolled back after each test.
 *   `tests/db/*.server.test.ts` are here too and open folders of their own.
 * - `tests/server/**` is about the process: sockets, headers, jobs, on port 0: project **sockets**.
 * - `tests/db/postgres/**` is about what a rollback cannot show (commits, races, two connections, time
 *   passing, a failed statement): project **postgres**. Takes `test` from `tests/support/postgres-test.ts`.
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
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      project("unit", ["tests/**/*.test.{ts,tsx}"], {
        exclude: [...everywhere, "tests/server/**", "tests/db/**", "**/*.server.test.*"],
        isolate: false,
      }),
      project("embedded", ["tests/**/*.server.test.{ts,tsx}"], {
        exclude: [...everywhere, "tests/server/**", "tests/db/postgres/**"],
        globalSetup: ["tests/support/image.ts"],
        isolate: false,
      }),
      project("sockets", ["tests/server/**/*.test.ts"], { globalSetup: ["tests/support/image.ts"] }),
      project("postgres", ["tests/db/postgres/**/*.test.ts"], {
        globalSetup: ["tests/support/postgres-server.ts"],
        testTimeout: 30_000,
      }),
    ],
  },
})
