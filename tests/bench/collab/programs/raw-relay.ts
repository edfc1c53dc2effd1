import type { AddressInfo } from "node:net"
import { type WebSocket, WebSocketServer } from "ws"
import { answerControl } from "./control.ts"

/** Hands every frame to everybody else at the same path, and does nothing more: the limit of what `ws` can. */
const rooms = new Map<string, Set<WebSocket>>()
const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false })

server.on("connection", (socket, request) => {
  const path = request.url ?? "/"
  const room = rooms.get(path) ?? new Set()
  rooms.set(path, room)
  room.add(socket)
  socket.on("error", () => {})
  socket.on("message", (data: Buffer) => {
    for (const other of room) if (other !== socket && other.readyState === other.OPEN) other.send(data)
  })
  socket.on("close", () => {
    room.delete(socket)
    if (room.size === 0) rooms.delete(path)
  })
})

server.on("listening", () => answerControl((server.address() as AddressInfo).port))
