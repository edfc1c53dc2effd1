/** A value of a PDF, as ISO 32000-1, 7.3 writes it. Strings stay as their bytes. */
export type Value =
  | { is: "name"; name: string }
  | { is: "string"; bytes: string }
  | { is: "ref"; object: number }
  | { is: "list"; items: Value[] }
  | { is: "dict"; entries: ReadonlyMap<string, Value> }
  | { is: "number"; number: number }
  | { is: "word"; word: string }

/** What does not stand as a PDF writes it. */
export class NotPdf extends Error {}

const BLANK = /[\0\t\n\f\r ]*(?:%[^\r\n]*[\0\t\n\f\r ]*)*/y
const NAME = /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y
const REF = /(\d{1,10}) \d{1,5} R(?![A-Za-z])/y
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)/y
const WORD = /true|false|null/y
const HEX = /<([0-9A-Fa-f\0\t\n\f\r ]*)>/y
const DEEPEST = 40
const ESCAPED: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" }

type Read = { value: Value; end: number }

const match = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Where the next word begins: behind blanks and remarks. */
export const behindBlanks = (text: string, at: number): number =>
  at + (match(BLANK, text, at)?.[0].length ?? 0)

const unescaped = (bytes: string): string =>
  bytes.replace(/\\(\r\n|[0-7]{1,3}|[\s\S])/g, (_, sign: string) => {
    if (/^[0-7]/.test(sign)) return String.fromCharCode(Number.parseInt(sign, 8) & 255)
    return /^[\r\n]/.test(sign) ? "" : (ESCAPED[sign] ?? sign)
  })

const readString = (text: string, at: number): Read => {
  let open = 0
  for (let end = at; end < text.length; end++) {
    const sign = text[end]
    if (sign === "\\") end++
    else if (sign === "(") open++
    else if (sign === ")" && --open === 0)
      return { value: { is: "string", bytes: unescaped(text.slice(at + 1, end)) }, end: end + 1 }
  }
  throw new NotPdf("a string without end")
}

const fromHex = (digits: string): string => {
  const even = digits.replace(/[^0-9A-Fa-f]/g, "").replace(/^(.(?:..)*)$/, "$10")
  return even.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)))
}

const readDict = (text: string, at: number, depth: number): Read => {
  const entries = new Map<string, Value>()
  let end = behindBlanks(text, at + 2)
  while (!text.startsWith(">>", end)) {
    const key = readValue(text, end, depth)
    if (key.value.is !== "name") throw new NotPdf("a key that is no name")
    const found = readValue(text, behindBlanks(text, key.end), depth)
    entries.set(key.value.name, found.value)
    end = behindBlanks(text, found.end)
  }
  return { value: { is: "dict", entries }, end: end + 2 }
}

const readList = (text: string, at: number, depth: number): Read => {
  const items: Value[] = []
  let end = behindBlanks(text, at + 1)
  while (text[end] !== "]") {
    const found = readValue(text, end, depth)
    items.push(found.value)
    end = behindBlanks(text, found.end)
  }
  return { value: { is: "list", items }, end: end + 1 }
}

const readPlain = (text: string, at: number): Read => {
  const ended = (found: RegExpExecArray, value: Value): Read => ({ value, end: at + found[0].length })
  const name = match(NAME, text, at)
  if (name) {
    const plain = (name[1] ?? "").replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => fromHex(hex))
    return ended(name, { is: "name", name: plain })
  }
  const hex = match(HEX, text, at)
  if (hex) return ended(hex, { is: "string", bytes: fromHex(hex[1] ?? "") })
  const ref = match(REF, text, at)
  if (ref) return ended(ref, { is: "ref", object: Number(ref[1]) })
  const number = match(NUMBER, text, at)
  if (number) return ended(number, { is: "number", number: Number(number[0]) })
  const word = match(WORD, text, at)
  if (word) return ended(word, { is: "word", word: word[0] })
  throw new NotPdf("neither a value nor its end")
}

/** The value that begins at a place. @throws NotPdf */
export const readValue = (text: string, at: number, depth = 0): Read => {
  if (depth > DEEPEST) throw new NotPdf("too deep")
  if (text.startsWith("<<", at)) return readDict(text, at, depth + 1)
  if (text[at] === "[") return readList(text, at, depth + 1)
  if (text[at] === "(") return readString(text, at)
  return readPlain(text, at)
}
