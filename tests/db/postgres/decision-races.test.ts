import { eq } from "drizzle-orm"
import { RecordDecision } from "#app/meetings/decisions/input.ts"
import { recordDecision } from "#app/meetings/decisions/record-decision.server.ts"
import { decisions } from "#db/schema/index.ts"
import { makeConvened } from "#tests/meetings/rows.ts"
import { makeTable } from "#tests/roundtables/world.ts"
import { times } from "#tests/support/length.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"
import { together } from "#tests/support/together.ts"

const rounds = Array.from({ length: times(1, 5) }, (_, round) => round + 1)
const HOW_MANY = 50

const typed = (meetingCode: string, decidedOn: string, over: object = {}) =>
  RecordDecision.parse({
    ...{ meetingCode, decidedOn, title: "Sportello serale", text: "Si apre una sera.", language: "it" },
    ...{ territory: "Puglia", outcome: "approved", ...over },
  })

describe("fifty decisions of one table that are recorded at once", () => {
  test.for(rounds)(
    "take the numbers of each year without gap and double, round %i",
    async (_, { pg: { db } }) => {
      const table = await makeTable(db)
      const { code } = await makeConvened(db, table.roundtable, 1, { state: "closed" })
      const days = Array.from({ length: HOW_MANY }, (_one, n) => (n % 5 === 0 ? "2/3/2025" : "2/3/2026"))
      // One of them is refused: nobody misses a number.
      const refused = () => recordDecision(table.ctx, typed(code, "2/3/2026", { territory: "Atlantide" }))
      const outcomes = await together(
        ...days.map((day) => () => recordDecision(table.ctx, typed(code, day))),
        refused,
      )
      expect(outcomes.filter((outcome) => outcome !== null)).toEqual([
        "invalid taxonomies.errors.territory_unknown (territory)",
      ])
      const rows = await db.select().from(decisions).where(eq(decisions.roundtableId, table.roundtable.id))
      const numbers = (year: number) =>
        rows.flatMap((row) => (row.year === year ? [row.number] : [])).toSorted((a, b) => a - b)
      const upTo = (last: number) => Array.from({ length: last }, (_one, n) => n + 1)
      expect(numbers(2025)).toEqual(upTo(HOW_MANY / 5))
      expect(numbers(2026)).toEqual(upTo(HOW_MANY - HOW_MANY / 5))
    },
  )
})
