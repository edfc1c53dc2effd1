import { and, eq, sql } from "drizzle-orm"
import { platformParticipants, platformReports } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { found, invalid, refuse } from "../../errors.ts"
import type { Upload } from "../../files/input.ts"
import { keepFile } from "../../files/keep-file.server.ts"
import { seatCards } from "../session/load.server.ts"
import type { MatchReport, TakeInReport, WithdrawReport } from "./input.ts"
import { lockForEvidence, reportOf } from "./lock.server.ts"
import { type PlatformReport, readReport, textOfReport } from "./platform-report.ts"
import { refuseReport } from "./policy.ts"

/** The kind of owner of what platforms reported: names and addresses, for who keeps the roll. */
export const EVIDENCE = "meeting_evidence"
/** What stands above the lines that somebody types instead of a file. */
const TYPED_HEAD = "Nome;E-mail;Entrata;Uscita\n"

const uploadOf = ({ report, typed }: TakeInReport): Upload =>
  report ?? { name: "resoconto-digitato.csv", bytes: new TextEncoder().encode(`${TYPED_HEAD}${typed ?? ""}`) }

/** Keeps the bytes as they came and reads them; a file that is no report is refused, and not kept. */
const keepAndRead = async (
  ctx: TxCtx,
  input: TakeInReport,
  owner: { id: string; roundtableId: string },
  day: string,
) => {
  const field = input.report ? "report" : "typed"
  const { id, roundtableId } = owner
  const file = await keepFile(ctx, {
    ...{ upload: uploadOf(input), owner: { kind: EVIDENCE, id }, roundtableId, field },
    types: ["text/csv", "text/plain"],
  })
  const bytes = found(await ctx.files.get(Buffer.from(file.sha256).toString("hex")))
  const text = textOfReport(bytes)
  const report = text === null ? { problem: "binary" as const } : readReport(text, day)
  if ("problem" in report) throw invalid(field, `evidence.errors.report.${report.problem}`)
  return { file, report }
}

const writeParticipants = async (
  ctx: TxCtx,
  { reportId, roundtableId }: { reportId: string; roundtableId: string },
  { participants }: PlatformReport,
) => {
  for (const [position, { name, email, stays, minutes }] of participants.entries())
    await ctx.db
      .insert(platformParticipants)
      .values({ reportId, roundtableId, position, name, email, stays, minutes })
}

/**
 * Takes in what the platform of an online call reported, or lines that somebody typed: kept as it is, with its digest.
 * It says who was seen when; the roll it never changes.
 * @returns its number
 * @throws forbidden unless secretary or chair here; invalid for what is no report of this day
 */
export const takeInReport = (ctx: Ctx, input: TakeInReport): Promise<number> =>
  transact(ctx, async (ctx) => {
    const { meeting, call, personId } = await lockForEvidence(ctx, input.meetingCode)
    const { roundtableId } = meeting
    const { file, report } = await keepAndRead(ctx, input, meeting, civilDay(call.startsAt))
    const platform = input.report ? input.platform || report.platform : "typed"
    const [row] = await ctx.db
      .insert(platformReports)
      .values({
        ...{
          roundtableId,
          callId: call.id,
          platform,
          fileId: file.id,
          sha256: file.sha256,
          takenInById: personId,
        },
        number: sql<number>`(select coalesce(max(r.number), 0) + 1 from platform_report r where r.call_id = ${call.id})`,
      })
      .returning({ id: platformReports.id, number: platformReports.number })
    const { id: reportId, number } = found(row)
    await writeParticipants(ctx, { reportId, roundtableId }, report)
    await record(ctx, {
      ...{ action: "platform-report.taken-in", subject: { kind: "meeting", id: meeting.id }, roundtableId },
      values: {
        number,
        platform,
        people: report.participants.length,
        sha256: Buffer.from(file.sha256).toString("hex"),
      },
    })
    return number
  })

const lockReport = async (ctx: TxCtx, { meetingCode, number }: { meetingCode: string; number: number }) => {
  const locked = await lockForEvidence(ctx, meetingCode)
  const report = await reportOf(ctx, locked.call.id, number)
  refuse(refuseReport(report))
  return { ...locked, report }
}

/**
 * Says who of a report sits on which seat, and who on none.
 * @throws forbidden unless secretary or chair here, and for a report that was taken back or discarded; invalid for another table's seat
 */
export const matchReport = (ctx: Ctx, input: MatchReport): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, call, personId, report } = await lockReport(ctx, input)
    const seats = await seatCards(ctx, meeting.roundtableId, call)
    for (const one of input.match) {
      const [place, code = ""] = one.split(":")
      const seat = seats.find((card) => card.code === code)
      if (code !== "" && !seat) throw invalid("match", "evidence.errors.seat_unknown")
      await ctx.db
        .update(platformParticipants)
        .set({ seatId: seat?.seatId ?? null, matchedById: personId, matchedAt: ctx.now })
        .where(
          and(eq(platformParticipants.reportId, report.id), eq(platformParticipants.position, Number(place))),
        )
    }
    await record(ctx, {
      ...{ action: "platform-report.matched", subject: { kind: "meeting", id: meeting.id } },
      roundtableId: meeting.roundtableId,
      values: { number: report.number, matched: input.match.filter((one) => !one.endsWith(":")).length },
    })
  })

/** Takes a report back that was taken in by mistake: it stays where it is, says so, and counts no more. */
export const withdrawReport = (ctx: Ctx, input: WithdrawReport): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, report } = await lockReport(ctx, input)
    await ctx.db
      .update(platformReports)
      .set({ withdrawnAt: ctx.now, withdrawReason: input.reason })
      .where(eq(platformReports.id, report.id))
    await record(ctx, {
      ...{ action: "platform-report.withdrawn", subject: { kind: "meeting", id: meeting.id } },
      ...{ roundtableId: meeting.roundtableId, values: { number: report.number, reason: input.reason } },
    })
  })
