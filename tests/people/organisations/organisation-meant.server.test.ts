import { sql } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { isDomainError } from "#app/errors.ts"
import type { MeantOrganisation } from "#app/people/organisations/input.ts"
import {
  MOST_CHOICES,
  MOST_PROPOSED,
  organisationMeant,
  proposedNames,
} from "#app/people/organisations/organisation-meant.server.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeOrganisation } from "#tests/support/factories.ts"

/** What is understood: the body's name, or the refusal with the names that are offered. */
const meant = async (ctx: Ctx, asked: MeantOrganisation) => {
  try {
    return (await organisationMeant(ctx, asked)).name
  } catch (error) {
    if (!isDomainError(error)) throw error
    const { code, reason, field, choices } = error
    expect([code, field]).toEqual(["invalid", "organisation"])
    return { key: reason.key.replace("organisations.errors.", ""), names: choices?.map(({ label }) => label) }
  }
}

describe("words for a body of the register", () => {
  test.for([
    ["its whole name", "Comune di Prova", "Comune di Prova"],
    ["its whole name in other capitals, with spaces around", "  comune di PROVA ", "Comune di Prova"],
    ["its whole name, though another begins so", "Associazione Vento", "Associazione Vento"],
    ["beginnings of words that one name has", "vent mare", "Associazione Vento di mare"],
    ["words without their accents", "citta apert", "Città aperta"],
  ] as const)("are %s", async ([, typed, name], { db }) => {
    for (const one of ["Comune di Prova", "Associazione Vento", "Associazione Vento di mare", "Città aperta"])
      await makeOrganisation(db, { name: one })
    expect(await meant(await ctxFor(db), { organisation: typed })).toBe(name)
  })

  test("that several have lead to a choice, which the code then settles", async ({ db }) => {
    const [first] = [
      await makeOrganisation(db, { name: "Associazione Vento", territory: "Bari" }),
      await makeOrganisation(db, { name: "Associazione Venti", territory: "Lecce" }),
    ]
    const ctx = await ctxFor(db)
    const names = ["Associazione Venti", "Associazione Vento"]
    expect(await meant(ctx, { organisation: "associazione" })).toEqual({ key: "meant_several", names })
    expect(await meant(ctx, { organisation: "associazione", organisationCode: first.code })).toBe(first.name)
    expect(await meant(ctx, { organisation: "associazione", organisationCode: "" })).toEqual({
      ...{ key: "meant_several", names },
    })
  })

  test("that a crowd has are offered ten, and asked for more words", async ({ db }) => {
    for (let n = 0; n <= MOST_CHOICES; n++) await makeOrganisation(db, { name: `Ente ${n}` })
    const answer = await meant(await ctxFor(db), { organisation: "ente" })
    expect(answer).toMatchObject({ key: "meant_crowd", names: { length: MOST_CHOICES } })
  })

  test.for([
    ["nothing", {}, "meant_missing"],
    ["no letter", { organisation: " -- " }, "meant_missing"],
    ["words that none has", { organisation: "Atlantide" }, "meant_none"],
    ["the name of one that has ended", { organisation: "Ente chiuso" }, "meant_none"],
    ["an operator of the search", { organisation: "ente & | !:*" }, "meant_none"],
    ["a code that none has", { organisationCode: "NOWHERE" }, "meant_gone"],
  ] as const)("are refused: %s", async ([, asked, key], { db }) => {
    await makeOrganisation(db, { name: "Comune di Prova" })
    await makeOrganisation(db, { name: "Ente chiuso", state: "closed" })
    expect(await meant(await ctxFor(db), asked)).toMatchObject({ key })
  })

  test("are refused by the code of one that has ended", async ({ db }) => {
    const { code } = await makeOrganisation(db, { state: "closed" })
    expect(await meant(await ctxFor(db), { organisationCode: code })).toMatchObject({ key: "meant_gone" })
  })
})

test("a small register is proposed whole, a larger one not at all", async ({ db }) => {
  const ctx = await ctxFor(db)
  await db.execute(sql`
    insert into organisation (id, code, name, kind, territory)
    select gen_random_uuid(), 'C' || n, 'Ente ' || n, 'association', 'Bari' from generate_series(1, ${MOST_PROPOSED}) n`)
  expect(await proposedNames(ctx)).toHaveLength(MOST_PROPOSED)
  await makeOrganisation(db, {
    state: "merged",
    mergedIntoId: (await db.execute(sql`select id from organisation limit 1`)).rows[0]?.id as string,
  })
  expect(await proposedNames(ctx)).toHaveLength(MOST_PROPOSED)
  await makeOrganisation(db)
  expect(await proposedNames(ctx)).toEqual([])
})
