import { eq } from "drizzle-orm"
import { recogniseRequest, refuseRequest } from "#app/people/decide-request.server.ts"
import { openMailLink } from "#app/people/open-mail-link.server.ts"
import { refuseDecideRequest } from "#app/people/policy.ts"
import { requestAccount, requestOrganisation } from "#app/people/request-account.server.ts"
import { decidableBy, listWaitingRequests, mayDecideRequest } from "#app/people/request-queries.server.ts"
import { isLimited } from "#app/people/roles.ts"
import { useMailLink } from "#app/people/use-mail-link.server.ts"
import type { Db } from "#db/client.server.ts"
import { accountRequests, memberships, outbox, people } from "#db/schema/index.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeAdministrator, makeMembership, makeOrganisation, makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { newestToken, owed } from "./links.ts"

const PASSWORD = "tre parole a caso"
const WHO = { name: "Nuova Persona", email: "nuova@ente.example", role: "sportello", language: "it" } as const

const managed = async (db: Db) => {
  const organisation = await makeOrganisation(db)
  const manager = await makePerson(db)
  await makeMembership(db, { organisationId: organisation.id, personId: manager.id, role: "manager" })
  return { organisation, manager }
}

const requested = async (db: Db) => {
  const { organisation, manager } = await managed(db)
  const nobody = await ctxFor(db)
  await requestAccount(nobody, { ...WHO, organisation: organisation.name.toUpperCase() })
  const token = await newestToken(db)
  return { organisation, manager, nobody, token }
}

const confirmed = async (db: Db) => {
  const world = await requested(db)
  const { personId } = await useMailLink(world.nobody, { token: world.token, password: PASSWORD })
  const [request] = await db.select().from(accountRequests).where(eq(accountRequests.personId, personId))
  return { ...world, personId, code: request?.code ?? "", id: request?.id ?? "" }
}

describe("a request of an account", () => {
  test("writes nobody before its address is confirmed, however often a machine opens the link", async ({
    db,
  }) => {
    const { nobody, token } = await requested(db)
    for (let n = 0; n < 10; n++) expect((await openMailLink(nobody, token)).door).toBe("new_account")
    expect(await db.$count(people, eq(people.email, WHO.email))).toBe(0)
    expect((await useMailLink(nobody, { token, password: PASSWORD })).personId).toBeTruthy()
  })

  test("confirmed is a limited account, no member of the organisation", async ({ db }) => {
    const { personId } = await confirmed(db)
    const { actor } = await ctxOf(db, { id: personId })
    expect([isLimited(actor), actor.memberships]).toEqual([true, []])
  })

  test("tells the organisation's manager, by a mail that a decided request does not send", async ({ db }) => {
    const { manager, id, code, organisation } = await confirmed(db)
    const [mail] = await db.select().from(outbox).where(eq(outbox.kind, "account_requested"))
    expect(mail?.personId).toBe(manager.id)
    expect(await mayDecideRequest(db, manager.id, id)).toBe(true)
    await refuseRequest(await ctxOf(db, manager), { code, reason: "Non ti conosciamo" })
    expect(await mayDecideRequest(db, manager.id, id)).toBe(false)
    expect(organisation.name).toBeTruthy()
  })

  test("for an organisation without manager, or a typed one, goes to administrators", async ({ db }) => {
    const administrator = await makeAdministrator(db)
    const nobody = await ctxFor(db)
    await requestAccount(nobody, { ...WHO, organisation: "Ente mai visto" })
    await useMailLink(nobody, { token: await newestToken(db), password: PASSWORD })
    const [mail] = await db.select().from(outbox).where(eq(outbox.kind, "account_requested"))
    expect(mail?.personId).toBe(administrator.id)
  })

  test("with the address of an account tells its owner and the page nothing", async ({ db }) => {
    const person = await makePerson(db)
    await requestAccount(await ctxFor(db), { ...WHO, email: person.email ?? "", organisation: "Ente" })
    expect(await owed(db)).toEqual(["account_exists"])
  })

  test("of a closed account opens it again", async ({ db }) => {
    const person = await makePerson(db, { email: WHO.email, closedAt: new Date("2026-01-01") })
    const { nobody, token } = await requested(db)
    expect((await useMailLink(nobody, { token, password: PASSWORD })).personId).toBe(person.id)
    expect((await ctxOf(db, person)).actor.personId).toBe(person.id)
  })
})

describe("deciding", () => {
  test("to recognise makes a full account from today", async ({ db }) => {
    const { manager, code, personId, organisation } = await confirmed(db)
    await recogniseRequest(await ctxOf(db, manager), { code })
    const { actor } = await ctxOf(db, { id: personId })
    expect([isLimited(actor), actor.actingFor?.organisationId]).toEqual([false, organisation.id])
    expect(await owed(db)).toContain("request_recognised")
  })

  test("to refuse needs a reason, which the person gets, and the account stays limited", async ({ db }) => {
    const { manager, code, personId } = await confirmed(db)
    await refuseRequest(await ctxOf(db, manager), { code, reason: "Non lavori qui" })
    const [mail] = await db.select().from(outbox).where(eq(outbox.kind, "request_refused"))
    expect(mail?.params).toMatchObject({ reason: "Non lavori qui" })
    expect(isLimited((await ctxOf(db, { id: personId })).actor)).toBe(true)
  })

  test("twice says that somebody decided", async ({ db }) => {
    const { manager, code } = await confirmed(db)
    const ctx = await ctxOf(db, manager)
    await recogniseRequest(ctx, { code })
    expect(await refusalOf(refuseRequest(ctx, { code, reason: "Tardi" }))).toBe(
      "conflict people.errors.request_decided",
    )
  })

  test("is not for managers of others, members or the person", async ({ db }) => {
    const { code, personId, organisation } = await confirmed(db)
    const other = (await managed(db)).manager
    const member = (await makeMembership(db, { organisationId: organisation.id })).personId
    for (const id of [other.id, member, personId])
      expect(await refusalOf(recogniseRequest(await ctxOf(db, { id }), { code }))).toBe(
        "forbidden people.refuse.only.organisation_manager",
      )
    expect(await db.$count(memberships, eq(memberships.personId, personId))).toBe(0)
  })

  test("a typed organisation is matched with the register first", async ({ db }) => {
    const administrator = await makeAdministrator(db)
    const person = await makePerson(db)
    await requestOrganisation(await ctxOf(db, person), { organisation: "Comune di Nuovo", role: "ufficio" })
    const [request] = await db.select().from(accountRequests)
    const ctx = await ctxOf(db, administrator)
    const code = request?.code ?? ""
    expect(await refusalOf(recogniseRequest(ctx, { code }))).toBe(
      "invalid organisations.errors.meant_missing (organisation)",
    )
    const organisation = await makeOrganisation(db)
    await recogniseRequest(ctx, { code, organisationCode: organisation.code })
    expect((await ctxOf(db, person)).actor.actingFor?.organisationId).toBe(organisation.id)
  })

  test("one request waits at a time", async ({ db }) => {
    const ctx = await ctxOf(db, await makePerson(db))
    await requestOrganisation(ctx, { organisation: "Ente A", role: "x" })
    expect(await refusalOf(requestOrganisation(ctx, { organisation: "Ente B", role: "x" }))).toBe(
      "conflict people.errors.request_waiting",
    )
  })
})

test("the list of requests shows those that the policy lets one decide, and no other", async ({ db }) => {
  const { manager, organisation } = await managed(db)
  for (const name of [organisation.name, "Ente scritto a mano", (await managed(db)).organisation.name])
    await requestOrganisation(await ctxOf(db, await makePerson(db)), { organisation: name, role: "x" })
  const all = await db.select().from(accountRequests)
  for (const who of [manager, await makeAdministrator(db), await makePerson(db)]) {
    const ctx = await ctxOf(db, who)
    const shown = (await listWaitingRequests(ctx)).rows.map((row) => row.code).sort()
    const allowed = all.filter((row) => refuseDecideRequest(ctx.actor, row) === null)
    expect(shown).toEqual(allowed.map((row) => row.code).sort())
    expect(decidableBy(ctx.actor)).toBeDefined()
  }
})
