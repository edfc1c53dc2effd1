import { execFileSync, spawnSync } from "node:child_process"
import { accessSync, constants } from "node:fs"
import { createServer } from "node:net"

export const isRoot = () => process.getuid?.() === 0

/** The first of these files that this user may run, or null. */
export const firstExecutable = (candidates: readonly (string | undefined)[]): string | null => {
  for (const file of candidates) {
    if (!file) continue
    try {
      accessSync(file, constants.X_OK)
      return file
    } catch {}
  }
  return null
}

/** What PATH says for a command, or null. */
export const inPath = (command: string) =>
  firstExecutable((process.env.PATH ?? "").split(":").map((folder) => folder && `${folder}/${command}`))

/** Installs Debian packages, as root on a machine with apt only. Says whether it worked. */
export const installWithApt = (...packages: string[]): boolean => {
  if (!isRoot() || !inPath("apt-get")) return false
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  const apt = (...args: string[]) => spawnSync("apt-get", args, { env, stdio: "ignore" }).status === 0
  const install = () => apt("install", "-y", "--no-install-recommends", ...packages)
  return install() || (apt("update") && install())
}

/**
 * A port of 127.0.0.1 that nobody listened on a moment ago. Somebody else may take it first: whoever uses it
 * tries again with another, and makes sure that it talks to what it started.
 */
export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0))
    })
  })

/** Waits until `condition` answers something, asking every few milliseconds. */
export const until = async <T>(
  condition: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  { within = 10_000, every = 20, what = "the condition" } = {},
): Promise<T> => {
  const deadline = performance.now() + within
  for (;;) {
    const value = await condition()
    if (value) return value
    if (performance.now() > deadline) throw new Error(`Waited ${within} ms for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, every))
  }
}

/** The numeric ids of a system user, or null. */
export const systemUser = (name: string): { uid: number; gid: number } | null => {
  try {
    const ask = (flag: string) => Number(execFileSync("id", [flag, name], { stdio: "pipe" }).toString())
    return { uid: ask("-u"), gid: ask("-g") }
  } catch {
    return null
  }
}
