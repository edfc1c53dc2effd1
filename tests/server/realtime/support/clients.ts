import * as decoding from "lib0/decoding"
import WebSocket from "ws"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import { FRAME, type Frame, readFrame, SYNC } from "#server/realtime/protocol.ts"
import { until } from "../../../support/machine.ts"

export type Place = { url: string; path: string }
export type Visitor = { cookie?: string | undefined; origin?: string | undefined }
export type Closed = { code: number; reason: string }

/** A bare socket: says anything, keeps every frame that it is sent. */
export type Raw = {
  socket: WebSocket
  frames: Frame[]
  closed: Promise<Closed>
  /** The HTTP status that refused the upgrade. */
  refused: Promise<number>
  send: (frame: Uint8Array) => void
  /** Waits for a frame of this kind. */
  received: <K extends Frame["kind"]>(kind: K) => Promise<Extract<Frame, { kind: K }>>
}

export const raw = (place: Place, visitor: Visitor): Raw => {
  const headers = visitor.cookie ? { cookie: visitor.cookie } : {}
  const socket = new WebSocket(place.url + place.path, { origin: visitor.origin, headers })
  const frames: Frame[] = []
  socket.binaryType = "nodebuffer"
  socket.on("message", (data: Buffer) => frames.push(readFrame(new Uint8Array(data))))
  socket.on("error", () => {})
  const received = <K extends Frame["kind"]>(kind: K) =>
    until(() => frames.find((frame): frame is Extract<Frame, { kind: K }> => frame.kind === kind), {
      within: 5000,
      what: `a frame ${kind}`,
    })
  return {
    socket,
    frames,
    received,
    closed: new Promise((resolve) =>
      socket.on("close", (code, reason) => resolve({ code, reason: reason.toString() })),
    ),
    refused: new Promise((resolve) =>
      socket.on("unexpected-response", (_, response) => {
        resolve(response.statusCode ?? 0)
        socket.terminate()
      }),
    ),
    send: (frame) => socket.send(frame),
  }
}

/** A page's socket: the stock client's, with the browser's headers, reporting the sync frames it sends. */
const pageSocket = (visitor: Visitor, onSync: (step: number) => void, onOpen: () => void) =>
  class extends WebSocket {
    constructor(url: string | URL) {
      super(url, { origin: visitor.origin, headers: visitor.cookie ? { cookie: visitor.cookie } : {} })
      this.on("open", onOpen)
    }

    override send(data: Parameters<WebSocket["send"]>[0]) {
      const bytes = data as Uint8Array
      if (bytes[0] === FRAME.sync) onSync(bytes[1] ?? 0)
      super.send(data)
    }
  }

/** Counts as the grammar of `protocol.ts` says a page must. */
class Ledger {
  made = 0
  covered = 0
  private notes: number[] = []
  private firstStep2 = Number.POSITIVE_INFINITY

  opened = () => {
    this.notes = []
    this.firstStep2 = Number.POSITIVE_INFINITY
  }

  sent = (step: number) => {
    this.notes.push(step === SYNC.step1 ? (this.notes.at(-1) ?? 0) : this.made)
    if (step === SYNC.step2) this.firstStep2 = Math.min(this.firstStep2, this.notes.length)
  }

  acknowledged = (upTo: number) => {
    if (upTo >= this.firstStep2) this.covered = Math.max(this.covered, this.notes[upTo - 1] ?? 0)
  }
}

export type Page = {
  doc: Y.Doc
  provider: WebsocketProvider
  ledger: Ledger
  /** The codes its sockets were closed with. */
  closes: number[]
  synced: () => Promise<void>
  /** Waits until the server has confirmed every change made here. */
  saved: () => Promise<void>
  leave: () => void
}

export type PageOptions = { version?: number; acknowledges?: boolean; connect?: boolean; doc?: Y.Doc }

/** A page with the stock provider, exactly as y-websocket ships it. */
export const page = (place: Place, visitor: Visitor, options: PageOptions = {}): Page => {
  const { version = 1, acknowledges = true, connect = true, doc = new Y.Doc() } = options
  const ledger = new Ledger()
  const cut = place.path.lastIndexOf("/")
  const provider = new WebsocketProvider(
    place.url + place.path.slice(0, cut),
    place.path.slice(cut + 1),
    doc,
    {
      disableBc: true,
      connect: false,
      params: { v: String(version), ...(acknowledges ? { ack: "1" } : {}) },
      WebSocketPolyfill: pageSocket(
        visitor,
        ledger.sent,
        ledger.opened,
      ) as unknown as typeof globalThis.WebSocket,
    },
  )
  if (acknowledges)
    provider.messageHandlers[FRAME.acknowledgement] = (_, decoder) =>
      ledger.acknowledged(decoding.readVarUint(decoder))
  provider.messageHandlers[FRAME.auth] = () => {}
  const closes: number[] = []
  provider.on("connection-close", (event) => {
    if (event) closes.push(event.code)
  })
  doc.on("update", (_: Uint8Array, origin: unknown) => {
    if (origin !== provider) ledger.made++
  })
  // The provider listened first: its frame would be noted before the change is counted.
  doc.off("update", provider._updateHandler)
  doc.on("update", provider._updateHandler)
  if (connect) provider.connect()
  return {
    doc,
    provider,
    ledger,
    closes,
    synced: () =>
      until(() => provider.synced, { within: 5000, what: "the first synchronisation" }).then(() => {}),
    saved: () => until(() => ledger.covered === ledger.made, { within: 5000, what: "saved" }).then(() => {}),
    leave: () => provider.destroy(),
  }
}
