import WebSocket from "ws"
import * as Y from "yjs"
import { until } from "#tests/support/machine.ts"
import { Journal } from "./journal.ts"
import { allSynced, lightClient } from "./light-client.ts"
import { type BenchServer, ORIGIN } from "./servers.ts"
import { findTokens } from "./tokens.ts"

const LONG = 100_000
const TAIL = 400
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Opens a document and answers with its text as one update and how long that took. */
const fetchText = async (server: BenchServer, paper: string, stay = false) => {
  const begun = performance.now()
  const socket = new WebSocket(server.url + server.framing.path(paper), {
    headers: { cookie: "7", origin: ORIGIN },
    perMessageDeflate: false,
  })
  socket.on("error", () => {})
  socket.on("open", () => {
    const hello = server.framing.hello(paper)
    if (hello) socket.send(hello)
    socket.send(server.framing.sync(paper, 0, new Uint8Array([0])))
  })
  const text = await new Promise<Uint8Array>((resolve, reject) => {
    socket.on("message", (data: Buffer) => {
      const frame = server.framing.read(data)
      if (frame.kind === "step2") resolve(frame.payload)
    })
    socket.on("close", (code) => reject(new Error(`${server.name} closed with ${code}`)))
  })
  const ms = performance.now() - begun
  if (!stay) socket.terminate()
  return { text, ms, socket }
}

const LETTERS = 100

/** Opens so many documents, one client at each, writes a little in each and leaves them open. */
const openDocuments = async (server: BenchServer, count: number) => {
  const journal = new Journal()
  const papers = await server.papers(count)
  const clients = papers.map((paper, at) => lightClient(server, paper, at, journal))
  await allSynced(clients, server.name)
  for (const client of clients) for (let i = 0; i < LETTERS; i++) client.type(i)
  await pause(6_000)
  return () => {
    for (const client of clients) client.leave()
  }
}

/** How much memory one open document takes: so many, one client at each, beside what a few take before. */
export const memoryPerDocument = async (server: BenchServer, count = 200): Promise<number> => {
  const closeFirst = await openDocuments(server, 20)
  const before = await server.ask<{ rssMb: number }>("collect")
  const close = await openDocuments(server, count)
  const after = await server.ask<{ rssMb: number }>("collect")
  closeFirst()
  close()
  return ((after.rssMb - before.rssMb) * 1024) / count
}

export type ColdLoad = { fromLog: number | null; fromSnapshot: number | null }

/** The text that Hocuspocus keeps: one state, however it came about. */
const typedState = (count: number) => {
  const doc = new Y.Doc()
  const text = new Y.XmlText()
  doc.getXmlFragment("default").insert(0, [text])
  for (let i = 0; i < count; i++) text.insert(text.length, i % 60 === 0 ? " " : "a")
  return Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64")
}

/** How long somebody waits for a document of 100,000 updates that is not in memory. */
export const coldLoad = async (server: BenchServer, updates = LONG): Promise<ColdLoad> => {
  if (server.name === "hocuspocus") {
    const [paper = ""] = await server.papers(1)
    await server.ask("keep", { name: paper, state: typedState(updates) })
    return { fromLog: null, fromSnapshot: (await fetchText(server, paper)).ms }
  }
  if (!server.name.startsWith("ours")) return { fromLog: null, fromSnapshot: null }
  const id = await server.ask<string>("longPaper", updates)
  const fromLog = (await fetchText(server, id)).ms
  await until(() => server.ask<number>("snapshotSeq", id), { within: 60_000, what: "the snapshot" })
  await server.ask("addTail", { id, count: TAIL })
  return { fromLog, fromSnapshot: (await fetchText(server, id)).ms }
}

const opened = async (socket: WebSocket) => {
  socket.on("error", () => {})
  await new Promise((resolve) => socket.once("open", resolve))
  return socket
}

export type Stalled = { grownMb: number; isClosed: boolean }

const CHUNK = "z".repeat(64 * 1024)

/** Somebody writes much while somebody else reads, or stalls. Both are still there afterwards. */
const writeMuch = async (server: BenchServer, chunks: number, isStalled: boolean) => {
  const [paper = ""] = await server.papers(1)
  const reader = server.framing.hasText
    ? (await fetchText(server, paper, true)).socket
    : await opened(new WebSocket(server.url + server.framing.path(paper)))
  if (isStalled) reader.pause()
  const own = new Y.Doc()
  const text = own.getText("large")
  const headers = { cookie: "8", origin: ORIGIN }
  const writer = await opened(new WebSocket(server.url + server.framing.path(paper), { headers }))
  const hello = server.framing.hello(paper)
  if (hello) writer.send(hello)
  writer.send(server.framing.sync(paper, 0, new Uint8Array([0])))
  await pause(500)
  own.on("update", (update: Uint8Array) => writer.send(server.framing.sync(paper, 2, update)))
  for (let i = 0; i < chunks; i++) {
    own.transact(() => {
      text.delete(0, text.length)
      text.insert(0, CHUNK)
    })
    await until(() => writer.bufferedAmount === 0, { within: 60_000, every: 2, what: "the frame to leave" })
    await pause(30) // no faster than one session may
  }
  await pause(3_000)
  return { reader, writer }
}

/**
 * What the server keeps for somebody who stops reading while others write: what it takes more than it did after the
 * same was written to somebody who reads.
 */
export const stalledReader = async (server: BenchServer, chunks = 480): Promise<Stalled> => {
  const attentive = await writeMuch(server, chunks, false)
  for (const socket of Object.values(attentive)) socket.terminate()
  await pause(1_000)
  const before = await server.ask<{ rssMb: number }>("collect")
  const { reader, writer } = await writeMuch(server, chunks, true)
  const after = await server.ask<{ rssMb: number }>("collect")
  let isClosed = false
  reader.on("close", () => {
    isClosed = true
  })
  reader.resume()
  await pause(1_500)
  reader.terminate()
  writer.terminate()
  return { grownMb: after.rssMb - before.rssMb, isClosed }
}

export type Killed = { confirmed: number; lost: number } | null

/** Ten people type, the server is killed, and started again: how many edits that it had confirmed are gone. */
export const killWhileTyping = async (server: BenchServer): Promise<[Killed, BenchServer]> => {
  if (!server.framing.counts(2)) return [null, server]
  const journal = new Journal()
  const [paper = ""] = await server.papers(1)
  const clients = Array.from({ length: 10 }, (_, at) => lightClient(server, paper, at, journal))
  await allSynced(clients, server.name)
  for (const client of clients) client.type(-1)
  for (let i = 0; i < 40; i++) {
    for (const [at, client] of clients.entries()) client.type(journal.made(at, paper))
    await pause(50)
  }
  await server.kill()
  for (const client of clients) client.leave()
  const confirmed = clients.flatMap((client) => client.confirmed())
  const next = await server.again()
  const held = new Set<number>()
  findTokens((await fetchText(next, paper)).text, (edit) => held.add(edit))
  return [{ confirmed: confirmed.length, lost: confirmed.filter((edit) => !held.has(edit)).length }, next]
}
