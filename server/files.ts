import { createHash, randomUUID } from "node:crypto"
import { mkdir, open, opendir, readFile, rename, rm, stat, utimes } from "node:fs/promises"
import { dirname, join } from "node:path"
import type { Files } from "#app/files/port.ts"

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === "ENOENT"
const orMissing = (error: unknown) => {
  if (isMissing(error)) return null
  throw error
}
/** Nobody writes a file for so long: what waits longer was left by a process that ended. */
const LONGEST_WRITE_MS = 3_600_000
const DIGEST = /^[0-9a-f]{64}$/

const syncFolder = async (folder: string) => {
  const handle = await open(folder, "r")
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Writes bytes so that after a crash they are there whole or not at all. */
const writeWhole = async (path: string, waiting: string, bytes: Uint8Array) => {
  await mkdir(dirname(path), { recursive: true })
  await mkdir(dirname(waiting), { recursive: true })
  const handle = await open(waiting, "wx")
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(waiting, path)
  await syncFolder(dirname(path))
}

const entriesOf = async (folder: string) => {
  const names: string[] = []
  const opened = await opendir(folder).catch(orMissing)
  if (opened) for await (const entry of opened) names.push(entry.name)
  return names.sort()
}

/** The store of files in a folder: each under its digest, in 256 folders by the digest's first two characters. */
export const createFiles = (folder: string): Files => {
  const pathOf = (digest: string) => {
    if (!DIGEST.test(digest)) throw new Error("Not a digest")
    return join(folder, digest.slice(0, 2), digest.slice(2))
  }
  const halfWritten = join(folder, "waiting")
  const isOlder = async (path: string, moment: Date) => {
    const found = await stat(path).catch(orMissing)
    return found !== null && found.mtime < moment
  }
  const put = async (bytes: Uint8Array) => {
    const digest = createHash("sha256").update(bytes).digest("hex")
    const path = pathOf(digest)
    const found = await stat(path).catch(orMissing)
    const seconds = Date.now() / 1000
    const touched =
      found?.size === bytes.length && (await utimes(path, seconds, seconds).then(() => true, orMissing))
    if (!touched) await writeWhole(path, join(halfWritten, randomUUID()), bytes)
    return digest
  }
  async function* putBefore(moment: Date) {
    const left = new Date(Math.min(moment.getTime(), Date.now() - LONGEST_WRITE_MS))
    for (const name of await entriesOf(halfWritten))
      if (await isOlder(join(halfWritten, name), left)) await rm(join(halfWritten, name), { force: true })
    for (const first of await entriesOf(folder))
      for (const rest of first.length === 2 ? await entriesOf(join(folder, first)) : [])
        if (DIGEST.test(first + rest) && (await isOlder(join(folder, first, rest), moment)))
          yield first + rest
  }
  return {
    put,
    get: async (digest) => readFile(pathOf(digest)).then((bytes) => new Uint8Array(bytes), orMissing),
    remove: async (digest) => rm(pathOf(digest), { force: true }),
    putBefore,
  }
}
