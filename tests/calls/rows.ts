import type { Db } from "#db/client.server.ts"
import { callCriteria, calls, microProjects } from "#db/schema/index.ts"
import { makeOrganisation } from "#tests/support/factories.ts"
import { makeProposal } from "../proposals/rows.ts"

type Over = Partial<typeof calls.$inferInsert> & { roundtableId: string }

/** A published call that is open for a long time, unless a test says otherwise. */
export const makeCall = async (db: Db, over: Over) => {
  const [row] = await db
    .insert(calls)
    .values({
      ...{ title: "Piccoli progetti", purpose: "Per chi lavora di giorno.", contact: "La segreteria" },
      ...{ kinds: ["migrant_association", "seat"], budgetCents: 1_000_000, mostCents: 500_000 },
      ...{ opensAt: new Date("2026-01-01"), closesAt: new Date("2099-01-01"), state: "published" },
      ...over,
    })
    .returning()
  if (!row) throw new Error("No call was written")
  const { id: callId, roundtableId } = row
  await db.insert(callCriteria).values([{ callId, roundtableId, position: 0, name: "Utilità", most: 60 }])
  return row
}

type Call = Awaited<ReturnType<typeof makeCall>>

/** A project of a body for a call, whole; a draft, unless it says another state. */
export const makeProject = async (
  db: Db,
  { id: callId, roundtableId }: Pick<Call, "id" | "roundtableId">,
  organisationId: string,
  over: Partial<Parameters<typeof makeProposal>[1]> = {},
) => {
  const unnumbered = { number: null, year: null, shownAt: null }
  const proposal = await makeProposal(db, { roundtableId, state: "draft", ...unnumbered, callId, ...over }, [
    { organisationId },
  ])
  await db.insert(microProjects).values({
    ...{ roundtableId, callId, proposalId: proposal.id, askedCents: 100_000, ownCents: 0, place: "Borgo" },
    ...{ startsOn: "2026-05-01", endsOn: "2026-10-31" },
  })
  return proposal
}

/** Calls of a table in the states that pages differ by; the organisation has projects in two of them. */
export const makeCalls = async (db: Db, roundtableId: string, organisationId: string) => {
  const past = { closesAt: new Date("2026-02-01") }
  const kinds = ["association", "seat"]
  const draft = await makeCall(db, { roundtableId, state: "draft" })
  const open = await makeCall(db, { roundtableId, kinds })
  const closed = await makeCall(db, { roundtableId, ...past })
  const judged = await makeCall(db, { roundtableId, ...past })
  const results = await makeCall(db, {
    roundtableId,
    ...past,
    state: "results",
    resultsAt: new Date("2026-03-01"),
  })
  const elsewhere = (await makeOrganisation(db)).id
  const project = await makeProject(db, open, organisationId)
  const entered = await makeProject(db, open, organisationId, {
    state: "entered",
    submittedAt: new Date("2026-01-10"),
  })
  const judging = await makeProject(db, closed, elsewhere, {
    state: "entered",
    submittedAt: new Date("2026-01-10"),
  })
  return { draft, open, closed, judged, results, project, entered, judging }
}

/** So many calls of a table, and one with so many projects of one body, with points; the codes of both ends. */
export const makeManyCalls = async (
  db: Db,
  { roundtableId, organisationId, count }: { roundtableId: string; organisationId: string; count: number },
) => {
  for (let n = 0; n < count; n++) await makeCall(db, { roundtableId })
  const call = await makeCall(db, { roundtableId, closesAt: new Date("2026-02-01") })
  const elsewhere = (await makeOrganisation(db)).id
  const projects = []
  for (let n = 0; n < count; n++)
    projects.push(
      await makeProject(db, call, elsewhere, { state: "entered", submittedAt: new Date("2026-01-10") }),
    )
  const open = await makeCall(db, { roundtableId, kinds: ["association", "seat"] })
  const draft = await makeProject(db, open, organisationId)
  const written = await makeCall(db, { roundtableId, state: "draft" })
  const ranked = await makeCall(db, { roundtableId, state: "results", resultsAt: new Date("2026-03-01") })
  return {
    ...{ call: call.code, project: projects[0]?.code ?? "", open: open.code, draft: draft.code },
    ...{ written: written.code, ranked: ranked.code },
  }
}
