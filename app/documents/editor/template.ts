import type { Line } from "./line.ts"
import { safeHref } from "./safe-href.ts"

/** Words of a line, alike in their looks. */
export type Run = { text: string; bold?: true; italic?: true; href?: string }
/** A block of a template: a line with its data, or a table whose first row may be headings. */
export type TemplateBlock =
  | { kind: "line"; line: Partial<Line>; runs: Run[] }
  | { kind: "table"; header: boolean; rows: Run[][][] }

const INLINE = /\*\*(?<bold>[^*]+)\*\*|\*(?<italic>[^*]+)\*|\[(?<label>[^\]]+)\]\((?<href>[^)\s]+)\)/g

type Looks = Omit<Run, "text">
const styled = (groups: Record<string, string | undefined>, looks: Looks): Run[] => {
  if (groups.bold !== undefined) return runsOf(groups.bold, { ...looks, bold: true })
  if (groups.italic !== undefined) return runsOf(groups.italic, { ...looks, italic: true })
  const href = safeHref(groups.href)
  return runsOf(groups.label ?? "", href ? { ...looks, href } : looks)
}

/** The runs of a line's text: `**bold**`, `*italic*`, `[words](address)`. */
export const runsOf = (text: string, looks: Looks = {}): Run[] => {
  const runs: Run[] = []
  let at = 0
  const add = (words: string) => {
    if (words !== "") runs.push({ text: words, ...looks })
  }
  for (const match of text.matchAll(INLINE)) {
    add(text.slice(at, match.index))
    runs.push(...styled(match.groups ?? {}, looks))
    at = match.index + match[0].length
  }
  add(text.slice(at))
  return runs
}

type Rule = { find: RegExp; line: (match: RegExpExecArray) => Partial<Line> }

const RULES: readonly Rule[] = [
  { find: /^(#{1,6})\s+/, line: (match) => ({ level: match[1]?.length ?? 1 }) },
  { find: /^[-*]\s+\[([ xX])\]\s+/, line: (match) => ({ list: "task", checked: match[1] !== " " }) },
  { find: /^[-*]\s+/, line: () => ({ list: "bullet" }) },
  { find: /^\d+[.)]\s+/, line: () => ({ list: "ordered" }) },
]

/** `> ` begins a quote, `> !` a boxed remark; either may hold a heading or a list item. */
const framed = (text: string): { frame: Partial<Line>; rest: string } => {
  if (/^>\s*!\s+/.test(text)) return { frame: { box: "callout" }, rest: text.replace(/^>\s*!\s+/, "") }
  return /^>\s+/.test(text)
    ? { frame: { quote: true }, rest: text.replace(/^>\s+/, "") }
    : { frame: {}, rest: text }
}

const readTemplateLine = (source: string): TemplateBlock => {
  const indent = Math.floor((/^ */.exec(source)?.[0].length ?? 0) / 2)
  const { frame, rest } = framed(source.trim())
  for (const { find, line } of RULES) {
    const match = find.exec(rest)
    if (!match) continue
    const data = { ...frame, ...line(match) }
    const placed = data.list && indent > 0 ? { ...data, indent } : data
    return { kind: "line", line: placed, runs: runsOf(rest.slice(match[0].length)) }
  }
  return { kind: "line", line: frame, runs: runsOf(rest) }
}

const isRow = (line: string) => /^\s*\|.*\|\s*$/.test(line)
const isRule = (cells: string[]) => cells.every((cell) => /^:?-{2,}:?$/.test(cell))
const cellsOf = (line: string) =>
  line
    .trim()
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim())

const readTable = (lines: string[]): TemplateBlock => {
  const rows = lines.map(cellsOf)
  const header = rows[1] !== undefined && isRule(rows[1])
  const kept = rows.filter((cells) => !isRule(cells))
  const width = Math.max(...kept.map((cells) => cells.length))
  const whole = kept.map((cells) => Array.from({ length: width }, (_, at) => runsOf(cells[at] ?? "")))
  return { kind: "table", header, rows: whole }
}

/**
 * The blocks of a text in the small Markdown of templates: `# ` to `###### `, `- `, `1. `, `- [ ] `, two
 * blanks of indent a level, `> ` quotes, `> ! ` boxed remarks, `| tables |` with a `| --- |` under headings.
 * Each line is a block; empty lines only part them.
 */
export const blocksOf = (source: string): TemplateBlock[] => {
  const blocks: TemplateBlock[] = []
  let rows: string[] = []
  const endTable = () => {
    if (rows.length > 0) blocks.push(readTable(rows))
    rows = []
  }
  for (const line of source.split(/\r?\n/)) {
    if (isRow(line)) {
      rows.push(line)
      continue
    }
    endTable()
    if (line.trim() !== "") blocks.push(readTemplateLine(line))
  }
  endTable()
  return blocks
}
