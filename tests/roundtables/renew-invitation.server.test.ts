import { eq } from "drizzle-orm"
import { openInvitation } from "#app/roundtables/open-invitation.server.ts"
import { renewExpiredInvitation, resendInvitation } from "#app/roundtables/renew-invitation.server.ts"
import { withdrawInvitation } from "#app/roundtables/withdraw-invitation.server.ts"
import { auditEntries, invitations, outbox } from "#db/schema/index.ts"
import { contentOf } from "#tests/support/content.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeOfficer, makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS } from "#tests/support/relations.ts"
import { ctxAs, daysLater, INVITED, invited, lastMail, lastToken, press } from "./world.ts"

const OVER = "conflict roundtables.errors.invitation_over"
const UNKNOWN = "not_found roundtables.errors.invitation_unknown"

describe("whoever holds an expired link", () => {
  test("has a fresh one sent to the invited address, and to no other", async ({ db }) => {
    const { token, somebody, invitation } = await invited(db)
    await renewExpiredInvitation(daysLater(somebody, 8), { token })
    const owed = await db.select().from(outbox).orderBy(outbox.id)
    expect(owed[1]).toMatchObject({
      ...{ kind: "invitation", address: INVITED.email, language: "fr", subjectId: invitation.id },
    })
  })

  test("takes the seat with the fresh one", async ({ db }) => {
    const { token, somebody } = await invited(db)
    const later = daysLater(somebody, 8)
    await renewExpiredInvitation(later, { token })
    expect(await refusalOf(press(later, await lastToken(db)))).toBeNull()
  })

  test("can do nothing more with the old one", async ({ db }) => {
    const { token, somebody } = await invited(db)
    const later = daysLater(somebody, 8)
    await renewExpiredInvitation(later, { token })
    expect(await refusalOf(press(later, token))).toBe(UNKNOWN)
    expect(await refusalOf(renewExpiredInvitation(later, { token }))).toMatch(/^not_found/)
  })

  test("has as many days again", async ({ db }) => {
    const { token, somebody } = await invited(db)
    const later = daysLater(somebody, 8)
    await renewExpiredInvitation(later, { token })
    const [row] = await db.select().from(invitations)
    expect(row?.expiresAt).toEqual(daysLater(later, 7).now)
  })

  test("gets a mail that says who invites, not who pressed", async ({ db }) => {
    const { token, somebody, secretary } = await invited(db)
    await renewExpiredInvitation(daysLater(somebody, 8), { token })
    expect((await lastMail(db)).by).toBe(secretary.name)
  })
})

describe("no mail leaves", () => {
  test("for a link that still works, so that nobody fills a mailbox", async ({ db }) => {
    const { token, somebody } = await invited(db)
    const before = await contentOf(db)
    expect(await refusalOf(renewExpiredInvitation(somebody, { token }))).toBe(OVER)
    expect(await contentOf(db)).toEqual(before)
  })

  test("for a used link", async ({ db }) => {
    const { token, somebody } = await invited(db)
    await press(somebody, token)
    const before = await contentOf(db)
    expect(await refusalOf(renewExpiredInvitation(daysLater(somebody, 8), { token }))).toBe(OVER)
    expect(await contentOf(db)).toEqual(before)
  })

  test("for a withdrawn link", async ({ db }) => {
    const { token, somebody, ctx, invitation } = await invited(db)
    await withdrawInvitation(ctx, { invitationCode: invitation.code })
    const before = await contentOf(db)
    expect(await refusalOf(renewExpiredInvitation(daysLater(somebody, 8), { token }))).toBe(OVER)
    expect(await contentOf(db)).toEqual(before)
  })

  test("for a link that nobody sent", async ({ db }) => {
    const { somebody } = await invited(db)
    expect(await refusalOf(renewExpiredInvitation(somebody, { token: "made-up" }))).toMatch(/^not_found/)
  })
})

describe("the secretary who sends an invitation again", () => {
  test.for([
    ["open", 0],
    ["expired", 30],
  ] as const)("makes the older link stop when it is %s", async ([, days], { db }) => {
    const { token, somebody, ctx, invitation } = await invited(db)
    await resendInvitation(daysLater(ctx, days), { invitationCode: invitation.code })
    expect(await refusalOf(openInvitation(somebody, token))).toBe(UNKNOWN)
  })

  test("gives a link that works", async ({ db }) => {
    const { somebody, ctx, invitation } = await invited(db)
    await resendInvitation(ctx, { invitationCode: invitation.code })
    expect((await openInvitation(somebody, await lastToken(db))).state).toBe("open")
  })

  test("keeps the invitation one and the same", async ({ db }) => {
    const { ctx, invitation } = await invited(db)
    await resendInvitation(ctx, { invitationCode: invitation.code })
    const [row] = await db.select().from(invitations).where(eq(invitations.id, invitation.id))
    expect({ ...row, tokenSha256: null, expiresAt: null }).toEqual({
      ...{ ...invitation, tokenSha256: null, expiresAt: null },
    })
  })

  test("invites in the name of who first did, as the page says", async ({ db }) => {
    const { ctx, invitation, roundtable, secretary } = await invited(db)
    const other = await makePerson(db)
    await makeOfficer(db, { roundtableId: roundtable.id, personId: other.id })
    await resendInvitation({ ...ctx, ...(await ctxOf(db, other)) }, { invitationCode: invitation.code })
    expect((await lastMail(db)).by).toBe(secretary.name)
  })

  test("is in the audit", async ({ db }) => {
    const { ctx, invitation, seat, secretary } = await invited(db)
    await resendInvitation(ctx, { invitationCode: invitation.code })
    const entries = await db.select().from(auditEntries).orderBy(auditEntries.id)
    expect(entries[1]).toMatchObject({
      ...{ action: "invitation.renewed", subjectId: seat.id, actorId: secretary.id },
    })
  })

  test("cannot do so once it was used", async ({ db }) => {
    const { token, somebody, ctx, invitation } = await invited(db)
    await press(somebody, token)
    const before = await contentOf(db)
    expect(await refusalOf(resendInvitation(ctx, { invitationCode: invitation.code }))).toBe(OVER)
    expect(await contentOf(db)).toEqual(before)
  })
})

describe("who may not send an invitation again writes nothing:", () => {
  const others = RELATIONS.filter((relation) => !["secretary here", "administrator"].includes(relation))
  test.for(others)("%s", async (relation, { db }) => {
    const { invitation, roundtable } = await invited(db)
    const ctx = await ctxAs(db, relation, { roundtable })
    const before = await contentOf(db)
    const refused = await refusalOf(resendInvitation(ctx, { invitationCode: invitation.code }))
    expect(refused).toBe("forbidden roundtables.refuse.secretary_only")
    expect(await contentOf(db)).toEqual(before)
  })
})
