import { Mark, Node } from "@tiptap/core"
import { safeHref } from "./safe-href.ts"

const unrendered = { default: null, rendered: false, parseHTML: () => null }
const data = (name: string) => ({
  default: null,
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`),
  renderHTML: (attributes: Record<string, unknown>) =>
    typeof attributes[name] === "string" ? { [`data-${name}`]: attributes[name] } : {},
})

/** What a text may point to by name. */
export const MENTIONS = [
  "person",
  "organisation",
  "roundtable",
  "document",
  "proposal",
  "meeting",
  "decision",
  "commitment",
  "course",
  "paragraph",
] as const
export type MentionKind = (typeof MENTIONS)[number]

export const TextNode = Node.create({ name: "text", group: "inline" })

export const BreakNode = Node.create({
  name: "hardBreak",
  group: "inline",
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: "br" }],
  renderHTML: () => ["br"],
  renderText: () => "\n",
})

/** A thing of the platform, by kind and identifier, with the name it had when it was written. */
export const MentionNode = Node.create({
  name: "mention",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({ kind: data("kind"), ref: data("ref"), label: data("label") }),
  parseHTML: () => [{ tag: "span[data-kind][data-ref]" }],
  renderHTML: ({ node, HTMLAttributes }) => [
    "span",
    { ...HTMLAttributes, class: "mention", dir: "auto" },
    String(node.attrs.label ?? ""),
  ],
  renderText: ({ node }) => String(node.attrs.label ?? ""),
})

/** The mark of a footnote; its text is the line, or lines, whose `note` has the same value as `ref`. */
export const FootnoteNode = Node.create({
  name: "footnote",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({ ref: data("ref") }),
  // Before the rule that makes superscript of a bare one.
  parseHTML: () => [{ tag: "sup[data-ref]", priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ["sup", { ...HTMLAttributes, class: "footnote" }],
})

const simple = (name: string, tag: string, tags: string[], styles: { style: string }[] = []) =>
  Mark.create({
    name,
    parseHTML: () => [...[tag, ...tags].map((one) => ({ tag: one })), ...styles],
    renderHTML: () => [tag, 0],
  })

export const MARKS = [
  simple("bold", "strong", ["b"]),
  simple("italic", "em", ["i"]),
  simple("strike", "s", ["del", "strike"]),
  simple("code", "code", []),
  simple("superscript", "sup", []),
  simple("subscript", "sub", []),
]

export const LinkMark = Mark.create({
  name: "link",
  priority: 1000,
  inclusive: false,
  addAttributes: () => ({ href: unrendered }),
  parseHTML: () => [
    {
      tag: "a[href]",
      getAttrs: (element: HTMLElement) => {
        const href = safeHref(element.getAttribute("href"))
        return href ? { href } : false
      },
    },
  ],
  renderHTML: ({ mark }) => {
    const href = safeHref(mark.attrs.href)
    return ["a", href ? { href, rel: "noreferrer" } : {}, 0]
  },
})
