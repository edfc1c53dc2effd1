import type { IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"
import { type WebSocket, WebSocketServer } from "ws"

export type LivePorts = {
  /** The topic that whoever is behind the Cookie header may follow at this address; null for nobody's. */
  topicOf(cookie: string | undefined, path: string): Promise<string | null>
  /** The number of each topic's last change. */
  numbers(names: readonly string[]): Promise<ReadonlyMap<string, number>>
}
type Options = {
  ports: LivePorts
  origins: () => readonly string[]
  log: { error(details: object, message: string): void }
  /** How often the numbers are asked while somebody follows them. */
  everyMs?: number
  /** How often each follower's rights are asked anew. */
  rightsEveryMs?: number
  mostFollowers?: number
}
type Follower = { socket: WebSocket; topic: string; told: number; cookie: string | undefined; path: string }

/** The HTTP server's listener for `upgrade` on paths under `/live/`, and the end of all of it. */
export type Live = {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  close(): Promise<void>
}

const PREFIX = "/live/"
const GONE = 4404
const GOING_AWAY = 1001

/**
 * Tells open pages that what they show has changed, and nothing else: a frame is the topic's number. The numbers are
 * the database's, so that every process and a page that comes back know what they missed; they are asked by one short
 * statement for all followers together, and not at all while nobody follows.
 */
export const createLive = (options: Options): Live => {
  const { ports, origins, log, everyMs = 250, rightsEveryMs = 30_000, mostFollowers = 5000 } = options
  const followers = new Set<Follower>()
  const sockets = new WebSocketServer({ noServer: true, clientTracking: false, maxPayload: 1024 })

  const tell = (follower: Follower, seq: number) => {
    if (seq === follower.told) return
    follower.told = seq
    follower.socket.send(String(seq))
  }
  const lookNow = async () => {
    const names = [...new Set([...followers].map(({ topic }) => topic))]
    if (names.length === 0) return
    const numbers = await ports.numbers(names)
    for (const follower of followers) tell(follower, numbers.get(follower.topic) ?? 0)
  }
  const askRights = async () => {
    for (const follower of [...followers]) {
      const topic = await ports.topicOf(follower.cookie, follower.path)
      if (topic === null) follower.socket.close(GONE)
      else follower.topic = topic
    }
  }
  /** One round after the other: a slow database is asked less often, and never twice at once. */
  const repeat = (ms: number, work: () => Promise<void>) => {
    let [timer, isOver]: [NodeJS.Timeout | undefined, boolean] = [undefined, false]
    let running = Promise.resolve()
    const next = () => {
      if (isOver) return
      timer = setTimeout(() => {
        running = work()
          .catch((error: unknown) => log.error({ error: String(error) }, "live pages could not be told"))
          .then(next)
      }, ms)
    }
    next()
    return async () => {
      isOver = true
      clearTimeout(timer)
      await running
    }
  }
  const stops = [repeat(everyMs, lookNow), repeat(rightsEveryMs, askRights)]

  const receive = async (socket: WebSocket, request: IncomingMessage) => {
    socket.on("error", () => {}) // a socket without a listener would take the process with it
    const { cookie } = request.headers
    const path = request.url ?? ""
    const topic = await ports.topicOf(cookie, path).catch(() => null)
    if (topic === null) return socket.close(GONE)
    const follower = { socket, topic, told: -1, cookie, path }
    followers.add(follower)
    socket.on("close", () => followers.delete(follower))
    if (socket.readyState !== socket.OPEN) followers.delete(follower)
  }
  return {
    upgrade: (request, socket, head) => {
      if (!request.url?.startsWith(PREFIX)) return
      socket.on("error", () => {}) // a peer that went away during the handshake
      const isForeign = !origins().includes(request.headers.origin ?? "")
      if (isForeign || followers.size >= mostFollowers)
        return void socket.end(
          `HTTP/1.1 ${isForeign ? "403 Forbidden" : "503 Service Unavailable"}\r\nConnection: close\r\n\r\n`,
        )
      sockets.handleUpgrade(request, socket, head, (opened) => void receive(opened, request))
    },
    close: async () => {
      for (const { socket } of followers) socket.close(GOING_AWAY)
      await Promise.all(stops.map((stop) => stop()))
      for (const { socket } of followers) socket.terminate()
      sockets.close()
    },
  }
}
