import { openInvitation } from "#app/roundtables/open-invitation.server.ts"
import { withdrawInvitation } from "#app/roundtables/withdraw-invitation.server.ts"
import { contentOf } from "#tests/support/content.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson, makeSeat } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { daysLater, INVITED, invite, invited, makeTable, press } from "./world.ts"

test("opening an invitation ten times changes nothing", async ({ db }) => {
  const { token, somebody } = await invited(db)
  const before = await contentOf(db)
  for (let n = 0; n < 10; n++) await openInvitation(somebody, token)
  expect(await contentOf(db)).toEqual(before)
})

test("opening an expired invitation changes nothing", async ({ db }) => {
  const { token, somebody } = await invited(db)
  const before = await contentOf(db)
  await openInvitation(daysLater(somebody, 30), token)
  expect(await contentOf(db)).toEqual(before)
})

describe("an invitation's page shows", () => {
  test("which seat, as what, for whom, and who invites", async ({ db }) => {
    const { token, somebody, seat, roundtable, secretary } = await invited(db, { rank: 1 })
    expect(await openInvitation(somebody, token)).toMatchObject({
      ...{ ...INVITED, rank: 1, label: seat.label, voting: true, invitedBy: secretary.name },
      ...{ roundtable: roundtable.name, roundtableCode: roundtable.code, body: expect.any(String) },
    })
  })

  test("the designating body when the seat is a person's own", async ({ db }) => {
    const table = await makeTable(db)
    const { roundtableId, organisationId } = table.seat
    const seat = await makeSeat(db, { roundtableId, designatedById: organisationId })
    const { token } = await invite(db, { ...table, seat })
    expect((await openInvitation(table.ctx, token)).body).toMatch(/^Organizzazione/)
  })

  test("neither name nor address once it was used", async ({ db }) => {
    const { token, somebody } = await invited(db)
    await press(somebody, token)
    expect(await openInvitation(somebody, token)).toMatchObject({ state: "used", name: null, email: null })
  })

  test("no secret and no id", async ({ db }) => {
    const { token, somebody, invitation } = await invited(db)
    const shown = JSON.stringify(await openInvitation(somebody, token))
    expect(
      [invitation.id, invitation.code, "tokenSha256", token].filter((part) => shown.includes(part)),
    ).toEqual([])
  })
})

describe("an invitation is", () => {
  test("open until it expires", async ({ db }) => {
    const { token, somebody } = await invited(db)
    const states = [
      await openInvitation(somebody, token),
      await openInvitation(daysLater(somebody, 7), token),
    ]
    expect(states.map((page) => page.state)).toEqual(["open", "expired"])
  })

  test("withdrawn once the secretary took it back", async ({ db }) => {
    const { token, somebody, ctx, invitation } = await invited(db)
    await withdrawInvitation(ctx, { invitationCode: invitation.code })
    expect((await openInvitation(somebody, token)).state).toBe("withdrawn")
  })

  test("not there for a link that nobody sent", async ({ db }) => {
    const { somebody } = await invited(db)
    expect(await refusalOf(openInvitation(somebody, "made-up"))).toBe(
      "not_found roundtables.errors.invitation_unknown",
    )
  })
})

describe("the door that an invitation opens", () => {
  test("is a new account for who has none", async ({ db }) => {
    const { token, somebody } = await invited(db)
    expect((await openInvitation(somebody, token)).door).toBe("new_account")
  })

  test("is the sign-in for who has one", async ({ db }) => {
    await makePerson(db, { email: INVITED.email })
    const { token, somebody } = await invited(db)
    expect((await openInvitation(somebody, token)).door).toBe("sign_in")
  })

  test("is open for the invited person who is signed in", async ({ db }) => {
    const person = await makePerson(db, { email: INVITED.email })
    const { token } = await invited(db)
    expect((await openInvitation(await ctxOf(db, person), token)).door).toBe("ready")
  })

  test.for([[true], [false]])(
    "is shut for anybody else (invited person known: %s)",
    async ([isKnown], { db }) => {
      if (isKnown) await makePerson(db, { email: INVITED.email })
      const { token, ctx } = await invited(db)
      expect((await openInvitation(ctx, token)).door).toBe("somebody_else")
    },
  )
})
