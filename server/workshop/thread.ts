import { parentPort } from "node:worker_threads"
import { TASKS } from "./tasks.ts"

export type ThreadQuestion = { id: number; task: string; input: unknown }
export type ThreadAnswer =
  | { id: number; ok: true; output: unknown }
  | { id: number; ok: false; error: string }

const answer = async ({ id, task, input }: ThreadQuestion): Promise<ThreadAnswer> => {
  try {
    const work = await TASKS[task]?.()
    if (!work) throw new Error(`No such task: ${task}`)
    return { id, ok: true, output: await work(input as never) }
  } catch (error) {
    return { id, ok: false, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.on("message", async (question: ThreadQuestion) => parentPort?.postMessage(await answer(question)))
