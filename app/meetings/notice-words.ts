import type { Notice, NoticeVerdict } from "../roundtables/regulation/notice.ts"
import { type Said, said } from "../roundtables/regulation/say.ts"
import { countWords } from "../roundtables/regulation/share-words.ts"

/** "sette giorni liberi", "cinque giorni lavorativi": days named as the rule counts them. */
export const noticeDaysWords = ({ counted, excluded }: Notice, count: number): Said => {
  const noun = counted === "working" ? "working_days" : "days"
  return countWords(excluded === "both" ? `clear_${noun}` : noun, count)
}

/**
 * How days of notice were counted and what comes of it, sentence by sentence: "Inviata lunedì 3, sette giorni
 * liberi: da martedì 11 si può tenere".
 */
export const countedWords = (rule: Notice, sent: string, meeting: string, verdict: NoticeVerdict): Said[] => {
  const { required, found, firstMeeting, lastToSend, isEnough } = verdict
  const days = noticeDaysWords(rule, required)
  return [
    said("meetings.notice.counted", { sent: { day: sent }, days, first: { day: firstMeeting } }),
    said(`meetings.notice.excluded_${rule.excluded}`),
    ...(rule.counted === "working" ? [said("meetings.notice.working")] : []),
    ...(rule.onHoliday === "earlier" ? [said("meetings.notice.earlier")] : []),
    ...(rule.from === "receipt" ? [said("meetings.notice.receipt")] : []),
    isEnough
      ? said("meetings.notice.enough", { meeting: { day: meeting }, days: noticeDaysWords(rule, found) })
      : said("meetings.notice.short", {
          ...{ meeting: { day: meeting }, days: noticeDaysWords(rule, found), last: { day: lastToSend } },
        }),
  ]
}
