import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import WebSocket from "ws"
import * as Y from "yjs"
import { transact } from "#app/context.ts"
import { createState } from "#app/documents/state/create-state.server.ts"
import { openDb } from "#db/client.server.ts"
import { readFrame, writeStep1, writeUpdate } from "#server/realtime/protocol.ts"
import { ctxFor } from "../../../support/context.ts"
import { makePaper, makePerson } from "../../../support/factories.ts"
import { copyMigratedFolder } from "../../../support/image.ts"
import { createDatabase, prepareTemplate, startPostgres } from "../../../support/postgres.ts"
import { updateWith, write } from "../support/text.ts"

const ORIGIN = "http://b.test"
const run = async (
  name: string,
  url: string,
  writers: number,
  readers: number,
  perSecond: number,
  seconds: number,
) => {
  const database = await openDb(url)
  const { id: documentId, roundtableId } = await makePaper(database.db)
  const ctx = await ctxFor(database.db)
  await transact(ctx, (inner) => createState(inner, { documentId, roundtableId, first: updateWith("Uno") }))
  const people: string[] = []
  for (let i = 0; i < Math.ceil((writers + readers) / 15) + writers; i++)
    people.push((await makePerson(database.db)).id)
  await database.close()
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "tests/server/realtime/zz/server.ts", url, ORIGIN],
    { stdio: ["ignore", "pipe", "inherit"] },
  )
  const port: string = await new Promise((r) =>
    child.stdout.on("data", (d) => {
      const m = /port (\d+)/.exec(String(d))
      if (m) r(m[1] as string)
    }),
  )
  const open = (cookie: string) =>
    new Promise<WebSocket>((r) => {
      const s = new WebSocket(`ws://127.0.0.1:${port}/collab/${documentId}~1?v=1&ack=1`, {
        origin: ORIGIN,
        headers: { cookie },
      })
      s.on("open", () => {
        s.send(writeStep1(new Uint8Array([0])))
      })
      s.once("message", () => r(s))
      s.on("close", (c) => console.log("closed", c))
    })
  const acks: number[] = []
  const delivery: number[] = []
  const sentAt = new Map<string, number>()
  let delivered = 0
  for (let i = 0; i < readers; i++) {
    const s = await open(people[writers + Math.floor(i / 15)] as string)
    const d = i === 0 ? new Y.Doc() : null
    s.on("message", (b: Buffer) => {
      if (b[0] === 0 && b[1] === 2) {
        delivered++
      }
      if (d) {
        const f = readFrame(new Uint8Array(b))
        if (f.kind === "update" || f.kind === "step2") Y.applyUpdate(d, f.update)
      }
    })
    d?.getXmlFragment("default").observeDeep((ev) => {
      const now = performance.now()
      for (const e of ev)
        for (const a of e.changes.delta as any[])
          if (a.insert)
            for (const x of a.insert as any[]) {
              const t = x.toString().replace(/<[^>]*>/g, "")
              const at = sentAt.get(t)
              if (at) {
                delivery.push(now - at)
                sentAt.delete(t)
              }
            }
    })
  }
  const cpu0 = process.cpuUsage()
  const tick = 1000 / perSecond
  const timers: NodeJS.Timeout[] = []
  let sent = 0
  for (let i = 0; i < writers; i++) {
    const s = await open(people[i] as string)
    const doc = new Y.Doc()
    const at: number[] = [performance.now()]
    let acked = 1
    s.on("message", (b: Buffer) => {
      if (b[0] === 100) {
        const f = readFrame(new Uint8Array(b))
        if (f.kind === "acknowledgement") {
          const now = performance.now()
          for (; acked < f.upTo; acked++) acks.push(now - (at[acked] as number))
        }
      }
    })
    let n = 0
    doc.on("update", (u: Uint8Array) => {
      at.push(performance.now())
      s.send(writeUpdate(u))
      sent++
    })
    timers.push(
      setInterval(() => {
        const t = `w${i}.${n++}`
        sentAt.set(t, performance.now())
        write(doc, t)
      }, tick + Math.random()),
    )
  }
  acks.length = 0
  await new Promise((r) => setTimeout(r, seconds * 1000))
  for (const t of timers) clearInterval(t)
  await new Promise((r) => setTimeout(r, 1000))
  const q = (a: number[], p: number) => a.sort((x, y) => x - y)[Math.floor(a.length * p)]?.toFixed(1)
  console.log(
    `${name} ${writers}w ${readers}r ${perSecond}/s: sent ${sent} acked ${acks.length} ack p50 ${q(acks, 0.5)} p95 ${q(acks, 0.95)} p99 ${q(acks, 0.99)}; end-to-end p50 ${q(delivery, 0.5)} p95 ${q(delivery, 0.95)}; frames ${delivered}`,
  )
  child.kill("SIGKILL")
  await new Promise((r) => setTimeout(r, 300))
}
const folder = mkdtempSync(join(tmpdir(), "b-"))
await copyMigratedFolder(join(folder, "db"))
const pgs = await startPostgres()
await prepareTemplate(pgs.url)
const { url } = await createDatabase(pgs.url)
for (const [w, r, p] of [
  [5, 0, 10],
  [1, 300, 30],
  [50, 0, 5],
] as const) {
  await run("embedded", join(folder, "db"), w, r, p, 6)
  await run("postgresql", url, w, r, p, 6)
}
await pgs.stop()
rmSync(folder, { recursive: true, force: true })
process.exit(0)
