import { Counter, Gauge, Histogram, type Registry } from "prom-client"
import type { Frame } from "./protocol.ts"

/** What the co-editing server counts. Labels are kinds, never people or documents. */
export const createMetrics = (registry: Registry, bufferedBytes: () => number = () => 0) => {
  const registers = [registry]
  const named = (name: string, help: string) => ({ name: `tavoli_realtime_${name}`, help, registers })
  const fine = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30]
  const frames: Partial<Record<Frame["kind"], number>> = {}
  new Counter({
    ...named("frames_total", "Frames received"),
    labelNames: ["kind"],
    collect() {
      this.reset()
      for (const [kind, count] of Object.entries(frames)) this.inc({ kind }, count)
    },
  })
  new Gauge({
    ...named("buffered_bytes", "Bytes written to sockets that have not left yet"),
    collect() {
      this.set(bufferedBytes())
    },
  })
  return {
    sockets: new Gauge(named("sockets", "Open sockets")),
    rooms: new Gauge(named("rooms", "Documents in memory")),
    queuedRows: new Gauge(named("queued_rows", "Updates that wait for their commit")),
    queuedBytes: new Gauge(named("queued_bytes", "Bytes of updates that wait for their commit")),
    /** Counted plainly at each frame, which is the hot path, and told in the registry's words when asked. */
    frames,
    closed: new Counter({
      ...named("closed_total", "Sockets closed by the server"),
      labelNames: ["code", "reason"],
    }),
    slowed: new Counter(
      named("slowed_total", "Times that a socket was not read from, since its session sent too fast"),
    ),
    early: new Counter(named("early_total", "Frames that waited for the content that they build on")),
    awarenessDropped: new Counter(
      named("awareness_dropped_total", "Awareness frames left out for slow readers"),
    ),
    floorsRaised: new Counter(
      named("schema_floors_raised_total", "Times that a document came to need a newer page"),
    ),
    edits: new Counter({ ...named("edits_total", "Edits by the server"), labelNames: ["outcome"] }),
    workerLoads: new Counter(named("worker_loads_total", "Long documents merged in a worker")),
    compactions: new Counter({ ...named("compactions_total", "Snapshots written"), labelNames: ["moment"] }),
    versionsBeforeLoss: new Counter(
      named("versions_before_loss_total", "Versions kept because many blocks of a text went"),
    ),
    attributedVersions: new Counter(
      named("attributed_versions_total", "Versions of which it was found out who wrote each passage"),
    ),
    thinnedRows: new Counter(named("thinned_rows_total", "Old updates merged by the minute")),
    reducedDocuments: new Counter(named("reduced_documents_total", "Locked texts reduced to their versions")),
    spilledRows: new Counter(named("spilled_rows_total", "Updates written to a file by a stop")),
    replayedRows: new Counter({
      ...named("replayed_rows_total", "Updates taken from such a file"),
      labelNames: ["outcome"],
    }),
    databaseAway: new Gauge(
      named("database_away", "1 while the database has been away for longer than it may"),
    ),
    refusedUpgrades: new Counter({
      ...named("refused_upgrades_total", "Upgrades refused"),
      labelNames: ["status"],
    }),
    storedRows: new Counter(named("stored_rows_total", "Updates committed")),
    flushFailures: new Counter(named("flush_failures_total", "Flushes that failed and were repeated")),
    quarantined: new Counter({
      ...named("quarantined_total", "Frames kept as not understood"),
      labelNames: ["reason"],
    }),
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
