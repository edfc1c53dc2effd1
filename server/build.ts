import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { lockFolder } from "#db/folder-lock.server.ts"
import { writeVerifyPage } from "./verify-page.ts"

const INPUTS = ["app", "public", "remix.config.js", "package-lock.json"]

const filesUnder = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => filesUnder(join(path, name)))
    : [path]

/** SHA-256 over the names and contents of everything that the build reads. */
export const inputsDigest = (root: string): string => {
  const hash = createHash("sha256").update(process.version)
  for (const input of INPUTS)
    for (const file of existsSync(join(root, input)) ? filesUnder(join(root, input)) : [])
      hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest("hex")
}

const viteBuild = (root: string) =>
  new Promise<void>((resolve, reject) => {
    const cli = join(root, "node_modules/@remix-run/dev/dist/cli.js")
    const child = spawn(process.execPath, [cli, "vite:build", "--config", "remix.config.js"], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "pipe"],
    })
    let output = ""
    child.stdout.on("data", (chunk) => (output += chunk))
    child.stderr.on("data", (chunk) => (output += chunk))
    child.on("error", reject)
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`The build failed:\n${output}`))))
  })

const LOCK_WAIT_MS = 180_000

/** Waits for the turn to build: two processes that start at once must not write one folder together. */
const takeTurn = async (root: string): Promise<() => void> => {
  const until = Date.now() + LOCK_WAIT_MS
  for (;;) {
    try {
      return lockFolder(join(root, "node_modules/.cache/tavoli-build.lock"))
    } catch (error) {
      if (Date.now() > until) throw error
      await new Promise((done) => setTimeout(done, 200))
    }
  }
}

/**
 * Builds the pages unless the build at hand was made from these very inputs.
 * @returns whether it had to build
 */
export const ensureBuild = async (root: string): Promise<boolean> => {
  const stamp = join(root, "build/.inputs")
  const digest = inputsDigest(root)
  const isFresh = () => existsSync(stamp) && readFileSync(stamp, "utf8") === digest
  if (isFresh()) return false
  const release = await takeTurn(root)
  try {
    if (isFresh()) return false
    await viteBuild(root)
    await writeVerifyPage(root)
    writeFileSync(stamp, digest)
    return true
  } finally {
    release()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureBuild(process.cwd())
