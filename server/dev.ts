import { type ChildProcess, spawn } from "node:child_process"
import { watch } from "node:fs"
import { join, resolve } from "node:path"

// Pages reload by Vite inside the server; this restarts the server itself when its own files or the
// database's change. One at a time: the embedded database's folder has one owner.
const root = resolve(import.meta.dirname, "..")
let child: ChildProcess | null = null
let again: NodeJS.Timeout | null = null
let isStopping = false

const start = () => {
  child = spawn(
    process.execPath,
    ["--import", "tsx", join(root, "server/index.ts"), ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, NODE_ENV: "development" },
    },
  )
}

const isOver = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null

const restart = () => {
  if (!child || isOver(child)) return start()
  // A second change while the old one is still closing: the one start to come takes both.
  if (isStopping) return
  isStopping = true
  child.once("exit", () => {
    isStopping = false
    start()
  })
  child.kill("SIGTERM")
}

for (const folder of ["server", "db"])
  watch(join(root, folder), { recursive: true }, (_event, file) => {
    if (!file?.endsWith(".ts")) return
    if (again) clearTimeout(again)
    again = setTimeout(restart, 200)
  })

for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.once(signal, () => {
    if (!child || isOver(child)) process.exit(0)
    child.removeAllListeners("exit").once("exit", () => process.exit(0))
    child.kill(signal)
  })

start()
