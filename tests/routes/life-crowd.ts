import type { Db } from "#db/client.server.ts"
import {
  approvalAnswers,
  approvalRounds,
  approvalSeats,
  documentStates,
  documentVersions,
  paperActs,
  paperSteps,
} from "#db/schema/index.ts"
import { makeDocumentVersion } from "#tests/documents/versions/rows.ts"
import { makePaper, type Person, type Roundtable, type Seat } from "#tests/support/factories.ts"

const write = async (db: Db, table: Roundtable, state: string, howMany: number, person: Person) => {
  const adoptedAt = state === "adopted" ? new Date("2025-06-01") : null
  const paper = await makePaper(db, { roundtableId: table.id, state, adoptedAt })
  const own = { documentId: paper.id, roundtableId: table.id }
  await db.insert(documentStates).values({ ...own, headSeq: 1 })
  for (let n = 0; n < howMany; n++)
    await db.insert(paperSteps).values({
      ...{ ...own, fromState: "co_design", toState: "final_review", personId: person.id, reason: "Motivo" },
    })
  return { ...own, code: paper.code }
}

/** A text under final review, one in a round that so many seats answer, and one with so many acts about it. */
export const writeLife = async (
  db: Db,
  { table, seats, person }: { table: Roundtable; seats: readonly Seat[]; person: Person },
) => {
  const howMany = seats.length
  const reviewed = await write(db, table, "final_review", howMany, person)
  const adopted = await write(db, table, "adopted", howMany, person)
  const { code, ...asked } = await write(db, table, "approval", howMany, person)
  await makeDocumentVersion(db, { ...asked, kind: "frozen", name: null })
  const [version] = await db.select().from(documentVersions).orderBy(documentVersions.id)
  const [round] = await db
    .insert(approvalRounds)
    .values({
      ...{ ...asked, number: 1, versionId: version?.id ?? "", among: "seats", answersNeeded: 1 },
      ...{ rule: { mostObjections: 0, mayAbstain: true, silence: "absent", reminderDays: 2 } },
      ...{ openedAt: new Date("2025-06-01"), closesAt: new Date("2099-01-01") },
    })
    .returning()
  const acts: string[] = []
  for (const seat of seats) {
    const place = { roundId: round?.id ?? "", seatId: seat.id, roundtableId: table.id }
    await db.insert(approvalSeats).values(place)
    await db.insert(approvalAnswers).values({ ...place, choice: "approve", personId: person.id, rank: 0 })
    const [act] = await db
      .insert(paperActs)
      .values({
        ...{ documentId: adopted.documentId, roundtableId: table.id, outcome: "taken_up", body: seat.label },
        ...{ kind: "decree", number: "1", day: "2025-06-01" },
      })
      .returning()
    acts.push(act?.code ?? "")
  }
  return { reviewed: reviewed.code, adopted: adopted.code, asked: code, act: acts[0] ?? "" }
}

type Codes = Record<"paper" | "reviewed" | "adopted" | "asked" | "act", string>

/** The most statements that the pages of a text's life may ask. */
export const LIFE_COUNTS = [
  { route: "documents.$code.life", most: 7, params: ({ paper }: Codes) => ({ code: paper }) },
  { route: "documents.$code.approval.new", most: 4, params: ({ reviewed }: Codes) => ({ code: reviewed }) },
  {
    ...{ route: "documents.$code.approval.$number", most: 4 },
    params: ({ asked }: Codes) => ({ code: asked, number: "1" }),
  },
  { route: "documents.$code.acts.new", most: 3, params: ({ adopted }: Codes) => ({ code: adopted }) },
  { route: "documents.$code.signing", most: 3, params: ({ adopted }: Codes) => ({ code: adopted }) },
  {
    ...{ route: "documents.$code.acts.$act.void", most: 4 },
    params: ({ adopted, act }: Codes) => ({ code: adopted, act }),
  },
]
