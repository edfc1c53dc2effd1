import { safeHref } from "./safe-href.ts"

/** An element that words are wrapped in. */
export type PastedMark = { tag: string; attributes?: Readonly<Record<string, string>> }

const TAGS: Readonly<Record<string, string>> = {
  STRONG: "strong",
  B: "strong",
  EM: "em",
  I: "em",
  CITE: "em",
  S: "s",
  DEL: "s",
  STRIKE: "s",
  CODE: "code",
  KBD: "code",
  SAMP: "code",
  SUP: "sup",
  SUB: "sub",
}

const styleOf = (element: Element): Map<string, string> =>
  new Map(
    (element.getAttribute("data-style") ?? "").split(";").map((rule) => {
      const [name = "", value = ""] = rule.split(":")
      return [name.trim().toLowerCase(), value.trim().toLowerCase()]
    }),
  )

const isBold = (weight: string) => weight === "bold" || weight === "bolder" || Number(weight) >= 600

const marksOfStyle = (style: Map<string, string>): string[] => [
  ...(isBold(style.get("font-weight") ?? "") ? ["strong"] : []),
  ...(style.get("font-style") === "italic" ? ["em"] : []),
  ...((style.get("text-decoration") ?? style.get("text-decoration-line") ?? "").includes("line-through")
    ? ["s"]
    : []),
  ...(style.get("vertical-align") === "super" ? ["sup"] : []),
  ...(style.get("vertical-align") === "sub" ? ["sub"] : []),
]

/** Google Docs wraps all that is copied in a `<b>` that is not bold. */
const isUndone = (tag: string, style: Map<string, string>) =>
  (tag === "strong" && /^(normal|400)$/.test(style.get("font-weight") ?? "")) ||
  (tag === "em" && style.get("font-style") === "normal")

const linkOf = (element: Element): PastedMark[] => {
  const href = element.tagName === "A" ? safeHref(element.getAttribute("href")) : null
  return href && !href.startsWith("#") ? [{ tag: "a", attributes: { href } }] : []
}

const dataOf = (element: Element): PastedMark[] | null => {
  const read = (name: string) => element.getAttribute(`data-${name}`)
  const [kind, ref] = [read("kind"), read("ref")]
  if (ref === null) return null
  if (element.tagName === "SUP") return [{ tag: "sup", attributes: { "data-ref": ref } }]
  const label = read("label") ?? element.textContent ?? ""
  return kind
    ? [{ tag: "span", attributes: { "data-kind": kind, "data-ref": ref, "data-label": label } }]
    : null
}

/** What an element within a line makes of its words. */
export const inlineMarks = (element: Element): PastedMark[] => {
  const own = dataOf(element)
  if (own) return own
  const style = styleOf(element)
  const tag = TAGS[element.tagName]
  const tags = [...(tag && !isUndone(tag, style) ? [tag] : []), ...marksOfStyle(style)]
  return [...linkOf(element), ...[...new Set(tags)].map((one) => ({ tag: one }))]
}

/** Words within their marks, the first outermost; a mark met twice is made once. */
export const wrapped = (page: Document, text: string, marks: readonly PastedMark[]): Node => {
  const unique = marks.filter(({ tag }, at) => marks.findIndex((mark) => mark.tag === tag) === at)
  return unique.reduceRight<Node>((inner, { tag, attributes = {} }) => {
    const element = page.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.append(inner)
    return element
  }, page.createTextNode(text))
}
