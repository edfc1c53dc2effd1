import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { answerControl } from "./control.ts"

/** The reference server of Yjs, as its own `server.js` puts it together. Argument: the peers' folder. */
const [, , modules = ""] = process.argv
const load = (path: string) => import(pathToFileURL(join(modules, path)).href)
const { setupWSConnection } = await load("@y/websocket-server/src/utils.js")
const { default: ws } = await load("@y/websocket-server/node_modules/ws/index.js")

const sockets = new ws.Server({ noServer: true })
sockets.on("connection", setupWSConnection)
const server = createServer((_, response) => response.end("okay"))
server.on("upgrade", (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (opened: unknown) =>
    sockets.emit("connection", opened, request),
  )
})
server.listen(0, "127.0.0.1", () => answerControl((server.address() as AddressInfo).port))
