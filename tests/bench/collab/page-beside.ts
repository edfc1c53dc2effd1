import { randomBytes } from "node:crypto"
import { sql } from "drizzle-orm"
import WebSocket from "ws"
import * as Y from "yjs"
import { transact } from "#app/context.ts"
import { SCHEMA_VERSION } from "#app/documents/editor/schema-version.ts"
import { createState } from "#app/documents/state/create-state.server.ts"
import { sessionDigest } from "#app/people/session.server.ts"
import type { Db } from "#db/client.server.ts"
import { openDb } from "#db/client.server.ts"
import { ctxFor } from "#tests/support/context.ts"
import { makePaper, makePerson, makeRoundtable } from "#tests/support/factories.ts"
import { until } from "#tests/support/machine.ts"
import { createDatabase } from "#tests/support/postgres.ts"
import { startServer } from "#tests/support/server.ts"
import { type Load, load } from "../pages/load.ts"
import { ourFraming } from "./framing.ts"

const TYPISTS = 40
const PER_SECOND = 2
const CONNECTIONS = 2

/** How fast a page of one's own came, in milliseconds: with nobody else there, and while forty people typed. */
export type PageBeside = { alone: Load; beside: Load; typists: number; edits: number }

/** A table whose forty secretaries write one text, each signed in. */
const fill = async (db: Db) => {
  const roundtable = await makeRoundtable(db)
  const paper = await makePaper(db, { roundtableId: roundtable.id, state: "co_design" })
  const first = new Y.Doc()
  const line = new Y.XmlElement("paragraph")
  line.insert(0, [new Y.XmlText("Uno")])
  first.getXmlFragment("default").insert(0, [line])
  const state = { documentId: paper.id, roundtableId: roundtable.id, first: Y.encodeStateAsUpdate(first) }
  await transact(await ctxFor(db), (tx) => createState(tx, state))
  const cookies: string[] = []
  for (let n = 0; n < TYPISTS; n++) {
    const person = await makePerson(db)
    await db.execute(sql`insert into roundtable_officer (id, code, roundtable_id, person_id, role, starts_on)
      values (gen_random_uuid(), upper(substr(md5(${person.id}::text), 1, 10)), ${roundtable.id}, ${person.id},
              'secretary', '2025-01-01')`)
    const secret = randomBytes(20).toString("hex")
    await db.execute(sql`insert into session (id, person_id, expires_at)
      values (${sessionDigest(secret)}, ${person.id}, now() + interval '20 days')`)
    cookies.push(`tavoli=${secret}`)
  }
  return { paper, cookies }
}

/** Somebody at the text, who types a letter whenever told to. */
const join = async (url: string, paper: string, cookie: string) => {
  const path = `/collab/${paper}~1?v=${SCHEMA_VERSION}`
  const headers = { cookie, origin: url }
  const socket = new WebSocket(url.replace("http", "ws") + path, { headers, perMessageDeflate: false })
  const own = new Y.Doc()
  const text = new Y.XmlText()
  const line = new Y.XmlElement("paragraph")
  line.insert(0, [text])
  let isSynced = false
  let closed: number | null = null
  socket.on("error", () => {})
  socket.on("close", (code) => {
    closed = code
  })
  socket.on("open", () => socket.send(ourFraming.sync(paper, 0, new Uint8Array([0]))))
  socket.on("message", (data: Buffer) => {
    if (ourFraming.read(data).kind === "step2") isSynced = true
  })
  own.on("update", (update: Uint8Array) => socket.send(ourFraming.sync(paper, 2, update)))
  await until(() => isSynced || closed !== null, { within: 30_000, what: "a typist to be in" })
  if (closed !== null) throw new Error(`a typist was closed with ${closed}`)
  own.getXmlFragment("default").insert(0, [line])
  return { type: () => text.insert(text.length, "a"), leave: () => socket.terminate() }
}

/**
 * Starts the whole application on PostgreSQL and asks for the desk of somebody signed in, alone and while forty others
 * type in one text: a page that no copy is kept of, and that asks the database.
 */
export const pageBeside = async (postgresUrl: string, seconds: number): Promise<PageBeside> => {
  const { url: databaseUrl } = await createDatabase(postgresUrl)
  const database = await openDb(databaseUrl)
  const { paper, cookies } = await fill(database.db)
  await database.close()
  const server = await startServer({ databaseUrl, env: { LOG_LEVEL: "silent", DEMO: "0" } })
  try {
    const ask = () =>
      load(`${server.url}/desk`, { seconds, connections: CONNECTIONS, cookie: cookies[0] ?? "" })
    await ask()
    const alone = await ask()
    const typists: Awaited<ReturnType<typeof join>>[] = []
    for (const cookie of cookies) typists.push(await join(server.url, paper.id, cookie))
    let edits = 0
    const timer = setInterval(
      () => {
        typists[edits++ % typists.length]?.type()
      },
      1000 / (TYPISTS * PER_SECOND),
    )
    const beside = await ask()
    clearInterval(timer)
    for (const { leave } of typists) leave()
    return { alone, beside, typists: TYPISTS, edits }
  } finally {
    await server.stop()
  }
}
