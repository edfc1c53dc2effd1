import { eq, sql } from "drizzle-orm"
import { factsOf, mayReadProposal } from "#app/proposals/facts.server.ts"
import { refuseReadProposal } from "#app/proposals/policy.ts"
import { STATES } from "#app/proposals/state.ts"
import { proposalsVisibleTo } from "#app/proposals/visible.server.ts"
import { voicesOf } from "#app/proposals/voices.server.ts"
import { proposals, proposalTables } from "#db/schema/index.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import {
  makeMembership,
  makeOfficer,
  makeOrganisation,
  makePerson,
  makeRoundtable,
} from "#tests/support/factories.ts"
import { personAs, RELATIONS, type Relation } from "#tests/support/relations.ts"
import { makeCall } from "../calls/rows.ts"
import { makeProposal } from "./rows.ts"

const WHO = [
  ...RELATIONS,
  "author's manager",
  "author's member",
  "who typed it",
  "keeper who typed it",
] as const

describe.each(["public", "members"] as const)("at a table that is for %s", (visibility) => {
  test.for(WHO)(
    "the list has for %s what the policy does not refuse, and a mail goes to nobody else",
    async (who, { db }) => {
      const table = await makeRoundtable(db, { visibility })
      const other = await makeRoundtable(db, { visibility: "members" })
      const body = await makeOrganisation(db)
      const person =
        who === "author's manager" || who === "author's member" || who.endsWith("who typed it")
          ? await makePerson(db)
          : await personAs(db, who as Relation, table)
      if (person && who === "keeper who typed it")
        await makeOfficer(db, { roundtableId: table.id, personId: person.id, role: "secretary" })
      if (person && who.startsWith("author's"))
        await makeMembership(db, {
          ...{
            organisationId: body.id,
            personId: person.id,
            role: who === "author's manager" ? "manager" : "member",
          },
        })
      const by = who.endsWith("who typed it") && person ? { createdById: person.id } : {}
      let number = 1
      const open = await makeCall(db, { roundtableId: table.id })
      const closed = await makeCall(db, { roundtableId: table.id, closesAt: new Date("2026-02-01") })
      for (const state of STATES.filter((one) => one !== "merged"))
        for (const shownAt of [null, new Date("2026-01-01")]) {
          const outcome = state === "voted" ? "approved" : null
          const call = ["entered", "funded", "not_funded"].includes(state)
            ? { callId: (shownAt ? closed : open).id }
            : {}
          const own = { roundtableId: table.id, state, outcome, shownAt, ...by, ...call }
          const numbered = state === "draft" ? {} : { number: number++ }
          const made = await makeProposal(db, { ...own, ...numbered }, [{ organisationId: body.id }])
          if (shownAt && state === "admitted")
            await db.insert(proposalTables).values({ roundtableId: other.id, proposalId: made.id })
          // Who declined is no author any more.
          if (shownAt && state === "draft")
            await db.execute(
              sql`update proposal_author set state = 'declined' where proposal_id = ${made.id}`,
            )
        }
      const ctx = person ? await ctxOf(db, person) : await ctxFor(db)
      const voices = await voicesOf(ctx, [table.id, other.id])
      const all = await db.select().from(proposals).where(eq(proposals.roundtableId, table.id))
      const allowed: string[] = []
      for (const row of all)
        if (refuseReadProposal(ctx.actor, voices, await factsOf(ctx, row)) === null) allowed.push(row.id)
      const listed = await db
        .select({ id: proposals.id })
        .from(proposals)
        .where(proposalsVisibleTo(ctx.actor))
      expect(listed.map(({ id }) => id).sort()).toEqual(allowed.sort())
      const [first] = all
      if (first)
        expect(await mayReadProposal(db, person?.id ?? null, first.id)).toBe(allowed.includes(first.id))
    },
  )
})
