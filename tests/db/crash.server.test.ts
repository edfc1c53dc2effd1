import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { copyMigratedFolder } from "#tests/support/image.ts"
import { times } from "#tests/support/length.ts"
import { until } from "#tests/support/machine.ts"
import { runProgram } from "#tests/support/program.ts"
import { randomFrom, runSeed } from "#tests/support/random.ts"

const newFolder = async () => {
  const parent = mkdtempSync(join(tmpdir(), "tavoli-crash-"))
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }))
  await copyMigratedFolder(join(parent, "db"))
  return join(parent, "db")
}

/** Starts the inserting process, kills it with -9 after `count` acknowledgements, gives those back. */
const insertUntilKilled = async (folder: string, from: number, count: number, ...mistake: string[]) => {
  const program = runProgram("tests/db/programs/insert-rows.ts", folder, String(from), ...mistake)
  await program.printed(String(from + count - 1))
  program.kill()
  await program.ended
  return program.lines.map(Number)
}

const readWithAFreshProcess = async (folder: string): Promise<number[]> => {
  const program = runProgram("tests/db/programs/read-rows.ts", folder)
  const rows = await program.printed(/^\[/)
  await program.ended
  return JSON.parse(rows)
}

const missing = (acknowledged: number[], found: number[]) => {
  const kept = new Set(found)
  return acknowledged.filter((n) => !kept.has(n))
}

describe("a process that is killed with -9 while it writes", () => {
  const ROUNDS = times(3, 20)

  test(`loses no row that it acknowledged, ${ROUNDS} times over`, { timeout: 60_000 * ROUNDS }, async () => {
    const seed = runSeed()
    console.log(`kill -9: seed ${seed}, ${ROUNDS} rounds`)
    const random = randomFrom(seed)
    const folder = await newFolder()
    const acknowledged: number[] = []
    let found: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const count = 1 + Math.floor(random() * 400)
      acknowledged.push(...(await insertUntilKilled(folder, (found.at(-1) ?? 0) + 1, count)))
      found = await readWithAFreshProcess(folder)
      expect(missing(acknowledged, found), `seed ${seed}, round ${round}`).toEqual([])
    }
  })

  test("would be found out if it acknowledged before it committed", { timeout: 120_000 }, async () => {
    const folder = await newFolder()
    const acknowledged = await insertUntilKilled(folder, 1, 2, "early")
    expect(missing(acknowledged, await readWithAFreshProcess(folder))).toEqual([2])
  })
})

test("a folder that another process has open is refused", { timeout: 120_000 }, async () => {
  const folder = await newFolder()
  const program = runProgram("tests/db/programs/insert-rows.ts", folder)
  await until(() => program.lines.length > 0, { within: 60_000, what: "the first row" })
  const second = runProgram("tests/db/programs/read-rows.ts", folder)
  const { code, errors } = await second.ended
  expect({ code, isNamed: errors.includes(`in use by process ${program.pid}`) }).toEqual({
    code: 1,
    isNamed: true,
  })
})
