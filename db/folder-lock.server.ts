import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs"
import { dirname } from "node:path"

type Owner = { pid: number; started: string }

/** When a process started, in clock ticks since boot, or null if there is no such process (or no /proc). */
const processStart = (pid: number): string | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null
  } catch {
    return null
  }
}

const isAlive = (owner: Owner) => {
  const started = processStart(owner.pid)
  if (started !== null) return started === owner.started
  try {
    process.kill(owner.pid, 0)
    return owner.started === "unknown"
  } catch {
    return false
  }
}

const readOwner = (file: string): Owner | null => {
  try {
    const [pid, started] = readFileSync(file, "utf8").trim().split(" ")
    return pid && started ? { pid: Number(pid), started } : null
  } catch {
    return null
  }
}

/**
 * Takes the folder for this process alone. PGlite takes no lock, and two processes on one folder silently
 * lose everything one of them wrote. A lock left by a process that is gone (same pid and start time no
 * longer running) is taken over.
 * @returns a function that gives the folder back
 * @throws if a living process holds it
 */
export const lockFolder = (file: string): (() => void) => {
  mkdirSync(dirname(file), { recursive: true })
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const fd = openSync(file, "wx")
      writeSync(fd, `${process.pid} ${processStart(process.pid) ?? "unknown"}\n`)
      fsyncSync(fd)
      closeSync(fd)
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
      const owner = readOwner(file)
      if (owner && isAlive(owner))
        throw new Error(`The database folder is in use by process ${owner.pid} (${file}). Stop it first.`)
      rmSync(file, { force: true })
    }
  }
  throw new Error(`The database folder could not be locked (${file}).`)
}
