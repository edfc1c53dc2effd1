import type { Pictures } from "../../pdf/blocks.ts"
import { readingTree } from "../editor/reading-blocks.ts"
import type { Piece, PieceAttributes, StoredNode } from "../editor/reading-tree.ts"
import { HTML_STYLE } from "./html-style.ts"
import { type Frame, labelsOf } from "./paper-frame.ts"

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)

const VOID = new Set(["br", "img", "col"])
/** What only a page of the site has a use for. */
const OF_PAGES = new Set(["loading", "srcset", "sizes", "data-ref", "data-kind"])

type Around = { base: string; pictures: Pictures }

const dataUri = ({ type, bytes }: { type: string; bytes: Uint8Array }) =>
  `data:${type};base64,${Buffer.from(bytes).toString("base64")}`

const address = (name: string, value: string, { base, pictures }: Around): string => {
  const picture = name === "src" ? pictures[value] : undefined
  if (picture) return dataUri(picture)
  return (name === "href" || name === "src") && value.startsWith("/") ? `${base}${value}` : value
}

const attributesOf = (attributes: PieceAttributes, around: Around): string =>
  Object.entries(attributes)
    .filter(([name]) => !OF_PAGES.has(name))
    .map(([name, value]) => ` ${name}="${escaped(address(name, String(value), around))}"`)
    .join("")

const markup = (piece: Piece, around: Around): string => {
  if (typeof piece === "string") return escaped(piece)
  const open = `<${piece.tag}${attributesOf(piece.attributes, around)}>`
  // A picture whose bytes are not here is said in words: the file asks nobody for anything.
  if (piece.tag === "img" && !around.pictures[String(piece.attributes.src)])
    return `<p>${escaped(String(piece.attributes.alt ?? ""))}</p>`
  if (VOID.has(piece.tag)) return open
  return `${open}${piece.children.map((inside) => markup(inside, around)).join("")}</${piece.tag}>`
}

const line = ({ label, value, language, href }: Frame["lines"][number]): string => {
  const words = `<bdi${language ? ` lang="${escaped(language)}"` : ""}>${escaped(value)}</bdi>`
  const linked = href ? `<a href="${escaped(href)}">${words}</a>` : words
  return `<div><dt>${escaped(label)}</dt><dd>${linked}</dd></div>`
}

const head = (frame: Frame) => `<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(frame.title)}</title>
<link rel="canonical" href="${escaped(frame.address)}">
<meta name="generator" content="Tavoli">
<style>${HTML_STYLE}</style>
</head>`

/** A document as one HTML file that needs nothing beside itself. Re-reading it, `data-tavoli` parts are its frame. */
export const writeHtml = (frame: Frame, content: StoredNode, pictures: Pictures): string => {
  const around = { base: frame.base, pictures }
  const text = readingTree(content, labelsOf(frame.words))
  return `<!doctype html>
<html lang="${escaped(frame.language)}" dir="${frame.direction}">
${head(frame)}
<body>
<header data-tavoli="frame">
<p class="kick">${escaped(frame.kindName)}</p>
${frame.demo ? `<p class="demo">${escaped(frame.demo)}</p>` : ""}
<h1 dir="auto">${escaped(frame.title)}</h1>
${frame.draft ? `<p class="draft">${escaped(frame.draft)}</p>` : ""}
<dl>${frame.lines.map(line).join("")}</dl>
</header>
<main dir="auto">${text.map((piece) => markup(piece, around)).join("\n")}</main>
<footer data-tavoli="frame"><p>${escaped(frame.words.digestHelp)}</p></footer>
</body>
</html>
`
}
