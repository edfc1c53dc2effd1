/**
 * The database's clock for pages that only show: asked of the database every so often, and carried on in
 * between by this process. What changes something asks the database itself.
 * @param ask the database's `now()`
 * @param every milliseconds after which it is asked again
 */
export const createReadingClock = (ask: () => Promise<Date>, every = 10_000) => {
  let known: { at: number; told: number } | null = null
  return async (): Promise<Date> => {
    const current = performance.now()
    if (!known || current - known.at > every) {
      const told = (await ask()).getTime()
      known = { at: performance.now(), told }
    }
    return new Date(known.told + (performance.now() - known.at))
  }
}
