import { refuseReadMeeting } from "#app/meetings/policy.ts"
import { listMeetings } from "#app/meetings/queries.server.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeRoundtable } from "#tests/support/factories.ts"
import { personAs, RELATIONS } from "#tests/support/relations.ts"
import { makeMeetings } from "./rows.ts"

describe.for(["public", "members"] as const)("at a table of visibility %s", (visibility) => {
  test.for(RELATIONS)("the list shows %s what the policy lets them read", async (relation, { db }) => {
    const table = await makeRoundtable(db, { visibility })
    const person = await personAs(db, relation, table)
    const ctx = person ? await ctxOf(db, person) : await ctxFor(db)
    const { draft, inner, open, edited } = await makeMeetings(db, table, null)
    const made = [draft, inner, open, edited]
    const readable = made.filter(
      ({ roundtableId, state, isPublic }) =>
        refuseReadMeeting(ctx.actor, {
          ...{ roundtableId, state, isPublic, isOfPublicTable: visibility === "public" },
        }) === null,
    )
    const { rows } = await listMeetings(ctx, table.id, null)
    expect(rows.map(({ code }) => code).sort()).toEqual(readable.map(({ code }) => code).sort())
  })
})
