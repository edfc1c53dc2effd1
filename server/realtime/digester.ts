import { Worker } from "node:worker_threads"
import type { DigestAnswer, DigestQuestion } from "./text-worker.ts"
import { within } from "./waiting.ts"

export type Digest = Extract<DigestAnswer, { ok: true }>["digest"]

type Waiting = { resolve: (digest: Digest) => void; reject: (error: Error) => void }

/**
 * Decodes documents in a thread of its own, one after the other, so that a long one never holds the event
 * loop. The thread starts at the first question; one that dies or hangs is replaced at the next.
 */
export class Digester {
  private worker: Worker | null = null
  private readonly waiting = new Map<number, Waiting>()
  private asked = 0
  private isClosed = false

  constructor(
    private readonly timeoutMs: number,
    private readonly url = new URL("./text-worker.mjs", import.meta.url),
  ) {}

  /**
   * Builds a document from its snapshot and updates, in order, and reads it.
   * @param wantsState whether to hand back one encoded state, verified by decoding it again
   * @throws if what is given does not make a whole document, or the worker died or took too long
   */
  async digest(updates: readonly Uint8Array[], wantsState: boolean): Promise<Digest> {
    if (this.isClosed) throw new Error("the server is stopping")
    const id = ++this.asked
    const lengths = updates.map((update) => update.length)
    const data = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0))
    let at = 0
    for (const update of updates) {
      data.set(update, at)
      at += update.length
    }
    const question: DigestQuestion = { id, data, lengths, wantsState }
    const answer = new Promise<Digest>((resolve, reject) => this.waiting.set(id, { resolve, reject }))
    this.running().postMessage(question, [data.buffer])
    try {
      return await within(this.timeoutMs, answer)
    } catch (error) {
      if ((error as { code?: unknown }).code === "TOO_LATE") await this.end("the worker took too long")
      throw error
    } finally {
      this.waiting.delete(id)
    }
  }

  async close(): Promise<void> {
    this.isClosed = true
    await this.end("the server is stopping")
  }

  private running(): Worker {
    if (this.worker) return this.worker
    const worker = new Worker(this.url, { resourceLimits: { maxOldGenerationSizeMb: 1024 } })
    worker.unref()
    worker.on("message", (answer: DigestAnswer) => {
      const waiting = this.waiting.get(answer.id)
      if (answer.ok) waiting?.resolve(answer.digest)
      else waiting?.reject(new Error(answer.error))
    })
    const lost = (error?: unknown) => {
      if (this.worker === worker) this.worker = null
      this.rejectAll(error instanceof Error ? error.message : "the worker ended")
    }
    worker.on("error", lost)
    worker.on("exit", () => {
      if (this.worker === worker) lost()
    })
    this.worker = worker
    return worker
  }

  private async end(why: string) {
    const worker = this.worker
    this.worker = null
    this.rejectAll(why)
    await worker?.terminate()
  }

  private rejectAll(why: string) {
    for (const { reject } of this.waiting.values()) reject(new Error(why))
    this.waiting.clear()
  }
}
