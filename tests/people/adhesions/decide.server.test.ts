import { and, eq } from "drizzle-orm"
import { acceptAdhesion } from "#app/people/adhesions/accept-adhesion.server.ts"
import { askAdditions } from "#app/people/adhesions/ask-additions.server.ts"
import { enterByAdhesion } from "#app/people/adhesions/enter-by-adhesion.server.ts"
import {
  getAdhesion,
  listAdhesions,
  mayHearOfAdhesion,
  openAdhesion,
} from "#app/people/adhesions/queries.server.ts"
import { refuseAdhesion } from "#app/people/adhesions/refuse-adhesion.server.ts"
import { takeAdhesion } from "#app/people/adhesions/take-adhesion.server.ts"
import type { Db } from "#db/client.server.ts"
import { adhesionRequests, memberships, organisations, registrations } from "#db/schema/index.ts"
import { administrator } from "#tests/people/organisations/world.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { contentOf } from "#tests/support/content.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeOrganisation, makePerson, makeRoundtable } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS } from "#tests/support/relations.ts"
import { makeAdhesion, newestMail, tokenOf } from "./world.ts"

const MOVED = "conflict organisations.errors.adhesion_moved"
const PASSWORD = "mare verde cavallo"

/** A table, its secretary, and one request in each state to it. */
const asked = async (db: Db) => {
  const roundtable = await makeRoundtable(db)
  const ctx = await ctxAs(db, "secretary here", { roundtable })
  return { roundtable, ctx, requests: await makeAdhesion(db, { roundtableId: roundtable.id }) }
}

const stateOf = async (db: Db, id: string) => {
  const [row] = await db.select().from(adhesionRequests).where(eq(adhesionRequests.id, id))
  return row
}

describe("the secretariat", () => {
  test("takes a request in charge, once", async ({ db }) => {
    const { ctx, requests } = await asked(db)
    const input = { adhesionCode: requests.waiting.code }
    await takeAdhesion(ctx, input)
    expect(await stateOf(db, requests.waiting.id)).toMatchObject({
      state: "in_charge",
      takenById: ctx.actor.personId,
    })
    expect(await refusalOf(takeAdhesion(ctx, input))).toBe(MOVED)
  })

  test("asks for what is missing, by mail", async ({ db }) => {
    const { ctx, requests } = await asked(db)
    await askAdditions(ctx, { adhesionCode: requests.in_charge.code, question: "Manca lo statuto" })
    expect((await stateOf(db, requests.in_charge.id))?.state).toBe("additions_asked")
    expect(await newestMail(db, "adhesion_additions")).toMatchObject({
      params: { question: "Manca lo statuto" },
    })
  })

  test("accepts: the body is in the register with its numbers to verify, and the contact gets a link", async ({
    db,
  }) => {
    const { ctx, requests } = await asked(db)
    const code = await acceptAdhesion(ctx, { adhesionCode: requests.in_charge.code, existing: "" })
    const [body] = await db.select().from(organisations).where(eq(organisations.code, code))
    expect(body).toMatchObject({ name: requests.in_charge.name, kind: "migrant_association" })
    expect(
      await db
        .select()
        .from(registrations)
        .where(eq(registrations.organisationId, body?.id ?? "")),
    ).toMatchObject([{ register: "runts", number: "R-in_charge", verifiedOn: null }])
    expect(await newestMail(db, "adhesion_accepted")).toMatchObject({ address: "in_charge@example.org" })
  })

  test("accepts for a body that is in the register already, and writes no other", async ({ db }) => {
    const { ctx, requests } = await asked(db)
    const body = await makeOrganisation(db)
    const before = await db.$count(organisations)
    await acceptAdhesion(ctx, { adhesionCode: requests.waiting.code, existing: body.code })
    expect(await db.$count(organisations)).toBe(before)
    expect((await stateOf(db, requests.waiting.id))?.organisationId).toBe(body.id)
  })

  test("writes no second body of the same name, and the request stays open", async ({ db }) => {
    const { ctx, requests } = await asked(db)
    await makeOrganisation(db, { name: requests.waiting.name.toUpperCase() })
    const accept = acceptAdhesion(ctx, { adhesionCode: requests.waiting.code, existing: "" })
    expect(await refusalOf(accept)).toBe("conflict people.errors.organisation_name_taken (name)")
    expect((await stateOf(db, requests.waiting.id))?.state).toBe("waiting")
  })

  test("refuses with a reason that the contact reads", async ({ db }) => {
    const { ctx, requests } = await asked(db)
    await refuseAdhesion(ctx, { adhesionCode: requests.waiting.code, reason: "Manca lo statuto" })
    expect(await stateOf(db, requests.waiting.id)).toMatchObject({
      state: "refused",
      decisionReason: "Manca lo statuto",
    })
    expect(await newestMail(db, "adhesion_refused")).toMatchObject({ params: { reason: "Manca lo statuto" } })
  })

  test("decides once: what is decided stays so", async ({ db }) => {
    const { ctx, requests } = await asked(db)
    const adhesionCode = requests.accepted.code
    const before = await contentOf(db)
    expect([
      await refusalOf(takeAdhesion(ctx, { adhesionCode })),
      await refusalOf(askAdditions(ctx, { adhesionCode, question: "Perché?" })),
      await refusalOf(acceptAdhesion(ctx, { adhesionCode, existing: "" })),
      await refusalOf(refuseAdhesion(ctx, { adhesionCode, reason: "Perché no" })),
    ]).toEqual([MOVED, MOVED, MOVED, MOVED])
    expect(await contentOf(db)).toEqual(before)
  })

  test("sees similar names of the register before deciding", async ({ db }) => {
    const { ctx, requests } = await asked(db)
    await makeOrganisation(db, { name: "Vento APS" })
    await makeOrganisation(db, { name: "Comune di Melfi" })
    const { similar } = await getAdhesion(ctx, requests.waiting.code)
    expect(similar.map(({ name }) => name)).not.toContain("Comune di Melfi")
  })
})

describe("what the queue shows is what the policy allows:", () => {
  test.for(RELATIONS)("%s", async (relation, { db }) => {
    const { roundtable, requests } = await asked(db)
    const ctx = await ctxAs(db, relation, { roundtable })
    const listed = await listAdhesions(ctx, {}).then(
      ({ rows }) => rows.map(({ code }) => code),
      () => [],
    )
    const readable = []
    for (const request of [requests.waiting, requests.in_charge, requests.additions_asked])
      if ((await refusalOf(getAdhesion(ctx, request.code))) === null) readable.push(request.code)
    expect(listed.sort()).toEqual(readable.sort())
    expect(readable).toHaveLength(["secretary here", "administrator"].includes(relation) ? 3 : 0)
  })
})

test("what nobody confirmed is on no desk", async ({ db }) => {
  await makeAdhesion(db, {})
  const ctx = await administrator(db)
  const listed = (await listAdhesions(ctx, {})).rows.map(({ state }) => state)
  expect(listed.sort()).toEqual(["additions_asked", "in_charge", "waiting"])
})

describe("the contact of an accepted request", () => {
  test("becomes the body's manager with a new account, once", async ({ db }) => {
    const { accepted } = await makeAdhesion(db, {})
    const ctx = await ctxFor(db)
    const token = tokenOf("accepted", true)
    const { personId } = await enterByAdhesion(ctx, token, { name: "Amina", password: PASSWORD })
    expect(
      await db
        .select()
        .from(memberships)
        .where(
          and(
            eq(memberships.personId, personId),
            eq(memberships.organisationId, accepted.organisationId ?? ""),
          ),
        ),
    ).toMatchObject([{ role: "manager" }])
    expect(await refusalOf(enterByAdhesion(ctx, token, { password: PASSWORD }))).toBe(
      "conflict organisations.errors.manager_entered",
    )
  })

  test("enters with their own account, and nobody else's", async ({ db }) => {
    await makeAdhesion(db, {})
    const [contact, other] = [await makePerson(db, { email: "accepted@example.org" }), await makePerson(db)]
    const token = tokenOf("accepted", true)
    expect([
      await refusalOf(enterByAdhesion(await ctxFor(db), token, { password: PASSWORD })),
      await refusalOf(enterByAdhesion(await ctxOf(db, other), token, {})),
      await refusalOf(enterByAdhesion(await ctxOf(db, contact), token, {})),
    ]).toEqual([
      "forbidden organisations.refuse.sign_in_first",
      "forbidden organisations.refuse.other_person",
      null,
    ])
  })
})

test("the account of the contact that was closed opens again with a new password", async ({ db }) => {
  await makeAdhesion(db, {})
  const email = "accepted@example.org"
  const contact = await makePerson(db, { email, closedAt: new Date("2025-06-01T10:00:00Z") })
  const token = tokenOf("accepted", true)
  expect((await openAdhesion(await ctxFor(db), token)).door).toBe("new_account")
  const { personId } = await enterByAdhesion(await ctxFor(db), token, { password: PASSWORD })
  expect(personId).toBe(contact.id)
  const { actor } = await ctxOf(db, contact)
  expect(actor.memberships).toMatchObject([{ role: "manager" }])
})

test("a notice goes to the contact, and to who still decides", async ({ db }) => {
  const { roundtable, ctx, requests } = await asked(db)
  const stranger = await ctxAs(db, "titular", { roundtable })
  const { id } = requests.waiting
  expect([
    await mayHearOfAdhesion(db, null, id),
    await mayHearOfAdhesion(db, ctx.actor.personId, id),
    await mayHearOfAdhesion(db, stranger.actor.personId, id),
  ]).toEqual([true, true, false])
})
