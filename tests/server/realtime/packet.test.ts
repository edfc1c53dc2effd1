import type { Writable } from "node:stream"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import * as ws from "ws"
import { packetOf } from "#server/realtime/packet.ts"

/** The half of `ws` that reads a stream; its types do not name it. */
const { Receiver } = ws as unknown as { Receiver: new (options: { isServer: boolean }) => Writable }

/** What a WebSocket client reads of a stream of packets, cut into pieces anywhere. */
const readBack = async (packets: readonly Uint8Array[], pieces: number) => {
  const receiver = new Receiver({ isServer: false })
  const messages: { data: Buffer; isBinary: boolean }[] = []
  receiver.on("message", (data: Buffer, isBinary: boolean) => messages.push({ data, isBinary }))
  const stream = Buffer.concat(packets)
  const length = Math.max(1, Math.ceil(stream.length / pieces))
  for (let at = 0; at < stream.length; at += length) receiver.write(stream.subarray(at, at + length))
  await new Promise((resolve) => receiver.end(resolve))
  return messages
}

describe("a packet is the WebSocket message that a client reads:", () => {
  test.each([0, 1, 125, 126, 127, 65_535, 65_536, 1_048_576])("of %i bytes", async (length) => {
    const frame = new Uint8Array(length).map((_, at) => at % 251)
    const [message, ...more] = await readBack([packetOf(frame)], 3)
    expect(more).toEqual([])
    expect(message?.isBinary).toBe(true)
    expect(Buffer.compare(message?.data ?? Buffer.alloc(0), frame)).toBe(0)
  })

  test("any number of them, one after the other, however the network cuts them", async () => {
    const frames = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(frames, fc.integer({ min: 1, max: 20 }), async (all, pieces) => {
        const messages = await readBack(all.map(packetOf), pieces)
        expect(messages.map(({ data }) => [...data])).toEqual(all.map((frame) => [...frame]))
      }),
    )
  })
})
