import type { BlockContent, DefinitionContent, PhrasingContent, Root, RootContent, TableCell } from "mdast"
import { gfmToMarkdown } from "mdast-util-gfm"
import { toMarkdown } from "mdast-util-to-markdown"
import type { Block, Cell, Inline, List, Table, Text } from "../../pdf/blocks.ts"
import type { Frame } from "./paper-frame.ts"

type Flow = BlockContent | DefinitionContent

const html = (value: string): PhrasingContent => ({ type: "html", value })

const looked = (inline: Inline): PhrasingContent[] => {
  if (inline.isBreak) return [{ type: "break" }]
  if (inline.note) return [{ type: "footnoteReference", identifier: String(inline.note) }]
  let nodes: PhrasingContent[] = [
    inline.code ? { type: "inlineCode", value: inline.text } : { type: "text", value: inline.text },
  ]
  if (inline.raised === "super") nodes = [html("<sup>"), ...nodes, html("</sup>")]
  if (inline.raised === "sub") nodes = [html("<sub>"), ...nodes, html("</sub>")]
  if (inline.strike) nodes = [{ type: "delete", children: nodes }]
  if (inline.italic) nodes = [{ type: "emphasis", children: nodes }]
  if (inline.bold) nodes = [{ type: "strong", children: nodes }]
  return nodes
}

const PADDED = /^(\s*)([\s\S]*?)(\s*)$/
const isPlain = ({ text: _, href: __, ...looks }: Inline) => Object.keys(looks).length === 0

/** Marks hug the words they are about: Markdown reads `**a **b` as stars. */
const hugging = (inline: Inline): Inline[] => {
  const [, before = "", words = "", after = ""] = PADDED.exec(inline.text) ?? []
  if (isPlain(inline) || inline.isBreak || inline.code || (before === "" && after === "")) return [inline]
  const bare = inline.href ? { href: inline.href } : {}
  const around = (text: string): Inline[] => (text === "" ? [] : [{ text, ...bare }])
  return [...around(before), ...(words === "" ? [] : [{ ...inline, text: words }]), ...around(after)]
}

const phrases = (words: readonly Inline[]): PhrasingContent[] => {
  const out: PhrasingContent[] = []
  let link: { href: string; children: PhrasingContent[] } | null = null
  for (const inline of words.flatMap(hugging)) {
    if (inline.href && link?.href === inline.href) {
      link.children.push(...looked(inline))
      continue
    }
    link = inline.href ? { href: inline.href, children: looked(inline) } : null
    if (link) out.push({ type: "link", url: link.href, children: link.children as never })
    else out.push(...looked(inline))
  }
  return out
}

/** A cell of a Markdown table is one line: its blocks are parted by `<br>`. */
const cellPhrases = (blocks: readonly Block[]): PhrasingContent[] =>
  blocks
    .flatMap(linesOfBlock)
    .flatMap((words, at) => [
      ...(at > 0 ? [html("<br>")] : []),
      ...phrases(words).map((node) => (node.type === "break" ? html("<br>") : node)),
    ])

const linesOfBlock = (block: Block): Inline[][] => {
  if (block.kind === "paragraph" || block.kind === "heading") return [block.words]
  if (block.kind === "list")
    return block.items.flatMap((item, at) => {
      const [first = [], ...rest] = item.blocks.flatMap(linesOfBlock)
      const mark = block.style === "ordered" ? `${at + 1}. ` : "• "
      return [[{ text: mark }, ...first], ...rest]
    })
  if (block.kind === "figure") return [[{ text: block.alt }]]
  return block.kind === "table" ? [] : block.blocks.flatMap(linesOfBlock)
}

const EMPTY: TableCell = { type: "tableCell", children: [] }

const rowOf = (cells: readonly Cell[], width: number) => {
  const written = cells.flatMap((one): TableCell[] => [
    { type: "tableCell", children: cellPhrases(one.blocks) },
    ...Array.from({ length: one.colspan - 1 }, () => EMPTY),
  ])
  const missing = Array.from({ length: Math.max(width - written.length, 0) }, () => EMPTY)
  return { type: "tableRow" as const, children: [...written, ...missing] }
}

const table = ({ rows, headRows, caption }: Table): Flow[] => {
  const width = Math.max(0, ...rows.map((cells) => cells.reduce((sum, one) => sum + one.colspan, 0)))
  if (width === 0) return []
  // Every Markdown table has a row of headings; one without stands under an empty one.
  const all = headRows > 0 ? rows : [[], ...rows]
  const title: Flow[] = caption ? [{ type: "paragraph", children: [{ type: "text", value: caption }] }] : []
  return [...title, { type: "table", children: all.map((cells) => rowOf(cells, width)) }]
}

const list = ({ style, items }: List): Flow => ({
  type: "list",
  ordered: style === "ordered",
  spread: false,
  children: items.map((item) => ({
    type: "listItem",
    spread: false,
    checked: item.state ? item.state === "done" : null,
    children: item.blocks.flatMap(flow),
  })),
})

const flow = (block: Block): Flow[] => {
  switch (block.kind) {
    case "heading":
      return block.words.length === 0
        ? []
        : [{ type: "heading", depth: Math.min(block.level + 1, 6) as 2, children: phrases(block.words) }]
    case "paragraph":
      return block.words.length === 0 ? [] : [{ type: "paragraph", children: phrases(block.words) }]
    case "list":
      return [list(block)]
    case "quote":
      return [{ type: "blockquote", children: block.blocks.flatMap(flow) }]
    case "box":
      return [{ type: "blockquote", children: [boxMark(block.title), ...block.blocks.flatMap(flow)] }]
    case "table":
      return table(block)
    case "figure":
      return [
        {
          type: "paragraph",
          children: [{ type: "image", url: block.src, alt: block.alt, title: block.caption }],
        },
      ]
  }
}

/** A box is a quote that says so in its first line, as GitHub writes them. */
const boxMark = (title: string | null): Flow => ({
  type: "paragraph",
  children: [html("[!NOTE]"), ...(title ? [{ type: "text" as const, value: ` ${title}` }] : [])],
})

const yaml = (value: string) => JSON.stringify(value)

const frontMatter = (frame: Frame): string => {
  const entries: [string, string][] = [
    ["title", frame.title],
    ["lang", frame.language],
    ...frame.lines.map(({ label, value }): [string, string] => [label, value]),
    ...(frame.draft ? [["status", frame.draft] as [string, string]] : []),
    ...(frame.demo ? [["demo", frame.demo] as [string, string]] : []),
  ]
  return `---\n${entries.map(([name, value]) => `${yaml(name)}: ${yaml(value)}`).join("\n")}\n---\n`
}

/** Blocks as Markdown (CommonMark with GitHub's tables, tasks, struck words and footnotes), headings from `##`. */
export const blocksToMarkdown = ({ blocks, notes }: Text): string => {
  const definitions = notes.map(
    ({ number, blocks: inside }): RootContent => ({
      type: "footnoteDefinition",
      identifier: String(number),
      children: inside.flatMap(flow),
    }),
  )
  const tree: Root = { type: "root", children: [...blocks.flatMap(flow), ...definitions] }
  return toMarkdown(tree, {
    bullet: "-",
    emphasis: "*",
    rule: "-",
    listItemIndent: "one",
    extensions: [gfmToMarkdown()],
  })
}

/** Pictures stand beside a Markdown text, at their address: whoever may read the text sees them there. */
const withAddresses = (blocks: readonly Block[], base: string): Block[] =>
  blocks.map((block): Block => {
    if (block.kind === "figure")
      return block.src.startsWith("/") ? { ...block, src: `${base}${block.src}` } : block
    return "blocks" in block ? { ...block, blocks: withAddresses(block.blocks, base) } : block
  })

/** A document as Markdown; what it says of itself stands above, as YAML. */
export const writeMarkdown = (frame: Frame, text: Text): string => {
  const title = toMarkdown({ type: "heading", depth: 1, children: [{ type: "text", value: frame.title }] })
  return `${frontMatter(frame)}\n${title}\n${blocksToMarkdown({ ...text, blocks: withAddresses(text.blocks, frame.base) })}`
}
