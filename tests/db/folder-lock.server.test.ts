import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, onTestFinished, test, vi } from "vitest"
import { lockFolder } from "#db/folder-lock.server.ts"
import { runProgram } from "#tests/support/program.ts"

const lockFile = () => {
  const folder = mkdtempSync(join(tmpdir(), "tavoli-lock-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, "db.lock")
}

const start = async () => {
  const program = runProgram("tests/db/programs/hold-lock.ts")
  await program.printed("ready")
  const hold = (file: string) => {
    program.say(file)
    return program.printed(new RegExp(`^(held|refused) ${file}\\b`))
  }
  return { ...program, hold }
}

const startAndHold = async (file: string) => {
  const program = await start()
  return { ...program, answer: await program.hold(file) }
}

/** The lock of a process that was killed while it held it. */
const leaveBehind = async (file: string) => {
  const dead = await startAndHold(file)
  dead.kill()
  await dead.ended
}

/** How many of several processes get the lock of each of several folders, when all ask at the same time. */
const winners = async (files: string[]) => {
  const programs = await Promise.all([1, 2, 3, 4, 5, 6].map(start))
  const counts: number[] = []
  for (const file of files) {
    const answers = await Promise.all(programs.map((program) => program.hold(file)))
    counts.push(answers.filter((answer) => answer.startsWith("held")).length)
  }
  return counts
}

const ROUNDS = Array.from({ length: 25 }, (_, index) => index)
const ONE_EACH = ROUNDS.map(() => 1)

vi.setConfig({ testTimeout: 90_000 }) // processes start slowly on a busy machine

describe("a folder held by a living process", () => {
  test("is refused to a second process, which learns who holds it", async () => {
    const file = lockFile()
    const first = await startAndHold(file)
    const second = await startAndHold(file)
    expect(second.answer).toContain(`in use by process ${first.pid} `)
  })

  test("is refused to the same process a second time", () => {
    const file = lockFile()
    lockFolder(file)
    expect(() => lockFolder(file)).toThrow("in use")
  })

  test("is free again once given back", () => {
    const file = lockFile()
    lockFolder(file)()
    const release = lockFolder(file)
    expect(readFileSync(file, "utf8")).toMatch(new RegExp(`^${process.pid} `))
    release()
  })

  test("leaves no file behind once given back", () => {
    const file = lockFile()
    lockFolder(file)()
    expect(readdirSync(join(file, ".."))).toEqual([])
  })
})

describe("a lock left behind", () => {
  test("by a process killed with -9 is taken over", async () => {
    const file = lockFile()
    await leaveBehind(file)
    const next = await startAndHold(file)
    expect(next.answer).toBe(`held ${file}`)
  })

  test("is taken over when its process number lives on in another process", () => {
    const file = lockFile()
    writeFileSync(file, `${process.pid} 1\n`)
    const release = lockFolder(file)
    expect(existsSync(file)).toBe(true)
    release()
  })

  test("is taken over by one only of several processes that come at once", async () => {
    const files = ROUNDS.map(() => lockFile())
    for (const file of files) writeFileSync(file, "4194304 1\n") // a number above the highest that Linux gives
    expect(await winners(files)).toEqual(ONE_EACH)
  })
})

test("a free folder is taken by one only of several processes that come at once", async () => {
  expect(await winners(ROUNDS.map(() => lockFile()))).toEqual(ONE_EACH)
})
