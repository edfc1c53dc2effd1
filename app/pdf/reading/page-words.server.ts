import type { Objects } from "./objects.server.ts"
import type { Value } from "./syntax.ts"

type Signs = ReadonlyMap<number, string>

const latin1 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1")
const fromUtf16 = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le")

/** What each sign of a font stands for, as its ToUnicode table says: ranges with a list, as our writer makes them. */
const signsOf = (table: string): Signs => {
  const signs = new Map<number, string>()
  for (const range of table.matchAll(/<([0-9a-f]{4})>\s*<[0-9a-f]{4}>\s*\[([^\]]*)\]/gi)) {
    const first = Number.parseInt(range[1] ?? "0", 16)
    for (const [n, one] of [...(range[2] ?? "").matchAll(/<((?:[0-9a-f]{4})*)>/gi)].entries())
      signs.set(first + n, fromUtf16(one[1] ?? ""))
  }
  return signs
}

const fontsOf = (objects: Objects, page: Value | undefined): Map<string, Signs> => {
  const { dict, stream } = objects
  const fonts = dict(dict(dict(page).get("Resources")).get("Font"))
  return new Map(
    [...fonts].flatMap(([name, font]) => {
      const table = dict(font).get("ToUnicode")
      return table ? [[name, signsOf(latin1(stream(table)))] as const] : []
    }),
  )
}

const SHOWN = /\/([A-Za-z0-9]+) [-\d.]+ Tf|\[((?:\s*(?:<[0-9a-fA-F]*>|[-\d.]+))*)\s*\]\s*TJ/g

const wordsIn = (drawing: string, fonts: ReadonlyMap<string, Signs>): string => {
  let signs: Signs = new Map()
  let words = ""
  for (const [, font, shown] of drawing.matchAll(SHOWN)) {
    if (font !== undefined) signs = fonts.get(font) ?? new Map()
    for (const [, hex = ""] of (shown ?? "").matchAll(/<([0-9a-fA-F]*)>/g))
      for (let at = 0; at + 4 <= hex.length; at += 4)
        words += signs.get(Number.parseInt(hex.slice(at, at + 4), 16)) ?? ""
  }
  return words
}

/** What is drawn on the first page, in the order in which it was drawn, lines not parted. */
export const firstPageWords = (objects: Objects): string => {
  const { dict, list, stream } = objects
  const pages = dict(dict(objects.trailer.get("Root")).get("Pages"))
  const [page] = list(pages.get("Kids"))
  const contents = dict(page).get("Contents")
  const parts = objects.at(contents)?.is === "list" ? list(contents) : contents ? [contents] : []
  const fonts = fontsOf(objects, page)
  return wordsIn(parts.map((part) => latin1(stream(part))).join("\n"), fonts)
}
