import { sql } from "drizzle-orm"
import type { Db } from "../client.server.ts"
import * as s from "../schema/index.ts"
import { demoId, named } from "./ids.ts"
import { ACTS, ROUND, STEPS } from "./life.ts"
import { after, before } from "./working-days.ts"

const at = (today: string, daysAgo: number, time: string) => new Date(`${before(today, daysAgo)}T${time}:00Z`)

const seedSteps = async (db: Db, today: string, roundtables: Readonly<Record<string, string>>) => {
  for (const [key, steps] of Object.entries(STEPS))
    for (const [fromState, toState, person, daysAgo, reason] of steps)
      await db.insert(s.paperSteps).values({
        ...{ documentId: demoId(key), roundtableId: demoId(roundtables[key] ?? ""), fromState, toState },
        ...{ personId: demoId(person), reason: reason ?? null, createdAt: at(today, daysAgo, "10:05") },
      })
}

const seedRound = async (db: Db, today: string, versionId: string) => {
  const { paper, roundtable, seats, answers } = ROUND
  const round = named(`round:${paper}`)
  const roundtableId = demoId(roundtable)
  await db.insert(s.approvalRounds).values({
    ...{ ...round, roundtableId, documentId: demoId(paper), number: 1, versionId, among: "seats" },
    ...{ regulationNumber: ROUND.regulation, answersNeeded: ROUND.needed, openedById: demoId("u-bruno") },
    rule: { mostObjections: 0, mayAbstain: true, silence: "absent", reminderDays: 2 },
    openedAt: at(today, ROUND.openedDaysAgo, "10:05"),
    // A term in days ends at the next midnight of Rome.
    closesAt: sql`(${after(today, ROUND.closesInDays)}::date + 1)::timestamp at time zone 'Europe/Rome'`,
  })
  const asked = (label: string) => ({
    roundId: round.id,
    seatId: demoId(`${roundtable}:${label}`),
    roundtableId,
  })
  await db.insert(s.approvalSeats).values(seats.map(asked))
  for (const [label, person, rank, choice, remarks, daysAgo] of answers)
    await db.insert(s.approvalAnswers).values({
      ...{ ...asked(label), id: demoId(`answer:${paper}:${label}`), personId: demoId(person) },
      ...{ rank, choice, remarks, createdAt: at(today, daysAgo, "18:40") },
    })
}

/** How the demo's texts go through their life: steps, a round with answers, acts of bodies. */
export const seedLife = async (
  db: Db,
  today: string,
  papers: { roundtables: Readonly<Record<string, string>>; frozen: string },
): Promise<void> => {
  await seedSteps(db, today, papers.roundtables)
  await seedRound(db, today, papers.frozen)
  for (const { key, paper, roundtable, daysAgo, voided, file: _, ...act } of ACTS)
    await db.insert(s.paperActs).values({
      ...{ ...named(key), ...act, documentId: demoId(paper), roundtableId: demoId(roundtable) },
      ...{ day: before(today, daysAgo), recordedById: demoId("u-bruno") },
      ...(voided && {
        ...{ voidedAt: at(today, voided.daysAgo, "09:20"), voidReason: voided.reason },
        voidedById: demoId("u-bruno"),
      }),
    })
}
