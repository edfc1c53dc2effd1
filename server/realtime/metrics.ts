import { Counter, Gauge, Histogram, type Registry } from "prom-client"

/** What the co-editing server counts. Labels are kinds, never people or documents. */
export const createMetrics = (registry: Registry) => {
  const registers = [registry]
  const named = (name: string, help: string) => ({ name: `tavoli_realtime_${name}`, help, registers })
  const fine = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30]
  return {
    sockets: new Gauge(named("sockets", "Open sockets")),
    rooms: new Gauge(named("rooms", "Documents in memory")),
    queuedRows: new Gauge(named("queued_rows", "Updates that wait for their commit")),
    queuedBytes: new Gauge(named("queued_bytes", "Bytes of updates that wait for their commit")),
    frames: new Counter({ ...named("frames_total", "Frames received"), labelNames: ["kind"] }),
    closed: new Counter({ ...named("closed_total", "Sockets closed by the server"), labelNames: ["code"] }),
    refusedUpgrades: new Counter({
      ...named("refused_upgrades_total", "Upgrades refused"),
      labelNames: ["status"],
    }),
    storedRows: new Counter(named("stored_rows_total", "Updates committed")),
    flushFailures: new Counter(named("flush_failures_total", "Flushes that failed and were repeated")),
    quarantined: new Counter(named("quarantined_total", "Frames kept as not understood")),
    flushSeconds: new Histogram({
      ...named("flush_seconds", "A flush, with its repetitions"),
      buckets: fine,
    }),
    acknowledgedSeconds: new Histogram({
      ...named("acknowledged_seconds", "From a frame's arrival to its acknowledgement"),
      buckets: fine,
    }),
    loadSeconds: new Histogram({ ...named("load_seconds", "Loading a document"), buckets: fine }),
    digestSeconds: new Histogram({
      ...named("digest_seconds", "Reading a document in the worker"),
      buckets: fine,
    }),
  }
}

export type RealtimeMetrics = ReturnType<typeof createMetrics>
