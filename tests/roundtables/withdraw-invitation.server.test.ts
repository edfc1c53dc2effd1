import { eq } from "drizzle-orm"
import { mayReadInvitation } from "#app/roundtables/invitation-queries.server.ts"
import { withdrawInvitation } from "#app/roundtables/withdraw-invitation.server.ts"
import { auditEntries, invitations } from "#db/schema/index.ts"
import { contentOf } from "#tests/support/content.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS } from "#tests/support/relations.ts"
import { ctxAs, daysLater, invited, press } from "./world.ts"

const OVER = "conflict roundtables.errors.invitation_over"

describe("an invitation that is taken back", () => {
  test("says since when", async ({ db }) => {
    const { ctx, invitation } = await invited(db)
    await withdrawInvitation(ctx, { invitationCode: invitation.code })
    const [row] = await db.select().from(invitations).where(eq(invitations.id, invitation.id))
    expect(row?.withdrawnAt).toEqual(ctx.now)
  })

  test("is not mailed any more", async ({ db }) => {
    const { ctx, invitation } = await invited(db)
    const before = await mayReadInvitation(db, invitation.id)
    await withdrawInvitation(ctx, { invitationCode: invitation.code })
    expect([before, await mayReadInvitation(db, invitation.id)]).toEqual([true, false])
  })

  test("is in the audit", async ({ db }) => {
    const { ctx, invitation, seat } = await invited(db)
    await withdrawInvitation(ctx, { invitationCode: invitation.code })
    const entries = await db.select().from(auditEntries).orderBy(auditEntries.id)
    expect(entries[1]).toMatchObject({ action: "invitation.withdrawn", subjectId: seat.id })
  })

  test("may have expired", async ({ db }) => {
    const { ctx, invitation } = await invited(db)
    const refused = await refusalOf(
      withdrawInvitation(daysLater(ctx, 30), { invitationCode: invitation.code }),
    )
    expect(refused).toBeNull()
  })
})

describe("an invitation is not taken back", () => {
  test("twice", async ({ db }) => {
    const { ctx, invitation } = await invited(db)
    await withdrawInvitation(ctx, { invitationCode: invitation.code })
    const before = await contentOf(db)
    expect(await refusalOf(withdrawInvitation(ctx, { invitationCode: invitation.code }))).toBe(OVER)
    expect(await contentOf(db)).toEqual(before)
  })

  test("once it was used", async ({ db }) => {
    const { ctx, invitation, token, somebody } = await invited(db)
    await press(somebody, token)
    const before = await contentOf(db)
    expect(await refusalOf(withdrawInvitation(ctx, { invitationCode: invitation.code }))).toBe(OVER)
    expect(await contentOf(db)).toEqual(before)
  })

  test("when there is none", async ({ db }) => {
    const { ctx } = await invited(db)
    expect(await refusalOf(withdrawInvitation(ctx, { invitationCode: "NOWHERE" }))).toMatch(/^not_found/)
  })
})

describe("who may not take an invitation back writes nothing:", () => {
  const others = RELATIONS.filter((relation) => !["secretary here", "administrator"].includes(relation))
  test.for(others)("%s", async (relation, { db }) => {
    const { invitation, roundtable } = await invited(db)
    const ctx = await ctxAs(db, relation, { roundtable })
    const before = await contentOf(db)
    const refused = await refusalOf(withdrawInvitation(ctx, { invitationCode: invitation.code }))
    expect(refused).toBe("forbidden roundtables.refuse.secretary_only")
    expect(await contentOf(db)).toEqual(before)
  })
})
