import { sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import {
  importedOrganisations,
  networkMemberships,
  organisationImports,
  registrations,
} from "#db/schema/index.ts"
import { makeAdhesion } from "#tests/people/adhesions/world.ts"
import { makeOrganisation, makePerson } from "#tests/support/factories.ts"

/** An import to look at, and one that is done. */
const makeImports = async (db: Db) => {
  const { id: importedById } = await makePerson(db)
  const file = {
    source: "nome;tipo;livello;territorio\nEnte importato;school;regional;Puglia",
    delimiter: ";",
  }
  const mapping = { columns: { name: 0, kind: 1, level: 2, territory: 3 }, kind: null, level: null }
  const row = { ...file, mapping, name: "enti.csv", rows: 1, importedById }
  const [preview, done] = await db
    .insert(organisationImports)
    .values([row, { ...row, state: "done", doneAt: new Date("2026-01-01") }])
    .returning()
  if (!preview || !done) throw new Error("No import was written")
  const { id: organisationId } = await makeOrganisation(db)
  await db.insert(importedOrganisations).values({ importId: done.id, organisationId })
  return { preview, done }
}

/** The ids of two topics that are offered and of one that was retired. */
const chooseTopics = async (db: Db) => {
  const { rows } = await db.execute(sql`select id from topic order by position limit 3`)
  const [first = "", second = "", past = ""] = rows.map(({ id }) => String(id))
  await db.execute(sql`update topic set retired_at = now() where id = ${past}`)
  return { first, second, past }
}

/** A number of the body to verify, a network that asks it in, and another body to ask. */
export const makeRegister = async (db: Db, organisationId: string, roundtableId: string) => {
  await db.insert(registrations).values({ organisationId, register: "runts", number: "123" })
  const umbrella = await makeOrganisation(db)
  const wish = { umbrellaId: umbrella.id, memberId: organisationId, askedBy: "umbrella" }
  const [asked] = await db.insert(networkMemberships).values(wish).returning()
  if (!asked) throw new Error("No membership was written")
  const adhesion = await makeAdhesion(db, { roundtableId })
  const imports = await makeImports(db)
  const topics = await chooseTopics(db)
  return { umbrella, networkWish: asked, fellow: await makeOrganisation(db), adhesion, imports, topics }
}
