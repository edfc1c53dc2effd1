/**
 * Loaded into a server's process before anything else: its clock, and with it that of the embedded database, is ahead by
 * so many milliseconds, as if it had been left running until then.
 */
const AHEAD = Number(process.env.TAVOLI_TEST_AHEAD_MS ?? 0)

const RealDate = Date
const now = () => RealDate.now() + AHEAD

globalThis.Date = new Proxy(RealDate, {
  construct: (real, args, target) => Reflect.construct(real, args.length === 0 ? [now()] : args, target),
  apply: () => new RealDate(now()).toString(),
  get: (real, name, target) => (name === "now" ? now : Reflect.get(real, name, target)),
})
