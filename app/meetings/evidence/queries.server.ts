import { and, asc, eq, sql } from "drizzle-orm"
import {
  attendanceSheetRows,
  files,
  meetings,
  people,
  platformParticipants,
  platformReports,
} from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { listFundingBlocks } from "../../records/keep-funding.server.ts"
import type { Term } from "../../records/retention.ts"
import { refuseClosed } from "../../roundtables/policy.ts"
import { holdersOn } from "../session/load.server.ts"
import { refuseConduct } from "../session/policy.ts"
import { openSession } from "../session/queries.server.ts"
import { fundingOf } from "./choose-funding.server.ts"
import { loadExpected } from "./expected.server.ts"
import { liveSheet, reportOf } from "./lock.server.ts"
import type { Stay } from "./platform-report.ts"
import { refuseEvidence } from "./policy.ts"
import { reportDifferences } from "./report-differences.ts"
import { suggestedSeat } from "./seat-match.ts"
import { isOpen, sheetDifference, sheetState } from "./sheet.ts"

/** A meeting and its call, for who keeps its evidence. @throws not_found; forbidden unless secretary or chair here */
export const openEvidence = async (ctx: Ctx, code: string) => {
  const session = await openSession(ctx, code)
  refuse(refuseConduct(ctx.actor, session.meeting.roundtableId))
  const refusal = refuseEvidence(session.meeting.state) ?? refuseClosed(session.roundtable)
  return { ...session, refusal }
}

const rowsOf = (ctx: Ctx, sheetId: string) =>
  ctx.db
    .select({ row: attendanceSheetRows, settledBy: people.name })
    .from(attendanceSheetRows)
    .leftJoin(people, eq(people.id, attendanceSheetRows.settledById))
    .where(eq(attendanceSheetRows.sheetId, sheetId))
    .orderBy(asc(attendanceSheetRows.id))

type Times = Awaited<ReturnType<typeof loadExpected>>["seats"][number]["times"]

const asPresences = (times: Times) => times.map(({ isRemote }) => ({ isRemote }))

/** The sheet of a call row by row, with the roll beside it. */
const sheetRows = async (
  ctx: Ctx,
  sheetId: string,
  roundtableId: string,
  call: Parameters<typeof loadExpected>[2],
) => {
  const [typed, expected] = await Promise.all([rowsOf(ctx, sheetId), loadExpected(ctx, roundtableId, call)])
  const judged = (row: (typeof typed)[number] | undefined, times: Times, isOnRoll = true) => {
    const isSigned = row?.row.isSigned ?? false
    const difference = row ? sheetDifference({ isSigned, isOnRoll, presences: asPresences(times) }) : null
    return {
      ...{ rowId: row?.row.id ?? null, isSigned, times, difference },
      isOpen: isOpen(difference, { settledAs: row?.row.settledAs ?? null }),
      settled: row?.row.settledAt
        ? { as: row.row.settledAs, word: row.row.word ?? "", by: row.settledBy, at: row.row.settledAt }
        : null,
    }
  }
  return [
    ...expected.seats.map(({ key, seatId, label, body, titular, substitutes, sat, times, quality }) => ({
      ...{ key, label, body, quality, name: sat.join(", ") || titular, substitutes },
      ...judged(
        typed.find(({ row }) => row.seatId === seatId),
        times,
      ),
    })),
    ...expected.beside.map(({ key, personId, name, quality, times }) => ({
      ...{ key, label: null, body: null, quality, name, substitutes: [] },
      ...judged(
        typed.find(({ row }) => row.personId === personId),
        times,
      ),
    })),
    ...typed
      .filter(({ row }) => row.name !== null)
      .map((one) => ({
        ...{ key: `name:${one.row.id}`, label: null, body: null, quality: "by_hand", name: one.row.name },
        ...{ substitutes: [], ...judged(one, [], false) },
      })),
  ]
}

/** The signed sheet of a meeting compared with its roll; without a sheet, who is expected. @throws as `openEvidence` */
export const getSheet = async (ctx: Ctx, code: string) => {
  const { meeting, call, facts, refusal } = await openEvidence(ctx, code)
  const live = await liveSheet(ctx, call.id)
  const rows = live ? await sheetRows(ctx, live.sheet.id, meeting.roundtableId, call) : []
  const typedAt = live?.sheet.typedAt ?? null
  return {
    ...{ ...facts, refusal, rows, typedAt, filingCode: live?.filing.code ?? null },
    state: live ? sheetState(rows, typedAt !== null) : null,
    open: rows.filter((row) => row.isOpen).length,
  }
}
export type SheetPage = Awaited<ReturnType<typeof getSheet>>

/** The evidence of a meeting: its projects, its sheet, its platform reports. @throws as `openEvidence` */
export const getEvidence = async (ctx: Ctx, code: string) => {
  const { meeting, call, facts, refusal } = await openEvidence(ctx, code)
  const [chosen, blocks, sheet, reports] = await Promise.all([
    fundingOf(ctx, meeting.id),
    listFundingBlocks(ctx),
    liveSheet(ctx, call.id),
    ctx.db
      .select({
        ...{ number: platformReports.number, platform: platformReports.platform },
        ...{ createdAt: platformReports.createdAt, withdrawnAt: platformReports.withdrawnAt },
        purgedAt: platformReports.purgedAt,
        people: sql<number>`(select count(*)::int from platform_participant p where p.report_id = "platform_report"."id")`,
        unmatched: sql<number>`(select count(*)::int from platform_participant p
          where p.report_id = "platform_report"."id" and p.matched_at is null)`,
      })
      .from(platformReports)
      .where(eq(platformReports.callId, call.id))
      .orderBy(asc(platformReports.number)),
  ])
  return {
    ...{ ...facts, refusal, reports, blocks: blocks.map(({ id: _, ...block }) => block) },
    chosen: chosen.map((one) => one.code),
    sheet: sheet && { filingCode: sheet.filing.code, typedAt: sheet.sheet.typedAt },
  }
}

const sittersOf = async (ctx: Ctx, roundtableId: string, day: string) => {
  const holders = await holdersOn(ctx, roundtableId, day)
  const ids = holders.map((one) => one.personId)
  const emails = ids.length
    ? await ctx.db
        .select({ id: people.id, email: people.email })
        .from(people)
        .where(
          sql`${people.id} in (select x::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) x)`,
        )
    : []
  return holders.map(({ seatId, name, personId }) => ({
    ...{ seatId, name, email: emails.find((one) => one.id === personId)?.email ?? null },
  }))
}

const readStays = (stays: unknown): Stay[] =>
  (stays as { from: string; until: string | null }[]).map(({ from, until }) => ({
    ...{ from: new Date(from), until: until ? new Date(until) : null },
  }))

const partsOf = (ctx: Ctx, reportId: string) =>
  ctx.db
    .select()
    .from(platformParticipants)
    .where(eq(platformParticipants.reportId, reportId))
    .orderBy(asc(platformParticipants.position))

/** A platform's report: who it saw, the seat of each or the one to propose, and where it differs from the roll. */
export const getReport = async (ctx: Ctx, code: string, number: number) => {
  const { meeting, call, facts, refusal } = await openEvidence(ctx, code)
  const report = await reportOf(ctx, call.id, number)
  const [seen, expected, sitters, [file]] = await Promise.all([
    partsOf(ctx, report.id),
    loadExpected(ctx, meeting.roundtableId, call),
    sittersOf(ctx, meeting.roundtableId, civilDay(call.startsAt)),
    ctx.db
      .select({ code: files.code, name: files.name, size: files.size })
      .from(files)
      .where(eq(files.id, report.fileId)),
  ])
  const { seats } = expected
  const codeOf = (id: string | null) => seats.find((seat) => seat.seatId === id)?.code ?? ""
  const isMatched = seen.length > 0 && seen.every((one) => one.matchedAt !== null)
  const compared = seats.map((seat) => {
    const own = seen.filter((one) => one.seatId === seat.seatId)
    const stays = own.length > 0 ? own.flatMap((one) => readStays(one.stays)) : null
    const roll = seat.times.map(({ isRemote, fromAt, untilAt }) => ({
      ...{ seatId: seat.seatId, as: "titular" as const, isRemote, from: fromAt, until: untilAt },
    }))
    return {
      ...{ code: seat.code, label: seat.label, body: seat.body, times: seat.times, stays },
      differences: reportDifferences(stays, roll),
    }
  })
  const { platform, createdAt, withdrawnAt, withdrawReason, purgedAt, sha256 } = report
  return {
    ...{
      ...facts,
      refusal,
      isMatched,
      reportNumber: number,
      platform,
      createdAt,
      withdrawnAt,
      withdrawReason,
    },
    purged: purgedAt && { at: purgedAt, term: report.purgeTerm as Term },
    sha256: Buffer.from(sha256).toString("hex"),
    file: found(file),
    seats: seats.map(({ code: seat, label, body }) => ({ code: seat, label, body })),
    participants: seen.map((one) => ({
      ...{ position: one.position, name: one.name, email: one.email, minutes: one.minutes },
      ...{ stays: readStays(one.stays), isMatched: one.matchedAt !== null },
      seat: one.matchedAt ? codeOf(one.seatId) : codeOf(suggestedSeat(one, sitters)),
    })),
    compared: compared.filter((one) => one.differences.length > 0),
  }
}
export type ReportPage = Awaited<ReturnType<typeof getReport>>

/** Whether this person may read what platforms reported of a meeting: who keeps the roll, and administrators. */
export const mayReadReports = async (ctx: Ctx, id: string): Promise<boolean> => {
  const [meeting] = await ctx.db
    .select()
    .from(meetings)
    .where(and(eq(meetings.id, id)))
  return (
    meeting !== undefined &&
    (ctx.actor.isAdministrator || refuseConduct(ctx.actor, meeting.roundtableId) === null)
  )
}
