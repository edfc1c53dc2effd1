import { judgeNoticeDays, type Notice, type NoticeVerdict } from "../roundtables/regulation/notice.ts"

/**
 * What the days of notice allow: send; send with a recorded reason of urgency; not any more for this date. A
 * table whose regulation says nothing yet (`no_rule`) has no term to keep.
 */
export type Sending =
  | { is: "past" }
  | { is: "no_rule" }
  | { is: "in_time"; verdict: NoticeVerdict }
  | { is: "urgent"; verdict: NoticeVerdict; urgent: NoticeVerdict }
  | { is: "too_late"; verdict: NoticeVerdict; urgent: NoticeVerdict | null }

/** Judges a convocation that leaves on one civil day (`YYYY-MM-DD`, Rome) for a meeting on another. */
export const judgeSending = (rule: Notice | null, today: string, meeting: string): Sending => {
  if (meeting < today) return { is: "past" }
  if (!rule) return { is: "no_rule" }
  const verdict = judgeNoticeDays(rule, today, meeting)
  if (!verdict) return { is: "no_rule" }
  if (verdict.isEnough) return { is: "in_time", verdict }
  const urgent = judgeNoticeDays(rule, today, meeting, true)
  return urgent?.isEnough ? { is: "urgent", verdict, urgent } : { is: "too_late", verdict, urgent }
}

/** Whether this convocation may leave, given the reason of urgency that was written, if any. */
export const maySend = (sending: Sending, urgency: string | null): boolean =>
  sending.is === "in_time" || sending.is === "no_rule" || (sending.is === "urgent" && urgency !== null)
