import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

const messages = (domain: string): { refuse: Record<string, string> } =>
  JSON.parse(readFileSync(`app/i18n/messages/it/${domain}.json`, "utf8"))

/** The reasons of a domain, without the forms of their plurals. */
const reasonsOf = (domain: string, prefix = "") => [
  ...new Set(
    Object.keys(messages(domain).refuse)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.replace(/_(zero|one|two|few|many|other)$/, "")),
  ),
]

const testsIn = (folder: string): string =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((file) => /\.test\.tsx?$/.test(file.name))
    .map((file) => readFileSync(join(file.parentPath, file.name), "utf8"))
    .join("\n")

const isNamed = (texts: string, reason: string, prefix: string) =>
  new RegExp(`refuse\\.${reason}\\b|"${reason.slice(prefix.length)}"|"${reason}"`).test(texts)

test.each([
  ["a ballot", "ballots", "", ["tests/ballots"]],
  ["a proxy", "meetings", "proxy_", ["tests/meetings"]],
])(
  "every reason for which %s is refused is named by a test of its own domain",
  (_what, domain, prefix, where) => {
    const texts = where.map(testsIn).join("\n")
    const reasons = reasonsOf(domain, prefix)
    expect(reasons.length).toBeGreaterThan(5)
    expect(reasons.filter((reason) => !isNamed(texts, reason, prefix))).toEqual([])
  },
)
