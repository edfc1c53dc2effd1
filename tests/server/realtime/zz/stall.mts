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
import { updateWith, write } from "../support/text.ts"
const ORIGIN = "http://b.test"
const folder = mkdtempSync(join(tmpdir(), "b-")); const url = join(folder, "db")
await copyMigratedFolder(url)
const database = await openDb(url)
const { id: documentId, roundtableId } = await makePaper(database.db)
const ctx = await ctxFor(database.db)
await transact(ctx, (inner) => createState(inner, { documentId, roundtableId, first: updateWith("Uno") }))
const people: string[] = []; for (let i = 0; i < 5; i++) people.push((await makePerson(database.db)).id)
await database.close()
const child = spawn(process.execPath, ["--import", "tsx", "tests/server/realtime/support/kill-server.ts", url, ORIGIN], { stdio: ["ignore", "pipe", "inherit"] })
const port: string = await new Promise((r) => child.stdout.on("data", (d) => { const m = /port (\d+)/.exec(String(d)); if (m) r(m[1] as string) }))
const t0 = performance.now()
const rows: [number, number][] = []
for (let i = 0; i < 5; i++) {
  const s = new WebSocket(`ws://127.0.0.1:${port}/collab/${documentId}~1?v=1&ack=1`, { origin: ORIGIN, headers: { cookie: people[i] as string } })
  const doc = new Y.Doc(); const at: number[] = [0]; let acked = 1
  s.on("message", (b: Buffer) => { if (b[0] === 100) { const f = readFrame(new Uint8Array(b)); if (f.kind === "acknowledgement") for (; acked < f.upTo; acked++) rows.push([at[acked] as number - t0, performance.now() - (at[acked] as number)]) } })
  doc.on("update", (u: Uint8Array) => { at.push(performance.now()); s.send(writeUpdate(u)) })
  s.on("open", () => { s.send(writeStep1(new Uint8Array([0]))); let n = 0; setInterval(() => write(doc, `w${i}.${n++}`), 20) })
}
await new Promise((r) => setTimeout(r, 5000))
rows.sort((a, b) => a[0] - b[0])
for (let s = 0; s < 5000; s += 250) { const w = rows.filter(([t]) => t >= s && t < s + 250).map(([, l]) => l).sort((a, b) => a - b); console.log(s, w.length, "p50", w[w.length >> 1]?.toFixed(0), "max", w.at(-1)?.toFixed(0)) }
child.kill("SIGKILL"); rmSync(folder, { recursive: true, force: true }); process.exit(0)
