/** The places of a longest run that only rises: what stayed in order while the rest was moved. */
export const longestRising = (numbers: readonly number[]): ReadonlySet<number> => {
  const tails: number[] = []
  const previous: number[] = []
  numbers.forEach((number, at) => {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[tails[middle] ?? 0] ?? 0) < number) low = middle + 1
      else high = middle
    }
    previous[at] = low > 0 ? (tails[low - 1] ?? -1) : -1
    tails[low] = at
  })
  const run = new Set<number>()
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) run.add(at)
  return run
}
