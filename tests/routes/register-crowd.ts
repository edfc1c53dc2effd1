import type { Db } from "#db/client.server.ts"
import {
  adhesionEvents,
  importedOrganisations,
  networkMemberships,
  organisationChanges,
  organisationImports,
  topicLabels,
  topicMarks,
  topics,
} from "#db/schema/index.ts"
import { makeAdhesion } from "#tests/people/adhesions/world.ts"
import { makeMembership, makeOrganisation } from "#tests/support/factories.ts"

/** Another body in the network of this one, somebody who acts for it, and a change of its own state. */
export const joinNetwork = async (db: Db, umbrellaId: string, n: number) => {
  const { id: memberId } = await makeOrganisation(db)
  await makeMembership(db, { organisationId: umbrellaId })
  const joined = n % 2 ? { startsOn: "2025-01-01" } : {}
  await db.insert(networkMemberships).values({ umbrellaId, memberId, askedBy: "member", ...joined })
  await db
    .insert(organisationChanges)
    .values({ organisationId: umbrellaId, state: "active", reason: "Prova" })
}

/** So many requests to join with a history, and the code of one that waits. */
export const askToJoin = async (db: Db, howMany: number) => {
  const { waiting } = await makeAdhesion(db, {})
  for (let n = 0; n < howMany; n++) {
    await db.insert(adhesionEvents).values({ requestId: waiting.id, kind: "answered", text: `Prova ${n}` })
    await makeOrganisation(db, { name: `${waiting.name} numero ${n}` })
  }
  return waiting.code
}

/** An import of so many bodies, half of them in use, and its code. */
export const importSome = async (db: Db, importedById: string, howMany: number) => {
  const mapping = { columns: {}, kind: null, level: null }
  const file = {
    name: "enti.csv",
    source: "nome\nEnte",
    delimiter: ",",
    mapping,
    rows: howMany,
    importedById,
  }
  const [one] = await db
    .insert(organisationImports)
    .values({ ...file, state: "done" })
    .returning()
  for (let n = 0; n < howMany; n++) {
    const { id: organisationId } = await makeOrganisation(db)
    await db.insert(importedOrganisations).values({ importId: one?.id ?? "", organisationId })
    if (n % 2) await makeMembership(db, { organisationId })
    await db.insert(organisationImports).values(file)
  }
  return one?.code ?? ""
}

/** So many topics more, each the mark of as many things, and the id of one. */
export const addTopics = async (db: Db, howMany: number) => {
  const { id: subjectId } = await makeOrganisation(db)
  const ids: string[] = []
  for (let n = 0; n < howMany; n++) {
    const [row] = await db
      .insert(topics)
      .values({ position: 100 + n })
      .returning()
    const topicId = row?.id ?? ""
    ids.push(topicId)
    await db.insert(topicLabels).values({ topicId, language: "it", label: `Argomento ${n}` })
    await db.insert(topicMarks).values({ subjectKind: "organisation", subjectId, topicId })
  }
  return ids[0] ?? ""
}
