import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { Registry } from "prom-client"
import { openDb } from "#db/client.server.ts"
import { createRealtime } from "#server/realtime/index.ts"
import { answerControl } from "./control.ts"
import { openShelf } from "./shelf.ts"

/**
 * Our server with its own settings, alone with its database: who somebody is and what they may is answered at
 * once, so that what is measured is co-editing. Arguments: the database, the origin.
 */
const [, , url = "", origin = ""] = process.argv
const database = await openDb(url)
const shelf = await openShelf(database)
const silent = { info: () => {}, warn: () => {}, error: () => {} }
const realtime = createRealtime({
  database,
  ports: {
    identify: async (cookie = "") => {
      const personId = shelf.people[Number(cookie) % shelf.people.length]
      return personId ? { sessionId: cookie, personId, name: `Persona ${cookie}` } : null
    },
    rights: async () => ({ kind: "role", role: "write", locked: false, confirmFirst: false }),
  },
  settings: { origins: [origin] },
  log: silent,
  metrics: new Registry(),
})
const server = createServer()
realtime.attach(server)
if (database.kind === "embedded") setInterval(() => void database.checkpoint(), 300_000)
server.listen(0, "127.0.0.1", () => answerControl((server.address() as AddressInfo).port, shelf.answers))
