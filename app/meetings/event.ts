import type { CalendarEvent } from "../calendar-text.ts"
import { minutesForeseen } from "./agenda.ts"
import type { Content } from "./meeting.ts"

const MINUTE_MS = 60_000
/** What a meeting takes whose agenda foresees no times. */
export const USUAL_MINUTES = 120

export type Sent = {
  code: string
  sequence: number
  sentAt: Date
  isCancelled: boolean
  content: Content
  /** What was sent before, whose second call may be gone now. */
  before?: Content | null
  table: { name: string; code: string }
}
type Words = { summary: string; second: string; description: string }

const endOf = (startsAt: Date, content: Content) =>
  new Date(startsAt.getTime() + (minutesForeseen(content.items) || USUAL_MINUTES) * MINUTE_MS)

/**
 * The entries that a calendar gets of a convocation: its first call, and the second as a possible one. A second call
 * that is no more is struck out.
 */
export const eventsOf = (sent: Sent, words: Words, publicUrl: string): CalendarEvent[] => {
  const { code, sequence, sentAt, isCancelled, content, table } = sent
  const host = new URL(publicUrl).hostname
  const { place, link } = content
  const common = {
    ...{ sequence, stampedAt: sentAt, description: words.description },
    place: [place, link].filter(Boolean).join(" – "),
    url: `${publicUrl}/meetings/${code}`,
    organiser: { name: table.name, url: `${publicUrl}/roundtables/${table.code}` },
  }
  const gone = content.calls.length === 1 ? (sent.before?.calls.slice(1) ?? []) : []
  return [...content.calls, ...gone].map((call, n): CalendarEvent => {
    const startsAt = new Date(call)
    const when = { startsAt, endsAt: endOf(startsAt, content) }
    const isOff = isCancelled || n >= content.calls.length
    const expected = n === 0 ? "CONFIRMED" : "TENTATIVE"
    return {
      ...{ ...common, ...when, status: isOff ? "CANCELLED" : expected },
      ...(n === 0
        ? { uid: `${code}@${host}`, summary: words.summary }
        : { uid: `${code}-2@${host}`, summary: words.second }),
    }
  })
}
