/**
 * The value of a promise, or an error with code `TOO_LATE` after `ms`; what was begun goes on, so that its
 * outcome is then unknown.
 */
export const within = async <T>(ms: number, promise: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const error = Object.assign(new Error(`no answer within ${ms} ms`), { code: "TOO_LATE" })
    timer = setTimeout(() => reject(error), ms)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Waits `ms`, or until the function that is handed to `expose` is called. */
export const interruptiblePause = (ms: number, expose: (interrupt: () => void) => void): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    expose(() => {
      clearTimeout(timer)
      resolve()
    })
  })

/** Lets the event loop turn once. */
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/**
 * Calls `work` again and again, `ms` after the last call ended, and at once when woken (a wake during a call
 * makes another call follow it). Errors are the caller's: `work` must not reject.
 */
export const repeat = (ms: number, work: () => Promise<void>, firstAfterMs = ms) => {
  let timer: NodeJS.Timeout | undefined
  let isWorking = false
  let isWoken = false
  let isStopped = false
  let current: Promise<void> = Promise.resolve()
  const run = () => {
    clearTimeout(timer)
    if (isStopped) return
    isWorking = true
    isWoken = false
    current = work().finally(() => {
      isWorking = false
      if (isStopped) return
      timer = setTimeout(run, isWoken ? 0 : ms)
      timer.unref()
    })
  }
  timer = setTimeout(run, firstAfterMs)
  timer.unref()
  return {
    wake: () => {
      if (isWorking) isWoken = true
      else run()
    },
    /** Resolves when a call that is under way has ended. */
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      await current
    },
  }
}
