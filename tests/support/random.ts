/** A random sequence that a printed seed repeats: numbers from 0 up to 1 (mulberry32). */
export const randomFrom = (seed: number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The seed of this run: TAVOLI_TEST_SEED to repeat one, else a new one. Print it with what it decides. */
export const runSeed = () => Number(process.env.TAVOLI_TEST_SEED ?? Math.floor(Math.random() * 2 ** 31))
