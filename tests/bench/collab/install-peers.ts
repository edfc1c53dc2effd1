import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { resolve } from "node:path"

/**
 * The servers that ours is measured beside. They stay out of our own tree: one wants a later Node than ours in its
 * manifest (it runs on this one), the other an old `ws`, and either could bring a second Yjs along. The first run
 * installs them into a cached folder; a change of this list makes another one.
 */
const MANIFEST = {
  private: true,
  type: "module",
  dependencies: {
    "@hocuspocus/extension-database": "4.7.0",
    "@hocuspocus/provider": "4.7.0",
    "@hocuspocus/server": "4.7.0",
    // 0.1.5 pulls a pre-release of Yjs 14.
    "@y/websocket-server": "0.1.1",
    lib0: "0.2.120",
    pg: "8.23.1",
    ws: "8.23.0",
    "y-protocols": "1.0.7",
    yjs: "13.6.33",
  },
  overrides: { "@hocuspocus/common": "4.7.0", lib0: "0.2.120", "y-protocols": "1.0.7", yjs: "13.6.33" },
}

/** Installs the peers unless that was done. Returns their `node_modules`. */
export const installPeers = (): string => {
  const text = JSON.stringify(MANIFEST, null, 2)
  const name = `bench-peers-${createHash("sha256").update(text).digest("hex").slice(0, 12)}`
  const folder = resolve("node_modules/.cache/tavoli", name)
  const modules = `${folder}/node_modules`
  if (existsSync(modules)) return modules
  const making = `${folder}.${process.pid}`
  mkdirSync(making, { recursive: true })
  writeFileSync(`${making}/package.json`, text)
  console.log("Installing the servers to compare with (once) …")
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], {
    cwd: making,
    stdio: "inherit",
  })
  rmSync(folder, { recursive: true, force: true })
  renameSync(making, folder)
  return modules
}
