import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { EVERY } from "#tests/e2e/pages/lists/every.ts"
import { addressesOf } from "#tests/e2e/pages/visit.ts"

const ROUTES = join(import.meta.dirname, "../../app/routes")
const pages = readdirSync(ROUTES)
  .filter((file) => /^export default/m.test(readFileSync(join(ROUTES, file), "utf8")))
  .map((file) => file.replace(/\.tsx$/, ""))

describe("the lists of pages that a browser looks at", () => {
  test("have every page that a route renders, and no other", () => {
    expect([...new Set(EVERY.map(({ route }) => route))].toSorted()).toEqual(pages.toSorted())
  })

  test("give every page an address that is its own", () => {
    const astray = EVERY.filter(({ route, where }) => {
      const path = typeof where === "string" ? where.replace(/\?.*/, "") : null
      return path !== null && !addressesOf(route).test(path)
    })
    expect(astray).toEqual([])
  })
})
