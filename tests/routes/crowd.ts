import { createHash } from "node:crypto"
import type { Db } from "#db/client.server.ts"
import { documentStates, documentTexts, invitations, paperWriters, sessions } from "#db/schema/index.ts"
import { ctxOf } from "#tests/support/context.ts"
import {
  makeAdministrator,
  makeMembership,
  makeOfficer,
  makeOrganisation,
  makePaper,
  makeRoundtable,
  makeSeat,
  makeTerm,
  type Person,
  type Roundtable,
  type Seat,
} from "#tests/support/factories.ts"

export const TOKEN = "the-first-invitation"

const digest = (text: string) => new Uint8Array(createHash("sha256").update(text).digest())
const STATES = ["draft", "co_design", "adopted"] as const

const writeText = async (db: Db, table: Roundtable, seat: Seat, n: number) => {
  const state = STATES[n % STATES.length] ?? "draft"
  const adoptedAt = state === "adopted" ? new Date("2025-06-01") : null
  const paper = await makePaper(db, { roundtableId: table.id, state, adoptedAt, writers: "named_seats" })
  const own = { documentId: paper.id, roundtableId: table.id }
  await db.insert(paperWriters).values({ ...own, seatId: seat.id })
  await db.insert(documentStates).values({ ...own, headSeq: 1 })
  await db
    .insert(documentTexts)
    .values({ ...own, epoch: 1, seq: 1, json: {}, plain: "Testo", headings: [], words: 1 })
  return paper
}

const writeInvitation = async (db: Db, seat: Seat, secretary: Person, n: number) => {
  const { id: seatId, roundtableId } = seat
  const link = { tokenSha256: digest(n === 0 ? TOKEN : `other ${n}`), expiresAt: new Date("2099-01-01") }
  const invited = { name: `Persona ${n}`, email: `invited${n}@example.org`, startsOn: "2026-01-01" }
  await db
    .insert(invitations)
    .values({ ...{ roundtableId, seatId, rank: 1, invitedById: secretary.id }, ...invited, ...link })
}

const writeSession = (db: Db, userId: string, n: number) =>
  db.insert(sessions).values({ id: String(n).padStart(64, "0"), userId, expiresAt: new Date("2099-01-01") })

/** What pages are about, with so many of everything, and who looks at them: an administrator with every role. */
export const makeCrowd = async (db: Db, howMany: number) => {
  const person = await makeAdministrator(db)
  const table = await makeRoundtable(db)
  const organisation = await makeOrganisation(db)
  const own: Seat[] = []
  for (let n = 0; n < howMany; n++) {
    const below = await makeRoundtable(db, { parentId: table.id, visibility: n % 2 ? "public" : "members" })
    await makeOfficer(db, { roundtableId: below.id, personId: person.id })
    await makeSeat(db, { roundtableId: below.id, organisationId: organisation.id })
    await makeMembership(db, { personId: person.id })
    const seat = await makeSeat(db, { roundtableId: table.id })
    own.push(seat)
    await makeTerm(db, { seat })
    await writeInvitation(db, seat, person, n)
    await writeSession(db, person.id, n)
  }
  await makeOfficer(db, { roundtableId: table.id, personId: person.id })
  const [seat] = own
  if (!seat) throw new Error("A crowd of none")
  const term = await makeTerm(db, { seat, rank: 2 })
  const texts = []
  for (let n = 0; n < howMany; n++) texts.push(await writeText(db, table, seat, n))
  const paper = texts.find((text) => text.state === "co_design") ?? texts[0]
  return {
    codes: {
      table: table.code,
      seat: seat.code,
      term: term.code,
      organisation: organisation.code,
      paper: paper?.code ?? "",
    },
    openCtx: () => ctxOf(db, person),
  }
}

export type Crowd = Awaited<ReturnType<typeof makeCrowd>>
