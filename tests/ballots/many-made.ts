import type { Db } from "#db/client.server.ts"
import { makeVersion } from "#tests/roundtables/regulation/versions.ts"
import { makeClosedBallot, makeDraftBallot, makeOnPaper, makeOpenBallot } from "./made.ts"

type Seat = Parameters<typeof makeOpenBallot>[2][number]
type Table = Parameters<typeof makeOpenBallot>[1]

/** One ballot of each state for every seat of a table, all of whose seats are on the rolls; codes of some. */
export const makeManyBallots = async (db: Db, table: Table, seats: readonly Seat[], personId: string) => {
  await makeVersion(db, { roundtableId: table.id, number: 900, inForceFrom: "2009-01-01" })
  const paper = (await makeOnPaper(db, table, seats, 10_000, {})).code
  let made = { draft: "", open: "", closed: "", paper }
  for (const [n] of seats.entries())
    made = {
      draft: (await makeDraftBallot(db, table)).code,
      open: (await makeOpenBallot(db, table, seats, { number: 2 * n + 1 })).code,
      paper,
      closed: (await makeClosedBallot(db, table, seats, { number: 2 * n + 2, castById: personId })).code,
    }
  return made
}
