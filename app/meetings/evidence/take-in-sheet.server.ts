import { attendanceSheets } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, transact } from "../../context.ts"
import { conflict, found } from "../../errors.ts"
import type { Translate } from "../../i18n/translate.ts"
import { fileRecord } from "../../records/file-record.server.ts"
import { fundingOf } from "./choose-funding.server.ts"
import type { TakeInSheet } from "./input.ts"
import { liveSheet, lockForEvidence } from "./lock.server.ts"

/** The kind under which a sheet is filed: once for each call and day, as long as nobody declares it void. */
const CALL = "meeting_call"

/**
 * Takes the signed sheet back: its scan is filed among the table's acts, with the meeting's funding blocks; further
 * pages are its annexes. What it says is typed in afterwards.
 * @param speak the texts of a language, for the title that it is filed under
 * @throws forbidden unless secretary or chair here; conflict where one is there that was not declared void
 */
export const takeInSheet = (
  ctx: Ctx,
  input: TakeInSheet,
  speak: (language: string) => Translate,
): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, call, personId } = await lockForEvidence(ctx, input.meetingCode)
    const { roundtableId, language } = meeting
    if (await liveSheet(ctx, call.id)) throw conflict("evidence.refuse.sheet_there")
    const [paper, ...pages] = input.pages
    const t = speak(language)
    const filing = await fileRecord(ctx, {
      ...{ class: "attendance_sheet", subject: { kind: CALL, id: call.id }, roundtableId, language },
      title: t("evidence.sheet.filed_as", { number: `${meeting.number}/${meeting.year}` }),
      ...{ date: civilDay(call.startsAt), visibility: "members" },
      fundingCodes: (await fundingOf(ctx, meeting.id)).map(({ code }) => code),
      files: {
        paper: found(paper),
        annexes: pages.map((upload, n) => ({ title: t("evidence.sheet.page", { number: n + 2 }), upload })),
      },
    })
    const values = { roundtableId, callId: call.id, filingId: filing.id, takenInById: personId }
    const [sheet] = await ctx.db
      .insert(attendanceSheets)
      .values(values)
      .returning({ id: attendanceSheets.id })
    await record(ctx, {
      ...{ action: "attendance-sheet.taken-in", subject: { kind: "meeting", id: meeting.id }, roundtableId },
      values: { filing: filing.code, sheet: found(sheet).id },
    })
  })
