import type { ServerBuild } from "@remix-run/node"
import { expect, test } from "vitest"
import { bySection } from "#server/route-sections.ts"

const route = (id: string, path: string | undefined, index = false) => [
  id,
  { id, path, index, parentId: id === "root" ? undefined : "root", module: {} },
]
const routes = Object.fromEntries([
  route("root", ""),
  route("home", undefined, true),
  route("table", "roundtables/:code"),
  route("tables", "roundtables", true),
  route("paper", "documents/:code"),
  route("other", "*"),
  route("list", "organisations.csv"),
])
const build = { routes, assets: { routes } } as unknown as ServerBuild
const known = bySection(build, (part) => Object.keys(part.routes).sort().join(" "))

test.for([
  ["/", "home other root"],
  ["/roundtables", "other root table tables"],
  ["/roundtables/A/members", "other root table tables"],
  ["//roundtables/A", "other root table tables"],
  ["/documents/B", "other paper root"],
  ["/organisations.csv", "list other root"],
])("an address of a section is asked of its routes alone: %s", ([path, expected]) => {
  expect(known(path ?? "")).toBe(expected)
})

test.for(["/nothing", "/Roundtables", "/%72oundtables", "/roundtables%2FA"])(
  "an address of no section is asked of every route: %s",
  (path) => {
    expect(known(path)).toBe("home list other paper root table tables")
  },
)

test("each section carries the script of its own routes only", () => {
  const scripts = bySection(build, (part) => Object.keys(part.assets.routes).length)
  expect(scripts("/documents/B")).toBe(3)
})
