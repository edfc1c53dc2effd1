import type { Ctx } from "#app/context.ts"
import { answerByLink, openConvocation } from "#app/meetings/answer.server.ts"
import { listDeliveries } from "#app/meetings/deliveries.server.ts"
import { purgeNeeds } from "#app/meetings/needs/keep-needs.server.ts"
import { getMeeting } from "#app/meetings/queries.server.ts"
import { erasePerson } from "#app/people/erase-person.server.ts"
import type { Db } from "#db/client.server.ts"
import { attendanceNeeds } from "#db/schema/index.ts"
import { CONVOCATION_TOKEN, callTo, FIRST_CALL, makeConvened } from "#tests/meetings/rows.ts"
import { ctxAs, makeTable } from "#tests/roundtables/world.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson, makeTerm } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"

const DAY = FIRST_CALL.toISOString().slice(0, 10)

/** A meeting to which somebody is called who said by link that they need an interpreter and a room. */
const answered = async (db: Db) => {
  const { ctx, roundtable, seat } = await makeTable(db)
  const meeting = await makeConvened(db, roundtable, 1)
  const called = await makePerson(db, { name: "Chiamata Prova" })
  await makeTerm(db, { seat, personId: called.id })
  await callTo(db, meeting, called.id, CONVOCATION_TOKEN)
  const nobody = await ctxFor(db)
  const say = (over: object = {}) =>
    answerByLink(nobody, {
      ...{ token: CONVOCATION_TOKEN, answer: "in_room", note: null },
      ...{ needs: ["interpreter", "accessible_room"], interpreterDetail: "tigrino", ...over },
    })
  await say()
  return { ctx, roundtable, nobody, code: meeting.code, called, say, member: await ctxOf(db, called) }
}
const kinds = (db: Db) => db.select().from(attendanceNeeds).orderBy(attendanceNeeds.kind)
const named = async (ctx: Ctx, code: string) => (await listDeliveries(ctx, code)).needs

describe("what somebody needs at a meeting", () => {
  test("is read with its name by who convenes, and counted for the others", async ({ db }) => {
    const { ctx, code, member } = await answered(db)
    expect(await named(ctx, code)).toMatchObject([
      {
        name: "Chiamata Prova",
        needs: [
          { kind: "accessible_room", detail: null },
          { kind: "interpreter", detail: "tigrino" },
        ],
      },
    ])
    expect(await refusalOf(named(member, code))).toContain("forbidden")
    expect((await getMeeting(member, code)).needs).toEqual([
      { kind: "accessible_room", count: 1 },
      { kind: "interpreter", count: 1 },
    ])
  })

  test("is not even counted for who does not sit at the table", async ({ db }) => {
    const { code, roundtable } = await answered(db)
    const administrator = await ctxAs(db, "administrator", { roundtable })
    expect((await getMeeting(administrator, code)).needs).toEqual([])
  })

  test("is there again when the link is opened, and is replaced by the next answer", async ({ db }) => {
    const { nobody, say } = await answered(db)
    expect((await openConvocation(nobody, CONVOCATION_TOKEN)).needs).toHaveLength(2)
    await say({ needs: ["sign_language"], interpreterDetail: null })
    expect((await kinds(db)).map(({ kind }) => kind)).toEqual(["sign_language"])
  })

  test("is forgotten when they say that they do not come", async ({ db }) => {
    const { say } = await answered(db)
    await say({ answer: "absent" })
    expect(await kinds(db)).toEqual([])
  })

  test("goes with the term of needs after the meeting's last call, not a day before", async ({ db }) => {
    const { ctx } = await answered(db)
    expect(await purgeNeeds(ctx, null)).toBe(0)
    expect(await purgeNeeds(ctx, DAY)).toBe(0)
    expect(await purgeNeeds(ctx, "2099-05-15")).toBe(2)
    expect(await kinds(db)).toEqual([])
  })

  test("goes with the person", async ({ db }) => {
    const { called, roundtable } = await answered(db)
    await db.execute("update seat_term set ended_at = now(), end_reason = 'resigned'")
    const administrator = await ctxAs(db, "administrator", { roundtable })
    await erasePerson(administrator, { personCode: called.code, reason: "Lo ha chiesto" })
    expect(await kinds(db)).toEqual([])
  })
})
