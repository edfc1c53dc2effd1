import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

const APP = join(import.meta.dirname, "../app")
const read = (file: string) => readFileSync(join(APP, file), "utf8")

/** The domains of texts that a page which is hydrated carries. */
const carried = new Set(
  [...(/const CARRIED = \[([^\]]*)\]/.exec(read("entry.server.tsx"))?.[1] ?? "").matchAll(/"(\w+)"/g)].map(
    ([, domain]) => domain,
  ),
)

// Of a text that it does not carry the editor's page would show the key, where the server had shown the words.
test.each(["frame.tsx", "root.tsx", "error-content.tsx"])(
  "%s says nothing that the editor's page does not carry",
  (file) => {
    const said = [...read(file).matchAll(/\bt\(\s*[`"](\w+)\./g)].map(([, domain]) => domain)
    expect(said.filter((domain) => !carried.has(domain))).toEqual([])
  },
)
