import { and, eq, isNull, sql } from "drizzle-orm"
import { meetingMinutes, minutesApprovals, officers, people } from "#db/schema/index.ts"
import { record } from "../../../audit/record.server.ts"
import { civilDay } from "../../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../../context.ts"
import { refuse } from "../../../errors.ts"
import { askSignature } from "../../../records/ask-signature.server.ts"
import { fileRecord, tableOf } from "../../../records/file-record.server.ts"
import { refuseFile } from "../../../records/policy.ts"
import type { Speak } from "../../send-convocation.server.ts"
import type { MinutesCode } from "../input.ts"
import { lockMinutes, lockMinutesToKeep } from "../lock.server.ts"
import { servedAs } from "../offices.ts"
import type { Way } from "../policy.ts"
import { freezeText } from "./freeze-text.server.ts"
import { loadLife, MINUTES } from "./load-life.server.ts"
import { settleApproved } from "./settle-approved.server.ts"
import { refuseFileMinutes, refuseFreeze, signedState } from "./steps.ts"
import { tellTable } from "./tell.server.ts"

/**
 * Freezes the text of a verbale for good: what is signed is this.
 * @throws not_found; forbidden unless secretary or chair here, while the sitting goes on, members are asked or something
 *   waits for an answer; conflict while something written is not readable yet
 */
export const freezeMinutes = (ctx: Ctx, input: MinutesCode): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { minutes, paper, meeting } = await lockMinutesToKeep(ctx, input.minutesCode)
    const { facts } = await loadLife(ctx, minutes, meeting)
    refuse(refuseFreeze(facts))
    const version = await freezeText(ctx, paper.code, { kind: "frozen", keep: true, to: "approval" })
    const { id, roundtableId } = minutes
    await ctx.db
      .update(meetingMinutes)
      .set({ state: "signing", versionId: version.id, frozenAt: ctx.now })
      .where(eq(meetingMinutes.id, id))
    await record(ctx, {
      ...{ action: "meeting.minutes-frozen", subject: { kind: "minutes", id }, roundtableId },
      values: { sha256: version.sha256 },
    })
  })

/** Who presides and who writes today, one for each: who signs. */
const signatories = async (ctx: TxCtx, roundtableId: string) => {
  const today = civilDay(ctx.now)
  const rows = await ctx.db
    .select({ role: officers.role, name: people.name, email: people.email })
    .from(officers)
    .innerJoin(people, eq(people.id, officers.personId))
    .where(
      and(
        eq(officers.roundtableId, roundtableId),
        isNull(officers.endedAt),
        sql`${officers.startsOn} <= ${today}::date and (${officers.endsOn} is null or ${officers.endsOn} >= ${today}::date)`,
      ),
    )
    .orderBy(officers.startsOn, officers.id)
  return (["chair", "secretary"] as const).flatMap((role) => {
    const [one] = servedAs(role, rows, (row) => row.role).filter(({ name }) => name !== null)
    return one ? [{ role, name: one.name ?? "", email: one.email }] : []
  })
}

/**
 * Files the frozen text among the table's acts and asks the chair and the secretary to sign it.
 * @param pdf the frozen text as it was written out
 * @returns the filed paper's code
 * @throws not_found; forbidden unless secretary here, before the text is frozen, and where it was filed
 */
export const fileMinutes = (
  ctx: Ctx,
  { minutesCode, pdf }: MinutesCode & { pdf: { name: string; bytes: Uint8Array } },
  speak: Speak,
): Promise<string> =>
  transact(ctx, async (ctx) => {
    const { minutes, paper, meeting } = await lockMinutesToKeep(ctx, minutesCode)
    refuse(refuseFile(ctx.actor, await tableOf(ctx, minutes)))
    const { facts } = await loadLife(ctx, minutes, meeting)
    refuse(refuseFileMinutes(facts))
    const { id, roundtableId, language } = minutes
    const { code } = await fileRecord(ctx, {
      ...{ class: "minutes", subject: { kind: MINUTES, id }, roundtableId, title: paper.title, language },
      ...{ date: civilDay(ctx.now), visibility: "members", fundingCodes: [] },
      files: { paper: pdf, annexes: [] },
    })
    const t = speak(language)
    for (const { role, name, email } of await signatories(ctx, roundtableId))
      await askSignature(ctx, {
        ...{
          filingCode: code,
          party: t(`minutes.signing.${role}`),
          partyKind: "administration",
          signatory: name,
        },
        ...{ power: "office", powerDetail: t(`minutes.signing.${role}`), email, dueOn: null, inOrder: false },
      })
    await record(ctx, {
      ...{ action: "meeting.minutes-to-sign", subject: { kind: "minutes", id }, roundtableId },
      values: { filing: code },
    })
    return code
  })

const settle = async (ctx: TxCtx, code: string) => {
  const { minutes, paper, meeting } = await lockMinutes(ctx, code)
  const { signing } = await loadLife(ctx, minutes, meeting)
  const all = signing?.signatures ?? []
  if (minutes.signedAt || all.length === 0 || all.some(({ state }) => state !== "signed")) return
  const { id: minutesId, roundtableId } = minutes
  const way = minutes.way as Way
  const state = signedState(way, minutes.approvedAt !== null)
  const isApprovedNow = state === "approved" && minutes.approvedAt === null
  await ctx.db
    .update(meetingMinutes)
    .set({ state, signedAt: ctx.now, ...(isApprovedNow && { approvedAt: ctx.now }) })
    .where(eq(meetingMinutes.id, minutesId))
  if (isApprovedNow)
    await ctx.db.insert(minutesApprovals).values({ roundtableId, minutesId, way, approvedAt: ctx.now })
  if (isApprovedNow) await settleApproved(ctx, { minutes, paper })
  await record(ctx, {
    ...{ action: "meeting.minutes-signed", subject: { kind: "minutes", id: minutesId }, roundtableId },
    values: { state },
  })
  await tellTable(ctx, { minutes, paper }, { kind: isApprovedNow ? "minutes_approved" : "minutes_signed" })
}

/**
 * Takes on the verbale whose every signature came back; where the rules ask for signatures alone that approves it.
 * @returns how many it found, 0 or 1
 */
export const settleSigned = async (ctx: Ctx): Promise<number> => {
  const { rows } = await ctx.db.execute(sql`
    select m.code from minutes m join filing f on f.subject_kind = ${MINUTES} and f.subject_id = m.id
       and f.class = 'minutes' and f.voided_at is null
     where m.signed_at is null and m.frozen_at is not null
       and exists (select 1 from signature s where s.filing_id = f.id)
       and not exists (select 1 from signature s where s.filing_id = f.id and s.state <> 'signed')
     order by m.id limit 1`)
  const [one] = rows as { code: string }[]
  if (!one) return 0
  await transact(ctx, (ctx) => settle(ctx, one.code))
  return 1
}
