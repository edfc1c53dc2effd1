import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import type { Awareness } from "y-protocols/awareness"
import { messageYjsSyncStep1, messageYjsSyncStep2, writeUpdate } from "y-protocols/sync"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import { newLedger } from "./own-ledger.ts"
import { linesWrittenSince, type Withdrawn, withdrawnBy } from "./own-text.ts"
import {
  type ConnectionEvent,
  isWritable,
  nextSaving,
  type SavedState,
  type SyncFrame,
  savedState,
  startSaving,
} from "./saved-state.ts"
import { SCHEMA_VERSION } from "./schema-version.ts"

const MESSAGE_SYNC = 0
const MESSAGE_AUTH = 2
const MESSAGE_ACKNOWLEDGEMENT = 100
const TICK_MS = 1000

/** What the editor needs of a document's connection. */
export type Connection = {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** The same object until something changes. */
  readonly state: () => ConnectionState
  readonly subscribe: (listener: () => void) => () => void
  /** Own words, fresh or not confirmed, that others' changes took away; called as it happens. */
  readonly onWithdrawn: (listener: (withdrawn: Withdrawn[]) => void) => () => void
  /** The lines with words of this page that the server has not confirmed. */
  readonly unsavedLines: () => string[]
  /** The view cannot follow the text: the page says so and writes no more. */
  readonly giveUp: () => void
  readonly destroy: () => void
}
export type ConnectionState = { saved: SavedState; isWritable: boolean; isSynced: boolean }

type Options = {
  documentId: string
  epoch: number
  mayWrite: boolean
  /** Where the sockets are; this page's origin unless a test says otherwise. */
  origin?: string
}

const frameKind = (data: unknown): SyncFrame | null => {
  if (!(data instanceof Uint8Array) || data[0] !== MESSAGE_SYNC) return null
  if (data[1] === messageYjsSyncStep1) return "step1"
  return data[1] === messageYjsSyncStep2 ? "step2" : "update"
}

/**
 * A WebSocket that reports the sync frames it sends, in their order. One that only reads sends no content:
 * the binding may tidy up what it takes in, and the server closes on a reader who writes.
 */
const countingSocket = (mayWrite: boolean, report: (frame: SyncFrame) => void) =>
  class extends WebSocket {
    override send(data: Parameters<WebSocket["send"]>[0]) {
      const frame = frameKind(data)
      if (!mayWrite && (frame === "step2" || frame === "update")) return
      super.send(data)
      if (frame) report(frame)
    }
  }

const socketOrigin = (origin: string) => origin.replace(/^http/, "ws")

const newProvider = (doc: Y.Doc, options: Options, report: (frame: SyncFrame) => void) =>
  new WebsocketProvider(
    `${socketOrigin(options.origin ?? location.origin)}/collab`,
    `${options.documentId}~${options.epoch}`,
    doc,
    {
      connect: false,
      disableBc: true,
      params: { ack: "1", v: String(SCHEMA_VERSION) },
      WebSocketPolyfill: countingSocket(options.mayWrite, report),
    },
  )

const ownClock = (doc: Y.Doc) => Y.getState(doc.store, doc.clientID)

const newListeners = <T>() => {
  const listeners = new Set<(value: T) => void>()
  return {
    add: (listener: (value: T) => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    tell: (value: T) => {
      for (const listener of listeners) listener(value)
    },
  }
}

const handleFrames = (provider: WebsocketProvider, dispatch: (event: ConnectionEvent) => void) => {
  provider.messageHandlers[MESSAGE_ACKNOWLEDGEMENT] = (_, decoder) =>
    dispatch({ type: "acknowledged", frames: decoding.readVarUint(decoder), at: Date.now() })
  provider.messageHandlers[MESSAGE_AUTH] = (_, decoder) => {
    decoding.readVarUint(decoder)
    const isLocked = decoding.readVarString(decoder) === "locked"
    dispatch({ type: "denied", why: isLocked ? "locked" : "read-only" })
  }
  const takeSync = provider.messageHandlers[MESSAGE_SYNC]
  provider.messageHandlers[MESSAGE_SYNC] = (...message) => {
    const [, decoder] = message
    if (decoder.arr[decoder.pos] === messageYjsSyncStep1) dispatch({ type: "asked" })
    takeSync?.(...message)
  }
  provider.on("status", ({ status }) => {
    if (status === "connected") dispatch({ type: "opened" })
  })
  provider.on("sync", (isSynced) => {
    if (isSynced) dispatch({ type: "synced" })
  })
  provider.on("connection-close", (event) => dispatch({ type: "lost", code: event?.code ?? null }))
}

const sendUpdate = (provider: WebsocketProvider, update: Uint8Array) => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE_SYNC)
  writeUpdate(encoder, update)
  if (provider.wsconnected && provider.ws?.readyState === WebSocket.OPEN)
    provider.ws.send(encoding.toUint8Array(encoder))
}

/** Keeps account of this page's changes, and tells who listens when what it says changes. */
const newAccount = (mayWrite: boolean, doc: Y.Doc) => {
  let saving = startSaving(mayWrite)
  const ledger = newLedger()
  const changed = newListeners<void>()
  const read = (): ConnectionState => ({
    saved: savedState(saving),
    isWritable: isWritable(saving),
    isSynced: saving.isSynced,
  })
  let current = read()
  const dispatch = (event: ConnectionEvent) => {
    saving = nextSaving(saving, event)
    ledger.cover(saving.covered)
    const next = read()
    if (JSON.stringify(next) === JSON.stringify(current)) return
    current = next
    changed.tell()
  }
  const edited = () => {
    dispatch({ type: "edited", at: Date.now() })
    ledger.add(saving.made, ownClock(doc), Date.now())
  }
  const unsavedLines = () =>
    saving.made > saving.covered ? linesWrittenSince(doc, doc.clientID, ledger.confirmed()) : []
  return { dispatch, edited, unsavedLines, ledger, subscribe: changed.add, state: () => current }
}

/**
 * Opens a document over the stock provider and keeps account of what the server has confirmed. Must be
 * destroyed; until then it reconnects by itself unless the server has closed for good (4400–4499).
 */
export const connect = (options: Options): Connection => {
  const doc = new Y.Doc()
  const account = newAccount(options.mayWrite, doc)
  const withdrawn = newListeners<Withdrawn[]>()
  // Before the provider listens: a change is counted before the frame that carries it.
  doc.on("update", (update: Uint8Array, origin: unknown, _: Y.Doc, transaction: Y.Transaction) => {
    const before = transaction.beforeState.get(doc.clientID) ?? 0
    // The binding may rewrite own text while it takes in others' changes; the provider does not send that.
    const isHidden = origin === provider && ownClock(doc) > before
    if (!options.mayWrite || (origin === provider && !isHidden)) return
    account.edited()
    if (isHidden) sendUpdate(provider, update)
  })
  const provider = newProvider(doc, options, (frame) => account.dispatch({ type: "sent", frame }))
  handleFrames(provider, account.dispatch)
  doc.on("afterTransaction", (transaction: Y.Transaction) => {
    const now = Date.now()
    const taken = withdrawnBy(transaction, doc.clientID).filter((one) => account.ledger.isFresh(one, now))
    if (taken.length > 0) withdrawn.tell(taken)
  })
  const timer = setInterval(() => account.dispatch({ type: "tick", at: Date.now() }), TICK_MS)
  provider.connect()
  return {
    doc,
    awareness: provider.awareness,
    state: account.state,
    subscribe: account.subscribe,
    onWithdrawn: withdrawn.add,
    unsavedLines: account.unsavedLines,
    giveUp: () => account.dispatch({ type: "broken" }),
    destroy: () => {
      clearInterval(timer)
      provider.destroy()
      doc.destroy()
    },
  }
}
