import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { Registry } from "prom-client"
import { openDb } from "#db/client.server.ts"
import { createRealtime } from "#server/realtime/index.ts"

/** A co-editing server to be killed. Arguments: the database, the origin. A cookie is the person's id. */
const [, , url = "", origin = ""] = process.argv
const database = await openDb(url)
const silent = { info: () => {}, warn: () => {}, error: () => {} }
const realtime = createRealtime({
  database,
  ports: {
    identify: async (cookie) => (cookie ? { sessionId: cookie, personId: cookie, name: "Nome" } : null),
    rights: async () => ({ kind: "role", role: "write", locked: false, confirmFirst: false }),
  },
  settings: { origins: [origin] },
  log: silent,
  metrics: new Registry(),
})
const server = createServer()
realtime.attach(server)
server.listen(0, "127.0.0.1", () => console.log(`port ${(server.address() as AddressInfo).port}`))
