import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"

/**
 * The frames of co-editing: those of y-protocols, and one of ours. One message per binary WebSocket frame,
 * nothing after it. `uint` is lib0's varUint, `bytes` a uint and that many bytes, `string` the same in UTF-8.
 *
 *     frame     = sync | awareness | auth | query | ack
 *     sync      = 0 (step1 | step2 | update)
 *     step1     = 0 bytes(state vector)          "I know this much: send me the rest"
 *     step2     = 1 bytes(Yjs update, v1)        the answer to a step1
 *     update    = 2 bytes(Yjs update, v1)        a change as it is made
 *     awareness = 1 bytes(entries)
 *     entries   = uint(n) n × (uint(client) uint(clock) string(JSON state, "null" when gone))
 *     auth      = 2 0 string(reason)             server only: permission denied
 *     query     = 3                              client only: send me all awareness
 *     ack       = 100 uint(n)                    server only, and only to a socket that asked with `ack=1`
 *
 * **Acknowledgement.** `ack n` says: the sync frames 1…n that this socket sent are committed, and so is all
 * that the server's copy held when it looked at them. Every sync frame counts, step1 too, in the order they
 * are sent, from 1 at each new socket; n never goes down. A frame that changed nothing counts once everything
 * before it does.
 *
 * **How a page counts.** It numbers its own Yjs updates 1, 2, 3 … (`made`, also while offline). At each sync
 * frame it sends it notes (frame number → `made` at that moment). A step2 holds everything made so far, those
 * made offline too; an update holds one change and says nothing of what was made before the socket opened.
 * Hence: on a new socket nothing is covered before its first step2; `ack n` then covers the highest `made`
 * noted at frames ≤ n, if that step2 is one of them. All is saved when `made` equals what is covered. The
 * server asks for a step2 (it sends step1) as soon as the socket may write.
 */
export const FRAME = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, acknowledgement: 100 } as const
export const SYNC = { step1: 0, step2: 1, update: 2 } as const

export type AwarenessEntry = { client: number; clock: number; state: string }

export type Frame =
  | { kind: "step1"; stateVector: Uint8Array }
  | { kind: "step2" | "update"; update: Uint8Array }
  | { kind: "awareness"; entries: AwarenessEntry[] }
  | { kind: "auth"; reason: string }
  | { kind: "query" }
  | { kind: "acknowledgement"; upTo: number }

const framed = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const writeSync = (step: number, payload: Uint8Array) =>
  framed((encoder) => {
    encoding.writeVarUint(encoder, FRAME.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, payload)
  })

export const writeStep1 = (stateVector: Uint8Array) => writeSync(SYNC.step1, stateVector)
export const writeStep2 = (update: Uint8Array) => writeSync(SYNC.step2, update)
export const writeUpdate = (update: Uint8Array) => writeSync(SYNC.update, update)

const readSync = (decoder: decoding.Decoder): Frame => {
  const step = decoding.readVarUint(decoder)
  const payload = decoding.readVarUint8Array(decoder)
  if (step === SYNC.step1) return { kind: "step1", stateVector: payload }
  if (step === SYNC.step2) return { kind: "step2", update: payload }
  if (step === SYNC.update) return { kind: "update", update: payload }
  throw new Error("unknown sync step")
}

/** One entry by itself, so that many frames can share it. */
export const writeAwarenessEntry = ({ client, clock, state }: AwarenessEntry): Uint8Array =>
  framed((encoder) => {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state)
  })

/** A frame of entries already written; with none it is the frame that keeps an idle client alive. */
export const writeAwareness = (entries: readonly Uint8Array[]): Uint8Array =>
  framed((encoder) => {
    const inner = framed((entriesEncoder) => {
      encoding.writeVarUint(entriesEncoder, entries.length)
      for (const entry of entries) encoding.writeUint8Array(entriesEncoder, entry)
    })
    encoding.writeVarUint(encoder, FRAME.awareness)
    encoding.writeVarUint8Array(encoder, inner)
  })

const readAwareness = (decoder: decoding.Decoder): Frame => {
  const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder))
  const count = decoding.readVarUint(inner)
  const entries: AwarenessEntry[] = []
  for (let i = 0; i < count; i++) {
    const client = decoding.readVarUint(inner)
    const clock = decoding.readVarUint(inner)
    entries.push({ client, clock, state: decoding.readVarString(inner) })
  }
  return { kind: "awareness", entries }
}

export const writePermissionDenied = (reason: string): Uint8Array =>
  framed((encoder) => {
    encoding.writeVarUint(encoder, FRAME.auth)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, reason)
  })

const readPermissionDenied = (decoder: decoding.Decoder): Frame => {
  if (decoding.readVarUint(decoder) !== 0) throw new Error("unknown auth message")
  return { kind: "auth", reason: decoding.readVarString(decoder) }
}

export const writeQuery = (): Uint8Array =>
  framed((encoder) => encoding.writeVarUint(encoder, FRAME.queryAwareness))

export const writeAcknowledgement = (upTo: number): Uint8Array =>
  framed((encoder) => {
    encoding.writeVarUint(encoder, FRAME.acknowledgement)
    encoding.writeVarUint(encoder, upTo)
  })

const readBody = (type: number, decoder: decoding.Decoder): Frame => {
  if (type === FRAME.sync) return readSync(decoder)
  if (type === FRAME.awareness) return readAwareness(decoder)
  if (type === FRAME.auth) return readPermissionDenied(decoder)
  if (type === FRAME.queryAwareness) return { kind: "query" }
  if (type === FRAME.acknowledgement) return { kind: "acknowledgement", upTo: decoding.readVarUint(decoder) }
  throw new Error("unknown frame")
}

/**
 * Reads one frame of either direction.
 * @throws if it is not exactly one message of the grammar
 */
export const readFrame = (bytes: Uint8Array): Frame => {
  const decoder = decoding.createDecoder(bytes)
  const frame = readBody(decoding.readVarUint(decoder), decoder)
  if (decoding.hasContent(decoder)) throw new Error("more than one message")
  return frame
}
