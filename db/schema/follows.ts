import { index, pgTable, unique, uuid } from "drizzle-orm/pg-core"
import { createdAt, id } from "../columns.ts"
import { personId, roundtableId } from "./keys.ts"
import { proposals } from "./proposals.ts"

/** Somebody who wants to be told of each step of a proposal; taken back, the row is gone. */
export const proposalFollows = pgTable(
  "proposal_follow",
  {
    id: id(),
    /** The table that the proposal was written for. */
    roundtableId: roundtableId(),
    proposalId: uuid("proposal_id")
      .notNull()
      .references(() => proposals.id, { onDelete: "restrict" }),
    personId: personId("person_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("proposal_follow_once").on(t.proposalId, t.personId),
    index("proposal_follow_by_person").on(t.personId, t.id),
    index("proposal_follow_by_roundtable").on(t.roundtableId),
  ],
)
