import { createHash, randomBytes } from "node:crypto"
import { eq, sql } from "drizzle-orm"
import {
  convocationDeliveries,
  convocations,
  convocationVersions,
  type meetings,
  type roundtables,
} from "#db/schema/index.ts"
import { calendarText } from "../calendar-text.ts"
import { civilDay } from "../civil-time.ts"
import type { TxCtx } from "../context.ts"
import { found } from "../errors.ts"
import { formatDates } from "../i18n/dates.ts"
import type { Translate } from "../i18n/translate.ts"
import { notify } from "../notifications/notify.server.ts"
import { fingerprint } from "../roundtables/regulation/fingerprint.server.ts"
import { sentContent } from "./content.server.ts"
import { eventsOf } from "./event.ts"
import type { Content } from "./meeting.ts"
import { listRecipients, type Recipient } from "./recipients.server.ts"
import { eventWords, factLines } from "./words.ts"

type Meeting = typeof meetings.$inferSelect
type Roundtable = typeof roundtables.$inferSelect
export type Speak = (language: string) => Translate

export type Despatch = {
  kind: "convocation" | "change" | "cancellation"
  sequence: number
  content: Content
  reason: string | null
}

/** The stored form of a link's secret. */
export const convocationDigest = (token: string) =>
  new Uint8Array(createHash("sha256").update(token).digest())

const MAIL = {
  convocation: "convocation",
  change: "convocation_changed",
  cancellation: "convocation_cancelled",
} as const

const LINK_DAYS = 30

/** A link names a person: some weeks after the last call it opens nothing any more. */
const linkEnd = ({ calls }: Content) =>
  new Date(new Date(calls.at(-1) ?? "").getTime() + LINK_DAYS * 86_400_000)

/** What the mail to one person says. */
export const mailParams = (
  despatch: Pick<Despatch, "content" | "reason">,
  roundtable: { name: string },
  recipient: { name: string | null; language: string },
  speak: Speak,
): Record<string, string> => {
  const { content, reason } = despatch
  const speaker = { t: speak(recipient.language), dates: formatDates(recipient.language) }
  const [first = ""] = content.calls
  return {
    ...{ name: recipient.name ?? "", roundtable: roundtable.name, number: content.number ?? "" },
    ...{ day: civilDay(new Date(first)), time: speaker.dates.time(first) },
    facts: factLines(speaker, content),
    reason: reason ?? "",
  }
}

const calendarFor = (
  ctx: TxCtx,
  meeting: Meeting,
  roundtable: Roundtable,
  { kind, sequence, content, before }: Despatch & { before: Content | null },
  speak: Speak,
) => {
  const speaker = { t: speak(content.language), dates: formatDates(content.language) }
  const isCancelled = kind === "cancellation"
  const method = isCancelled ? "CANCEL" : "PUBLISH"
  const sent = {
    code: meeting.code,
    sequence,
    sentAt: ctx.now,
    isCancelled,
    content,
    before,
    table: roundtable,
  }
  const events = eventsOf(sent, eventWords(speaker, content, roundtable), ctx.settings.publicUrl)
  return {
    method,
    text: calendarText({ method, name: roundtable.name, language: content.language, events }),
  } as const
}

const convoke = async (ctx: TxCtx, meeting: Meeting, recipients: readonly Recipient[]) => {
  const { id: meetingId, roundtableId } = meeting
  await ctx.db
    .insert(convocations)
    .values(
      recipients.map(({ personId, seatId, quality }) => ({
        meetingId,
        roundtableId,
        personId,
        seatId,
        quality,
      })),
    )
    .onConflictDoUpdate({
      target: [convocations.meetingId, convocations.personId],
      set: { seatId: sql`excluded.seat_id`, quality: sql`excluded.quality` },
    })
  return ctx.db.select().from(convocations).where(eq(convocations.meetingId, meetingId))
}

/**
 * Writes a version of what is sent, and sends it to everybody who is called: by mail with their own link and the
 * calendar's entry, on paper to who has no address.
 * @returns how many were called
 */
export const despatch = async (
  ctx: TxCtx,
  meeting: Meeting,
  roundtable: Roundtable,
  what: Despatch,
  speak: Speak,
): Promise<number> => {
  const { id: meetingId, roundtableId } = meeting
  const day = civilDay(new Date(what.content.calls[0] ?? ctx.now))
  const before = await sentContent(ctx, meetingId)
  const recipients = await listRecipients(ctx, roundtableId, day)
  const [version] = await ctx.db
    .insert(convocationVersions)
    .values({
      ...{ meetingId, roundtableId, sequence: what.sequence, kind: what.kind, content: what.content },
      ...{ reason: what.reason, sentById: found(ctx.actor.personId), createdAt: ctx.now },
      sha256: Buffer.from(fingerprint(what.content), "hex"),
    })
    .returning({ id: convocationVersions.id })
  const versionId = found(version).id
  const called = await convoke(ctx, meeting, recipients)
  const byPerson = new Map(recipients.map((recipient) => [recipient.personId, recipient]))
  const calendar = calendarFor(ctx, meeting, roundtable, { ...what, before: before?.content ?? null }, speak)
  for (const { id: convocationId, personId } of called) {
    const recipient = byPerson.get(personId)
    if (!recipient) continue
    const token = recipient.hasMail ? randomBytes(24).toString("base64url") : null
    const outboxId =
      token &&
      (await notify(ctx, {
        ...{ kind: MAIL[what.kind], to: { personId }, language: recipient.language, roundtableId, calendar },
        subject: { kind: "convocation", id: convocationId },
        params: { ...mailParams(what, roundtable, recipient, speak), path: `/convocations/${token}` },
      }))
    await ctx.db.insert(convocationDeliveries).values({
      ...{ roundtableId, convocationId, versionId, means: token ? "mail" : "paper", outboxId },
      ...(token && { tokenSha256: convocationDigest(token), expiresAt: linkEnd(what.content) }),
    })
  }
  return called.length
}
