import { eq, sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { agendaItems, manualTotals, meetingCalls, regulationVersions } from "#db/schema/index.ts"
import { makePerson } from "#tests/support/factories.ts"

type Sitting = { roundtableId: string; callId: string; items: readonly { id: string }[] }
type Over = Partial<typeof manualTotals.$inferInsert>

const MAJORITY = { base: "yes_no", strict: true, num: 1, den: 2, minYes: null, maxNo: null, groups: "joint" }
const RULE = { ...MAJORITY, minNotAgainst: null, attendanceNum: null, attendanceDen: null }
const VERDICT = { outcome: "approved", yes: 2, base: 3, needed: 2, lacks: [] }
const TALLY = { yes: 2, no: 1, abstained: 0, present: 3, entitled: 3 }

/** Two in favour and one against on a meeting's second point, written by somebody. */
export const makeTotals = async (db: Db, sitting: Sitting, enteredById: string, over: Over = {}) => {
  const { roundtableId, callId } = sitting
  const [rules] = await db
    .select({ id: regulationVersions.id })
    .from(regulationVersions)
    .where(eq(regulationVersions.roundtableId, roundtableId))
  const [row] = await db
    .insert(manualTotals)
    .values({
      ...{ roundtableId, callId, itemId: sitting.items[1]?.id ?? "", regulationId: rules?.id ?? "" },
      ...{ proposal: "Approvare il piano", matter: "ordinary", method: "show_of_hands" },
      ...{ votedAt: new Date(Date.now() - 60_000), enteredAt: new Date(Date.now() - 60_000), enteredById },
      ...{ present: 3, excluded: 0, yes: 2, no: 1, abstained: 0, invalid: 0, cast: 3, parts: [] },
      ...{ required: 2, found: 3, outcome: "approved" },
      judged: { format: 1, majority: RULE, tie: "not_approved", tally: TALLY, verdict: VERDICT, more: null },
      ...over,
    })
    .returning()
  if (!row) throw new Error("The insert returned no row")
  return row
}

/** So many votes at a meeting of a table with rules, half of them confirmed; the code of the first, which waits. */
export const makeManyTotals = async (
  db: Db,
  meeting: { id: string; roundtableId: string },
  howMany: number,
) => {
  const [call] = await db.select().from(meetingCalls).where(eq(meetingCalls.meetingId, meeting.id))
  const items = await db.select().from(agendaItems).where(eq(agendaItems.meetingId, meeting.id))
  const sitting = { roundtableId: meeting.roundtableId, callId: call?.id ?? "", items }
  const [writer, other] = [await makePerson(db), await makePerson(db)]
  const confirmed = { confirmedById: other.id, confirmedAt: sql`now()` as never }
  const all = []
  for (let n = 0; n < howMany; n++)
    all.push(await makeTotals(db, sitting, writer.id, n % 2 === 0 ? {} : confirmed))
  return all[0]?.code ?? ""
}
