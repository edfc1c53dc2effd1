import { listOpenInvitations, mayReadInvitation } from "#app/roundtables/invitation-queries.server.ts"
import { withdrawInvitation } from "#app/roundtables/withdraw-invitation.server.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeSeat } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS } from "#tests/support/relations.ts"
import { ctxAs, daysLater, invite, invited, makeTable, press } from "./world.ts"

describe("the invitations of a table", () => {
  test("are those that nobody has used or taken back, the oldest first", async ({ db }) => {
    const table = await makeTable(db)
    const to = async (email: string) =>
      invite(db, { ...table, seat: await makeSeat(db, { roundtableId: table.roundtable.id }) }, { email })
    await to("first@example.org")
    const used = await to("used@example.org")
    const back = await to("back@example.org")
    await to("last@example.org")
    await press({ ...table.ctx, actor: (await ctxAs(db, "nobody", table)).actor }, used.token)
    await withdrawInvitation(table.ctx, { invitationCode: back.invitation.code })
    const open = await listOpenInvitations(table.ctx, table.roundtable.id)
    expect(open.map((row) => row.email)).toEqual(["first@example.org", "last@example.org"])
  })

  test("say which have expired", async ({ db }) => {
    const { ctx, roundtable } = await invited(db)
    const states = [
      await listOpenInvitations(ctx, roundtable.id),
      await listOpenInvitations(daysLater(ctx, 8), roundtable.id),
    ]
    expect(states.map(([row]) => row?.state)).toEqual(["open", "expired"])
  })

  test("are not those of another table", async ({ db }) => {
    await invited(db)
    const { ctx, roundtable } = await makeTable(db)
    expect(await listOpenInvitations(ctx, roundtable.id)).toEqual([])
  })

  test("have no secret", async ({ db }) => {
    const { ctx, roundtable, token } = await invited(db)
    expect(JSON.stringify(await listOpenInvitations(ctx, roundtable.id))).not.toMatch(
      new RegExp(`token|${token}`),
    )
  })

  test.for(RELATIONS)("are for who fills its seats, and for %s?", async (relation, { db }) => {
    const { roundtable } = await invited(db)
    const refused = await refusalOf(
      listOpenInvitations(await ctxAs(db, relation, { roundtable }), roundtable.id),
    )
    const isAllowed = relation === "secretary here" || relation === "administrator"
    expect(refused).toBe(isAllowed ? null : "forbidden roundtables.refuse.secretary_only")
  })
})

describe("the mail of an invitation goes out", () => {
  test("while it can be used, and when it has expired, which its page tells", async ({ db }) => {
    const { invitation } = await invited(db)
    expect(await mayReadInvitation(db, invitation.id)).toBe(true)
  })

  test("not once it was used", async ({ db }) => {
    const { invitation, token, somebody } = await invited(db)
    await press(somebody, token)
    expect(await mayReadInvitation(db, invitation.id)).toBe(false)
  })

  test("not when there is none", async ({ db }) => {
    expect(await mayReadInvitation(db, "00000000-0000-7000-8000-000000000000")).toBe(false)
  })
})
