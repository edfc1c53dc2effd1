import { describe, expect, ORIGIN, openWorld, test, WRITER } from "./support/world.ts"

const UNKNOWN = "01890000-0000-7000-8000-000000000000"

describe("what HTTP refuses", () => {
  test("a page of another origin is refused with 403", async ({ world }) => {
    const person = await world.signIn()
    const paper = await world.addPaper()
    world.allow(person, paper, WRITER)
    expect(await world.raw(paper, person, { origin: "http://evil.test" }).refused).toBe(403)
  })

  test("an origin that only begins like ours is refused with 403", async ({ world }) => {
    const paper = await world.addPaper()
    expect(await world.raw(paper, await world.signIn(), { origin: `${ORIGIN}.evil.test` }).refused).toBe(403)
  })

  test("a request without an origin is refused with 403", async ({ world }) => {
    const paper = await world.addPaper()
    expect(await world.raw(paper, await world.signIn(), { origin: "" }).refused).toBe(403)
  })

  test("a process that is full refuses with 503", async ({ opened }) => {
    const world = await openWorld(opened, { settings: { maxSockets: 1 } })
    const person = await world.signIn()
    const paper = await world.addPaper()
    world.allow(person, paper, WRITER)
    const first = world.page(paper, person)
    await first.synced()
    expect(await world.raw(paper, person).refused).toBe(503)
  })

  test("a process that is stopping refuses with 503", async ({ world }) => {
    const person = await world.signIn()
    await world.realtime.drain()
    expect(await world.raw(UNKNOWN, person).refused).toBe(503)
  })

  test("a path that is not ours is left to other listeners", async ({ world }) => {
    const heard: string[] = []
    world.server.on("upgrade", (request, socket) => {
      heard.push(String(request.url))
      socket.end("HTTP/1.1 418 I'm a teapot\r\nContent-Length: 0\r\n\r\n")
    })
    expect(await world.raw("", null, { path: "/vite-hmr" }).refused).toBe(418)
    expect(heard).toEqual(["/vite-hmr"])
  })
})

describe("what a close code says, before any frame", () => {
  test("nobody signed in: 4401", async ({ world }) => {
    const socket = world.raw(await world.addPaper(), null)
    expect(await socket.closed).toEqual({ code: 4401, reason: "session-ended" })
    expect(socket.frames).toEqual([])
  })

  test("a session that ended between sign-in and upgrade: 4401", async ({ world }) => {
    const person = await world.signIn()
    const paper = await world.addPaper()
    world.allow(person, paper, { kind: "session_ended" })
    expect((await world.raw(paper, person).closed).code).toBe(4401)
  })

  test("a document of others: 4403", async ({ world }) => {
    const socket = world.raw(await world.addPaper(), await world.signIn())
    expect(await socket.closed).toEqual({ code: 4403, reason: "no-access" })
    expect(socket.frames).toEqual([])
  })

  test("a document that never was is answered like one of others", async ({ world }) => {
    expect(await world.raw(UNKNOWN, await world.signIn()).closed).toEqual({ code: 4403, reason: "no-access" })
  })

  test("a name that is no document is answered like one of others", async ({ world }) => {
    const socket = world.raw("", await world.signIn(), { path: "/collab/anything" })
    expect(await socket.closed).toEqual({ code: 4403, reason: "no-access" })
  })

  test("a deleted document: 4404", async ({ world }) => {
    const person = await world.signIn()
    const paper = await world.addPaper()
    world.allow(person, paper, { kind: "deleted" })
    expect(await world.raw(paper, person).closed).toEqual({ code: 4404, reason: "deleted" })
  })

  test("a document without a state: 4404", async ({ world }) => {
    const person = await world.signIn()
    world.allow(person, UNKNOWN, WRITER)
    expect((await world.raw(UNKNOWN, person).closed).code).toBe(4404)
  })

  test("an epoch that is over: 4410", async ({ world }) => {
    const person = await world.signIn()
    const paper = await world.addPaper()
    world.allow(person, paper, WRITER)
    const socket = world.raw(paper, person, { path: `${world.place(paper, 2).path}?v=1` })
    expect(await socket.closed).toEqual({ code: 4410, reason: "epoch-changed" })
    expect(socket.frames).toEqual([])
  })

  test("rights that cannot be found out: a code after which clients come again", async ({ world }) => {
    const person = await world.signIn()
    const paper = await world.addPaper()
    world.allow(person, paper, new Error("no answer"))
    expect(await world.raw(paper, person).closed).toEqual({ code: 4205, reason: "rights-unknown" })
  })

  test("a stock client stops for good on 4403 and comes again after 1013", async ({ opened }) => {
    const world = await openWorld(opened, { settings: { maxSocketsPerPerson: 1 } })
    const [stranger, guest] = [await world.signIn(), await world.signIn()]
    const paper = await world.addPaper()
    world.allow(guest, paper, WRITER)
    const refused = world.page(paper, stranger)
    await expect.poll(() => refused.closes).toEqual([4403])
    expect(refused.provider.shouldConnect).toBe(false)
    const first = world.page(paper, guest)
    await first.synced()
    const second = world.page(paper, guest)
    await expect.poll(() => second.closes).toContain(1013)
    first.leave()
    await second.synced()
    expect(second.provider.synced).toBe(true)
  })
})

describe("how many may come", () => {
  test("a person has so many sockets and no more, whoever else comes", async ({ opened }) => {
    const world = await openWorld(opened, { settings: { maxSocketsPerPerson: 2 } })
    const [ada, bruno] = [await world.signIn(), await world.signIn()]
    const paper = await world.addPaper()
    world.allow(ada, paper, WRITER)
    world.allow(bruno, paper, WRITER)
    await Promise.all([world.page(paper, ada).synced(), world.page(paper, ada).synced()])
    expect(await world.raw(paper, ada).closed).toEqual({ code: 1013, reason: "too-many-sockets" })
    await world.page(paper, bruno).synced()
  })

  test("a document has so many sockets and no more, and other documents are not touched", async ({
    opened,
  }) => {
    const world = await openWorld(opened, { settings: { maxSocketsPerDocument: 1 } })
    const [ada, bruno] = [await world.signIn(), await world.signIn()]
    const [paper, other] = [await world.addPaper(), await world.addPaper()]
    for (const person of [ada, bruno]) for (const id of [paper, other]) world.allow(person, id, WRITER)
    await world.page(paper, ada).synced()
    expect(await world.raw(paper, bruno).closed).toEqual({ code: 1013, reason: "too-many-sockets" })
    await world.page(other, bruno).synced()
  })
})
