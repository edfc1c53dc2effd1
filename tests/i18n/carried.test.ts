import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

const ROOT = join(import.meta.dirname, "../..")
const sourcesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(ROOT, folder, name), "utf8"))

test("the page that lives in the browser carries the texts of all that is shown there", () => {
  const entry = readFileSync(join(ROOT, "app/entry.server.tsx"), "utf8")
  const carried = JSON.parse(/const CARRIED = (\[[^\]]+\])/.exec(entry)?.[1] ?? "[]") as string[]
  const domains = readdirSync(join(ROOT, "app/i18n/messages/it")).map((name) => name.replace(".json", ""))
  const sources = [...sourcesIn("app/documents/editor"), ...sourcesIn("app/documents/comments/live")].join(
    "\n",
  )
  const used = domains.filter((domain) => new RegExp(`["\`]${domain}\\.[a-z]`).test(sources))
  expect(used).toContain("comfort")
  expect(used.filter((domain) => !carried.includes(domain))).toEqual([])
})
