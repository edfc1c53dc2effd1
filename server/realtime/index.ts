import { randomBytes } from "node:crypto"
import type { IncomingMessage, Server } from "node:http"
import { performance } from "node:perf_hooks"
import type { Duplex } from "node:stream"
import type { Registry } from "prom-client"
import { type ServerOptions, type WebSocket, WebSocketServer } from "ws"
import { quarantineFrame } from "#app/documents/state/quarantine-frame.server.ts"
import type { OpenDb } from "#db/client.server.ts"
import { type AdmissionDeps, addressOf, admit, isOurs } from "./admission.ts"
import { Authorship } from "./authorship.ts"
import { type Bus, createLocalBus } from "./bus.ts"
import { CLOSE } from "./close-codes.ts"
import { Connection, type ConnectionDeps } from "./connection.ts"
import { Connections } from "./connections.ts"
import { Digester } from "./digester.ts"
import { type EditOutcome, Edits } from "./edits.ts"
import { createMetrics } from "./metrics.ts"
import type { RealtimeLog, RealtimePorts } from "./ports.ts"
import { Rates } from "./rate.ts"
import { RightsWatch } from "./rights.ts"
import { Rooms } from "./rooms.ts"
import { REALTIME_DEFAULTS, type RealtimeSettings } from "./settings.ts"
import { replaySpills, type UnsavedBatch, writeSpill } from "./spill.ts"
import { Tidying } from "./tidying.ts"
import { Upkeep } from "./upkeep.ts"
import { repeat, within } from "./waiting.ts"
import { Writer } from "./writer.ts"

export type RealtimeOptions = {
  database: Pick<OpenDb, "query" | "kind">
  ports: RealtimePorts
  /** `origins` and `schemaVersion` are the installation's; the rest has defaults. */
  settings: Partial<RealtimeSettings> & Pick<RealtimeSettings, "origins">
  log: RealtimeLog
  metrics: Registry
  bus?: Bus
  /** Where a stop keeps what it could not store, for the next start. */
  spillFolder?: string
  /** A worker that outlives this server; without one it has its own. */
  digester?: Digester
}

/** The co-editing server of one process. */
export type Realtime = {
  /** Stores what earlier stops had to leave in files; wait for it before anybody is let in. */
  replay(): Promise<void>
  /** Listens for the upgrades of a server; the same as giving it `upgrade`. */
  attach(server: Server): void
  /**
   * The listener for an HTTP server's `upgrade`. It takes paths under `/collab/`; others are left, silently, to
   * whoever else listens.
   */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** A hint that somebody's rights changed: look now rather than at the next poll. Call it after the commit. */
  reauthorise(): void
  /**
   * Makes an edit that a verb meant (`intendEdit`), once, however often it is asked.
   * @throws if the database or the worker fails; ask again
   */
  apply(editId: string): Promise<EditOutcome>
  /** Sees to texts that nobody touches; whoever keeps the clock calls it now and then. */
  tidy(): Promise<void>
  /**
   * Finds out who wrote the versions of a document that do not say so yet.
   * @returns how many
   */
  attribute(documentId: string): Promise<number>
  /** A hint that content was made outside of any socket: write its readable form. */
  refreshText(documentId: string): void
  /** Takes no more sockets and closes those that are open, so that they go elsewhere; stores all they sent. */
  drain(): Promise<void>
  /** Drains, waits for the database and for readable forms up to `stopMs`, and lets everything go. */
  close(): Promise<{ unsavedRows: number }>
}

const STATUS = { 403: "Forbidden", 503: "Service Unavailable" } as const

const refuseUpgrade = (socket: Duplex, status: keyof typeof STATUS) => {
  socket.end(`HTTP/1.1 ${status} ${STATUS[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

type Parts = ReturnType<typeof assemble>

const assemble = (options: RealtimeOptions) => {
  const { ports, log, spillFolder, bus = createLocalBus() } = options
  const { query, kind } = options.database
  const settings: RealtimeSettings = { ...REALTIME_DEFAULTS, ...options.settings }
  if (kind === "embedded")
    settings.tailPageRows = Math.min(settings.tailPageRows, settings.tailPageRowsEmbedded)
  const connections = new Connections()
  const metrics = createMetrics(options.metrics, () => connections.bufferedBytes)
  const writer = new Writer({
    query,
    settings,
    rowsPerFlush: kind === "embedded" ? settings.flushRowsEmbedded : settings.flushRows,
    gapMs: kind === "embedded" ? settings.flushGapEmbeddedMs : settings.flushGapMs,
    log,
    metrics,
    onAdvanced: (documentId, headSeq) => bus.publish({ kind: "head", documentId, headSeq }),
    onAway: () => rooms.closeAll(CLOSE.overload, "database-away"),
  })
  const digester = options.digester ?? new Digester(settings.digestTimeoutMs)
  if (!options.digester) digester.warm()
  const upkeep = new Upkeep({ query, settings, metrics, log, digester, ports })
  const rooms: Rooms = new Rooms({ query, settings, writer, upkeep, digester, bus, metrics, log })
  const rights = new RightsWatch({ query, settings, connections, bus, log })
  const authorship = new Authorship({ query, settings, digester, metrics })
  const tidying = new Tidying({
    ...{ query, settings, metrics, log },
    compact: (id) => upkeep.compact(id),
    attribute: (id) => authorship.attribute(id),
  })
  const refreshText = (documentId: string) => {
    if (!upkeep.isDue(documentId)) void upkeep.refresh(documentId).catch(() => {}) // logged; the sweep repeats it
  }
  const edits = new Edits({ query, settings, digester, metrics, bus, log, refreshText })
  const rates = new Rates(settings.syncFramesPerSecond, settings.syncFramesBurst)
  const admission: AdmissionDeps = {
    query,
    settings,
    ports,
    connections,
    rights,
    rates,
    rooms,
    metrics,
    bus,
    log,
  }
  return { ...admission, admission, writer, upkeep, digester, edits, tidying, authorship, spillFolder }
}

const connectionDeps = (parts: Parts): ConnectionDeps => {
  const { settings, metrics, ports, query, connections, log } = parts
  const kept = new Map<string, number>()
  return {
    settings,
    metrics,
    ports,
    quarantine: (frame) => {
      const count = (kept.get(frame.documentId) ?? 0) + 1
      kept.set(frame.documentId, count)
      metrics.quarantined.inc({ reason: frame.reason })
      log.warn({ documentId: frame.documentId, reason: frame.reason }, "content was refused")
      if (count > settings.maxQuarantined) return
      quarantineFrame(query, frame).catch((error) => {
        log.error({ documentId: frame.documentId, error: String(error) }, "a frame could not be kept")
      })
    },
    onEnd: (connection) => {
      connections.delete(connection)
      metrics.sockets.set(connections.size)
    },
  }
}

/** Decides what HTTP can refuse, then upgrades; everything else is told by a close code. */
const createListener = (parts: Parts, isDraining: () => boolean) => {
  const { settings, connections, metrics, writer, admission } = parts
  const deps = connectionDeps(parts)
  // The type declarations do not know `closeTimeout` yet.
  const serverOptions: ServerOptions & { closeTimeout: number } = {
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: settings.maxFrameBytes,
    closeTimeout: settings.closeGraceMs,
  }
  const sockets = new WebSocketServer(serverOptions)
  const receive = (socket: WebSocket, wire: Duplex, request: IncomingMessage) => {
    socket.on("error", () => {}) // a socket without a listener would take the process with it
    const address = addressOf(request.url)
    if (!address) return socket.close(CLOSE.accessRemoved, "no-access")
    const connection = new Connection(randomBytes(9).toString("base64url"), address, socket, wire, deps)
    connections.add(connection)
    metrics.sockets.set(connections.size)
    if (writer.isAway) connection.close(CLOSE.overload, "database-away")
    else void admit(admission, connection, request.headers.cookie)
  }
  return (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!isOurs(request.url)) return
    socket.on("error", () => {}) // a peer that went away during the handshake
    const isForeign = !settings.origins.includes(request.headers.origin ?? "")
    const status = isDraining() ? 503 : isForeign ? 403 : connections.size >= settings.maxSockets ? 503 : null
    if (!status)
      return sockets.handleUpgrade(request, socket, head, (opened) => receive(opened, socket, request))
    metrics.refusedUpgrades.inc({ status })
    refuseUpgrade(socket, status)
  }
}

/** Sends everybody elsewhere, but first, if the database answers, the acknowledgements that they wait for. */
const drainAll = async ({ connections, writer, settings }: Parts) => {
  for (const connection of connections.all()) connection.stopListening()
  await within(settings.farewellMs, writer.idle()).catch(() => {})
  for (const connection of connections.all()) connection.close(CLOSE.drained, "draining")
  await writer.idle()
}

/** Stores what was sent, then what is read beside it, as long as `stopMs` allows. Returns the rows left over. */
const settleAll = async (parts: Parts): Promise<number> => {
  const { writer, rooms, settings } = parts
  const deadline = performance.now() + settings.stopMs
  const left = () => Math.max(1, deadline - performance.now())
  await within(left(), drainAll(parts)).catch(() => {})
  await within(left(), rooms.unloadAll()).catch(() => {})
  return keepUnsaved(parts, writer.abandon())
}

/** What could not be stored goes into a file for the next start, or is lost with a word; nobody was told "saved". */
const keepUnsaved = async ({ spillFolder, metrics, log }: Parts, batches: readonly UnsavedBatch[]) => {
  const unsavedRows = batches.reduce((sum, { rows }) => sum + rows.length, 0)
  if (unsavedRows === 0) return 0
  try {
    if (!spillFolder) throw new Error("there is no folder for them")
    await writeSpill(spillFolder, batches)
    metrics.spilledRows.inc(unsavedRows)
    log.warn(
      { unsavedRows },
      "stopped while the database is away: updates are kept in a file for the next start",
    )
  } catch (error) {
    log.error({ unsavedRows, error: String(error) }, "stopped with updates that were never acknowledged")
  }
  return unsavedRows
}

const replay = async ({ spillFolder, query, log, metrics }: Parts) => {
  if (spillFolder)
    await replaySpills(spillFolder, {
      query,
      log,
      metrics,
      quarantine: (frame) => quarantineFrame(query, frame),
    })
}

/**
 * Makes the co-editing server of this process. It has no port of its own: `attach` it to the HTTP server.
 * Whoever makes it also calls `close`.
 */
export const createRealtime = (options: RealtimeOptions): Realtime => {
  const parts = assemble(options)
  const { settings, connections, rights, rooms, upkeep, digester, writer, bus, metrics } = parts
  let isDraining = false
  const upgrade = createListener(parts, () => isDraining)
  const beating = repeat(settings.keepAliveMs, async () => {
    for (const connection of connections.all()) connection.beat()
    metrics.queuedRows.set(writer.queuedRows)
    metrics.queuedBytes.set(writer.queuedBytes)
  })
  return {
    replay: () => replay(parts),
    attach: (server) => void server.on("upgrade", upgrade),
    upgrade,
    reauthorise: () => bus.publish({ kind: "access" }),
    tidy: () => parts.tidying.round(),
    apply: (editId) => parts.edits.apply(editId),
    attribute: (documentId) => parts.authorship.attribute(documentId),
    refreshText: (documentId) => void upkeep.refresh(documentId).catch(() => {}), // logged; the sweep repeats it
    drain: () => {
      isDraining = true
      return drainAll(parts)
    },
    close: async () => {
      isDraining = true
      parts.tidying.stop()
      const unsavedRows = await settleAll(parts)
      await Promise.all([beating.stop(), rights.stop(), rooms.stop()])
      if (!options.digester) await digester.close()
      await upkeep.stop()
      if (!options.bus) await bus.close()
      return { unsavedRows }
    },
  }
}
