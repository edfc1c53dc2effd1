import { z } from "zod"
import { sealAudit } from "#app/audit/seal.server.ts"
import { mayReadPaper } from "#app/documents/rights.server.ts"
import type { MessageCatalogue } from "#app/i18n/load.server.ts"
import { SOURCE_LOCALE } from "#app/i18n/locale.ts"
import { createTranslate } from "#app/i18n/translate.ts"
import { failJob, finishJob, leaseJob } from "#app/jobs.server.ts"
import { deliverNext } from "#app/notifications/deliver.server.ts"
import { mayReadInvitation } from "#app/roundtables/invitation-queries.server.ts"
import { mayReadRoundtable } from "#app/roundtables/queries.server.ts"
import type { OpenDb } from "#db/client.server.ts"
import type { Env } from "../env.ts"
import type { Log } from "../log.ts"
import type { Post } from "../mail.ts"
import type { Metrics } from "../metrics.ts"
import type { Realtime } from "../realtime/index.ts"
import { type Recurring, startClock } from "./clock.ts"
import { enqueuePurge, purge } from "./purge.ts"

export type JobParts = {
  database: OpenDb
  env: Env
  publicUrl: string
  messages: () => MessageCatalogue
  post: Post
  log: Log
  metrics: Metrics
  realtime: Pick<Realtime, "refreshText">
}

type Handler = (parts: JobParts, payload: unknown) => Promise<void>

const TextOf = z.object({ documentId: z.uuid() })

const HANDLERS: Readonly<Record<string, Handler>> = {
  purge: ({ database, env }) => purge(database, env),
  "document.text": async ({ realtime }, payload) => realtime.refreshText(TextOf.parse(payload).documentId),
}

const runLeased = async (parts: JobParts): Promise<number> => {
  const { database, env, log, metrics } = parts
  const job = await leaseJob(database.db, Object.keys(HANDLERS), env.jobLease)
  if (!job) return 0
  try {
    await HANDLERS[job.kind]?.(parts, job.payload)
    await finishJob(database.db, job)
    metrics.jobs.labels(job.kind, "done").inc()
  } catch (error) {
    log.error({ job: job.kind, jobId: job.id, error: String(error) }, "job failed")
    await failJob(database.db, job, error)
    metrics.jobs.labels(job.kind, "failed").inc()
  }
  return 1
}

const deliver = async (parts: JobParts): Promise<number> => {
  const { database, env, post, messages, publicUrl, metrics } = parts
  const { db } = database
  const catalogue = messages()
  const outcome = await deliverNext(db, {
    send: post.send,
    publicUrl,
    translate: (language) => {
      const locale = catalogue[language] ? language : SOURCE_LOCALE
      return createTranslate(locale, catalogue[locale] ?? {}, catalogue[SOURCE_LOCALE])
    },
    mayRead: {
      invitation: (_person, id) => mayReadInvitation(db, id),
      roundtable: (person, id) => mayReadRoundtable(db, person, id),
      document: (person, id) => mayReadPaper(db, person, id),
    },
    leaseMs: env.jobLease,
    retryFirstSeconds: env.mailRetryFirstSeconds,
  })
  if (outcome) metrics.mails.labels(outcome).inc()
  return outcome ? 1 : 0
}

/** Starts everything that happens without anybody asking. */
export const startJobs = (parts: JobParts) => {
  const { database, env, metrics, log } = parts
  const seal = async () => {
    const sealed = await sealAudit(database.db)
    metrics.unsealed.set(sealed)
    return sealed
  }
  const works: Recurring[] = [
    { name: "seal audit", every: env.auditSealInterval, run: seal },
    { name: "deliver mail", every: env.jobInterval, run: () => deliver(parts) },
    { name: "leased jobs", every: env.jobInterval, run: () => runLeased(parts) },
    { name: "ask for purge", every: 3_600_000, run: () => enqueuePurge(database.db) },
  ]
  if (database.kind === "embedded")
    works.push(
      { name: "checkpoint", every: env.checkpointInterval, run: () => database.checkpoint().then(() => 0) },
      { name: "vacuum", every: env.vacuumInterval, run: () => database.vacuum().then(() => 0) },
    )
  return startClock(works, log)
}
