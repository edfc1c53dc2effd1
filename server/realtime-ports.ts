import type { Server } from "node:http"
import { join, resolve } from "node:path"
import { paperRights } from "#app/documents/rights.server.ts"
import { keepBeforeLoss } from "#app/documents/versions/keep-before-loss.server.ts"
import { loadActor } from "#app/people/actor.server.ts"
import { sessionDigest } from "#app/people/session.server.ts"
import { type ContextParts, identifySession } from "./context.ts"
import type { Env } from "./env.ts"
import type { Log } from "./log.ts"
import type { Metrics } from "./metrics.ts"
import { createRealtime } from "./realtime/index.ts"
import type { RealtimePorts } from "./realtime/ports.ts"

type Parts = Pick<ContextParts, "database" | "settings" | "files"> & {
  env: Env
  log: Log
  metrics: Metrics
  server: Server
  origins: readonly string[]
}

/** The application's answers to what the co-editing server asks. */
export const realtimePorts = ({
  database,
  settings,
  files,
}: Pick<Parts, "database" | "settings" | "files">): RealtimePorts => ({
  identify: async (cookie) => {
    const { secret, personId } = await identifySession({ database, settings }, cookie ?? "")
    if (!secret || !personId) return null
    const { actor } = await loadActor(database.db, personId)
    return actor.personId ? { sessionId: sessionDigest(secret), personId, name: actor.name ?? "" } : null
  },
  rights: async ({ sessionId, personId, documentId }) => {
    const { rows } = await database.query("select 1 from session where id = $1 and expires_at > now()", [
      sessionId,
    ])
    if (rows.length === 0) return { kind: "session_ended" }
    return paperRights(database.db, personId, documentId)
  },
  keepBeforeLoss: async (text) => {
    const { db } = database
    const { actor, now } = await loadActor(db, null)
    await keepBeforeLoss({ db, actor, now, settings, files, requestId: "realtime" }, text)
  },
})

/** What the rest of an orderly stop needs after the texts are stored. */
const REST_OF_STOP_MS = 2_500
const MIN_STOP_MS = 500

/** Stores what an earlier stop could not, then puts the co-editing server on the HTTP server's port. */
export const startRealtime = async (parts: Parts) => {
  const { database, env, log, metrics, server, origins } = parts
  const realtime = createRealtime({
    database,
    ports: realtimePorts(parts),
    log,
    metrics: metrics.registry,
    spillFolder: join(resolve(env.dataDir), "unsaved"),
    settings: {
      origins,
      accessPollMs: env.accessPollInterval,
      rightsEveryMs: env.rightsBackstop,
      textQuietMs: env.textQuiet,
      keepAliveMs: env.awarenessKeepalive,
      unloadAfterMs: env.roomIdle,
      databaseAwayMs: env.databaseAwayLimit,
      stopMs: Math.max(MIN_STOP_MS, env.shutdownLimit - REST_OF_STOP_MS),
    },
  })
  await realtime.replay()
  realtime.attach(server)
  return realtime
}
