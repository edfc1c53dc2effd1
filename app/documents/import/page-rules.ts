import type { Line } from "../editor/line.ts"
import type { StoredNode } from "../editor/reading-tree.ts"
import type { LeftOut } from "./limits.ts"
import { attributeOf, hasClass, isElement, type PageElement, wordsIn } from "./page-tree.ts"

export const BLOCKS = new Set(
  "address article aside body center dd details dialog div dl dt fieldset figcaption figure footer header hgroup html legend li main nav ol p pre section summary ul".split(
    " ",
  ),
)
export const MARKS: Readonly<Record<string, string>> = {
  ...{ strong: "bold", b: "bold", em: "italic", i: "italic", cite: "italic", dfn: "italic" },
  ...{ s: "strike", del: "strike", strike: "strike", sup: "superscript", sub: "subscript" },
  ...{ code: "code", kbd: "code", samp: "code", tt: "code" },
}
/** What is passed over with all its content, and how that is said; null where nobody misses it. */
export const PASSED: Readonly<Record<string, LeftOut | null>> = {
  ...{
    script: "scripts",
    style: null,
    template: null,
    head: null,
    link: null,
    meta: null,
    base: null,
    hr: null,
  },
  ...{ iframe: "embedded", object: "embedded", embed: "embedded", applet: "embedded", frameset: "embedded" },
  ...{ video: "embedded", audio: "embedded", canvas: "embedded", svg: "embedded", math: "embedded" },
  ...{ input: "forms", select: "forms", textarea: "forms", button: "forms", colgroup: null, col: null },
}
const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i
export const TICK = /^\s*([☐☑☒])\s*/u
export const ALERT = /^\s*\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*/i

export const ownOf = (element: PageElement): Partial<Line> => {
  const lang = attributeOf(element, "lang")
  const dir = attributeOf(element, "dir")?.toLowerCase()
  return {
    ...(lang && LANGUAGE.test(lang) ? { lang } : {}),
    ...(dir === "ltr" || dir === "rtl" ? { dir } : {}),
  }
}

const neighbour = (element: PageElement, step: 1 | -1): PageElement | null => {
  const siblings = (element.parentNode?.childNodes ?? []).filter(isElement)
  return siblings[siblings.indexOf(element) + step] ?? null
}

/** The words of a paragraph that Word puts above a table as its caption; null for any other. */
export const captionOf = (element: PageElement): string | null =>
  hasClass(element, "caption") && neighbour(element, 1)?.tagName === "table" ? wordsIn(element) : null
export const captionBefore = (table: PageElement): string | null => {
  const before = neighbour(table, -1)
  return before ? captionOf(before) : null
}

/** Takes the sign that a line begins with out of it. */
export const dropStart = (blocks: StoredNode[], at: number, sign: RegExp) => {
  const block = blocks[at]
  const [first, ...rest] = block?.content ?? []
  if (!block || first?.text === undefined) return
  const text = first.text.replace(sign, "")
  const content = text === "" ? rest : [{ ...first, text }, ...rest]
  const { content: _, ...bare } = block
  blocks[at] = content.length > 0 ? { ...bare, content } : bare
}

export const dropAlert = (blocks: StoredNode[], at: number) => {
  dropStart(blocks, at, ALERT)
  const block = blocks[at]
  const [first, ...rest] = block?.content ?? []
  if (block && first?.type === "hardBreak") blocks[at] = { ...block, content: rest }
  if (blocks[at] && !blocks[at]?.content?.length) blocks.splice(at, 1)
}
