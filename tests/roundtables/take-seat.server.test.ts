import { eq } from "drizzle-orm"
import { withdrawInvitation } from "#app/roundtables/withdraw-invitation.server.ts"
import { people, seatTerms } from "#db/schema/index.ts"
import { contentOf } from "#tests/support/content.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { dayFromNow } from "#tests/support/days.ts"
import { makePerson, makeTerm } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { daysLater, INVITED, invited, PASSWORD, press } from "./world.ts"

describe("somebody new who accepts", () => {
  test("has an account with the invitation's address, name and language", async ({ db }) => {
    const { token, somebody } = await invited(db)
    const { personId } = await press(somebody, token)
    const [person] = await db.select().from(people).where(eq(people.id, personId))
    expect(person).toMatchObject({ ...INVITED, language: "fr" })
  })

  test("has the name that they wrote themselves", async ({ db }) => {
    const { token, somebody } = await invited(db)
    const { personId } = await press(somebody, token, { name: "أمينة حداد", password: PASSWORD })
    const [person] = await db.select().from(people).where(eq(people.id, personId))
    expect(person?.name).toBe("أمينة حداد")
  })

  test("sits on the seat as the invitation says", async ({ db }) => {
    const endsOn = await dayFromNow(db, 90)
    const { token, somebody, seat } = await invited(db, { rank: 3, endsOn })
    const { personId } = await press(somebody, token)
    const [term] = await db.select().from(seatTerms)
    expect(term).toMatchObject({
      ...{ seatId: seat.id, roundtableId: seat.roundtableId, personId, rank: 3, endsOn, endedAt: null },
      ...{ startsOn: await dayFromNow(db, 0), letter: "DEMO/000101" },
    })
  })

  test("is a member of the table from then on", async ({ db }) => {
    const { token, somebody, seat } = await invited(db)
    const { personId } = await press(somebody, token)
    const { actor } = await ctxOf(db, { id: personId })
    expect(actor.seats).toEqual([{ roundtableId: seat.roundtableId, seatId: seat.id, rank: 0, voting: true }])
  })

  test("is told to which table to go", async ({ db }) => {
    const { token, somebody, roundtable } = await invited(db)
    expect((await press(somebody, token)).roundtableCode).toBe(roundtable.code)
  })

  test.for([
    ["no password", undefined, "people.errors.password_missing"],
    ["an empty password", "", "people.errors.password_missing"],
    ["a weak password", "password1234", "people.errors.password_too_simple"],
    ["a password with their name", "haddad-1990", "people.errors.password_contains_you"],
  ] as const)("is asked again with %s, and nothing is written", async ([, password, key], { db }) => {
    const { token, somebody } = await invited(db)
    const before = await contentOf(db)
    const typed = password === undefined ? {} : { password }
    expect(await refusalOf(press(somebody, token, typed))).toBe(`invalid ${key} (password)`)
    expect(await contentOf(db)).toEqual(before)
  })
})

describe("somebody with an account", () => {
  test("takes the seat when signed in, without a password", async ({ db }) => {
    const person = await makePerson(db, { email: INVITED.email })
    const { token } = await invited(db)
    expect((await press(await ctxOf(db, person), token, {})).personId).toBe(person.id)
  })

  test("keeps their own name and language", async ({ db }) => {
    const person = await makePerson(db, { email: INVITED.email, language: "ar" })
    const { token } = await invited(db)
    await press(await ctxOf(db, person), token, { name: "Un altro nome" })
    expect(await db.select().from(people).where(eq(people.id, person.id))).toEqual([person])
  })

  test("must sign in first, and nothing is written", async ({ db }) => {
    await makePerson(db, { email: INVITED.email })
    const { token, somebody } = await invited(db)
    const before = await contentOf(db)
    const refused = await refusalOf(press(somebody, token))
    expect(refused).toBe("forbidden roundtables.errors.invitation_sign_in_first")
    expect(await contentOf(db)).toEqual(before)
  })

  test.for([[true], [false]])(
    "cannot take somebody else's (who has an account: %s), and nothing is written",
    async ([hasAccount], { db }) => {
      if (hasAccount) await makePerson(db, { email: INVITED.email })
      const { token } = await invited(db)
      const ctx = await ctxOf(db, await makePerson(db))
      const before = await contentOf(db)
      const refused = await refusalOf(press(ctx, token))
      expect(refused).toBe("forbidden roundtables.errors.invitation_other_person")
      expect(await contentOf(db)).toEqual(before)
    },
  )

  test("has one seat at a table", async ({ db }) => {
    const person = await makePerson(db, { email: INVITED.email })
    const { token, roundtable } = await invited(db)
    await makeTerm(db, { personId: person.id, roundtableId: roundtable.id })
    const before = await contentOf(db)
    const refused = await refusalOf(press(await ctxOf(db, person), token, {}))
    expect(refused).toBe("conflict seats.refuse.second_seat")
    expect(await contentOf(db)).toEqual(before)
  })

  test("has another when the mandate on the first has passed", async ({ db }) => {
    const person = await makePerson(db, { email: INVITED.email })
    const { token, roundtable } = await invited(db)
    const endsOn = await dayFromNow(db, -1)
    await makeTerm(db, { personId: person.id, roundtableId: roundtable.id, endsOn })
    expect(await refusalOf(press(await ctxOf(db, person), token, {}))).toBeNull()
  })
})

describe("a link takes no seat", () => {
  test("a second time", async ({ db }) => {
    const { token, somebody } = await invited(db)
    await press(somebody, token)
    const before = await contentOf(db)
    expect(await refusalOf(press(somebody, token))).toBe("conflict roundtables.invitation.used")
    expect(await contentOf(db)).toEqual(before)
  })

  test("once it was withdrawn", async ({ db }) => {
    const { token, somebody, ctx, invitation } = await invited(db)
    await withdrawInvitation(ctx, { invitationCode: invitation.code })
    expect(await refusalOf(press(somebody, token))).toBe("conflict roundtables.invitation.withdrawn")
  })

  test("from the instant when it expires", async ({ db }) => {
    const { token, somebody } = await invited(db)
    const before = await contentOf(db)
    expect(await refusalOf(press(daysLater(somebody, 7), token))).toBe(
      "conflict roundtables.invitation.expired",
    )
    expect(await contentOf(db)).toEqual(before)
  })

  test("that nobody sent", async ({ db }) => {
    await invited(db)
    expect(await refusalOf(press(await ctxFor(db), "made-up"))).toBe(
      "not_found roundtables.errors.invitation_unknown",
    )
  })

  test("that somebody else was given meanwhile", async ({ db }) => {
    const { token, somebody, seat } = await invited(db)
    await makeTerm(db, { seat })
    const before = await contentOf(db)
    expect(await refusalOf(press(somebody, token))).toBe("conflict roundtables.errors.place_taken")
    expect(await contentOf(db)).toEqual(before)
  })
})
