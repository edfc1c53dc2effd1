import { inviteDelegate } from "#app/roundtables/invite-delegate.server.ts"
import { auditEntries, auditValues, invitations, outbox } from "#db/schema/index.ts"
import { contentOf } from "#tests/support/content.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { dayFromNow } from "#tests/support/days.ts"
import { makeRoundtable, makeSeat } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS } from "#tests/support/relations.ts"
import { asked, ctxAs, daysLater, INVITED, invite, lastMail, makeTable } from "./world.ts"

const MAY_INVITE = ["secretary here", "administrator"]

describe("who may not invite writes nothing:", () => {
  const others = RELATIONS.filter((relation) => !MAY_INVITE.includes(relation))
  test.for(others)("%s", async (relation, { db }) => {
    const table = await makeTable(db)
    const ctx = await ctxAs(db, relation, table)
    const before = await contentOf(db)
    const refused = await refusalOf(inviteDelegate(ctx, await asked(db, table.seat, { rank: 5 })))
    expect(refused).toBe("forbidden roundtables.refuse.secretary_only")
    expect(await contentOf(db)).toEqual(before)
  })
})

describe("who may invite", () => {
  test.for(MAY_INVITE)("does: %s", async (relation, { db }) => {
    const table = await makeTable(db)
    const ctx = await ctxAs(db, relation as "administrator", table)
    const answer = await inviteDelegate(ctx, await asked(db, table.seat))
    expect([answer, await db.$count(invitations)]).toEqual([{ roundtableCode: table.roundtable.code }, 1])
  })
})

describe("an invitation", () => {
  test("says to which seat, as what, from when, by whose letter", async ({ db }) => {
    const table = await makeTable(db)
    const endsOn = await dayFromNow(db, 100)
    const { invitation } = await invite(db, table, { rank: 2, endsOn })
    expect(invitation).toMatchObject({
      ...{ ...INVITED, roundtableId: table.roundtable.id, seatId: table.seat.id, rank: 2 },
      ...{
        startsOn: await dayFromNow(db, 0),
        endsOn,
        letter: "DEMO/000101",
        invitedById: table.secretary.id,
      },
    })
  })

  test("can be used for as many days as the settings say", async ({ db }) => {
    const table = await makeTable(db)
    const ctx = { ...table.ctx, settings: { ...table.ctx.settings, invitationDays: 3 } }
    const { invitation } = await invite(db, { ...table, ctx })
    expect(invitation.expiresAt).toEqual(daysLater(ctx, 3).now)
  })

  test("keeps a digest of its link's secret and not the secret", async ({ db }) => {
    const { invitation, token } = await invite(db, await makeTable(db))
    expect(Buffer.from(invitation.tokenSha256)).toHaveLength(32)
    expect([JSON.stringify(invitation), Buffer.from(invitation.tokenSha256).toString()].join()).not.toContain(
      token,
    )
  })

  test("has a link that nobody guesses", async ({ db }) => {
    const { token } = await invite(db, await makeTable(db))
    expect(token).toMatch(/^[\w-]{32}$/)
  })
})

describe("the mail with the link", () => {
  test("is owed to the address that was given, in the language that was chosen", async ({ db }) => {
    const table = await makeTable(db)
    const { invitation } = await invite(db, table)
    expect(await db.select().from(outbox)).toMatchObject([
      {
        ...{ kind: "invitation", address: INVITED.email, personId: null, language: "fr" },
        ...{ subjectKind: "invitation", subjectId: invitation.id, roundtableId: table.roundtable.id },
      },
    ])
  })

  test("says who invites, to which table, for which body, for how long", async ({ db }) => {
    const table = await makeTable(db)
    const { token } = await invite(db, table)
    expect(await lastMail(db)).toMatchObject({
      ...{ name: INVITED.name, roundtable: table.roundtable.name, by: table.secretary.name, days: "7" },
      path: `/invitations/${token}`,
      body: expect.stringMatching(/^Organizzazione/),
    })
  })

  test("names the designating body when the seat is a person's own", async ({ db }) => {
    const table = await makeTable(db)
    const designated = await makeSeat(db, {
      ...{ roundtableId: table.roundtable.id, designatedById: table.seat.organisationId },
    })
    await invite(db, { ...table, seat: designated })
    expect((await lastMail(db)).body).toMatch(/^Organizzazione/)
  })
})

describe("the audit of an invitation", () => {
  test("has neither the name nor the address in its entry", async ({ db }) => {
    await invite(db, await makeTable(db))
    const entries = await db.select().from(auditEntries)
    expect(entries.map((entry) => entry.action)).toEqual(["invitation.sent"])
    expect(JSON.stringify(entries)).not.toMatch(/amina|haddad|example\.org/i)
  })

  test("has them beside it", async ({ db }) => {
    await invite(db, await makeTable(db))
    expect(await db.select().from(auditValues)).toMatchObject([{ values: INVITED }])
  })

  test("never has the link's secret", async ({ db }) => {
    const { token } = await invite(db, await makeTable(db))
    const written = [await db.select().from(auditEntries), await db.select().from(auditValues)]
    expect(JSON.stringify(written)).not.toContain(token)
  })
})

describe("there is no seat", () => {
  test("with an unknown code", async ({ db }) => {
    const table = await makeTable(db)
    const refused = refusalOf(inviteDelegate(table.ctx, await asked(db, table.seat, { seatCode: "NOWHERE" })))
    expect(await refused).toMatch(/^not_found/)
  })

  test("where one was removed", async ({ db }) => {
    const table = await makeTable(db)
    const seat = await makeSeat(db, { roundtableId: table.roundtable.id, removedAt: table.ctx.now })
    expect(await refusalOf(invite(db, { ...table, seat }))).toMatch(/^not_found/)
  })

  test("of another table in a secretary's hands", async ({ db }) => {
    const table = await makeTable(db)
    const seat = await makeSeat(db, { roundtableId: (await makeRoundtable(db)).id })
    expect(await refusalOf(invite(db, { ...table, seat }))).toMatch(/^forbidden/)
  })
})
