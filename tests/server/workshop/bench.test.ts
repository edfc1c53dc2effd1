import { describe, expect, onTestFinished, test } from "vitest"
import { Bench, createWorkshop, type Limits } from "#server/workshop/index.ts"
import { question } from "#tests/documents/export/question.ts"

const ECHO = new URL("./echo-thread.mjs", import.meta.url)
const bench = (limits: Partial<Limits> = {}) => {
  const made = new Bench({ timeoutMs: 20_000, memoryMb: 64, waiting: 4, ...limits }, ECHO)
  onTestFinished(() => made.close())
  return made
}
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: { code?: string; message: string }) => error.code ?? error.message,
  )

describe("work in a thread", () => {
  test("comes back, one after the other", async () => {
    const made = bench()
    expect(await Promise.all([made.run("echo", 1), made.run("echo", 2)])).toEqual([1, 2])
  })

  test("fails alone", async () => {
    const made = bench()
    expect(await codeOf(made.run("fail", "why"))).toContain("why")
    expect(await made.run("echo", 3)).toBe(3)
  })

  test.each([
    ["takes too long", "hang", "TOO_LATE"],
    ["takes too much memory", "hoard", "LOST"],
    ["ends its thread", "exit", "LOST"],
  ])("that %s is given up, and the next finds a fresh thread", async (_, task, code) => {
    const made = bench({ timeoutMs: task === "hang" ? 300 : 20_000 })
    await made.run("echo", 0).catch(() => {})
    expect(await codeOf(made.run(task, null))).toBe(code)
    expect(await codeOf(bench().run("echo", 4))).toBe("done")
  })

  test("is refused when too much waits", async () => {
    const made = bench({ waiting: 2 })
    const all = [1, 2, 3].map((input) => codeOf(made.run("echo", input)))
    expect(await Promise.all(all)).toEqual(["done", "done", "BUSY"])
  })
})

test("the workshop writes a PDF without holding up the process", async () => {
  const workshop = createWorkshop()
  onTestFinished(() => workshop.close())
  const bytes = (await workshop.run("document.export", question())) as Uint8Array
  expect(Buffer.from(bytes.slice(0, 8)).toString()).toBe("%PDF-1.7")
})
