import { Worker } from "node:worker_threads"
import type { Workshop } from "#app/workshop.ts"
import type { ThreadAnswer, ThreadQuestion } from "./thread.ts"

export type Limits = {
  /** How long one piece of work may take, once it is begun. */
  timeoutMs: number
  memoryMb: number
  /** How many may wait for their turn. */
  waiting: number
}

const coded = (code: string, message: string) => Object.assign(new Error(message), { code })

/** One thread that does one thing after the other. It starts at the first question; one that dies or hangs is replaced. */
export class Bench {
  private worker: Worker | null = null
  private turn: Promise<unknown> = Promise.resolve()
  private waiting = 0
  private asked = 0

  constructor(
    private readonly limits: Limits,
    private readonly url = new URL("./thread.mjs", import.meta.url),
  ) {}

  run(task: string, input: unknown): Promise<unknown> {
    if (this.waiting >= this.limits.waiting)
      return Promise.reject(coded("BUSY", `${task} has to wait too long`))
    this.waiting++
    const done = this.turn.then(() => this.ask({ id: ++this.asked, task, input }))
    const over = () => {
      this.waiting--
    }
    this.turn = done.then(over, over)
    return done
  }

  async close(): Promise<void> {
    const { worker } = this
    this.worker = null
    await worker?.terminate()
  }

  private ask(question: ThreadQuestion): Promise<unknown> {
    const worker = this.running()
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer)
        worker.off("message", answered).off("error", lost).off("exit", lost)
      }
      const answered = (answer: ThreadAnswer) => {
        end()
        if (answer.ok) resolve(answer.output)
        else reject(new Error(answer.error))
      }
      const lost = (why: unknown) => {
        end()
        this.forget(worker)
        reject(coded("LOST", `${question.task} was lost: ${String(why)}`))
      }
      const timer = setTimeout(() => {
        end()
        this.forget(worker)
        reject(coded("TOO_LATE", `${question.task} took longer than ${this.limits.timeoutMs} ms`))
      }, this.limits.timeoutMs)
      worker.on("message", answered).on("error", lost).on("exit", lost)
      worker.postMessage(question)
    })
  }

  private forget(worker: Worker) {
    if (this.worker === worker) this.worker = null
    void worker.terminate()
  }

  private running(): Worker {
    if (this.worker) return this.worker
    const worker = new Worker(this.url, { resourceLimits: { maxOldGenerationSizeMb: this.limits.memoryMb } })
    worker.unref()
    // A thread that dies between two questions is replaced at the next.
    const gone = () => {
      if (this.worker === worker) this.worker = null
    }
    worker.on("error", gone).on("exit", gone)
    this.worker = worker
    return worker
  }
}

/** Which limits a task works under; what reads files of others has a thread of its own. */
const BENCHES: Readonly<Record<string, Limits>> = {
  "document.export": { timeoutMs: 60_000, memoryMb: 512, waiting: 16 },
  "document.picture": { timeoutMs: 20_000, memoryMb: 256, waiting: 24 },
  "meeting.convocation": { timeoutMs: 30_000, memoryMb: 256, waiting: 16 },
  "meeting.sheet": { timeoutMs: 30_000, memoryMb: 256, waiting: 16 },
  "document.import": { timeoutMs: 20_000, memoryMb: 384, waiting: 8 },
}

/** The threads of the process, one for each kind of work. */
export const createWorkshop = (): Workshop & { close(): Promise<void> } => {
  const benches = new Map(Object.entries(BENCHES).map(([task, limits]) => [task, new Bench(limits)]))
  return {
    run: async (task, input) => {
      const bench = benches.get(task)
      if (!bench) throw new Error(`No such task: ${task}`)
      return bench.run(task, input)
    },
    close: async () => {
      await Promise.all([...benches.values()].map((bench) => bench.close()))
    },
  }
}
