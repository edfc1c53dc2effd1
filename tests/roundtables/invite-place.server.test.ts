import { eq } from "drizzle-orm"
import { inviteDelegate } from "#app/roundtables/invite-delegate.server.ts"
import { takeSeat } from "#app/roundtables/take-seat.server.ts"
import { withdrawInvitation } from "#app/roundtables/withdraw-invitation.server.ts"
import { seatTerms } from "#db/schema/index.ts"
import { contentOf } from "#tests/support/content.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { dayFromNow } from "#tests/support/days.ts"
import { makeTerm } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { asked, ctxAs, daysLater, invite, makeTable, PASSWORD } from "./world.ts"

const ALREADY_INVITED = "conflict roundtables.errors.already_invited"
const PLACE_TAKEN = "conflict roundtables.errors.place_taken"

describe("a place is given once:", () => {
  test("not while somebody holds it", async ({ db }) => {
    const table = await makeTable(db)
    await makeTerm(db, { seat: table.seat })
    const before = await contentOf(db)
    expect(await refusalOf(invite(db, table))).toBe(PLACE_TAKEN)
    expect(await contentOf(db)).toEqual(before)
  })

  test("the substitute's is another than the titular's", async ({ db }) => {
    const table = await makeTable(db)
    await makeTerm(db, { seat: table.seat })
    expect(await refusalOf(invite(db, table, { rank: 1 }))).toBeNull()
  })

  test("not while an invitation to it is open", async ({ db }) => {
    const table = await makeTable(db)
    await invite(db, table)
    const before = await contentOf(db)
    const again = await refusalOf(
      inviteDelegate(table.ctx, await asked(db, table.seat, { email: "b@example.org" })),
    )
    expect(again).toBe(ALREADY_INVITED)
    expect(await contentOf(db)).toEqual(before)
  })

  test("not while an invitation to it has expired, which can be sent again", async ({ db }) => {
    const table = await makeTable(db)
    await invite(db, table)
    const later = daysLater(table.ctx, 30)
    expect(await refusalOf(inviteDelegate(later, await asked(db, table.seat)))).toBe(ALREADY_INVITED)
  })

  test("again once the invitation was withdrawn", async ({ db }) => {
    const table = await makeTable(db)
    const { invitation } = await invite(db, table)
    await withdrawInvitation(table.ctx, { invitationCode: invitation.code })
    expect(await refusalOf(invite(db, table))).toBeNull()
  })

  test("again once the mandate that came of it was ended", async ({ db }) => {
    const table = await makeTable(db)
    const { token } = await invite(db, table)
    await takeSeat(
      { ...table.ctx, actor: (await ctxAs(db, "nobody", table)).actor },
      { token, password: PASSWORD },
    )
    await db.update(seatTerms).set({ endedAt: table.ctx.now, endReason: "dimissioni" })
    expect(await refusalOf(invite(db, table))).toBeNull()
  })
})

describe("a mandate whose last day has passed", () => {
  test("frees its place", async ({ db }) => {
    const table = await makeTable(db)
    await makeTerm(db, { seat: table.seat, endsOn: await dayFromNow(db, -1) })
    expect(await refusalOf(invite(db, table))).toBeNull()
  })

  test("is closed for that reason and stays in the history", async ({ db }) => {
    const table = await makeTable(db)
    const term = await makeTerm(db, { seat: table.seat, endsOn: await dayFromNow(db, -1) })
    await invite(db, table)
    const [row] = await db.select().from(seatTerms).where(eq(seatTerms.id, term.id))
    expect(row).toEqual({ ...term, endedAt: table.ctx.now, endReason: "expired" })
  })

  test("does not before that day is over", async ({ db }) => {
    const table = await makeTable(db)
    await makeTerm(db, { seat: table.seat, endsOn: await dayFromNow(db, 0) })
    expect(await refusalOf(invite(db, table))).toBe(PLACE_TAKEN)
  })

  test("is left alone at other tables", async ({ db }) => {
    const other = await makeTerm(db, { endsOn: await dayFromNow(db, -1) })
    await invite(db, await makeTable(db))
    const [row] = await db.select().from(seatTerms).where(eq(seatTerms.id, other.id))
    expect(row?.endedAt).toBeNull()
  })
})

describe("a mandate that does not fit is refused beside its field:", () => {
  test.for([
    ["beyond the table's term", { endsOn: 31 }, "after_roundtable"],
    ["starting after the table's end", { startsOn: 31, endsOn: null }, "after_roundtable"],
    ["ending before it starts", { startsOn: 10, endsOn: 9 }, "ends_before_start"],
  ] as const)("%s", async ([, days, key], { db }) => {
    const table = await makeTable(db, { endsOn: await dayFromNow(db, 30) })
    const startsOn = await dayFromNow(db, "startsOn" in days ? days.startsOn : 0)
    const endsOn = days.endsOn === null ? null : await dayFromNow(db, days.endsOn)
    const before = await contentOf(db)
    expect(await refusalOf(invite(db, table, { startsOn, endsOn }))).toBe(
      `invalid roundtables.errors.${key} (endsOn)`,
    )
    expect(await contentOf(db)).toEqual(before)
  })
})
