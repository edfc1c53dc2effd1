import { type Line, readLine } from "./line.ts"
import { lineToClipboard } from "./line-node.ts"

/** Gathers lines; words come in through `add`, and a line ends where a block begins or ends. */
export class LineGatherer {
  private line: HTMLElement | null = null

  constructor(
    private readonly out: HTMLElement,
    private readonly page: Document,
  ) {}

  /** Opens a line that stands even if it stays empty. */
  open(data: Partial<Line>) {
    this.close()
    this.line = this.page.createElement("p")
    this.line.setAttribute("data-line", lineToClipboard({ ...readLine(null), ...data }))
  }

  add(node: Node, data: Partial<Line>) {
    if (!this.line) this.open(data)
    this.line?.append(node)
  }

  get isOpen() {
    return this.line !== null
  }

  get isEmpty() {
    return (this.line?.textContent ?? "") === ""
  }

  block(element: HTMLElement) {
    this.close()
    this.out.append(element)
  }

  close() {
    if (this.line && !(this.isEmpty && this.line.childElementCount === 0)) this.out.append(this.line)
    this.line = null
  }
}
