import { type Line, readLine, storeLine } from "../editor/line.ts"
import type { StoredMark, StoredNode } from "../editor/reading-tree.ts"
import { FileRefused, LIMITS } from "./limits.ts"

const withoutNull = (attributes: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null))

const sameMarks = (a: StoredNode, marks: readonly StoredMark[]) =>
  JSON.stringify(a.marks ?? []) === JSON.stringify(marks)

/** What a text holds at most is counted over all its parts. */
export type Tally = { lines: number; letters: number }
export const newTally = (): Tally => ({ lines: 0, letters: 0 })

/** Gathers lines of a text; words come in through `words`, and a line ends where a block begins or ends. */
export class LineGatherer {
  readonly blocks: StoredNode[] = []
  private line: { data: Partial<Line>; content: StoredNode[]; stands: boolean } | null = null

  constructor(private readonly tally: Tally) {}

  /** Opens a line; one that stands is kept even when it stays empty. */
  open(data: Partial<Line>, stands = false) {
    this.close()
    this.line = { data, content: [], stands }
  }

  get isOpen() {
    return this.line !== null
  }

  get isEmpty() {
    return this.line === null || this.line.content.length === 0
  }

  /** Words with their marks. Blanks at the beginning of a line and after another blank are none, unless kept. */
  words(text: string, marks: readonly StoredMark[], data: Partial<Line>, keepBlanks = false) {
    const clean = keepBlanks ? text : text.replace(/[\t\n\f\r ]+/g, " ")
    const begins = this.isEmpty || this.endsInBlank()
    const words = !keepBlanks && begins ? clean.replace(/^ /, "") : clean
    if (words === "") return
    if (!this.line) this.open(data)
    this.tally.letters += words.length
    if (this.tally.letters > LIMITS.letters) throw new FileRefused("too_long")
    const last = this.line?.content.at(-1)
    if (last?.text !== undefined && sameMarks(last, marks))
      this.line?.content.splice(-1, 1, { ...last, text: last.text + words })
    else
      this.line?.content.push({
        type: "text",
        text: words,
        ...(marks.length > 0 ? { marks: [...marks] } : {}),
      })
  }

  node(node: StoredNode, data: Partial<Line>) {
    if (!this.line) this.open(data)
    this.line?.content.push(node)
  }

  block(node: StoredNode) {
    this.close()
    this.blocks.push(node)
  }

  /** Changes what the open line is. */
  become(data: Partial<Line>) {
    if (this.line) this.line.data = { ...this.line.data, ...data }
  }

  close() {
    const { line } = this
    this.line = null
    if (!line) return
    const content = trimmed(line.content)
    if (content.length === 0 && !line.stands) return
    this.tally.lines++
    if (this.tally.lines > LIMITS.lines) throw new FileRefused("too_long")
    const attrs = withoutNull(storeLine({ ...readLine(null), ...line.data }))
    this.blocks.push({
      type: "paragraph",
      ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
      ...(content.length > 0 ? { content } : {}),
    })
  }

  private endsInBlank() {
    const last = this.line?.content.at(-1)
    return last?.type === "hardBreak" || last?.text?.endsWith(" ") === true
  }
}

/** Without the blank and the breaks that a line ends with. */
const trimmed = (content: readonly StoredNode[]): StoredNode[] => {
  const kept = [...content]
  for (;;) {
    const last = kept.at(-1)
    if (last?.type === "hardBreak") kept.pop()
    else if (last?.text !== undefined && /[ \n]$/.test(last.text)) {
      kept.pop()
      const text = last.text.replace(/[ \n]+$/, "")
      if (text !== "") {
        kept.push({ ...last, text })
        return kept
      }
    } else return kept
  }
}
