import { raiseSchemaFloor } from "#app/documents/state/append-updates.server.ts"
import { isBrokenLog, type Query, readHead } from "#app/documents/state/load-state.server.ts"
import type { Bus } from "./bus.ts"
import { CLOSE, type CloseReason } from "./close-codes.ts"
import type { Address, Connection } from "./connection.ts"
import type { Connections } from "./connections.ts"
import type { RealtimeMetrics } from "./metrics.ts"
import type { RealtimeLog, RealtimePorts } from "./ports.ts"
import type { Rates } from "./rate.ts"
import type { RightsWatch } from "./rights.ts"
import type { Rooms } from "./rooms.ts"
import type { RealtimeSettings } from "./settings.ts"
import { within } from "./waiting.ts"

export type AdmissionDeps = {
  query: Query
  settings: RealtimeSettings
  ports: RealtimePorts
  connections: Connections
  rights: RightsWatch
  rates: Rates
  rooms: Rooms
  metrics: RealtimeMetrics
  bus: Bus
  log: RealtimeLog
}

type Refused = { code: number; reason: CloseReason }

const PREFIX = "/collab/"
const NAME = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})~([1-9]\d{0,8})$/i

const urlOf = (path: string | undefined) => new URL(path ?? "/", "http://here")

/** Whether a request's path belongs to the co-editing server, well formed or not. */
export const isOurs = (path: string | undefined): boolean => {
  try {
    return urlOf(path).pathname.startsWith(PREFIX)
  } catch {
    return false
  }
}

/** The document, epoch and parameters that `/collab/<documentId>~<epoch>?v=…&ack=1` names, or null. */
export const addressOf = (path: string | undefined): Address | null => {
  const url = urlOf(path)
  const [, documentId, epoch] = NAME.exec(url.pathname.slice(PREFIX.length)) ?? []
  if (!documentId || !epoch) return null
  const version = url.searchParams.get("v") ?? ""
  return {
    documentId: documentId.toLowerCase(),
    epoch: Number(epoch),
    schemaVersion: /^\d{1,9}$/.test(version) ? Number(version) : 0,
    wantsAcknowledgements: url.searchParams.get("ack") === "1",
  }
}

const refused = (code: number, reason: CloseReason): Refused => ({ code, reason })

/** Who it is and what they may; null when the socket may go on. */
const authorise = async (
  { settings, ports, connections, rights }: AdmissionDeps,
  connection: Connection,
  cookie: string | undefined,
): Promise<Refused | null> => {
  await within(settings.authoriseTimeoutMs, rights.following())
  const identity = await within(settings.authoriseTimeoutMs, ports.identify(cookie))
  if (!identity) return refused(CLOSE.sessionEnded, "session-ended")
  connection.standing.identity = identity // from now on a change of rights concerns this socket
  if (connections.ofPerson(identity.personId) > settings.maxSocketsPerPerson)
    return refused(CLOSE.overload, "too-many-sockets")
  do await connection.reauthorise()
  while (!connection.isClosed && !connection.standing.isKnown)
  return null
}

const refuseVersion = (version: number, floor: number, settings: RealtimeSettings): Refused | null => {
  if (version < floor) return refused(CLOSE.clientTooOld, "schema-too-old")
  // A page of a newer release that reached a process of the old one: the next try may find a newer.
  return version > settings.schemaVersion ? refused(CLOSE.overload, "schema-too-new") : null
}

/** Whether the document, as it stands in the database, is the one that the socket asked for. */
const checkDocument = async (deps: AdmissionDeps, { address }: Connection): Promise<Refused | null> => {
  const { query, settings, connections } = deps
  const head = await within(settings.authoriseTimeoutMs, readHead(query, address.documentId))
  if (!head) return refused(CLOSE.deleted, "deleted")
  if (head.epoch !== address.epoch) return refused(CLOSE.epochChanged, "epoch-changed")
  if (connections.ofDocument(address.documentId) > settings.maxSocketsPerDocument)
    return refused(CLOSE.overload, "too-many-sockets")
  return refuseVersion(address.schemaVersion, head.schemaVersion, settings)
}

const letIn = async (deps: AdmissionDeps, connection: Connection): Promise<Refused | null> => {
  const { documentId, epoch, schemaVersion } = connection.address
  const visit = await deps.rooms.enter(documentId, epoch)
  if (visit === "gone") return refused(CLOSE.deleted, "deleted")
  if (visit === "epoch") return refused(CLOSE.epochChanged, "epoch-changed")
  try {
    if (connection.standing.isLocked !== visit.room.isLocked) await visit.room.catchUp()
    if (schemaVersion > visit.room.schemaFloor) {
      deps.metrics.floorsRaised.inc()
      visit.room.raiseFloor(await raiseSchemaFloor(deps.query, documentId, schemaVersion))
      deps.bus.publish({ kind: "head", documentId, headSeq: null })
    }
    const refusal = refuseVersion(schemaVersion, visit.room.schemaFloor, deps.settings)
    if (refusal || connection.isClosed || visit.room.isClosed) {
      visit.leave()
      return refusal ?? refused(CLOSE.overload, "load-failed")
    }
  } catch (error) {
    visit.leave()
    throw error
  }
  connection.enter(visit, deps.rates.hold(connection.standing.identity.sessionId))
  return null
}

/**
 * Lets an upgraded socket in, or closes it with a code before any frame is sent. Where existence is private a
 * document that is not there and one that is not theirs are answered alike, by the port's `none`.
 */
export const admit = async (
  deps: AdmissionDeps,
  connection: Connection,
  cookie: string | undefined,
): Promise<void> => {
  try {
    for (const step of [authorise, checkDocument, letIn]) {
      const refusal = await step(deps, connection, cookie)
      if (refusal) connection.close(refusal.code, refusal.reason)
      if (connection.isClosed) return
    }
  } catch (error) {
    const { documentId } = connection.address
    deps.log.warn({ documentId, code: (error as { code?: unknown }).code }, "a socket could not be let in")
    if (isBrokenLog(error)) connection.close(CLOSE.internal, "load-failed")
    else connection.close(CLOSE.overload, "database-away")
  }
}
