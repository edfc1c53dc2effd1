import { inflateSync } from "node:zlib"
import { behindBlanks, NotPdf, readValue, type Value } from "./syntax.ts"

type Dict = ReadonlyMap<string, Value>
/** No stream of ours is longer, whatever a file says of itself. */
const LONGEST_STREAM = 64 * 1024 * 1024
const MOST_OBJECTS = 2_000_000

/** A PDF as its first writer left it, object by object; what was added behind its end is not looked at. */
export type Objects = {
  /** How many bytes the first writer wrote. */
  length: number
  trailer: Dict
  /** A value itself, where it is named by its number. */
  at(value: Value | undefined): Value | undefined
  dict(value: Value | undefined): Dict
  list(value: Value | undefined): Value[]
  name(value: Value | undefined): string
  string(value: Value | undefined): string
  /** The bytes of a stream, unpacked. */
  stream(value: Value | undefined): Uint8Array
}

const ENTRY = /^(\d{10}) (\d{5}) ([nf])[ \r]?[\r\n]/

/** Where each object stands, by the classic table of one part that our writer makes. */
const tableAt = (text: string, start: number): { places: Map<number, number>; end: number } => {
  const head = /^xref\s+0 (\d{1,8})\s*\n/.exec(text.slice(start, start + 40))
  const count = Number(head?.[1] ?? Number.NaN)
  if (!head || count > MOST_OBJECTS) throw new NotPdf("no table of objects")
  const places = new Map<number, number>()
  let at = start + head[0].length
  for (let object = 0; object < count; object++) {
    const entry = ENTRY.exec(text.slice(at, at + 20))
    if (!entry) throw new NotPdf("a table that is cut")
    if (entry[3] === "n") places.set(object, Number(entry[1]))
    at += entry[0].length
  }
  return { places, end: at }
}

const END = /startxref\s+(\d{1,12})\s+%%EOF\r?\n?/g

const startOf = (text: string) => {
  for (const found of text.matchAll(END)) {
    const start = Number(found[1])
    if (text.startsWith("xref", start)) return { start, length: found.index + found[0].length }
  }
  throw new NotPdf("no end of ours")
}

const objectAt = (text: string, places: ReadonlyMap<number, number>, object: number) => {
  const place = places.get(object)
  const head = place === undefined ? null : /^(\d+) 0 obj\s/.exec(text.slice(place, place + 24))
  if (place === undefined || Number(head?.[1]) !== object) throw new NotPdf(`no object ${object}`)
  return readValue(text, behindBlanks(text, place + (head?.[0].length ?? 0)))
}

const EMPTY: Dict = new Map()

/** Reads a PDF of ours. @throws NotPdf for what no writer of ours made, and for what was damaged */
export const openObjects = (bytes: Uint8Array): Objects => {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1")
  const { start, length } = startOf(whole)
  const { places, end } = tableAt(whole, start)
  const trailer = readValue(whole, behindBlanks(whole, whole.indexOf("trailer", end) + 7)).value
  if (trailer.is !== "dict") throw new NotPdf("no trailer")
  const at = (value: Value | undefined) =>
    value?.is === "ref" ? objectAt(whole, places, value.object).value : value
  const dict = (value: Value | undefined): Dict => {
    const found = at(value)
    return found?.is === "dict" ? found.entries : EMPTY
  }
  const stream = (value: Value | undefined): Uint8Array => {
    if (value?.is !== "ref") throw new NotPdf("no stream")
    const read = objectAt(whole, places, value.object)
    const opened = /^\s*stream\r?\n/.exec(whole.slice(read.end, read.end + 20))
    const { entries } = read.value.is === "dict" ? read.value : { entries: EMPTY }
    const size = at(entries.get("Length"))
    if (!opened || size?.is !== "number") throw new NotPdf("no stream")
    const from = read.end + opened[0].length
    const packed = bytes.subarray(from, from + size.number)
    const filter = at(entries.get("Filter"))
    if (filter === undefined) return packed
    if (filter.is !== "name" || filter.name !== "FlateDecode") throw new NotPdf("packed in another way")
    return inflateSync(packed, { maxOutputLength: LONGEST_STREAM })
  }
  return {
    ...{ length, trailer: trailer.entries, at, dict, stream },
    list: (value) => {
      const found = at(value)
      return found?.is === "list" ? found.items : []
    },
    name: (value) => {
      const found = at(value)
      return found?.is === "name" ? found.name : ""
    },
    string: (value) => {
      const found = at(value)
      return found?.is === "string" ? found.bytes : ""
    },
  }
}
