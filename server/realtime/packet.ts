declare const whole: unique symbol
/** A frame with the WebSocket header before it, as it goes over the wire: made once for all who are sent it. */
export type Packet = Buffer & { readonly [whole]: true }

/** A final, binary message (RFC 6455, 5.2); what a server sends is not masked. */
const BINARY = 0x82
const SHORT = 125
const MEDIUM = 0xffff

const headerOf = (length: number): Buffer => {
  if (length <= SHORT) return Buffer.from([BINARY, length])
  if (length <= MEDIUM) {
    const header = Buffer.from([BINARY, 126, 0, 0])
    header.writeUInt16BE(length, 2)
    return header
  }
  const header = Buffer.alloc(10)
  header[0] = BINARY
  header[1] = 127
  header.writeBigUInt64BE(BigInt(length), 2)
  return header
}

export const packetOf = (frame: Uint8Array): Packet =>
  Buffer.concat([headerOf(frame.length), frame]) as Packet
