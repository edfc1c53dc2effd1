import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import * as awarenessProtocol from "y-protocols/awareness"
import * as syncProtocol from "y-protocols/sync"
import * as Y from "yjs"
import {
  type Frame,
  readFrame,
  writeAcknowledgement,
  writeAwareness,
  writeAwarenessEntry,
  writePermissionDenied,
  writeQuery,
  writeStep1,
  writeStep2,
  writeUpdate,
} from "#server/realtime/protocol.ts"
import { updateWith } from "./support/text.ts"
import { describe, expect, test } from "./support/world.ts"

const payload = new Uint8Array([1, 2, 3])
const entry = { client: 4_000_000_000, clock: 7, state: '{"user":{"name":"Zoë"}}' }

describe("what is written is read back", () => {
  test.for<[string, Uint8Array, Frame]>([
    ["step 1", writeStep1(payload), { kind: "step1", stateVector: payload }],
    ["step 2", writeStep2(payload), { kind: "step2", update: payload }],
    ["update", writeUpdate(payload), { kind: "update", update: payload }],
    ["awareness", writeAwareness([writeAwarenessEntry(entry)]), { kind: "awareness", entries: [entry] }],
    ["no awareness", writeAwareness([]), { kind: "awareness", entries: [] }],
    ["permission denied", writePermissionDenied("locked"), { kind: "auth", reason: "locked" }],
    ["query", writeQuery(), { kind: "query" }],
    ["acknowledgement", writeAcknowledgement(300), { kind: "acknowledgement", upTo: 300 }],
  ])("%s", ([, bytes, frame]) => {
    expect(readFrame(bytes)).toEqual(frame)
  })
})

describe("y-protocols", () => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, updateWith("Uno"))

  test("writes the sync frames that are read here", () => {
    const framed = (write: (encoder: encoding.Encoder) => void) => {
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, 0)
      write(encoder)
      return readFrame(encoding.toUint8Array(encoder))
    }
    expect([
      framed((encoder) => syncProtocol.writeSyncStep1(encoder, doc)),
      framed((encoder) => syncProtocol.writeSyncStep2(encoder, doc)),
      framed((encoder) => syncProtocol.writeUpdate(encoder, payload)),
    ]).toEqual([
      { kind: "step1", stateVector: Y.encodeStateVector(doc) },
      { kind: "step2", update: Y.encodeStateAsUpdate(doc) },
      { kind: "update", update: payload },
    ])
  })

  test("reads the awareness that is written here", () => {
    const awareness = new awarenessProtocol.Awareness(new Y.Doc())
    const decoder = decoding.createDecoder(writeAwareness([writeAwarenessEntry(entry)]))
    decoding.readVarUint(decoder)
    awarenessProtocol.applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), null)
    expect(awareness.getStates().get(entry.client)).toEqual({ user: { name: "Zoë" } })
    awareness.destroy()
  })
})
