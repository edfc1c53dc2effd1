import { Worker } from "node:worker_threads"
import type { Answer, Outcomes, Question, Task } from "./text-worker.ts"
import { within } from "./waiting.ts"

export type Digest = Outcomes["digest"]

type Waiting = { resolve: (outcome: Outcomes[Task["kind"]]) => void; reject: (error: Error) => void }

/** What was given does not make a whole document. */
export class UnreadableError extends Error {
  readonly code = "UNREADABLE"
}

/** The document was whole, but the edit cannot be made in it. */
export class UnfitEditError extends Error {
  readonly code = "UNFIT_EDIT"
}

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
   * @param known how many of the updates make the text that was read before: what went since is looked for
   * @throws if what is given does not make a whole document, or the worker died or took too long
   */
  digest(updates: readonly Uint8Array[], wantsState: boolean, known: number | null = null): Promise<Digest> {
    return this.ask(updates, { kind: "digest", wantsState, known })
  }

  /** Who wrote each passage of the document, and the text it is said of. */
  authors(updates: readonly Uint8Array[], authors: readonly number[]): Promise<Outcomes["authors"]> {
    return this.ask(updates, { kind: "authors", authors })
  }

  /** The same document as one encoded state. */
  async merge(updates: readonly Uint8Array[]): Promise<Uint8Array> {
    return (await this.ask(updates, { kind: "merge" })).state
  }

  /**
   * What an edit would change in the document, and how large it would then be.
   * @throws UnfitEditError if it cannot be made there
   */
  edit(updates: readonly Uint8Array[], edit: string, payload: unknown): Promise<Outcomes["edit"]> {
    return this.ask(updates, { kind: "edit", edit, payload })
  }

  private async ask<T extends Task>(updates: readonly Uint8Array[], task: T): Promise<Outcomes[T["kind"]]> {
    if (this.isClosed) throw new Error("the server is stopping")
    const id = ++this.asked
    const lengths = updates.map((update) => update.length)
    const data = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0))
    let at = 0
    for (const update of updates) {
      data.set(update, at)
      at += update.length
    }
    const question: Question = { id, data, lengths, task }
    const answer = new Promise<Outcomes[Task["kind"]]>((resolve, reject) =>
      this.waiting.set(id, { resolve, reject }),
    )
    this.running().postMessage(question, [data.buffer])
    try {
      return (await within(this.timeoutMs, answer)) as Outcomes[T["kind"]]
    } catch (error) {
      if ((error as { code?: unknown }).code === "TOO_LATE") await this.end("the worker took too long")
      throw error
    } finally {
      this.waiting.delete(id)
    }
  }

  /** Starts the thread before it is needed: whoever comes first to a long document would wait for that too. */
  warm(): void {
    this.running()
  }

  async close(): Promise<void> {
    this.isClosed = true
    await this.end("the server is stopping")
  }

  private running(): Worker {
    if (this.worker) return this.worker
    const worker = new Worker(this.url, { resourceLimits: { maxOldGenerationSizeMb: 1024 } })
    worker.unref()
    worker.on("message", (answer: Answer) => {
      const waiting = this.waiting.get(answer.id)
      if (answer.ok) waiting?.resolve(answer.outcome)
      else
        waiting?.reject(answer.isEdit ? new UnfitEditError(answer.error) : new UnreadableError(answer.error))
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
