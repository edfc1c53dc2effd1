import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"

export type Read =
  | { kind: "step1" | "step2" | "update"; payload: Uint8Array }
  /** How many sync frames of this socket are confirmed: all up to a number, or one more. */
  | { kind: "confirmed"; upTo: number | null }
  | { kind: "other" }

/** How a server's clients write and read their frames. */
export type Framing = {
  path: (paper: string) => string
  /** What has to be said before anything else. */
  hello: (paper: string) => Uint8Array | null
  sync: (paper: string, step: 0 | 1 | 2, payload: Uint8Array) => Uint8Array
  read: (frame: Uint8Array) => Read
  /** Which sync frames a confirmation counts. */
  counts: (step: 0 | 1 | 2) => boolean
  /** Whether the server keeps the text and answers a step 1 with it. */
  hasText: boolean
}

const OTHER: Read = { kind: "other" }
const STEPS = ["step1", "step2", "update"] as const

const readSync = (decoder: decoding.Decoder): Read => {
  const kind = STEPS[decoding.readVarUint(decoder)]
  return kind ? { kind, payload: decoding.readVarUint8Array(decoder) } : OTHER
}

const write = (fill: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder()
  fill(encoder)
  return encoding.toUint8Array(encoder)
}

const writeSync = (encoder: encoding.Encoder, step: number, payload: Uint8Array) => {
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, payload)
}

/** The frames of y-websocket. */
export const plainFraming: Framing = {
  path: (paper) => `/${paper}`,
  hello: () => null,
  sync: (_, step, payload) => write((encoder) => writeSync(encoder, step, payload)),
  read: (frame) => {
    const decoder = decoding.createDecoder(frame)
    return decoding.readVarUint(decoder) === 0 ? readSync(decoder) : OTHER
  },
  counts: () => false,
  hasText: true,
}

/** The same through the relay, which knows nothing of them. */
export const relayFraming: Framing = { ...plainFraming, hasText: false }

/** The same, with our acknowledgement. */
export const ourFraming: Framing = {
  ...plainFraming,
  path: (paper) => `/collab/${paper}~1?v=1&ack=1`,
  read: (frame) => {
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    if (type === 0) return readSync(decoder)
    return type === 100 ? { kind: "confirmed", upTo: decoding.readVarUint(decoder) } : OTHER
  },
  counts: () => true,
}

const HOCUSPOCUS = { sync: 0, auth: 2, syncReply: 4, syncStatus: 8 }

/** Each frame begins with the document's name; every update is answered with a status. */
export const hocuspocusFraming: Framing = {
  path: () => "/",
  hello: (paper) =>
    write((encoder) => {
      encoding.writeVarString(encoder, paper)
      encoding.writeVarUint(encoder, HOCUSPOCUS.auth)
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarString(encoder, "token")
    }),
  sync: (paper, step, payload) =>
    write((encoder) => {
      encoding.writeVarString(encoder, paper)
      writeSync(encoder, step, payload)
    }),
  read: (frame) => {
    const decoder = decoding.createDecoder(frame)
    decoding.readVarString(decoder)
    const type = decoding.readVarUint(decoder)
    if (type === HOCUSPOCUS.sync || type === HOCUSPOCUS.syncReply) return readSync(decoder)
    return type === HOCUSPOCUS.syncStatus ? { kind: "confirmed", upTo: null } : OTHER
  },
  counts: (step) => step > 0,
  hasText: true,
}
