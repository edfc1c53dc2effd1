import { sql } from "drizzle-orm"
import { openThings } from "#app/desk/queries.server.ts"
import { acceptAdhesion } from "#app/people/adhesions/accept-adhesion.server.ts"
import { linkDigest } from "#app/people/adhesions/link.server.ts"
import { refuseAdhesion } from "#app/people/adhesions/refuse-adhesion.server.ts"
import { eraseSelf } from "#app/people/erase-person.server.ts"
import { getOwnData } from "#app/people/own-data.server.ts"
import type { Db } from "#db/client.server.ts"
import { adhesionLinks, adhesionRequests } from "#db/schema/index.ts"
import { purgeByRetention } from "#server/jobs/retention.ts"
import { administrator } from "#tests/people/organisations/world.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeOfficer, makePerson, makeRoundtable } from "#tests/support/factories.ts"
import { makeFile } from "#tests/support/files.ts"
import { makeAdhesion } from "./world.ts"

const secretaryOf = async (db: Db, roundtableId: string) => {
  const { personId } = await makeOfficer(db, { roundtableId })
  return ctxOf(db, { id: personId })
}
const onDesk = async (ctx: Awaited<ReturnType<typeof ctxOf>>, roundtableId?: string) =>
  (await openThings(ctx, roundtableId)).filter(({ kind }) => kind.startsWith("adhesion"))

describe("a request to join stands on the desk", () => {
  test("of the table's secretariat by its deadline, until it is decided", async ({ db }) => {
    const table = await makeRoundtable(db, { name: "Quercia" })
    const ctx = await secretaryOf(db, table.id)
    const { waiting, in_charge } = await makeAdhesion(db, { roundtableId: table.id })
    expect((await onDesk(ctx)).map(({ act }) => act).sort()).toEqual(
      [waiting, in_charge].map(({ code }) => `/adhesions/requests/${code}`).sort(),
    )
    expect((await onDesk(ctx)).find(({ key }) => key === `adhesion:${waiting.code}`)).toMatchObject({
      ...{ kind: "adhesion_table", by: "2026-02-09", waits: true },
      marks: { body: { text: waiting.name }, roundtable: { text: "Quercia", language: "it" } },
    })
    await acceptAdhesion(ctx, { adhesionCode: waiting.code, existing: "" })
    await refuseAdhesion(ctx, { adhesionCode: in_charge.code, reason: "Manca lo statuto" })
    expect(await onDesk(ctx)).toEqual([])
  })

  test("at its own table only, and of nobody who does not decide", async ({ db }) => {
    const [table, other] = [await makeRoundtable(db), await makeRoundtable(db)]
    await makeAdhesion(db, { roundtableId: table.id })
    const ctx = await secretaryOf(db, table.id)
    expect(await onDesk(ctx, table.id)).toHaveLength(2)
    expect(await onDesk(ctx, other.id)).toEqual([])
    const { personId } = await makeOfficer(db, { roundtableId: table.id, role: "chair" })
    for (const reader of [await ctxOf(db, { id: personId }), await secretaryOf(db, other.id)])
      expect(await onDesk(reader)).toEqual([])
    expect(await onDesk(await administrator(db))).toEqual([])
  })

  test("of administrators where no secretariat decides", async ({ db }) => {
    const table = await makeRoundtable(db)
    const { in_charge } = await makeAdhesion(db, { roundtableId: table.id })
    await db.execute(sql`update adhesion_request set roundtable_id = null where id = ${in_charge.id}`)
    const kinds = (await onDesk(await administrator(db))).map(({ kind }) => kind).sort()
    expect(kinds).toEqual(["adhesion_register", "adhesion_table"])
  })
})

const ASKED = {
  contactName: "Amina Haddad",
  contactRole: "Presidente",
  phone: "080 123",
  pec: "a@pec.example",
}
const personal = ["contactName", "contactRole", "contactEmail", "phone", "email", "pec"] as const
const rowsOf = (db: Db) => db.select().from(adhesionRequests)

/** A person who asked with their own address, in every state. */
const asker = async (db: Db) => {
  const person = await makePerson(db, { name: "Amina Haddad", email: "amina@example.org" })
  const made = await makeAdhesion(db, {
    ...ASKED,
    contactEmail: "amina@example.org",
    email: "ente@example.org",
  })
  return { person, made }
}

/** A request of somebody else's, with its link. */
const askedByAnother = async (db: Db) => {
  const [row] = await db
    .insert(adhesionRequests)
    .values({
      ...{ name: "Altra", kind: "school", level: "regional", territory: "Puglia", state: "unconfirmed" },
      ...{ contactName: "Altra Persona", contactEmail: "altra@example.org" },
    })
    .returning()
  const requestId = row?.id ?? ""
  await db.insert(adhesionLinks).values({ requestId, mailed: true, tokenSha256: linkDigest("another") })
  return requestId
}

test("one's own data has the requests that one sent, and nobody else's", async ({ db }) => {
  const { person } = await asker(db)
  await askedByAnother(db)
  const { adhesions } = await getOwnData(await ctxOf(db, person))
  expect(adhesions).toHaveLength(7)
  expect(adhesions).toContainEqual(
    expect.objectContaining({ ...ASKED, contactEmail: "amina@example.org", reason: "Vogliamo esserci" }),
  )
})

test("an erased person leaves the requests without name, address and telephone", async ({ db }) => {
  const { person, made } = await asker(db)
  const other = await askedByAnother(db)
  await eraseSelf(await ctxOf(db, person), undefined)
  const own = new Set(Object.values(made).map(({ id }) => id))
  for (const row of await rowsOf(db)) {
    const left = personal.filter((key) => row[key] !== null)
    if (!own.has(row.id)) expect(row.contactEmail).toBe("altra@example.org")
    else if (row.state === "accepted") expect(left).toEqual(["email", "pec"])
    else expect({ left, state: row.state }).toEqual({ left: [], state: "withdrawn" })
  }
  const links = await db.select().from(adhesionLinks)
  expect(links.map(({ requestId }) => requestId)).toEqual([other])
  expect(JSON.stringify(await rowsOf(db))).not.toContain("amina@example.org")
})

test("a refused or withdrawn request loses who asked and what was enclosed, thirty days later, once", async ({
  db,
}) => {
  const decidedAt = new Date("2026-03-01T10:00:00Z")
  const { waiting, in_charge, additions_asked, accepted } = await makeAdhesion(db, ASKED)
  const ctx = await ctxFor(db)
  for (const { id } of [waiting, in_charge]) await makeFile(ctx, { ownerKind: "adhesion", ownerId: id })
  await db.execute(sql`
    update adhesion_request set state = 'refused', decision_reason = 'Manca lo statuto', decided_at = ${decidedAt.toISOString()}
     where id = ${waiting.id}`)
  await db.execute(sql`
    update adhesion_request set state = 'withdrawn', decided_at = ${decidedAt.toISOString()} where id = ${additions_asked.id}`)
  await db.execute(
    sql`update adhesion_request set decided_at = ${decidedAt.toISOString()} where id = ${accepted.id}`,
  )
  const on = (day: string) =>
    purgeByRetention({ ...ctx, now: new Date(`${day}T12:00:00Z`) }).then(({ adhesions }) => adhesions)
  expect([await on("2026-03-31"), await on("2026-04-01"), await on("2026-04-01")]).toEqual([0, 2, 0])
  const rows = new Map((await rowsOf(db)).map((row) => [row.id, row]))
  for (const { id } of [waiting, additions_asked])
    expect(personal.filter((key) => rows.get(id)?.[key] !== null)).toEqual([])
  expect(rows.get(waiting.id)).toMatchObject({ name: waiting.name, decisionReason: "Manca lo statuto" })
  for (const { id } of [in_charge, accepted]) expect(rows.get(id)?.contactName).toBe("Amina Haddad")
  const { rows: live } = await db.execute(
    sql`select owner_id from file where removed_at is null and owner_kind = 'adhesion'`,
  )
  expect(live).toEqual([{ owner_id: in_charge.id }])
})
