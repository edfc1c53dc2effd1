import { eq } from "drizzle-orm"
import { changeMembership, endMembership } from "#app/people/change-membership.server.ts"
import { invitePerson, withdrawOrganisationInvitation } from "#app/people/invite-person.server.ts"
import { openMailLink } from "#app/people/open-mail-link.server.ts"
import { useMailLink } from "#app/people/use-mail-link.server.ts"
import type { Db } from "#db/client.server.ts"
import { accessChanges, mailLinks, memberships } from "#db/schema/index.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeAdministrator, makeMembership, makeOrganisation, makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { newestToken, owed } from "./links.ts"

const PASSWORD = "tre parole a caso"
const REASON = "Ha cambiato lavoro"

const managed = async (db: Db) => {
  const organisation = await makeOrganisation(db)
  const [manager, member] = [await makePerson(db), await makePerson(db)]
  await makeMembership(db, { organisationId: organisation.id, personId: manager.id, role: "manager" })
  await makeMembership(db, { organisationId: organisation.id, personId: member.id })
  const ctx = await ctxOf(db, manager)
  const of = (personCode: string) => ({ organisationCode: organisation.code, personCode })
  return { organisation, manager, member, ctx, of }
}

describe("a manager", () => {
  test("ends somebody's membership at once, with a reason that they get", async ({ db }) => {
    const { ctx, member, of } = await managed(db)
    await endMembership(ctx, { ...of(member.code), reason: REASON })
    expect((await ctxOf(db, member)).actor.memberships).toEqual([])
    expect([await owed(db), await db.$count(accessChanges, eq(accessChanges.personId, member.id))]).toEqual([
      ["membership_ended"],
      1,
    ])
  })

  test("who is the last one cannot leave or step down; an administrator may", async ({ db }) => {
    const { ctx, manager, of } = await managed(db)
    const last = "conflict people.errors.last_manager"
    expect(await refusalOf(endMembership(ctx, { ...of(manager.code), reason: REASON }))).toBe(last)
    expect(await refusalOf(changeMembership(ctx, { ...of(manager.code), role: false, offices: [] }))).toBe(
      last,
    )
    const administrator = await ctxOf(db, await makeAdministrator(db))
    expect(await refusalOf(endMembership(administrator, { ...of(manager.code), reason: REASON }))).toBeNull()
  })

  test("leaves after naming another", async ({ db }) => {
    const { ctx, manager, member, of } = await managed(db)
    await changeMembership(ctx, { ...of(member.code), role: true, offices: ["operator"] })
    await endMembership(ctx, { ...of(manager.code), reason: REASON })
    const [held] = (await ctxOf(db, member)).actor.memberships
    expect(held).toMatchObject({ role: "manager", offices: ["operator"] })
  })

  test("whose own mandate is over does not count as one who stays", async ({ db }) => {
    const { ctx, manager, member, of, organisation } = await managed(db)
    await db
      .update(memberships)
      .set({ role: "manager", endsOn: "2025-01-01" })
      .where(eq(memberships.personId, member.id))
    expect(await refusalOf(endMembership(ctx, { ...of(manager.code), reason: REASON }))).toBe(
      "conflict people.errors.last_manager",
    )
    expect(organisation.id).toBeTruthy()
  })
})

describe("somebody else", () => {
  test("cannot end or change what a member does", async ({ db }) => {
    const { member, manager, of } = await managed(db)
    const ctx = await ctxOf(db, member)
    const only = "forbidden people.refuse.only.organisation_manager"
    expect(await refusalOf(endMembership(ctx, { ...of(manager.code), reason: REASON }))).toBe(only)
    expect(await refusalOf(changeMembership(ctx, { ...of(member.code), role: true, offices: [] }))).toBe(only)
  })

  test("leaves by themselves, without a mail", async ({ db }) => {
    const { member, of } = await managed(db)
    await endMembership(await ctxOf(db, member), { ...of(member.code), reason: REASON })
    expect([(await ctxOf(db, member)).actor.memberships, await owed(db)]).toEqual([[], []])
  })
})

describe("an invitation to act for an organisation", () => {
  const invite = async (db: Db, email = "invitata@example.org", role = false) => {
    const world = await managed(db)
    const organisationCode = world.organisation.code
    await invitePerson(world.ctx, { organisationCode, name: "Invitata", email, language: "it", role })
    return { ...world, token: await newestToken(db), nobody: await ctxFor(db) }
  }

  test("opened ten times by a machine is still accepted, once", async ({ db }) => {
    const { token, nobody, organisation } = await invite(db)
    for (let n = 0; n < 10; n++) expect((await openMailLink(nobody, token)).state).toBe("open")
    const { personId } = await useMailLink(nobody, { token, password: PASSWORD })
    expect((await ctxOf(db, { id: personId })).actor.actingFor?.organisationId).toBe(organisation.id)
    expect(await refusalOf(useMailLink(nobody, { token, password: PASSWORD }))).toBe(
      "conflict people.link.used",
    )
  })

  test("as manager makes one", async ({ db }) => {
    const { token, nobody } = await invite(db, "capo@example.org", true)
    const { personId } = await useMailLink(nobody, { token, password: PASSWORD })
    expect((await ctxOf(db, { id: personId })).actor.actingFor?.role).toBe("manager")
  })

  test("to an address with an account wants its sign-in", async ({ db }) => {
    const person = await makePerson(db)
    const { token, nobody } = await invite(db, person.email ?? "")
    expect(await refusalOf(useMailLink(nobody, { token, password: PASSWORD }))).toBe(
      "forbidden people.errors.link_sign_in_first",
    )
    expect(await refusalOf(useMailLink(await ctxOf(db, await makePerson(db)), { token }))).toBe(
      "forbidden people.errors.link_other_person",
    )
    expect(await refusalOf(useMailLink(await ctxOf(db, person), { token }))).toBeNull()
  })

  test("withdrawn says so; a second one to the same address waits for that", async ({ db }) => {
    const { ctx, token, nobody, organisation } = await invite(db)
    const again = { organisationCode: organisation.code, name: "I", email: "invitata@example.org" } as const
    const second = () => invitePerson(ctx, { ...again, language: "it", role: false })
    expect(await refusalOf(second())).toBe("conflict people.errors.already_invited (email)")
    const [link] = await db.select().from(mailLinks)
    await withdrawOrganisationInvitation(ctx, { id: link?.id ?? "" })
    expect(await refusalOf(useMailLink(nobody, { token, password: PASSWORD }))).toBe(
      "conflict people.link.withdrawn",
    )
    expect(await refusalOf(second())).toBeNull()
  })

  test("of a member is refused", async ({ db }) => {
    const { ctx, organisation, member } = await managed(db)
    const email = member.email ?? ""
    const asked = {
      organisationCode: organisation.code,
      name: "M",
      email,
      language: "it",
      role: false,
    } as const
    expect(await refusalOf(invitePerson(ctx, asked))).toBe("conflict people.errors.already_member (email)")
  })
})
