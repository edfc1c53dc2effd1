import { refuseReadCommitment } from "#app/meetings/commitments/policy.ts"
import { listCommitments } from "#app/meetings/commitments/queries.server.ts"
import { refuseReadDecision } from "#app/meetings/decisions/policy.ts"
import { listOfTable } from "#app/meetings/decisions/queries.server.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeMembership, makeOrganisation, makePerson, makeRoundtable } from "#tests/support/factories.ts"
import { personAs, RELATIONS } from "#tests/support/relations.ts"
import { makeCommitmentRow, makeDecision, PUBLISHED } from "./rows.ts"

const WHO = [...RELATIONS, "somebody of the body"] as const

describe.for(["public", "members"] as const)("at a table of visibility %s", (visibility) => {
  test.for(WHO)("the lists show %s what the policies let them read", async (who, { db }) => {
    const table = await makeRoundtable(db, { visibility })
    const body = await makeOrganisation(db)
    const isOfBody = who === "somebody of the body"
    const person = isOfBody ? await makePerson(db) : await personAs(db, who, table)
    if (isOfBody && person) await makeMembership(db, { personId: person.id, organisationId: body.id })
    const ctx = person ? await ctxOf(db, person) : await ctxFor(db)
    const [inner, open] = [await makeDecision(db, table), await makeDecision(db, table, PUBLISHED)]
    const isOfPublicTable = visibility === "public"
    const decisions = [inner, open].filter(
      ({ roundtableId, publishedAt }) =>
        !refuseReadDecision(ctx.actor, { roundtableId, isPublished: publishedAt !== null, isOfPublicTable }),
    )
    const listed = await listOfTable(ctx, table.id, null)
    expect(listed.rows.map(({ code }) => code).sort()).toEqual(decisions.map(({ code }) => code).sort())
    const promised = [
      await makeCommitmentRow(db, table, { organisationId: body.id, decisionId: open.id }),
      await makeCommitmentRow(db, table, { organisationId: body.id, decisionId: inner.id }),
      await makeCommitmentRow(db, table),
    ]
    const readable = promised.filter(({ roundtableId, organisationId, decisionId }) => {
      const isPublic = decisionId === open.id && isOfPublicTable
      return !refuseReadCommitment(ctx.actor, { roundtableId, organisationId, isPublic })
    })
    const { rows } = await listCommitments(ctx, { roundtableId: table.id }, "open", null)
    expect(rows.map(({ code }) => code).sort()).toEqual(readable.map(({ code }) => code).sort())
  })
})
