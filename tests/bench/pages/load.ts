import autocannon from "autocannon"

export type Load = {
  /** Requests answered per second. */
  rate: number
  /** Milliseconds. */
  p50: number
  p95: number
  p99: number
  /** Answers that were not 200. */
  wrong: number
}

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** In an address: something else at each request, so that no page is shown again. */
export const EACH_TIME = "[<id>]"

type Options = { seconds: number; connections: number; cookie?: string }

/** Asks for a page over kept connections, as fast as the answers come, and says how fast they came. */
export const load = async (url: string, { seconds, connections, cookie }: Options): Promise<Load> => {
  const times: number[] = []
  let wrong = 0
  const duration = await new Promise<number>((done, fail) => {
    const running = autocannon(
      {
        ...{ url, connections, duration: seconds, headers: cookie ? { cookie } : {} },
        idReplacement: url.includes(EACH_TIME),
      },
      (error, result) => (error ? fail(error) : done(result.duration)),
    )
    running.on("response", (_client, status, _bytes, time) => {
      times.push(time)
      if (status !== 200) wrong += 1
    })
  })
  times.sort((a, b) => a - b)
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(times, share)) as [
    number,
    number,
    number,
  ]
  return { rate: times.length / duration, p50, p95, p99, wrong }
}

/** The figures of the run whose rate is in the middle. */
export const median = (loads: readonly Load[]): Load => {
  const sorted = [...loads].sort((a, b) => a.rate - b.rate)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (!middle) throw new Error("There is nothing to take the middle of")
  return middle
}
