import type { Db } from "#db/client.server.ts"
import {
  constituencies,
  memberships,
  notices,
  officers,
  organisations,
  papers,
  people,
  platformRoles,
  roundtables,
  seats,
  seatTerms,
} from "#db/schema/index.ts"

/**
 * Rows for tests, straight into the tables. Each makes what it refers to unless the overrides name it, and
 * is valid as it stands: a live titular on a voting seat of a public regional table.
 */
let made = 0
const next = () => ++made

const one = <T>(rows: T[]): T => {
  const [row] = rows
  if (!row) throw new Error("The insert returned no row")
  return row
}

const LONG_AGO = "2024-01-01"

export type Person = typeof people.$inferSelect
export const makePerson = async (db: Db, over: Partial<typeof people.$inferInsert> = {}): Promise<Person> => {
  const n = next()
  const row = { name: `Persona ${n}`, email: `persona${n}@example.org`, ...over }
  return one(await db.insert(people).values(row).returning())
}

/** A person with the role of administrator of the installation. */
export const makeAdministrator = async (db: Db, over: Partial<typeof people.$inferInsert> = {}) => {
  const person = await makePerson(db, over)
  await db.insert(platformRoles).values({ personId: person.id, role: "administrator" })
  return person
}

export type Organisation = typeof organisations.$inferSelect
export const makeOrganisation = async (
  db: Db,
  over: Partial<typeof organisations.$inferInsert> = {},
): Promise<Organisation> => {
  const row = { name: `Organizzazione ${next()}`, kind: "association", territory: "Bologna", ...over }
  return one(await db.insert(organisations).values(row).returning())
}

export type Membership = typeof memberships.$inferSelect
export const makeMembership = async (
  db: Db,
  over: Partial<typeof memberships.$inferInsert> = {},
): Promise<Membership> => {
  const organisationId = over.organisationId ?? (await makeOrganisation(db)).id
  const personId = over.personId ?? (await makePerson(db)).id
  const row = { role: "member", startsOn: LONG_AGO, ...over, organisationId, personId }
  return one(await db.insert(memberships).values(row).returning())
}

export type Roundtable = typeof roundtables.$inferSelect
export const makeRoundtable = async (
  db: Db,
  over: Partial<typeof roundtables.$inferInsert> = {},
): Promise<Roundtable> => {
  const text = { name: `Tavolo ${next()}`, mandate: "Coordinamento delle politiche di integrazione" }
  const row = { ...text, kind: "regional", territory: "Emilia-Romagna", startsOn: LONG_AGO, ...over }
  return one(await db.insert(roundtables).values(row).returning())
}

export type Constituency = typeof constituencies.$inferSelect
export const makeConstituency = async (
  db: Db,
  over: Partial<typeof constituencies.$inferInsert> = {},
): Promise<Constituency> => {
  const n = next()
  const roundtableId = over.roundtableId ?? (await makeRoundtable(db)).id
  const row = { name: `Componente ${n}`, tone: "associations", position: n, ...over, roundtableId }
  return one(await db.insert(constituencies).values(row).returning())
}

export type Seat = typeof seats.$inferSelect
export const makeSeat = async (db: Db, over: Partial<typeof seats.$inferInsert> = {}): Promise<Seat> => {
  const n = next()
  const roundtableId = over.roundtableId ?? (await makeRoundtable(db)).id
  const constituencyId = over.constituencyId ?? (await makeConstituency(db, { roundtableId })).id
  const holder = over.designatedById
    ? {}
    : { organisationId: over.organisationId ?? (await makeOrganisation(db)).id }
  const row = {
    label: `Posto ${n}`,
    voting: true,
    position: n,
    ...over,
    ...holder,
    roundtableId,
    constituencyId,
  }
  return one(await db.insert(seats).values(row).returning())
}

export type SeatTerm = typeof seatTerms.$inferSelect
/** A mandate on a seat; `roundtableId` follows from the seat when one is made. */
export const makeTerm = async (
  db: Db,
  over: Partial<Omit<typeof seatTerms.$inferInsert, "seatId">> & { seat?: Seat } = {},
): Promise<SeatTerm> => {
  const { seat: given, ...columns } = over
  const seat =
    given ?? (await makeSeat(db, columns.roundtableId ? { roundtableId: columns.roundtableId } : {}))
  const personId = columns.personId ?? (await makePerson(db)).id
  const place = { seatId: seat.id, roundtableId: seat.roundtableId, personId }
  return one(
    await db
      .insert(seatTerms)
      .values({ rank: 0, startsOn: LONG_AGO, ...columns, ...place })
      .returning(),
  )
}

export type Officer = typeof officers.$inferSelect
export const makeOfficer = async (
  db: Db,
  over: Partial<typeof officers.$inferInsert> = {},
): Promise<Officer> => {
  const roundtableId = over.roundtableId ?? (await makeRoundtable(db)).id
  const personId = over.personId ?? (await makePerson(db)).id
  const row = { role: "secretary", startsOn: LONG_AGO, ...over, roundtableId, personId }
  return one(await db.insert(officers).values(row).returning())
}

export type Paper = typeof papers.$inferSelect
export const makePaper = async (db: Db, over: Partial<typeof papers.$inferInsert> = {}): Promise<Paper> => {
  const roundtableId = over.roundtableId ?? (await makeRoundtable(db)).id
  const row = { kind: "guidelines", title: `Documento ${next()}`, ...over, roundtableId }
  return one(await db.insert(papers).values(row).returning())
}

export type Notice = typeof notices.$inferSelect
/** An unread entry of a person's inbox, about nothing that could be hidden. */
export const makeNotice = async (
  db: Db,
  personId: string,
  over: Partial<typeof notices.$inferInsert> = {},
): Promise<Notice> => {
  const params = { roundtable: "Tavolo", reason: "Fine", path: "/roundtables" }
  return one(
    await db
      .insert(notices)
      .values({ kind: "mandate_ended", params, ...over, personId })
      .returning(),
  )
}
