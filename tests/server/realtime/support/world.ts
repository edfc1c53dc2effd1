import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { Registry } from "prom-client"
import { afterAll, test as base, onTestFinished } from "vitest"
import type * as Y from "yjs"
import { transact } from "#app/context.ts"
import { createState } from "#app/documents/state/create-state.server.ts"
import { loadState } from "#app/documents/state/load-state.server.ts"
import type { OpenDb } from "#db/client.server.ts"
import { accessChanges } from "#db/schema/index.ts"
import type { Bus } from "#server/realtime/bus.ts"
import { Digester } from "#server/realtime/digester.ts"
import { createRealtime, type Realtime } from "#server/realtime/index.ts"
import type { DocumentRights, RealtimePorts } from "#server/realtime/ports.ts"
import type { RealtimeSettings } from "#server/realtime/settings.ts"
import { ctxFor } from "../../../support/context.ts"
import { openMigratedDb } from "../../../support/database.ts"
import { makePaper, makePerson } from "../../../support/factories.ts"
import { type Page, type PageOptions, page, type Raw, raw } from "./clients.ts"
import { fakePorts, keptLog } from "./fakes.ts"
import { type Flaky, flaky } from "./flaky.ts"
import { docFrom, linesOf, updateWith } from "./text.ts"

export { describe, expect } from "vitest"

export const ORIGIN = "http://tavoli.test"
export const WRITER: DocumentRights = { kind: "role", role: "write", locked: false, confirmFirst: false }
export const READER: DocumentRights = { ...WRITER, role: "read" }
export const COMMENTER: DocumentRights = { ...WRITER, role: "comment" }

/** Waits short enough for a test; what a test is about it sets itself. */
const QUICK: Partial<RealtimeSettings> = {
  schemaVersion: 9,
  accessPollMs: 25,
  headsPollMs: 50,
  unloadAfterMs: 30,
  textQuietMs: 40,
  textSweepRows: 0, // a database is shared by the tests of a file, and each would see to the others' documents
  retryFirstMs: 10,
  retryLongestMs: 50,
  closeGraceMs: 500,
  stopMs: 3000,
}

export type Person = { id: string; session: string; cookie: string }
export type World = Awaited<ReturnType<typeof openWorld>>

type WorldOptions = {
  settings?: Partial<RealtimeSettings>
  bus?: Bus
  spillFolder?: string
  ports?: Partial<RealtimePorts>
}

/** One worker for all the servers of a test file: each would take a third of a second to start. */
const file: { digester?: Digester } = {}
const digester = () => {
  file.digester ??= new Digester(10_000)
  return file.digester
}
afterAll(() => file.digester?.close())

const listen = async (realtime: Realtime) => {
  const server = createServer((_, response) => response.end("a page"))
  realtime.attach(server)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return { server, port: (server.address() as AddressInfo).port }
}

/** A co-editing server on a port of its own, people who may be told apart, and documents to write in. */
export const openWorld = async (opened: OpenDb, options: WorldOptions = {}) => {
  const { settings = {}, bus, spillFolder } = options
  const database: Flaky = flaky(opened)
  const fakes = fakePorts()
  const { lines, log } = keptLog()
  const metrics = new Registry()
  const all = { ...QUICK, origins: [ORIGIN], ...settings }
  const ports = { ...fakes.ports, ...options.ports }
  const parts = { database, ports, settings: all, log, metrics, digester: digester() }
  const realtime = createRealtime({
    ...parts,
    ...(bus ? { bus } : {}),
    ...(spillFolder ? { spillFolder } : {}),
  })
  const { server, port } = await listen(realtime)
  const url = `ws://127.0.0.1:${port}`
  const pages: Page[] = []
  const place = (documentId: string, epoch = 1) => ({ url, path: `/collab/${documentId}~${epoch}` })
  let isStopped = false
  const stop = async () => {
    if (isStopped) return
    isStopped = true
    for (const { provider } of pages) provider.destroy()
    database.isAway = false
    database.before = () => {}
    await realtime.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  onTestFinished(stop)
  return {
    realtime,
    database,
    opened,
    server,
    metrics,
    log: lines,
    rights: fakes.rights,
    people: fakes.people,
    url,
    place,
    stop,

    /** Somebody signed in, in one browser; the same person may sign in again in another. */
    signIn: async (personId?: string): Promise<Person> => {
      const id = personId ?? (await makePerson(opened.db)).id
      const session = crypto.randomUUID()
      const cookie = `session=${session}`
      fakes.people.set(cookie, { sessionId: session, personId: id, name: `Nome ${id.slice(-4)}` })
      return { id, session, cookie }
    },

    /** A document with these paragraphs. */
    addPaper: async (...lines: string[]): Promise<string> => {
      const paper = await makePaper(opened.db)
      const ctx = await ctxFor(opened.db)
      const first = updateWith(...(lines.length > 0 ? lines : ["Testo iniziale"]))
      const { id: documentId, roundtableId } = paper
      await transact(ctx, (inner) => createState(inner, { documentId, roundtableId, first }))
      return documentId
    },

    /** What the policies say from now on, without telling anybody. */
    allow: (person: Person, documentId: string, rights: DocumentRights | Error) =>
      void fakes.rights.set(`${person.id} ${documentId}`, rights),

    /** What the policies say from now on, with the entry that says that something changed. */
    change: async (person: Person, documentId: string, rights: DocumentRights | Error) => {
      fakes.rights.set(`${person.id} ${documentId}`, rights)
      await opened.db.insert(accessChanges).values({ personId: person.id })
    },

    page: (documentId: string, person: Person, options: PageOptions & { epoch?: number } = {}): Page => {
      const made = page(place(documentId, options.epoch), { cookie: person.cookie, origin: ORIGIN }, options)
      pages.push(made)
      onTestFinished(() => made.leave())
      return made
    },

    raw: (
      documentId: string,
      person: Person | null,
      more: { path?: string; origin?: string; query?: string } = {},
    ) => {
      const { query = "?v=1&ack=1", origin = ORIGIN } = more
      const path = more.path ?? place(documentId).path + query
      const made: Raw = raw({ url, path }, { cookie: person?.cookie, origin: origin || undefined })
      onTestFinished(() => made.socket.terminate())
      return made
    },

    /** The document as the log has it, read without the server. */
    stored: async (documentId: string): Promise<{ lines: string[]; doc: Y.Doc; seq: number }> => {
      const updates: Uint8Array[] = []
      const head = await loadState(opened.query, documentId, (page) => void updates.push(...page), 1000)
      const doc = docFrom(updates)
      return { lines: linesOf(doc), doc, seq: head?.headSeq ?? 0 }
    },

    /** A counter or gauge, summed over its labels. */
    counted: async (name: string, labels: Record<string, string | number> = {}): Promise<number> => {
      const metric = await metrics.getSingleMetric(`tavoli_realtime_${name}`)?.get()
      const wanted = Object.entries(labels)
      const values = metric?.values.filter((value) =>
        wanted.every(
          ([label, is]) => String((value.labels as Record<string, unknown>)[label]) === String(is),
        ),
      )
      return (values ?? []).reduce((sum, value) => sum + value.value, 0)
    },
  }
}

type Fixtures = {
  /** The embedded database of this file; its tests share it and what they commit. */
  opened: OpenDb
  /** A co-editing server of this test alone, with everything at its quickest. */
  world: World
}

export const test = base.extend<Fixtures>({
  opened: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads a fixture's needs from its pattern
    async ({}, use) => {
      const opened = await openMigratedDb()
      await use(opened)
      await opened.close()
    },
    { scope: "file" },
  ],
  world: async ({ opened }, use) => {
    const world = await openWorld(opened)
    await use(world)
    await world.stop()
  },
})
