import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Y from "yjs"
import { transact } from "#app/context.ts"
import { createState } from "#app/documents/state/create-state.server.ts"
import { writeSnapshot } from "#app/documents/state/write-snapshot.server.ts"
import { openDb } from "#db/client.server.ts"
import { readLogInto } from "#server/realtime/doc-log.ts"
import { Digester } from "#server/realtime/digester.ts"
import { ctxFor } from "../../../support/context.ts"
import { makePaper } from "../../../support/factories.ts"
import { copyMigratedFolder } from "../../../support/image.ts"
import { createDatabase, prepareTemplate, startPostgres } from "../../../support/postgres.ts"
import { updateWith } from "../support/text.ts"
const N = 100_000
const doc = new Y.Doc(); Y.applyUpdate(doc, updateWith("Uno"))
const ups: Buffer[] = []
doc.on("update", (u: Uint8Array) => ups.push(Buffer.from(u)))
const el = doc.getXmlFragment("default").get(0) as Y.XmlElement; const text = el.get(0) as Y.XmlText
for (let i = 0; ups.length < N; i++) { if (i % 10 === 9) text.delete(Math.floor(Math.random() * text.length), 1); else text.insert(Math.floor(Math.random() * (text.length + 1)), "abcdefghij"[i % 10] as string) }
console.log("state bytes", Y.encodeStateAsUpdate(doc).length)
const test = async (name: string, url: string) => {
  const d = await openDb(url)
  const { id: documentId, roundtableId } = await makePaper(d.db)
  const ctx = await ctxFor(d.db)
  await transact(ctx, (inner) => createState(inner, { documentId, roundtableId, first: updateWith("Uno") }))
  // same first update bytes must match ours
  await d.query("update document_update set data = decode($2,'base64') where doc_id=$1", [documentId, Buffer.from(first).toString("base64")])
  for (let i = 0; i < N; i += 5000) await d.query("insert into document_update(doc_id,seq,data,conn_id) select $1, $3::bigint + o + 1, decode(x,'base64'), 'c' from unnest($2::text[]) with ordinality t(x,o)", [documentId, ups.slice(i, i + 5000).map((u) => u.toString("base64")), i])
  await d.query("update document_state set head_seq=$2 where doc_id=$1", [documentId, N + 1])
  let lag = 0; let last = performance.now(); const iv = setInterval(() => { const n = performance.now(); lag = Math.max(lag, n - last - 2); last = n }, 2)
  for (let k = 0; k < 3; k++) { lag = 0; last = performance.now(); const t = performance.now(); const got = new Y.Doc(); await readLogInto(got, { query: d.query, documentId, rowsPerPage: 2000 }); console.log(name, "cold from log", (performance.now() - t).toFixed(0), "ms; loop held", lag.toFixed(0), got.getXmlFragment("default").length) }
  const state = Y.encodeStateAsUpdate(doc)
  let t = performance.now(); await writeSnapshot(d.query, { documentId, epoch: 1, seq: N - 99, state }); console.log("write snapshot", (performance.now() - t).toFixed(0))
  for (let k = 0; k < 3; k++) { lag = 0; t = performance.now(); last = t; await readLogInto(new Y.Doc(), { query: d.query, documentId, rowsPerPage: 2000 }); console.log(name, "cold from snapshot+100", (performance.now() - t).toFixed(0), "ms; loop held", lag.toFixed(0)) }
  clearInterval(iv)
  await d.close()
}
const first = updateWith("Uno")
{ const dd = new Y.Doc(); Y.applyUpdate(dd, first) }
const doc2 = new Y.Doc(); Y.applyUpdate(doc2, first); ups.length = 0
doc2.on("update", (u: Uint8Array) => ups.push(Buffer.from(u)))
const tx = (doc2.getXmlFragment("default").get(0) as Y.XmlElement).get(0) as Y.XmlText
for (let i = 0; ups.length < N; i++) { if (i % 10 === 9) tx.delete(Math.floor(Math.random() * tx.length), 1); else tx.insert(Math.floor(Math.random() * (tx.length + 1)), "abcdefghij"[i % 10] as string) }
Y.applyUpdate(doc, Y.encodeStateAsUpdate(doc2))
const folder = mkdtempSync(join(tmpdir(), "b-"))
await copyMigratedFolder(join(folder, "db"))
await test("embedded", join(folder, "db"))
const pgs = await startPostgres(); await prepareTemplate(pgs.url); const { url } = await createDatabase(pgs.url)
await test("postgresql", url)
await pgs.stop(); rmSync(folder, { recursive: true, force: true }); process.exit(0)
