import type { Db } from "#db/client.server.ts"
import {
  commitments,
  commitmentUpdates,
  decisionCorrections,
  decisions,
  placements,
  territories,
} from "#db/schema/index.ts"
import { type MadeMeeting, makeConvened } from "#tests/meetings/rows.ts"
import { makePerson } from "#tests/support/factories.ts"

const one = <T>(rows: T[]): T => {
  const [row] = rows
  if (!row) throw new Error("The insert returned no row")
  return row
}

type Table = { id: string }
let made = 0

/** A decision that was recorded; on the public register when the overrides say since when. */
export const makeDecision = async (
  db: Db,
  { id: roundtableId }: Table,
  over: Partial<typeof decisions.$inferInsert> = {},
) => {
  const createdById = over.createdById ?? (await makePerson(db)).id
  const number = over.number ?? ++made
  const words = { title: `Sportello serale ${number}`, text: "Si apre una sera alla settimana." }
  const published = over.publishedAt ? { publishedById: createdById } : {}
  const row = { ...words, year: 2026, decidedOn: "2026-03-02", territory: "Puglia", outcome: "approved" }
  return one(
    await db
      .insert(decisions)
      .values({ ...row, ...published, ...over, roundtableId, number, createdById })
      .returning(),
  )
}

/** An open commitment of a body, or of the secretariat where no organisation is given; not due for long. */
export const makeCommitmentRow = async (
  db: Db,
  { id: roundtableId }: Table,
  over: Partial<typeof commitments.$inferInsert> = {},
) => {
  const createdById = over.createdById ?? (await makePerson(db)).id
  const row = { title: "aprire lo sportello la sera", dueOn: "2099-06-30", ...over }
  return one(
    await db
      .insert(commitments)
      .values({ ...row, roundtableId, createdById })
      .returning(),
  )
}

export const PUBLISHED = { publishedAt: new Date("2026-03-03T09:00:00Z") }

/** What came after a meeting that was held: a decision for members, a public one, and a commitment of each. */
export const makeAftermath = async (db: Db, table: Table, body: { id: string }) => {
  const held = await makeConvened(db, table, 21, { state: "closed" })
  const inner = await makeDecision(db, table, { meetingId: held.id })
  const open = await makeDecision(db, table, { ...PUBLISHED, meetingId: held.id })
  const promised = await makeCommitmentRow(db, table, { organisationId: body.id, decisionId: inner.id })
  const shown = await makeCommitmentRow(db, table, { organisationId: body.id, decisionId: open.id })
  return { held, inner, open, promised, shown }
}

/** So many decisions with commitments and corrections, and updates of the first commitment. */
export const makeManyDecisions = async (
  db: Db,
  table: Table,
  body: { id: string },
  meeting: MadeMeeting,
  howMany: number,
) => {
  const held = await makeConvened(db, table, 5000, { state: "closed" })
  const place = await db.select().from(territories).limit(1)
  const own = { meetingId: meeting.id, itemId: meeting.items[0]?.id ?? null }
  const first = await makeDecision(db, table, { ...PUBLISHED, ...own })
  const whole = await makeCommitmentRow(db, table, { organisationId: body.id, decisionId: first.id })
  const author = (await makePerson(db)).id
  for (let n = 1; n <= howMany; n++) {
    const decision = await makeDecision(db, table, { ...PUBLISHED, ...own, createdById: author })
    if (place[0])
      await db
        .insert(placements)
        .values({ subjectKind: "decision", subjectId: decision.id, territoryId: place[0].id })
    const ties = { organisationId: body.id, createdById: author }
    await makeCommitmentRow(db, table, { ...ties, decisionId: first.id })
    await makeCommitmentRow(db, table, { ...ties, parentId: whole.id, decisionId: decision.id })
    const row = { roundtableId: table.id, number: n }
    await db.insert(commitmentUpdates).values({
      ...{ ...row, commitmentId: whole.id, toldAs: "body", progress: 10, state: "open", dueOn: whole.dueOn },
      ...{ words: "Un passo", toldById: author },
    })
    await db.insert(decisionCorrections).values({
      ...{
        ...row,
        decisionId: first.id,
        before: { title: "Prima" },
        reason: "Refuso",
        correctedById: author,
      },
    })
  }
  return { decision: first.code, commitment: whole.code, heldMeeting: held.code }
}
