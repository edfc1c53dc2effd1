import { and, asc, desc, eq, isNull } from "drizzle-orm"
import { agendaItems, convocationVersions, meetingCalls, type meetings, papers } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { listAnnexes } from "../records/annexes.server.ts"
import { Content } from "./content.ts"
import { MEETING } from "./keep-annexes.server.ts"
import type { Content as Said } from "./meeting.ts"

type Meeting = typeof meetings.$inferSelect
type Db = Pick<Ctx, "db">

const numberOf = ({ number, year }: Meeting) => (number === null ? null : `${number}/${year}`)

/** What the convocation would say if it were sent now. */
export const workingContent = async ({ db }: Db, meeting: Meeting): Promise<Said> => {
  const calls = await db
    .select({ startsAt: meetingCalls.startsAt })
    .from(meetingCalls)
    .where(eq(meetingCalls.meetingId, meeting.id))
    .orderBy(asc(meetingCalls.ordinal))
  const items = await db
    .select({ item: agendaItems, paper: papers })
    .from(agendaItems)
    .leftJoin(papers, eq(papers.id, agendaItems.paperId))
    .where(and(eq(agendaItems.meetingId, meeting.id), isNull(agendaItems.removedAt)))
    .orderBy(asc(agendaItems.position))
  const annexes = await listAnnexes({ db }, { kind: MEETING, id: meeting.id })
  const { kind, mode, place, link, note, language, isPublic, urgency } = meeting
  const { recordedBy: by, recordedFor: why, recordingKeptUntil: until } = meeting
  return Content.parse({
    ...{ format: 1, number: numberOf(meeting), kind, mode, place, link, note, language, isPublic, urgency },
    recording: by && why ? { by, why, until } : null,
    calls: calls.map(({ startsAt }) => startsAt.toISOString()),
    items: items.map(({ item, paper }) => ({
      ...{ code: item.code, kind: item.kind, title: item.title, detail: item.detail },
      ...{ rapporteur: item.rapporteur, minutes: item.minutes, isSecret: item.isSecret },
      paper: paper
        ? { code: paper.code, title: paper.title, language: paper.language, version: item.paperVersion }
        : null,
    })),
    annexes: annexes.map(({ number, title, fileCode, sha256 }) => ({ number, title, fileCode, sha256 })),
  })
}

/** What was sent last, as it was sent; null for a draft. */
export const sentContent = async ({ db }: Db, meetingId: string) => {
  const [row] = await db
    .select()
    .from(convocationVersions)
    .where(eq(convocationVersions.meetingId, meetingId))
    .orderBy(desc(convocationVersions.sequence))
    .limit(1)
  return row ? { ...row, content: Content.parse(row.content) } : null
}
