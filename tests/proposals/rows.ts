import { eq } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import {
  proposalAuthors,
  proposalComments,
  proposalEvents,
  proposalSupports,
  proposals,
  proposalTables,
} from "#db/schema/index.ts"
import { makeOrganisation, makePerson } from "#tests/support/factories.ts"

const one = <T>(rows: T[]): T => {
  const [row] = rows
  if (!row) throw new Error("The insert returned no row")
  return row
}

export const ANSWERS = {
  today: "Lo sportello apre solo la mattina.",
  asks: "Chiediamo due sere alla settimana con la mediatrice.",
  toWhom: "Al Comune.",
  seenBy: "Contiamo le persone servite.",
}

export type Proposal = typeof proposals.$inferSelect
type Over = Partial<typeof proposals.$inferInsert> & { roundtableId: string }

/** A proposal that its author has signed, unless it is a draft; numbered once it is submitted. */
export const makeProposal = async (
  db: Db,
  over: Over,
  authors: readonly ({ organisationId: string } | { seatId: string })[] = [],
): Promise<Proposal> => {
  const { roundtableId, state = "submitted" } = over
  const isDraft = state === "draft"
  const submitted = isDraft
    ? {}
    : {
        number: 1,
        year: 2026,
        submittedAt: new Date("2026-01-10T18:00:00Z"),
        shownAt: new Date("2026-01-10T18:00:00Z"),
      }
  const row = {
    title: "Sportello serale",
    atId: roundtableId,
    ...ANSWERS,
    ...submitted,
    state,
    events: 1,
    ...over,
  }
  const createdById = over.createdById ?? (await makePerson(db)).id
  const proposal = one(
    await db
      .insert(proposals)
      .values({ ...row, createdById })
      .returning(),
  )
  const own = { roundtableId, proposalId: proposal.id }
  await db.insert(proposalTables).values(own)
  const signing = authors.length > 0 ? authors : [{ organisationId: (await makeOrganisation(db)).id }]
  await db.insert(proposalAuthors).values(
    signing.map((author, position) => ({
      ...{ ...own, ...author, position },
      ...(isDraft ? {} : { state: "signed", signedRev: proposal.rev }),
    })),
  )
  await db.insert(proposalEvents).values({
    ...own,
    seq: 1,
    kind: "begun",
    fromState: "draft",
    toState: state,
    createdAt: new Date("2026-01-09"),
  })
  return proposal
}

/** A comment on a proposal in Italian, for it. */
export const makeProposalComment = async (
  db: Db,
  { id: proposalId, roundtableId }: { id: string; roundtableId: string },
  over: Partial<typeof proposalComments.$inferInsert> = {},
) =>
  one(
    await db
      .insert(proposalComments)
      .values({ proposalId, roundtableId, stance: "for", text: "Sono d'accordo.", ...over })
      .returning(),
  )

/** Proposals of a table in the states that pages differ by; the organisation writes each of them. */
export const makeProposals = async (db: Db, roundtableId: string, organisationId: string) => {
  let number = 10
  const make = (over: Partial<Over> = {}) =>
    makeProposal(db, { roundtableId, number: over.state === "draft" ? null : number++, ...over }, [
      { organisationId },
    ])
  const draft = await make({ state: "draft" })
  const submitted = await make({ language: "fr" })
  const admitted = await make({ state: "admitted" })
  const refused = await make({ state: "not_admitted" })
  const other = await make({ title: "Un altro sportello serale" })
  const comment = await makeProposalComment(db, submitted)
  const [author] = await db.select().from(proposalAuthors).where(eq(proposalAuthors.proposalId, draft.id))
  return { draft, submitted, admitted, refused, other, comment, author: author?.code ?? "" }
}

/** So many proposals with authors, supports, events and comments; the code of one, and of a draft and a comment. */
export const makeManyProposals = async (
  db: Db,
  {
    roundtableId,
    organisationId,
    seats,
  }: { roundtableId: string; organisationId: string; seats: readonly { id: string }[] },
) => {
  for (const [n] of seats.entries())
    await makeProposal(db, { roundtableId, number: 100 + n }, [{ organisationId }])
  const authors = await Promise.all(
    seats.map(async () => ({ organisationId: (await makeOrganisation(db)).id })),
  )
  const proposal = await makeProposal(db, { roundtableId, number: 1000, language: "fr" }, [
    { organisationId },
    ...authors,
  ])
  const draft = await makeProposal(db, { roundtableId, state: "draft" }, [{ organisationId }, ...authors])
  const own = { roundtableId, proposalId: proposal.id }
  let comment = ""
  for (const [n, seat] of seats.entries()) {
    await db.insert(proposalSupports).values({ ...own, seatId: seat.id })
    await db
      .insert(proposalEvents)
      .values({ ...own, seq: n + 2, kind: "edited", fromState: "submitted", toState: "submitted" })
    comment = (await makeProposalComment(db, proposal)).code
  }
  return { proposal: proposal.code, draft: draft.code, comment }
}
