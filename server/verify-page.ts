import { createHash } from "node:crypto"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

const FOLDER = "app/ballots/log/page"
/** The page that counts a ballot again, as it is served and saved. */
export const VERIFY_PAGE = "verify-ballot.html"

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`

/** Nothing but its own script and style runs in it, and nothing goes out. */
const policyOf = (script: string, style: string) =>
  `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`

type Output = { output: readonly { type: string; code?: string }[] }

const bundle = async (root: string): Promise<string> => {
  const { build } = await import("vite")
  const entry = join(root, FOLDER, "main.client.ts")
  const built = await build({
    ...{ root, configFile: false, logLevel: "silent", publicDir: false },
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    build: { write: false, target: "es2020", lib: { entry, formats: ["iife"], name: "verify" } },
  })
  const [first] = (Array.isArray(built) ? built : [built]) as Output[]
  // What ends an element of a page would end ours.
  return (first?.output.find(({ type }) => type === "chunk")?.code ?? "").replaceAll("</", "<\\/")
}

/** Writes the page that counts a ballot again, whole in one file: script, style, four languages, no request. */
export const writeVerifyPage = async (root: string): Promise<void> => {
  const script = await bundle(root)
  const style = readFileSync(join(root, FOLDER, "verify.css"), "utf8")
  const page = readFileSync(join(root, FOLDER, "verify.html"), "utf8")
    .replace("POLICY", () => policyOf(script, style))
    .replace("<!-- style -->", () => `<style>${style}</style>`)
    .replace("<!-- script -->", () => `<script>${script}</script>`)
  writeFileSync(join(root, "build/client", VERIFY_PAGE), page)
}

/** The policy that the page itself carries, for the header that it is served with. */
export const policyIn = (page: string): string =>
  /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? "default-src 'none'"
