import * as encoding from "lib0/encoding"
import { colourOf } from "#server/realtime/presence.ts"
import {
  type AwarenessEntry,
  writeAwareness,
  writeAwarenessEntry,
  writeQuery,
  writeStep1,
} from "#server/realtime/protocol.ts"
import { until } from "../../support/machine.ts"
import type { Raw } from "./support/clients.ts"
import { expect, openWorld, type Person, READER, test, type World, WRITER } from "./support/world.ts"

const EMPTY = new Uint8Array([0])
const say = (...entries: AwarenessEntry[]) => writeAwareness(entries.map(writeAwarenessEntry))
const state = (value: unknown) => JSON.stringify(value)

/** What a socket has been told of each client id, the newest last. */
const heard = (socket: Raw, client: number): AwarenessEntry[] =>
  socket.frames.flatMap((frame) =>
    frame.kind === "awareness" ? frame.entries.filter((entry) => entry.client === client) : [],
  )
const lastHeard = (socket: Raw, client: number) => JSON.parse(heard(socket, client).at(-1)?.state ?? "null")

const enter = async (world: World, paper: string, person: Person, client?: number) => {
  const socket = world.raw(paper, person)
  socket.socket.on("open", () => {
    socket.send(writeStep1(EMPTY))
    if (client) socket.send(say({ client, clock: 1, state: state({ cursor: client }) }))
  })
  await socket.received("step2")
  return socket
}

const two = async (world: World) => {
  const paper = await world.addPaper()
  const [ada, bruno] = [await world.signIn(), await world.signIn()]
  for (const person of [ada, bruno]) world.allow(person, paper, WRITER)
  return { paper, ada, bruno }
}

test("the name and the colour are the server's, whatever the page says", async ({ world }) => {
  const { paper, ada, bruno } = await two(world)
  const listener = await enter(world, paper, bruno, 2)
  const liar = await enter(world, paper, ada)
  const user = { name: "Il Presidente", color: "url(javascript:1)" }
  liar.send(say({ client: 1, clock: 1, state: state({ user, cursor: { anchor: 3 } }) }))
  await until(() => heard(listener, 1).length > 0)
  expect(lastHeard(listener, 1)).toEqual({
    cursor: { anchor: 3 },
    user: { name: `Nome ${ada.id.slice(-4)}`, color: colourOf(ada.id) },
  })
})

test("nobody speaks for the client id of another person", async ({ world }) => {
  const { paper, ada, bruno } = await two(world)
  const listener = await enter(world, paper, bruno, 2)
  const owner = await enter(world, paper, bruno, 3)
  await until(() => heard(listener, 3).length > 0)
  const liar = await enter(world, paper, ada)
  liar.send(say({ client: 3, clock: 99, state: state({ cursor: "altrui" }) }))
  liar.send(say({ client: 4, clock: 1, state: state({ cursor: "mio" }) }))
  await until(() => heard(listener, 4).length > 0)
  expect(lastHeard(listener, 3).cursor).toBe(3)
  expect(heard(owner, 3)).toEqual([])
})

test("what a stock client echoes of others changes nothing, and another tab of theirs keeps its own", async ({
  world,
}) => {
  const { paper, ada, bruno } = await two(world)
  const tab = await enter(world, paper, ada, 1)
  const other = await enter(world, paper, ada, 2)
  const listener = await enter(world, paper, bruno, 3)
  await until(() => heard(other, 1).length > 0 && heard(listener, 2).length > 0)
  other.send(say({ client: 1, clock: 50, state: state({ cursor: "eco" }) }))
  tab.send(say({ client: 1, clock: 2, state: state({ cursor: "vero" }) }))
  await until(() => lastHeard(listener, 1)?.cursor === "vero")
  expect(heard(listener, 1).map((entry) => JSON.parse(entry.state).cursor)).not.toContain("eco")
})

test("who leaves is gone for the others, and is seen at once on return with the same id", async ({
  world,
}) => {
  const { paper, ada, bruno } = await two(world)
  const listener = await enter(world, paper, bruno, 2)
  const first = await enter(world, paper, ada, 1)
  await until(() => lastHeard(listener, 1) !== null)
  first.socket.close()
  await until(() => heard(listener, 1).length > 1 && lastHeard(listener, 1) === null)
  const gone = heard(listener, 1).at(-1)?.clock ?? 0
  await enter(world, paper, ada, 1)
  await until(() => lastHeard(listener, 1) !== null)
  expect(heard(listener, 1).at(-1)?.clock).toBeGreaterThan(gone)
})

test("a reader is seen like everybody", async ({ world }) => {
  const { paper, ada, bruno } = await two(world)
  world.allow(ada, paper, READER)
  const listener = await enter(world, paper, bruno, 2)
  await enter(world, paper, ada, 1)
  await until(() => heard(listener, 1).length > 0)
  expect(lastHeard(listener, 1).cursor).toBe(1)
})

test("a state above 2 KB is not passed on, a smaller one is", async ({ world }) => {
  const { paper, ada, bruno } = await two(world)
  const listener = await enter(world, paper, bruno, 2)
  const socket = await enter(world, paper, ada)
  socket.send(say({ client: 1, clock: 1, state: state({ cursor: "x".repeat(2100) }) }))
  socket.send(say({ client: 1, clock: 2, state: state({ cursor: "piccolo" }) }))
  await until(() => heard(listener, 1).length > 0)
  expect(heard(listener, 1)).toHaveLength(1)
})

test.for(["1", "[]", '"testo"', "{", "true"])(
  "a state that is no record (%s) is not passed on",
  async (json, { world }) => {
    const { paper, ada, bruno } = await two(world)
    const listener = await enter(world, paper, bruno, 2)
    const socket = await enter(world, paper, ada)
    socket.send(say({ client: 1, clock: 1, state: json }))
    socket.send(say({ client: 9, clock: 1, state: state({ cursor: 9 }) }))
    await until(() => heard(listener, 9).length > 0)
    expect(heard(listener, 1)).toEqual([])
  },
)

test("a socket has a few client ids at most", async ({ world }) => {
  const { paper, ada, bruno } = await two(world)
  const listener = await enter(world, paper, bruno, 2)
  const socket = await enter(world, paper, ada)
  const many = Array.from({ length: 20 }, (_, i) => ({
    client: 100 + i,
    clock: 1,
    state: state({ cursor: i }),
  }))
  socket.send(say(...many))
  await until(() => heard(listener, 103).length > 0)
  expect(many.filter(({ client }) => heard(listener, client).length > 0)).toHaveLength(4)
})

test("a hundred moves in a moment reach the others as a few, the last one included", async ({ world }) => {
  const { paper, ada, bruno } = await two(world)
  const listener = await enter(world, paper, bruno, 2)
  const socket = await enter(world, paper, ada)
  for (let i = 1; i <= 100; i++) socket.send(say({ client: 1, clock: i, state: state({ cursor: i }) }))
  await until(() => lastHeard(listener, 1)?.cursor === 100)
  expect(heard(listener, 1).length).toBeLessThan(20)
})

test("who asks is told of everybody", async ({ world }) => {
  const { paper, ada, bruno } = await two(world)
  await enter(world, paper, bruno, 2)
  const socket = await enter(world, paper, ada, 1)
  await until(() => heard(socket, 2).length > 0)
  const before = heard(socket, 2).length
  socket.send(writeQuery())
  await until(() => heard(socket, 2).length > before)
  expect(lastHeard(socket, 2).cursor).toBe(2)
})

test("an idle client is sent an empty awareness frame", async ({ opened }) => {
  const world = await openWorld(opened, { settings: { keepAliveMs: 30 } })
  const { paper, ada } = await two(world)
  const socket = await enter(world, paper, ada)
  await socket.received("awareness")
  expect(socket.frames).toContainEqual({ kind: "awareness", entries: [] })
})

test("a client that says nothing at all, not even to a ping, is closed", async ({ opened }) => {
  const world = await openWorld(opened, { settings: { keepAliveMs: 30, silentAfterMs: 200 } })
  const { paper, ada } = await two(world)
  const socket = await enter(world, paper, ada)
  socket.socket.pause()
  await expect.poll(() => world.counted("sockets"), { timeout: 5000 }).toBe(0)
})

test("an entry without end closes with 4400", async ({ world }) => {
  const { paper, ada } = await two(world)
  const socket = await enter(world, paper, ada)
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint8Array(encoder, new Uint8Array([200, 200, 200, 200, 1]))
  socket.send(encoding.toUint8Array(encoder))
  expect((await socket.closed).code).toBe(4400)
})
