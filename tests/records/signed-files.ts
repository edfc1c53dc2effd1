import { Set as AsnSet, Constructed, Integer, ObjectIdentifier, OctetString, Sequence } from "asn1js"

const bytes = (text: string) => new TextEncoder().encode(text)

export const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

/** A paper as it is produced: bytes that begin as a PDF does. */
export const produced = (text = "Protocollo di prova") =>
  bytes(`%PDF-1.7\n% ${text}\n1 0 obj << /Type /Catalog >> endobj\nstartxref\n9\n%%EOF\n`)

/** The paper signed within the PDF: an update after its end, with a signature that covers it all. */
export const signedPdf = (base: Uint8Array, who = "A", over: { byteRange?: string } = {}) => {
  const begin = `2 0 obj << /Type /Sig /Name (${who}) /SubFilter /ETSI.CAdES.detached /ByteRange [0 `
  const middle = 60
  const build = (total: number) => {
    const first = base.length + begin.length + 40
    const range = over.byteRange ?? `${first} ${first + middle} ${total - first - middle}`
    const head = `${begin}${range}] `.padEnd(begin.length + 40)
    return [head, "<", "ab".repeat(29), ">", ">> endobj\n%%EOF\n"].join("")
  }
  const length = base.length + build(0).length
  return joined(base, bytes(build(length)))
}

const envelopeOf = (content: Uint8Array | null, signers: number) => {
  const octets = (data: Uint8Array) => new OctetString({ valueHex: new Uint8Array(data).buffer })
  const explicit = (inner: unknown) =>
    new Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: [inner as Sequence] })
  const data = new ObjectIdentifier({ value: "1.2.840.113549.1.7.1" })
  const encapsulated = new Sequence({ value: content ? [data, explicit(octets(content))] : [data] })
  const signer = () => new Sequence({ value: [new Integer({ value: 1 })] })
  const signed = new Sequence({
    value: [
      new Integer({ value: 1 }),
      new AsnSet({ value: [] }),
      encapsulated,
      new AsnSet({ value: Array.from({ length: signers }, signer) }),
    ],
  })
  const kind = new ObjectIdentifier({ value: "1.2.840.113549.1.7.2" })
  return new Uint8Array(new Sequence({ value: [kind, explicit(signed)] }).toBER())
}

/** The paper in an envelope of as many signers; without content the signature stands apart from it. */
export const envelope = (content: Uint8Array | null, signers = 1) => envelopeOf(content, signers)

/** The same envelope as some tools write it: lengths left open, content in pieces, the end marked. */
export const openEnded = (content: Uint8Array) => {
  const oid = (last: number) => [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, last]
  const end = [0, 0]
  const pieces: number[] = []
  for (let at = 0; at < content.length; at += 50) {
    const piece = content.subarray(at, at + 50)
    pieces.push(0x04, piece.length, ...piece)
  }
  return new Uint8Array([
    ...[0x30, 0x80, ...oid(2), 0xa0, 0x80, 0x30, 0x80, 0x02, 0x01, 0x01, 0x31, 0x00],
    ...[0x30, 0x80, ...oid(1), 0xa0, 0x80, 0x24, 0x80, ...pieces, ...end, ...end, ...end],
    ...[0x31, 0x05, 0x30, 0x03, 0x02, 0x01, 0x01, ...end, ...end, ...end],
  ])
}
