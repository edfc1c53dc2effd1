import type { Db } from "../client.server.ts"
import * as s from "../schema/index.ts"
import { demoId, named } from "./ids.ts"
import { before } from "./working-days.ts"

type Ask = {
  db: Db
  today: string
  ports: { instantOf(day: string, minutes: number): Date }
}

type DemoObservation = {
  seat: string
  by: string
  text: string
  state: "accepted" | "declined"
  answer: string
}

/** What members had to say about the verbale of the first meeting; the secretary typed in that of who has no account. */
const OBSERVATIONS: readonly DemoObservation[] = [
  {
    ...{ seat: "C2", by: "u-lina", state: "declined" },
    text: "Al punto 3 scrivete «in materia di salute» al posto di «quando si parla di salute» (demo).",
    answer: "La frase è quella detta in seduta: si mette a verbale così com'è.",
  },
  {
    ...{ seat: "A4", by: "u-bruno", state: "accepted" },
    text: "Il posto A4 chiede che si scriva che la linea è caduta, e non che è uscito (demo).",
    answer: "Corretto: alle 11:20 cade il collegamento.",
  },
]

/** The verbale of the meeting that was held: signed, to be approved in the next one. */
export const seedMinutes = async ({ db, today, ports }: Ask) => {
  const at = (daysAgo: number, minutes: number) => ports.instantOf(before(today, daysAgo), minutes)
  const roundtableId = demoId("t3")
  const minutesId = demoId("minutes:m1")
  const versionId = demoId(`version:${demoId("v-m1")}:1`)
  const year = Number(before(today, 42).slice(0, 4))
  await db.insert(s.minutesCounters).values({ roundtableId, year, last: 1 })
  await db.insert(s.meetingMinutes).values({
    ...{ ...named("minutes:m1"), roundtableId, meetingId: demoId("m1"), callId: demoId("m1:1"), year },
    ...{ kind: "sitting", number: 1, documentId: demoId("v-m1"), state: "signed", way: "next_meeting" },
    ...{ observationDays: 10, absentAbstain: true, startedById: demoId("u-bruno"), startedAt: at(42, 612) },
    ...{ versionId, frozenAt: at(26, 600), signedAt: at(24, 700), approvalItemId: demoId("m3:item:0") },
  })
  const reviewId = demoId("review:m1")
  await db.insert(s.minutesReviews).values({
    ...{ id: reviewId, roundtableId, minutesId, number: 1, versionId, openedById: demoId("u-bruno") },
    ...{
      openedAt: at(38, 540),
      closesAt: at(27, 1440),
      closedAt: at(26, 5),
      observations: OBSERVATIONS.length,
    },
  })
  await db.insert(s.minutesObservations).values(
    OBSERVATIONS.map(({ seat, by, ...said }, n) => ({
      ...{ ...named(`observation:m1:${n}`), roundtableId, minutesId, reviewId, ...said },
      ...{ personId: demoId(by), seatId: demoId(`t3:${seat}`), madeAt: at(32, 600 + n) },
      ...{ answeredById: demoId("u-bruno"), answeredAt: at(27, 600 + n) },
    })),
  )
}
