import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { test as base, describe, expect } from "vitest"
import { WebSocket } from "ws"
import { createLive, type LivePorts } from "#server/live/index.ts"
import { until } from "#tests/support/machine.ts"

const ORIGIN = "http://tavoli.test"

type Told = { frames: string[]; socket: WebSocket; closed: Promise<number> }

const openWorld = async (over: Partial<LivePorts> = {}, settings: { rightsEveryMs?: number } = {}) => {
  const numbers = new Map([["meeting:1", 7]])
  const asked: number[] = []
  const failures: string[] = []
  const ports: LivePorts = {
    topicOf: async (cookie, path) =>
      cookie === "member" && path === "/live/meetings/ONE" ? "meeting:1" : null,
    numbers: async (names) => {
      asked.push(names.length)
      return new Map(names.map((name) => [name, numbers.get(name) ?? 0]))
    },
    ...over,
  }
  const log = { error: ({ error }: { error?: string }) => void failures.push(String(error)) }
  const live = createLive({ ports, origins: () => [ORIGIN], log, everyMs: 20, ...settings })
  const server: Server = createServer((_request, response) => void response.end())
  server.on("upgrade", live.upgrade)
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const { port } = server.address() as AddressInfo
  const follow = (options: { cookie?: string; origin?: string; path?: string } = {}): Told => {
    const { cookie = "member", origin = ORIGIN, path = "/live/meetings/ONE" } = options
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers: { cookie, origin } })
    const frames: string[] = []
    socket.on("message", (data) => void frames.push(String(data)))
    const closed = new Promise<number>((done) => {
      socket.on("close", done)
      socket.on("error", () => done(-1))
    })
    return { frames, socket, closed }
  }
  const close = async () => {
    await live.close()
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
  return { numbers, asked, failures, follow, close, live }
}

type World = Awaited<ReturnType<typeof openWorld>>
const test = base.extend<{ world: World }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads a fixture's needs from its pattern
  world: async ({}, use) => {
    const world = await openWorld()
    await use(world)
    await world.close()
  },
})

describe("an open page", () => {
  test("is told the number at once, and each later one once", async ({ world }) => {
    const { frames } = world.follow()
    await until(() => frames.length === 1, { what: "the first number" })
    world.numbers.set("meeting:1", 8)
    await until(() => frames.length === 2, { what: "the next number" })
    const rounds = world.asked.length
    await until(() => world.asked.length > rounds + 3, { what: "further rounds" })
    expect(frames).toEqual(["7", "8"])
  })

  test("of who may not follow is closed and told nothing", async ({ world }) => {
    const { frames, closed } = world.follow({ cookie: "stranger" })
    expect(await closed).toBe(4404)
    expect(frames).toEqual([])
  })

  test("of another site is refused before it is opened", async ({ world }) => {
    expect(await world.follow({ origin: "http://evil.test" }).closed).toBe(-1)
  })

  test("is closed when who has it may not follow any more", async () => {
    let isMember = true
    const world = await openWorld(
      { topicOf: async () => (isMember ? "meeting:1" : null) },
      { rightsEveryMs: 20 },
    )
    const { frames, closed } = world.follow()
    await until(() => frames.length === 1, { what: "the first number" })
    isMember = false
    expect(await closed).toBe(4404)
    await world.close()
  })
})

test("nothing is asked while nobody follows", async ({ world }) => {
  const { frames, socket, closed } = world.follow()
  await until(() => frames.length === 1, { what: "the first number" })
  socket.close()
  await closed
  const asked = world.asked.length
  await new Promise((done) => setTimeout(done, 120))
  expect(world.asked.length).toBeLessThanOrEqual(asked + 1)
})

test("two hundred pages cost one statement a round", async ({ world }) => {
  const pages = Array.from({ length: 200 }, () => world.follow())
  await until(() => pages.every(({ frames }) => frames.length === 1), { what: "all pages" })
  expect(new Set(world.asked)).toEqual(new Set([1]))
})

test("a database that fails is asked again, and pages stay open", async () => {
  let fails = true
  const world = await openWorld({
    numbers: async () => {
      if (fails) throw new Error("away")
      return new Map([["meeting:1", 3]])
    },
  })
  const { frames } = world.follow()
  await until(() => world.failures.length > 0, { what: "a failure" })
  fails = false
  await until(() => frames.length === 1, { what: "the number" })
  expect(frames).toEqual(["3"])
  await world.close()
})
