import { readdirSync, readFileSync } from "node:fs"
import { preprocessCSS, resolveConfig } from "vite"
import { expect, test } from "vitest"
import { tavoliStyles } from "#app/ui/styles/plugin.ts"

const folder = "app/ui/styles"
const read = (file: string) => readFileSync(`${folder}/${file}`, "utf8")
const ours = readdirSync(folder).filter((file) => file.endsWith(".scss") && file !== "base.scss")

test("our rules know no left and no right", () => {
  const physical =
    /(?:^|[\s;{])(?:(?:margin|padding|border|inset)-(?:left|right)|left|right|float)\s*:|text-align:\s*(?:left|right)/
  const found = ours.flatMap((file) =>
    read(file)
      .split("\n")
      .filter((line) => physical.test(line.replace(/\/\/.*/, "")))
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(found).toEqual([])
})

const compile = async (sheet: string, rules: string) => {
  const config = await resolveConfig({ configFile: false, plugins: [tavoliStyles()] }, "build")
  return (await preprocessCSS(rules, `${process.cwd()}/${folder}/${sheet}`, config)).code
}

test("the right-to-left sheet turns bootstrap-italia's rules round and leaves ours", async () => {
  const rules = "dd { margin-left: 0 } /* rtl:begin:ignore */ .x { margin-left: 1px } /* rtl:end:ignore */"
  expect(await compile("rtl.scss", rules)).toMatch(
    /dd \{\s*margin-right: 0;?\s*\}[\s\S]*\.x \{\s*margin-left: 1px/,
  )
  expect(await compile("ltr.scss", rules)).toMatch(/dd \{\s*margin-left: 0/)
})

test("all our rules stand between the marks that keep them as they are", () => {
  const parts = [...read("tavoli.scss").matchAll(/@use "([^"]+)"/g)].map((match) => `_${match[1]}.scss`)
  expect(parts.length).toBe(ours.filter((file) => file.startsWith("_")).length)
  expect(read(parts[0] ?? "")).toMatch(/^\/\* rtl:begin:ignore \*\//)
  expect(read(parts.at(-1) ?? "")).toMatch(/\/\* rtl:end:ignore \*\/\s*$/)
})

test("no part writes a style into the page, where the policy drops it", () => {
  const parts = readdirSync("app/ui").filter((file) => file.endsWith(".tsx"))
  expect(parts.length).toBeGreaterThan(30)
  expect(parts.filter((file) => /\sstyle=/.test(readFileSync(`app/ui/${file}`, "utf8")))).toEqual([])
})

test.each(["enhance.js", "slash.js"])("the static script %s stays under 2 kB", (file) => {
  expect(readFileSync(`public/${file}`).length).toBeLessThan(2_048)
})
