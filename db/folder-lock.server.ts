import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs"
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

/** Gives the file its owner in one step, whole; false when it has one. */
const claim = (file: string): boolean => {
  const own = `${file}.${process.pid}`
  const fd = openSync(own, "w")
  writeSync(fd, `${process.pid} ${processStart(process.pid) ?? "unknown"}\n`)
  fsyncSync(fd)
  closeSync(fd)
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
    return false
  } finally {
    rmSync(own, { force: true })
  }
}

/** Files from the lock to its last successor: a dead owner's lock is succeeded by the file that names it. */
const chainOf = (file: string): { files: string[]; last: Owner | null } => {
  const files: string[] = []
  let last: Owner | null = null
  for (let next = file; ; ) {
    const owner = readOwner(next)
    if (!owner) return { files, last }
    files.push(next)
    last = owner
    next = `${file}.after.${owner.pid}.${owner.started}`
    if (files.includes(next)) return { files, last }
  }
}

/**
 * Takes the folder for this process alone. PGlite takes no lock, and two processes on one folder silently
 * lose everything one of them wrote. A dead owner's file is never removed by somebody who only believes it
 * dead: exactly one process can create the file that succeeds it, and holds the lock while the chain from the
 * lock leads to that file.
 * @returns a function that gives the folder back
 * @throws if a living process holds it
 */
export const lockFolder = (file: string): (() => void) => {
  mkdirSync(dirname(file), { recursive: true })
  for (let attempt = 0; attempt < 100; attempt++) {
    const { files, last } = chainOf(file)
    if (last && isAlive(last))
      throw new Error(`The database folder is in use by process ${last.pid} (${file}). Stop it first.`)
    const mine = last ? `${file}.after.${last.pid}.${last.started}` : file
    if (!claim(mine)) continue
    if (chainOf(file).files.at(-1) === mine)
      return () => {
        for (const each of [...files, mine]) rmSync(each, { force: true })
      }
    rmSync(mine, { force: true })
  }
  throw new Error(`The database folder could not be locked (${file}).`)
}
