import { join } from "node:path"
import { pathToFileURL } from "node:url"
import pg from "pg"
import { answerControl } from "./control.ts"

/**
 * Hocuspocus as its documentation sets it up, with its Database extension: one table on PostgreSQL, or where there
 * is none a map. Arguments: the peers' folder, the database or nothing.
 */
const [, , modules = "", url = ""] = process.argv
const load = (path: string) => import(pathToFileURL(join(modules, path)).href)
const { Server } = await load("@hocuspocus/server/dist/hocuspocus-server.esm.js")
const { Database } = await load("@hocuspocus/extension-database/dist/hocuspocus-database.esm.js")

type Named = { documentName: string }

const onPostgres = async () => {
  const pool = new pg.Pool({ connectionString: url })
  await pool.query("create table if not exists documents (name text primary key, data bytea not null)")
  return {
    fetch: async ({ documentName }: Named) =>
      (await pool.query("select data from documents where name = $1", [documentName])).rows[0]?.data ?? null,
    store: async ({ documentName, state }: Named & { state: Buffer }) => {
      await pool.query(
        "insert into documents values ($1, $2) on conflict (name) do update set data = excluded.data",
        [documentName, state],
      )
    },
  }
}

const inMemory = () => {
  const kept = new Map<string, Buffer>()
  return {
    fetch: async ({ documentName }: Named) => kept.get(documentName) ?? null,
    store: async ({ documentName, state }: Named & { state: Buffer }) => void kept.set(documentName, state),
  }
}

const store = url ? await onPostgres() : inMemory()
const server = new Server({
  port: 0,
  address: "127.0.0.1",
  quiet: true,
  stopOnSignals: false,
  extensions: [new Database(store)],
})
await server.listen()
answerControl(server.httpServer.address().port, {
  keep: async (value) => {
    const { name, state } = value as { name: string; state: string }
    await store.store({ documentName: name, state: Buffer.from(state, "base64") })
  },
})
