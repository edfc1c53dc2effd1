import { findTokens } from "./tokens.ts"

type Edit = { writer: number; paper: string; at: number }

/** Who made which edit when, and how long it took to whom. One clock: all clients live in this process. */
export class Journal {
  readonly latencies: number[] = []
  readonly confirmations: number[] = []
  private readonly edits: Edit[] = []
  private readonly received = new Map<number, Set<number>>()
  private readers = new Map<string, number>()
  private isMeasuring = false
  delivered = 0
  expected = 0

  /** So many clients are at each of these documents, whoever writes included. */
  open(papers: ReadonlyMap<string, number>): void {
    this.readers = new Map(papers)
    this.isMeasuring = true
  }

  /** A new edit, with its number. */
  made(writer: number, paper: string): number {
    this.edits.push({ writer, paper, at: performance.now() })
    this.expected += (this.readers.get(paper) ?? 1) - 1
    return this.edits.length - 1
  }

  /** A client was sent these bytes. */
  arrived(client: number, bytes: Uint8Array): void {
    if (!this.isMeasuring) return
    const now = performance.now()
    const seen = this.received.get(client) ?? new Set()
    this.received.set(client, seen)
    findTokens(bytes, (number) => {
      const edit = this.edits[number]
      if (!edit || edit.writer === client || seen.has(number)) return
      seen.add(number)
      this.delivered++
      this.latencies.push(now - edit.at)
    })
  }

  confirmed(edit: number): void {
    const made = this.edits[edit]
    if (made) this.confirmations.push(performance.now() - made.at)
  }

  get missing() {
    return this.expected - this.delivered
  }
}
