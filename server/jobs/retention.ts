import { civilDay } from "#app/civil-time.ts"
import { type Ctx, NOBODY, type Settings } from "#app/context.ts"
import { purgeCertificates } from "#app/courses/certificates/purge-certificates.server.ts"
import type { Files } from "#app/files/port.ts"
import { purgeReports } from "#app/meetings/evidence/purge-reports.server.ts"
import { purgeNeeds } from "#app/meetings/needs/keep-needs.server.ts"
import { purgeOutbox } from "#app/notifications/purge-outbox.server.ts"
import { purgeAdhesions } from "#app/people/adhesions/contact.server.ts"
import { readRetention } from "#app/records/keep-retention.server.ts"
import { purgeRecords, recordPurge } from "#app/records/purge-records.server.ts"
import { overBefore } from "#app/records/retention.ts"
import { purgeInvitations } from "#app/roundtables/purge-invitations.server.ts"
import type { Db } from "#db/client.server.ts"

type Parts = { db: Db; files: Files; settings: Settings; now: Date }

/**
 * Discards what has served its time by the installation's terms, each domain its own, and writes the counts to
 * the audit. A second run changes nothing.
 */
export const purgeByRetention = async (parts: Parts): Promise<Record<string, number>> => {
  const ctx: Ctx = { ...parts, actor: NOBODY, requestId: "purge" }
  const rules = await readRetention(ctx)
  const today = civilDay(ctx.now)
  const counts = {
    ...(await purgeRecords(ctx)),
    invitations: await purgeInvitations(ctx, overBefore(rules.requests, today)),
    adhesions: await purgeAdhesions(ctx, overBefore(rules.requests, today)),
    reports: await purgeReports(ctx, rules.evidence),
    certificates: await purgeCertificates(ctx, rules.evidence),
    needs: await purgeNeeds(ctx, overBefore(rules.needs, today)),
    mail: await purgeOutbox(ctx, overBefore(rules.mail, today)),
  }
  await recordPurge(ctx, counts)
  return counts
}
