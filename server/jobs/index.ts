import { z } from "zod"
import { remindOfAnswers } from "#app/answers/remind-of-answers.server.ts"
import { tellOfCommitments } from "#app/answers/tell-of-commitments.server.ts"
import { sealAudit } from "#app/audit/seal.server.ts"
import { closeDueBallots } from "#app/ballots/life/close-ballot.server.ts"
import { remindOfBallots } from "#app/ballots/life/remind-of-ballots.server.ts"
import type { Ctx, Settings } from "#app/context.ts"
import { expireOffers } from "#app/courses/expire-offers.server.ts"
import { remindOfSessions } from "#app/courses/remind-of-sessions.server.ts"
import { closeDueRounds } from "#app/documents/life/close-due-rounds.server.ts"
import { remindOfRounds } from "#app/documents/life/remind-of-rounds.server.ts"
import { followLinks, hasStaleLinks } from "#app/documents/links/follow-links.server.ts"
import { keepAutomaticVersions } from "#app/documents/versions/keep-automatic-versions.server.ts"
import type { Files } from "#app/files/port.ts"
import type { Translate } from "#app/i18n/translate.ts"
import { failJob, finishJob, leaseJob } from "#app/jobs.server.ts"
import { alertLate } from "#app/meetings/commitments/alert-late.server.ts"
import { keepEarlier } from "#app/meetings/minutes/export/keep-earlier.server.ts"
import { keepFrozenFacts } from "#app/meetings/minutes/export/keep-facts.server.ts"
import { fillSections } from "#app/meetings/minutes/fill-sections.server.ts"
import { closeDueReviews } from "#app/meetings/minutes/life/close-due-reviews.server.ts"
import { settleSigned } from "#app/meetings/minutes/life/sign.server.ts"
import { endDueAnnexes } from "#app/meetings/minutes/publish/publish-annex.server.ts"
import { deliverNext } from "#app/notifications/deliver.server.ts"
import { closeIdleAccounts } from "#app/people/close-idle-accounts.server.ts"
import { remindOfMandates } from "#app/roundtables/seats/remind-of-mandates.server.ts"
import { secretariatOf } from "#app/roundtables/secretariat.server.ts"
import { followAudit, followTexts } from "#app/search/follow.server.ts"
import { forgetEnded, makeIndex } from "#app/search/make-index.server.ts"
import type { OpenDb } from "#db/client.server.ts"
import type { Env } from "../env.ts"
import type { Log } from "../log.ts"
import type { Post } from "../mail.ts"
import type { Metrics } from "../metrics.ts"
import type { Realtime } from "../realtime/index.ts"
import { type Recurring, startClock } from "./clock.ts"
import { makeEdit } from "./document-edit.ts"
import { policiesOf } from "./policies.ts"
import { enqueuePurge, purge } from "./purge.ts"
import { systemCtx } from "./system-context.ts"

export type JobParts = {
  database: OpenDb
  files: Files
  settings: Settings
  env: Env
  publicUrl: string
  translate: (locale: string) => Translate
  post: Post
  log: Log
  metrics: Metrics
  realtime: Pick<Realtime, "refreshText" | "apply" | "tidy" | "attribute">
}

type Handler = (parts: JobParts, payload: unknown) => Promise<void>

const TextOf = z.object({ documentId: z.uuid() })
const MeetingOf = z.object({ meetingId: z.uuid() })

const HANDLERS: Readonly<Record<string, Handler>> = {
  purge: ({ database, files, settings }) => purge({ db: database.db, files, settings }),
  "document.authors": async ({ realtime }, payload) => {
    await realtime.attribute(TextOf.parse(payload).documentId)
  },
  "document.edit": makeEdit,
  "meeting.fill": async (parts, payload) => {
    await fillSections(await systemCtx(parts), MeetingOf.parse(payload), parts.translate)
  },
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
  const { database, env, post, translate, publicUrl, metrics } = parts
  const { db } = database
  const outcome = await deliverNext(db, {
    send: post.send,
    publicUrl,
    translate,
    mayRead: policiesOf(db),
    secretariatOf: (id) => secretariatOf(db, id),
    quietHours: env.quietHours,
    leaseMs: env.jobLease,
    retryFirstSeconds: env.mailRetryFirstSeconds,
  })
  if (outcome) metrics.mails.labels(outcome).inc()
  return outcome ? 1 : 0
}

/** The index is made once, by whoever finds none, and follows the audit from then on. */
const followIndex = async (db: OpenDb["db"]) => (await makeIndex(db)) || (await followAudit(db))

/** What texts point to, and whom they mention, a few seconds after they were written. */
const followStaleLinks = async (parts: JobParts) =>
  (await hasStaleLinks(parts.database)) ? followLinks(await systemCtx(parts)) : 0

/** One pass over what an earlier release left; what fails is named in the log and tried again at the next one. */
const completeEarlier = async (parts: JobParts) => {
  await keepEarlier(await systemCtx(parts), (failed) => {
    parts.log.error({ job: "complete earlier minutes", ...failed }, "job failed for one thing")
    parts.metrics.jobs.labels("complete earlier minutes", "failed").inc()
  })
  return 0
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** Verbs that nobody presses: what each is called, how often it is asked in milliseconds, what it does. */
const VERBS: readonly (readonly [string, number, (ctx: Ctx) => Promise<number>])[] = [
  ["remind of mandates", HOUR_MS, remindOfMandates],
  ["close idle accounts", HOUR_MS, closeIdleAccounts],
  ["tell of late commitments", HOUR_MS, alertLate],
  ["remind of answers", HOUR_MS, remindOfAnswers],
  ["tell of kept commitments", MINUTE_MS, tellOfCommitments],
  ["pass on seats", MINUTE_MS, expireOffers],
  ["remind of sessions", HOUR_MS, remindOfSessions],
  ["keep versions", MINUTE_MS, keepAutomaticVersions],
  ["close ballots", MINUTE_MS / 12, closeDueBallots],
  ["remind of ballots", 10 * MINUTE_MS, remindOfBallots],
  ["close approval rounds", MINUTE_MS / 2, closeDueRounds],
  ["keep facts of frozen minutes", MINUTE_MS / 20, keepFrozenFacts],
  ["end published annexes", 10 * MINUTE_MS, endDueAnnexes],
  ["close reviews of minutes", MINUTE_MS / 2, closeDueReviews],
  ["settle signed minutes", MINUTE_MS / 4, settleSigned],
  ["remind of approval rounds", 10 * MINUTE_MS, remindOfRounds],
]

/** Starts everything that happens without anybody asking. */
export const startJobs = (parts: JobParts) => {
  const { database, env, metrics, log, realtime } = parts
  const seal = async () => {
    const sealed = await sealAudit(database.db)
    metrics.unsealed.set(sealed)
    return sealed
  }
  const works: Recurring[] = [
    { name: "seal audit", every: env.auditSealInterval, run: seal },
    { name: "deliver mail", every: env.jobInterval, run: () => deliver(parts) },
    { name: "leased jobs", every: env.jobInterval, run: () => runLeased(parts) },
    { name: "follow audit", every: env.jobInterval, run: () => followIndex(database.db) },
    { name: "follow texts", every: env.jobInterval, run: () => followTexts(database.db) },
    { name: "follow links", every: env.jobInterval, run: () => followStaleLinks(parts) },
    { name: "tidy texts", every: HOUR_MS, run: () => realtime.tidy().then(() => 0) },
    { name: "complete earlier minutes", every: 10 * MINUTE_MS, run: () => completeEarlier(parts) },
    { name: "forget ended", every: HOUR_MS, run: () => forgetEnded(database.db) },
    { name: "ask for purge", every: HOUR_MS, run: () => enqueuePurge(database.db) },
    ...VERBS.map(([name, every, verb]) => ({ name, every, run: async () => verb(await systemCtx(parts)) })),
  ]
  if (database.kind === "embedded")
    works.push(
      { name: "checkpoint", every: env.checkpointInterval, run: () => database.checkpoint().then(() => 0) },
      { name: "vacuum", every: env.vacuumInterval, run: () => database.vacuum().then(() => 0) },
    )
  return startClock(works, log)
}
