import * as Y from "yjs"

/** The state vector of somebody who has nothing. */
const NOTHING = new Uint8Array([0])

/** People come together, at the start of a meeting; afterwards the encoding is not worth its memory. */
const KEPT_MS = 10_000

/**
 * How large a document is when encoded: an estimate that only grows until it is measured. Holds the last
 * encoding for a while too, made once for all who come with nothing.
 */
export class DocumentSize {
  private whole: Uint8Array | null = null
  private measured = 0
  bytes = 0

  constructor(
    private readonly doc: Y.Doc,
    private readonly limit: number,
  ) {}

  grew(bytes: number): void {
    this.whole = null
    this.bytes += bytes
  }

  encoded(): Uint8Array {
    if (this.whole) return this.whole
    const whole = Y.encodeStateAsUpdate(this.doc, NOTHING)
    this.whole = whole
    setTimeout(() => {
      if (this.whole === whole) this.whole = null
    }, KEPT_MS).unref()
    return whole
  }

  /** Before anybody is refused the document is measured, but not again before it has grown by a tenth. */
  isFull(more: number): boolean {
    if (this.bytes + more <= this.limit) return false
    if (this.measured === 0 || this.bytes > this.measured * 1.1) {
      this.measured = this.encoded().length
      this.bytes = this.measured
    }
    return this.bytes + more > this.limit
  }
}
