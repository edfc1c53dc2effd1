import { type Actor, NOBODY, type OfficerRole } from "#app/context.ts"
import type { Db } from "#db/client.server.ts"
import { actor } from "./context.ts"
import {
  makeAdministrator,
  makeOfficer,
  makePerson,
  makeRoundtable,
  makeTerm,
  type Person,
  type Roundtable,
} from "./factories.ts"

/** What somebody is to a table. */
export const RELATIONS = [
  "nobody",
  "stranger",
  "member of another table",
  "observer",
  "substitute",
  "titular",
  "facilitator",
  "chair",
  "secretary here",
  "secretary elsewhere",
  "administrator",
] as const
export type Relation = (typeof RELATIONS)[number]

/** Ids of the table that policies are asked about, of its seat, and of another table. */
export const HERE = "00000000-0000-7000-8000-000000000001"
export const ELSEWHERE = "00000000-0000-7000-8000-000000000002"
export const SEAT_HERE = "00000000-0000-7000-8000-0000000000a1"
export const SEAT_ELSEWHERE = "00000000-0000-7000-8000-0000000000a2"

const seated = (rank: number): Partial<Actor> => ({
  seats: [{ roundtableId: HERE, seatId: SEAT_HERE, rank, voting: true }],
})
const serving = (role: OfficerRole, roundtableId = HERE): Partial<Actor> => ({
  offices: [{ roundtableId, role }],
})

const ROLES: Record<Exclude<Relation, "nobody">, Partial<Actor>> = {
  stranger: {},
  "member of another table": {
    seats: [{ roundtableId: ELSEWHERE, seatId: SEAT_ELSEWHERE, rank: 0, voting: true }],
  },
  observer: serving("observer"),
  substitute: seated(1),
  titular: seated(0),
  facilitator: serving("facilitator"),
  chair: serving("chair"),
  "secretary here": serving("secretary"),
  "secretary elsewhere": serving("secretary", ELSEWHERE),
  administrator: { isAdministrator: true },
}

/** An actor who is that to the table `HERE`, for pure policies. */
export const actorAs = (relation: Relation): Actor =>
  relation === "nobody" ? NOBODY : actor({ personId: "p", name: "Persona", ...ROLES[relation] })

const officer = async (db: Db, role: OfficerRole, roundtableId?: string) => {
  const person = await makePerson(db)
  await makeOfficer(db, { personId: person.id, role, ...(roundtableId ? { roundtableId } : {}) })
  return person
}

const holder = async (db: Db, rank: number, roundtableId: string) => {
  const person = await makePerson(db)
  await makeTerm(db, { personId: person.id, rank, roundtableId })
  return person
}

/** A person who is that to the table, written into the database; null for nobody. */
export const personAs = async (db: Db, relation: Relation, table: Roundtable): Promise<Person | null> => {
  switch (relation) {
    case "nobody":
      return null
    case "stranger":
      return makePerson(db)
    case "member of another table":
      return holder(db, 0, (await makeRoundtable(db)).id)
    case "observer":
    case "facilitator":
    case "chair":
      return officer(db, relation, table.id)
    case "substitute":
      return holder(db, 1, table.id)
    case "titular":
      return holder(db, 0, table.id)
    case "secretary here":
      return officer(db, "secretary", table.id)
    case "secretary elsewhere":
      return officer(db, "secretary")
    case "administrator":
      return makeAdministrator(db)
  }
}
