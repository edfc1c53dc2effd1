import { contentDigest } from "#app/practices/digest.server.ts"
import type { Db } from "#db/client.server.ts"
import { practiceBodies, practices, proposalFollows, proposals } from "#db/schema/index.ts"
import { makeOrganisation, makePerson, makeRoundtable } from "#tests/support/factories.ts"

export const ANSWERS = {
  problem: "Si torna tre volte per lo stesso foglio.",
  done: "Il modulo si legge ad alta voce.",
  doneBy: "Lo sportello con due associazioni.",
  needed: "Sei settimane.",
  came: "Cinque moduli riscritti.",
  differently: "La traduzione porta la data.",
}
export type Practice = typeof practices.$inferSelect
type Over = Partial<typeof practices.$inferInsert> & { roundtableId: string }

const one = <T>(rows: T[]): T => {
  const [row] = rows
  if (!row) throw new Error("The insert returned no row")
  return row
}

/** A good practice that is out, unless a test says otherwise. */
export const makePractice = async (db: Db, over: Over): Promise<Practice> => {
  const { state = "published" } = over
  const text = {
    ...{
      title: "Il modulo letto ad alta voce",
      language: "it",
      territory: null,
      startsOn: null,
      endsOn: null,
    },
    ...ANSWERS,
  }
  const at = new Date("2026-01-10T18:00:00Z")
  const out = { publishedAt: at, changedAt: at, sha256: contentDigest({ ...text, ...over } as typeof text) }
  const gone = { withdrawnAt: at, withdrawnFor: "Non funziona più" }
  const createdById = over.createdById ?? (await makePerson(db)).id
  const row = {
    ...{ ...text, state, createdById, createdAt: at },
    ...(state === "draft" ? {} : out),
    ...(state === "withdrawn" ? gone : {}),
    ...over,
  }
  return one(await db.insert(practices).values(row).returning())
}

/** A copy of a practice at another table, as it was taken up. */
export const makeCopy = (db: Db, origin: Practice, over: Over) =>
  makePractice(db, {
    ...{ originId: origin.id, originSha256: origin.sha256, originChangedAt: origin.changedAt },
    ...{ copiedAt: new Date("2026-02-01T10:00:00Z"), ...over },
  })

/** Somebody who follows a proposal. */
export const makeFollow = (
  db: Db,
  { id, roundtableId }: { id: string; roundtableId: string },
  personId: string,
) => db.insert(proposalFollows).values({ proposalId: id, roundtableId, personId })

/** Good practices of a table in the states that pages differ by, and one of a table elsewhere. */
export const makePractices = async (db: Db, roundtableId: string) => {
  const elsewhere = await makeRoundtable(db)
  return {
    draft: await makePractice(db, { roundtableId, state: "draft" }),
    published: await makePractice(db, { roundtableId }),
    withdrawn: await makePractice(db, { roundtableId, state: "withdrawn" }),
    foreign: await makePractice(db, { roundtableId: elsewhere.id, title: "La mediatrice che richiama" }),
  }
}

/** So many good practices of a table, one with so many copies and bodies; its code, and how many follow a proposal. */
export const makeManyPractices = async (
  db: Db,
  { roundtableId, howMany, personId }: { roundtableId: string; howMany: number; personId: string },
) => {
  const followed = await db.select({ id: proposals.id }).from(proposals).limit(howMany)
  await db
    .insert(proposalFollows)
    .values(followed.map(({ id }) => ({ proposalId: id, roundtableId, personId })))
  const origin = await makePractice(db, { roundtableId })
  for (let n = 0; n < howMany; n++) {
    await makePractice(db, { roundtableId, title: `Buona prassi ${n}` })
    await makeCopy(db, origin, { roundtableId: (await makeRoundtable(db)).id })
    const organisationId = (await makeOrganisation(db)).id
    await db.insert(practiceBodies).values({ roundtableId, practiceId: origin.id, organisationId })
  }
  return origin.code
}
