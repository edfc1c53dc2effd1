import { foreignKey, index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core"
import { createdAt } from "../columns.ts"
import { ballotSeats } from "./ballots.ts"
import { personId, roundtableId } from "./keys.ts"

/** A seat that asks for a meeting instead of a procedure in writing. */
export const ballotMeetingAsks = pgTable(
  "ballot_meeting_ask",
  {
    ballotId: uuid("ballot_id").notNull(),
    seatId: uuid("seat_id").notNull(),
    roundtableId: roundtableId(),
    askedById: personId("asked_by_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "ballot_meeting_ask_once", columns: [t.ballotId, t.seatId] }),
    foreignKey({
      name: "ballot_meeting_ask_is_of_the_roll",
      columns: [t.ballotId, t.seatId],
      foreignColumns: [ballotSeats.ballotId, ballotSeats.seatId],
    }).onDelete("restrict"),
    index("ballot_meeting_ask_by_roundtable").on(t.roundtableId),
    index("ballot_meeting_ask_by_person").on(t.askedById),
  ],
)
