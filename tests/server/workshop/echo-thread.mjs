import { parentPort } from "node:worker_threads"

const hoarded = []
const work = {
  echo: (input) => input,
  fail: (input) => {
    throw new Error(input)
  },
  hang: () => {
    for (;;);
  },
  hoard: () => {
    for (;;) hoarded.push(new Array(10_000).fill({}))
  },
  exit: () => process.exit(3),
}

parentPort.on("message", ({ id, task, input }) => {
  try {
    parentPort.postMessage({ id, ok: true, output: work[task](input) })
  } catch (error) {
    parentPort.postMessage({ id, ok: false, error: error.message })
  }
})
