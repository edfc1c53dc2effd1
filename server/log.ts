import { pino } from "pino"

export type Log = ReturnType<typeof createLog>

/** Lines of JSON with request ids. Callers pass ids and counts, never names, addresses or texts. */
export const createLog = (level: string) =>
  pino({ level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime })
