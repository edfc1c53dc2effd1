import { createHash } from "node:crypto"
import type { Content } from "#app/answers/answer.ts"
import { publishedText } from "#app/answers/published.ts"
import type { Db } from "#db/client.server.ts"
import { answerClarifications, answerDrafts, answers } from "#db/schema/index.ts"
import { makeProposal } from "#tests/proposals/rows.ts"
import { makeMembership, makeOrganisation, makePerson } from "#tests/support/factories.ts"

const one = <T>(rows: T[]): T => {
  const [row] = rows
  if (!row) throw new Error("The insert returned no row")
  return row
}

/** A partial yes that lacks nothing; days far enough not to be over. */
export const PARTLY: Content = {
  ...{
    outcome: "partly",
    passedTo: null,
    language: "it",
    cost: 624_000,
    funding: "Bilancio dello sportello",
  },
  words: "Grazie: descrive una difficoltà che conosciamo.",
  parts: [
    { what: "Una sera alla settimana", verdict: "yes", reason: "Il martedì c'è il personale." },
    { what: "La seconda sera", verdict: "no", reason: "I turni sono già firmati." },
  ],
  term: "2099-05-31",
  promises: [{ title: "aprire una sera alla settimana", dueOn: "2099-05-31" }],
}

type Over = Partial<typeof answers.$inferInsert> & { roundtableId: string; organisationId: string }
type Place = { id: string; code: string; title: string; number: number | null; year: number | null }

const stepsOf = (state: string, content: Content) => {
  const order = ["requested", "taken", "drafted", "endorsed", "published"]
  const at = order.indexOf(state)
  const on = new Date("2026-01-12T10:00:00Z")
  return {
    ...(at >= 1 && { takenAt: on }),
    ...(at >= 2 && { rev: 1, readyAt: on }),
    ...(at >= 3 && { endorsedAt: on, endorsedAs: "Livello dirigenziale" }),
    ...(at >= 4 && { publishedAt: on, outcome: content.outcome, language: content.language }),
  }
}

/** An answer of a body to a proposal in a state, with its text from when there is one; somebody else wrote it. */
export const makeAnswer = async (db: Db, proposal: Place, { state = "requested", ...over }: Over) => {
  const named = { code: "AAAAAAAAAA", name: "Ente" }
  const steps = stepsOf(state, PARTLY)
  const out = { publishedOn: "2026-01-12", protocol: null, passedTo: null }
  const facts = {
    answer: {
      code: "AAAAAAAAAA",
      askedAt: new Date("2026-01-11"),
      dueOn: "2026-02-10",
      endorsedAs: "Livello",
    },
    ...{ proposal, body: named, table: named },
  }
  const published = publishedText(facts, PARTLY, out)
  const row = one(
    await db
      .insert(answers)
      .values({
        ...{ proposalId: proposal.id, state, askedAt: new Date("2026-01-11T10:00:00Z") },
        ...{ dueOn: "2099-01-10", firstDueOn: "2099-01-10", extensionDays: 30 },
        ...steps,
        ...(state === "published" && {
          ...{ published, publishedSha256: new Uint8Array(createHash("sha256").update(published).digest()) },
        }),
        ...over,
      })
      .returning(),
  )
  const writer = await makePerson(db)
  if (row.rev > 0)
    await db.insert(answerDrafts).values({
      ...{ roundtableId: row.roundtableId, answerId: row.id, rev: row.rev, content: PARTLY },
      writtenById: writer.id,
    })
  return row
}

/** What the authors asked about an answer. */
export const makeQuestion = async (
  db: Db,
  {
    id: answerId,
    roundtableId,
    organisationId,
  }: { id: string; roundtableId: string; organisationId: string },
) =>
  one(
    await db
      .insert(answerClarifications)
      .values({ answerId, roundtableId, organisationId, question: "Che cosa vuol dire per ora?" })
      .returning(),
  )

/** Answers that a body owes and gave to proposals of its own, one in each state that pages differ by. */
export const makeAnswers = async (db: Db, roundtableId: string, organisationId: string) => {
  let number = 30
  const proposal = () =>
    makeProposal(db, { roundtableId, number: number++, state: "voted", outcome: "approved" }, [
      { organisationId },
    ])
  const make = async (state: string) =>
    makeAnswer(db, await proposal(), { roundtableId, organisationId, state })
  const asked = await make("published")
  await makeQuestion(db, asked)
  return {
    letter: await makeAnswer(db, await proposal(), {
      ...{ roundtableId, organisationId: (await makeOrganisation(db)).id, state: "requested" },
    }),
    ...{ proposal: await proposal(), requested: await make("requested"), taken: await make("taken") },
    ...{ ready: await make("drafted"), endorsed: await make("endorsed"), published: await make("published") },
    asked,
  }
}

/** So many answers that a body of the person's owes and gave to one table; its code, and that of one in each state. */
export const makeManyAnswers = async (
  db: Db,
  { roundtableId, personId, howMany }: { roundtableId: string; personId: string; howMany: number },
) => {
  const body = await makeOrganisation(db)
  const organisationId = body.id
  await makeMembership(db, { personId, organisationId, role: "manager" })
  let number = 2000
  const proposal = () =>
    makeProposal(db, { roundtableId, number: number++, state: "voted", outcome: "approved" }, [
      { organisationId },
    ])
  const make = async (state: string) => {
    const answer = await makeAnswer(db, await proposal(), { roundtableId, organisationId, state })
    return answer.code
  }
  for (let n = 1; n < howMany; n++) await make(n % 2 === 0 ? "taken" : "published")
  return {
    letter: (
      await makeAnswer(db, await proposal(), {
        ...{ roundtableId, organisationId: (await makeOrganisation(db)).id, state: "requested" },
      })
    ).code,
    ...{
      body: body.code,
      proposal: (await proposal()).code,
      requested: await make("requested"),
      taken: await make("taken"),
    },
    ...{ ready: await make("drafted"), endorsed: await make("endorsed"), published: await make("published") },
  }
}
