import { beforeEach, describe, expect, test, vi } from "vitest"
import type { ReadAlike } from "#app/context.ts"
import { alikeReads } from "#server/alike-reads.ts"

let state = 1
let alike: ReadAlike
let read: ReturnType<typeof vi.fn<() => Promise<number>>>

beforeEach(() => {
  state = 1
  alike = alikeReads(async () => `${state}`)
  let times = 0
  read = vi.fn(async () => ++times)
})

describe("what many are shown alike", () => {
  test("is read once while nothing was written", async () => {
    await alike("room", read)
    expect(await alike("room", read)).toBe(1)
  })

  test("is read once for all who ask together", async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => alike("room", read)))
    expect(new Set(answers)).toEqual(new Set([1]))
  })

  test("is read anew after anything was written", async () => {
    await alike("room", read)
    state += 1
    expect(await alike("room", read)).toBe(2)
  })

  test("is another answer under another name", async () => {
    await alike("room", read)
    expect(await alike("agenda", read)).toBe(2)
  })

  test("is read anew after it could not be read", async () => {
    await expect(alike("room", () => Promise.reject(new Error("away")))).rejects.toThrow("away")
    expect(await alike("room", read)).toBe(1)
  })

  test("is kept for so many names only, the longest unused goes first", async () => {
    await alike("room", read)
    for (let n = 0; n < 200; n++) await alike(`room ${n}`, async () => n)
    expect(await alike("room", read)).toBe(2)
  })
})

describe("whoever asks after a change was committed", () => {
  /** The state of the database, answered when the test says so. */
  const held = () => {
    const waiting: ((state: string) => void)[] = []
    const ask = () => new Promise<string>((resolve) => void waiting.push(resolve))
    return { waiting, ask }
  }

  test("is not given what was asked for before it", async () => {
    const { waiting, ask } = held()
    const slow = alikeReads(ask)
    const before = slow("room", read)
    const after = slow("room", read)
    waiting[0]?.("before")
    await before
    await vi.waitFor(() => expect(waiting).toHaveLength(2))
    waiting[1]?.("after")
    expect(await after).toBe(2)
  })

  test("asks with all who came meanwhile, in one question", async () => {
    const { waiting, ask } = held()
    const slow = alikeReads(ask)
    const all = Array.from({ length: 20 }, () => slow("room", read))
    waiting[0]?.("before")
    await all[0]
    await vi.waitFor(() => expect(waiting).toHaveLength(2))
    waiting[1]?.("after")
    await Promise.all(all)
    expect(waiting).toHaveLength(2)
  })

  test("is answered also when the question before failed", async () => {
    const ask = vi.fn().mockRejectedValueOnce(new Error("away")).mockResolvedValue("now")
    const slow = alikeReads(ask)
    const first = slow("room", read)
    const second = slow("room", read)
    await expect(first).rejects.toThrow("away")
    expect(await second).toBe(1)
  })
})
