import canonicalize from "canonicalize"
import { and, eq, isNull } from "drizzle-orm"
import { attestations, type meetings, type roundtables, verificationCodes } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { formatDates } from "../../i18n/dates.ts"
import { type IssueCode, issueCode, replaceCode } from "../../records/issue-code.server.ts"
import { lockMeeting } from "../lock.server.ts"
import type { Speak } from "../send-convocation.server.ts"
import { refuseConduct, refuseFollow } from "../session/policy.ts"
import { attendedMeeting } from "./attended.server.ts"
import { type Attended, refuseIssue } from "./attested.ts"
import type { AttestationContent } from "./content.ts"
import type { IssueAll, IssueOne } from "./input.ts"

type Locked = { meeting: typeof meetings.$inferSelect; roundtable: typeof roundtables.$inferSelect }

const contentOf = ({ meeting, roundtable }: Locked, one: Attended): AttestationContent => ({
  ...{ format: 1, name: one.name, seat: one.seat, body: one.body, quality: one.quality, kind: meeting.kind },
  ...{ number: `${meeting.number}/${meeting.year}`, table: roundtable.name, place: meeting.place },
  stays: one.stays.map(({ from, until, isRemote }) => ({
    ...{ from: from.toISOString(), until: until.toISOString(), isRemote },
  })),
})

/** The line under which the public page finds it: of which meeting, on which day. */
const codeFor = (
  { meeting, roundtable }: Locked,
  id: string,
  content: AttestationContent,
  speak: Speak,
): IssueCode => {
  const [first] = content.stays
  const { language } = roundtable
  const day = formatDates(language).longDay(civilDay(new Date(found(first).from)))
  const title = speak(language)("attestations.title_of", {
    number: content.number,
    table: content.table,
    day,
  })
  return {
    ...{ subject: { kind: "attestation", id }, roundtableId: meeting.roundtableId, title, language },
    ...{ issuer: roundtable.name, holder: content.name },
  }
}

const liveOf = (ctx: TxCtx, meetingId: string, { personId, noteId }: Attended) =>
  ctx.db
    .select({ row: attestations, code: verificationCodes.status })
    .from(attestations)
    .innerJoin(verificationCodes, eq(verificationCodes.id, attestations.verificationId))
    .where(
      and(
        ...[eq(attestations.meetingId, meetingId), isNull(attestations.replacedAt)],
        personId ? eq(attestations.personId, personId) : eq(attestations.noteId, noteId ?? ""),
      ),
    )

/** Issues one, or leaves the one there is; where the roll was corrected since, a new one takes its place. */
const issue = async (ctx: TxCtx, locked: Locked, one: Attended, speak: Speak): Promise<boolean> => {
  const { meeting, roundtable } = locked
  const content = contentOf(locked, one)
  const [live] = await liveOf(ctx, meeting.id, one)
  if (live && canonicalize(live.row.content) === canonicalize(content)) return false
  const id = crypto.randomUUID()
  const ask = codeFor(locked, id, content, speak)
  const reason = () => speak(roundtable.language)("attestations.replaced_because")
  const issued = live
    ? await replaceCode(ctx, live.row.verificationId, reason(), ask)
    : await issueCode(ctx, ask)
  if (live)
    await ctx.db.update(attestations).set({ replacedAt: ctx.now }).where(eq(attestations.id, live.row.id))
  await ctx.db.insert(attestations).values({
    ...{ id, roundtableId: meeting.roundtableId, meetingId: meeting.id, content },
    ...{ personId: one.personId, noteId: one.noteId, language: roundtable.language },
    ...{ verificationId: issued.id, issuedById: found(ctx.actor.personId), issuedAt: ctx.now },
  })
  await record(ctx, {
    ...{
      action: "attestation.issued",
      subject: { kind: "attestation", id },
      roundtableId: meeting.roundtableId,
    },
    values: { replaces: live !== undefined },
  })
  return true
}

const lock = async (ctx: TxCtx, code: string): Promise<Locked> => {
  const locked = await lockMeeting(ctx, code)
  refuse(refuseFollow(ctx.actor, locked.meeting.roundtableId) ?? refuseIssue(locked.meeting.state))
  return locked
}

/**
 * Issues the attestation of somebody who was there: to themselves, or by who conducts the table's meetings.
 * @throws forbidden for anybody else, and before the sitting is closed; not_found for who was not there
 */
export const issueAttestation = (ctx: Ctx, input: IssueOne, speak: Speak): Promise<void> =>
  transact(ctx, async (ctx) => {
    const locked = await lock(ctx, input.meetingCode)
    const own = ctx.actor.personId !== null && input.who === `person:${ctx.actor.personId}`
    if (!own) refuse(refuseConduct(ctx.actor, locked.meeting.roundtableId))
    const all = await attendedMeeting(ctx, locked.meeting.id)
    const one = found(
      all.find(({ key }) => key === input.who),
      "attestations.refuse.not_there",
    )
    await issue(ctx, locked, one, speak)
  })

/**
 * Issues the attestations of everybody who was there, those that are there already left as they are.
 * @returns how many were issued
 * @throws forbidden unless secretary or chair here, and before the sitting is closed
 */
export const issueAllAttestations = (ctx: Ctx, input: IssueAll, speak: Speak): Promise<number> =>
  transact(ctx, async (ctx) => {
    const locked = await lock(ctx, input.meetingCode)
    refuse(refuseConduct(ctx.actor, locked.meeting.roundtableId))
    let issued = 0
    for (const one of await attendedMeeting(ctx, locked.meeting.id))
      if (await issue(ctx, locked, one, speak)) issued++
    return issued
  })
