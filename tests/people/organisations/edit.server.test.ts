import { eq } from "drizzle-orm"
import { editCard } from "#app/people/organisations/edit-card.server.ts"
import { editProfile } from "#app/people/organisations/edit-profile.server.ts"
import { editRegisters } from "#app/people/organisations/edit-registers.server.ts"
import { EditProfile, EditRegisters } from "#app/people/organisations/input.ts"
import { verifyRegister } from "#app/people/organisations/verify-register.server.ts"
import type { Db } from "#db/client.server.ts"
import { auditEntries, organisations, registrations } from "#db/schema/index.ts"
import { contentOf } from "#tests/support/content.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeOrganisation } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { administrator, makeRegistered, managerOf, memberOf, secretary, somebody } from "./world.ts"

const profile = (code: string, over: Record<string, string> = {}) =>
  EditProfile.parse({ code, presentation: "Siamo qui.", presentationLanguage: "fr", ...over })
const numbers = (code: string, over: Record<string, string> = {}) => EditRegisters.parse({ code, ...over })
const rowsOf = (db: Db, id: string) =>
  db.select().from(registrations).where(eq(registrations.organisationId, id))
const actions = async (db: Db) => (await db.select().from(auditEntries)).map(({ action }) => action)

describe("a body's presentation and contacts", () => {
  test("are written by its manager, in their language", async ({ db }) => {
    const body = await makeOrganisation(db)
    const input = profile(body.code, {
      email: "ENTE@Example.org",
      website: "www.ente.example",
      phone: "+39 080 1",
    })
    await editProfile(await managerOf(db, body), { ...input, phone: "+39 080 11" })
    const [row] = await db.select().from(organisations).where(eq(organisations.id, body.id))
    expect(row).toMatchObject({
      ...{ presentation: "Siamo qui.", presentationLanguage: "fr", email: "ente@example.org" },
      website: "https://www.ente.example",
    })
    expect(await actions(db)).toEqual(["organisation.profile-changed"])
  })

  test("have no language when there are no words", async ({ db }) => {
    const body = await makeOrganisation(db)
    await editProfile(await managerOf(db, body), profile(body.code, { presentation: "  " }))
    const [row] = await db.select().from(organisations).where(eq(organisations.id, body.id))
    expect(row).toMatchObject({ presentation: null, presentationLanguage: null })
  })

  test.for([
    ["a member", memberOf],
    ["somebody else", somebody],
    ["a secretary", secretary],
  ] as const)("are not written by %s", async ([, as], { db }) => {
    const body = await makeOrganisation(db)
    const ctx = await as(db, body)
    const before = await contentOf(db)
    expect(await refusalOf(editProfile(ctx, profile(body.code)))).toBe(
      "forbidden organisations.refuse.profile",
    )
    expect(await contentOf(db)).toEqual(before)
  })

  test("stay as they are once the body has ended", async ({ db }) => {
    const body = await makeOrganisation(db, { state: "closed" })
    const ctx = await managerOf(db, body)
    expect(await refusalOf(editProfile(ctx, profile(body.code)))).toBe("conflict organisations.errors.ended")
  })
})

describe("a body's name, kind and territory", () => {
  const card = { kind: "school", level: "regional", territory: "Lecce", language: "it" } as const

  test("are corrected by an administrator", async ({ db }) => {
    const body = await makeOrganisation(db)
    await editCard(await administrator(db), { code: body.code, name: "Nome giusto", ...card })
    const [row] = await db.select().from(organisations).where(eq(organisations.id, body.id))
    expect(row).toMatchObject({ name: "Nome giusto", ...card, territory: "Lecce (LE)" })
  })

  test("are not its manager's to write", async ({ db }) => {
    const body = await makeOrganisation(db)
    const ctx = await managerOf(db, body)
    const refused = await refusalOf(editCard(ctx, { code: body.code, name: "Altro", ...card }))
    expect(refused).toBe("forbidden roundtables.refuse.administrator_only")
  })

  test("are not those of another body", async ({ db }) => {
    const [body, other] = [await makeOrganisation(db), await makeOrganisation(db)]
    const input = { code: body.code, name: other.name.toUpperCase(), ...card }
    expect(await refusalOf(editCard(await administrator(db), input))).toBe(
      "conflict people.errors.organisation_name_taken (name)",
    )
  })
})

describe("a body's numbers", () => {
  test("are written by its manager and are not verified", async ({ db }) => {
    const body = await makeOrganisation(db)
    const input = numbers(body.code, {
      nationalSection: "first",
      nationalNumber: "A/1",
      regionalNumber: " 7 ",
    })
    await editRegisters(await managerOf(db, body), input)
    expect(await rowsOf(db, body.id)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ register: "national", section: "first", number: "A/1", verifiedOn: null }),
        expect.objectContaining({ register: "regional", section: null, number: "7", verifiedOn: null }),
      ]),
    )
  })

  test("stay verified while they stay the same", async ({ db }) => {
    const body = await makeRegistered(db, { verified: true })
    await editRegisters(
      await managerOf(db, body),
      numbers(body.code, { runtsNumber: "00123", nationalNumber: "B" }),
    )
    const rows = await rowsOf(db, body.id)
    expect(rows.find(({ register }) => register === "runts")?.verifiedOn).toBe("2026-01-15")
  })

  test("are unverified by a change", async ({ db }) => {
    const body = await makeRegistered(db, { verified: true })
    await editRegisters(await managerOf(db, body), numbers(body.code, { runtsNumber: "00124" }))
    expect(await rowsOf(db, body.id)).toMatchObject([
      { number: "00124", verifiedOn: null, verifiedById: null },
    ])
  })

  test("go when they are emptied", async ({ db }) => {
    const body = await makeRegistered(db)
    await editRegisters(await managerOf(db, body), numbers(body.code))
    expect(await rowsOf(db, body.id)).toEqual([])
  })

  test("need the number and not only the register", () => {
    const parsed = EditRegisters.safeParse({ code: "X", nationalSection: "first", regionalName: "Registro" })
    expect(parsed.error?.issues.map(({ path }) => path.join("."))).toEqual([
      "nationalNumber",
      "regionalNumber",
    ])
  })
})

describe("a number is verified", () => {
  const input = (code: string, number = "00123") => ({ code, register: "runts" as const, number })

  test("by a secretary, with the day and the name", async ({ db }) => {
    const body = await makeRegistered(db)
    const ctx = await secretary(db)
    await verifyRegister(ctx, input(body.code))
    const [row] = await rowsOf(db, body.id)
    expect(row).toMatchObject({
      verifiedById: ctx.actor.personId,
      verifiedOn: expect.stringMatching(/^\d{4}-/),
    })
    expect(await actions(db)).toEqual(["organisation.register-verified"])
  })

  test("not by the body's own manager", async ({ db }) => {
    const body = await makeRegistered(db)
    const refused = await refusalOf(verifyRegister(await managerOf(db, body), input(body.code)))
    expect(refused).toBe("forbidden organisations.refuse.verify")
  })

  test("only if it is still the one that was looked up", async ({ db }) => {
    const body = await makeRegistered(db, { number: "00999" })
    const refused = await refusalOf(verifyRegister(await secretary(db), input(body.code)))
    expect(refused).toBe("conflict organisations.errors.number_changed")
  })
})
