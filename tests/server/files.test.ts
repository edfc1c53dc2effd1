import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { createFiles } from "#server/files.ts"

const BYTES = new TextEncoder().encode("prova")
/** `printf prova | sha256sum`. */
const DIGEST = "6258a5e0eb772911d4f92be5b5db0e14511edbe01d1d0ddd1d5a2cb9db9a56ba"
const LATER = new Date(Date.now() + 3_600_000)
const EARLIER = new Date(Date.now() - 3_600_000)

const store = () => {
  const folder = mkdtempSync(join(tmpdir(), "tavoli-files-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return { folder, files: createFiles(join(folder, "files")) }
}
const digestsBefore = async (files: ReturnType<typeof createFiles>, moment: Date) => {
  const found: string[] = []
  for await (const digest of files.putBefore(moment)) found.push(digest)
  return found
}
/** Makes what is under a digest look as if it had been put long ago. */
const age = (folder: string, digest: string) =>
  utimesSync(join(folder, "files", digest.slice(0, 2), digest.slice(2)), new Date(0), new Date(0))

describe("bytes in a folder", () => {
  test("are given back by their digest, to another process too", async () => {
    const { folder, files } = store()
    const digest = await files.put(BYTES)
    expect([digest, await createFiles(join(folder, "files")).get(digest)]).toEqual([DIGEST, BYTES])
  })

  test("that nobody put are none, and removing them is done", async () => {
    const { files } = store()
    await files.remove(DIGEST)
    expect([await files.get(DIGEST), await digestsBefore(files, LATER)]).toEqual([null, []])
  })

  test("put by many at once stand there once and whole", async () => {
    const { folder, files } = store()
    await Promise.all(Array.from({ length: 20 }, () => files.put(BYTES)))
    expect([await files.get(DIGEST), readdirSync(join(folder, "files", "62"))]).toEqual([
      BYTES,
      [DIGEST.slice(2)],
    ])
  })

  test("are gone once removed", async () => {
    const { files } = store()
    await files.remove(await files.put(BYTES))
    expect(await files.get(DIGEST)).toBeNull()
  })

  test("count as put now when they are put again", async () => {
    const { folder, files } = store()
    await files.put(BYTES)
    age(folder, DIGEST)
    const before = await digestsBefore(files, EARLIER)
    await files.put(BYTES)
    expect([before, await digestsBefore(files, EARLIER)]).toEqual([[DIGEST], []])
  })

  test("of which half is there, as a broken disk leaves them, are written anew", async () => {
    const { folder, files } = store()
    await files.put(BYTES)
    writeFileSync(join(folder, "files", "62", DIGEST.slice(2)), "pro")
    await files.put(BYTES)
    expect(await files.get(DIGEST)).toEqual(BYTES)
  })

  test("that were never wholly written are cleared away by the sweep", async () => {
    const { folder, files } = store()
    await files.put(BYTES)
    for (const name of ["half", "writing"]) writeFileSync(join(folder, "files", "waiting", name), "pr")
    utimesSync(join(folder, "files", "waiting", "half"), new Date(0), new Date(0))
    await digestsBefore(files, LATER)
    // Whatever the sweep is told to look back to, what is being written now stays.
    expect(readdirSync(join(folder, "files", "waiting"))).toEqual(["writing"])
  })

  test("are asked for by digests only", async () => {
    const { files } = store()
    await expect(files.get("../../secret")).rejects.toThrow("Not a digest")
  })
})
