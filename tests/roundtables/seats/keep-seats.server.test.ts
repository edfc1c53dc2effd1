import { asc, eq } from "drizzle-orm"
import { decideDelegate } from "#app/roundtables/seats/decide-delegate.server.ts"
import { acceptedDelegates } from "#app/roundtables/seats/delegate-queries.server.ts"
import { editSeat } from "#app/roundtables/seats/edit-seat.server.ts"
import { addGroup, editGroup, moveGroup } from "#app/roundtables/seats/keep-groups.server.ts"
import { removeSeat, restoreSeat } from "#app/roundtables/seats/remove-seat.server.ts"
import { requestDesignation, withdrawRequest } from "#app/roundtables/seats/request-designation.server.ts"
import { sendDelegate } from "#app/roundtables/seats/send-delegate.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  constituencies,
  delegateNotes,
  designationRequests,
  outbox,
  roundtables,
  seats,
} from "#db/schema/index.ts"
import { contentOf } from "#tests/support/content.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { dayFromNow } from "#tests/support/days.ts"
import { makeConstituency, makePerson, makeSeat, makeTerm } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { invite, makeTable, press } from "../world.ts"

const REASON = "L'ente non c'è più"

describe("a seat changed", () => {
  const editing = async (db: Db) => {
    const table = await makeTable(db)
    const input = {
      ...{ seatCode: table.seat.code, label: "Z9", constituencyId: table.seat.constituencyId },
      ...{ voting: false, weight: 1, representsCode: null },
    }
    return { ...table, input }
  }

  test("has its new label and no vote", async ({ db }) => {
    const { ctx, seat, input } = await editing(db)
    await editSeat(ctx, input)
    const [row] = await db.select().from(seats).where(eq(seats.id, seat.id))
    expect(row).toMatchObject({ label: "Z9", voting: false, weight: 1 })
  })

  test.for([
    [
      "a weight that the regulation does not allow",
      { weight: 2 },
      "invalid seats.errors.weight_not_allowed (weight)",
    ],
    [
      "a table that is no member",
      { representsCode: "NOWHERE" },
      "invalid seats.errors.not_a_member_table (representsCode)",
    ],
  ] as const)("not to %s", async ([, over, expected], { db }) => {
    const { ctx, input } = await editing(db)
    const before = await contentOf(db)
    expect(await refusalOf(editSeat(ctx, { ...input, ...over }))).toBe(expected)
    expect(await contentOf(db)).toEqual(before)
  })

  test("not to another table's constituency, nor to another seat's label", async ({ db }) => {
    const { ctx, input, roundtable } = await editing(db)
    const foreign = await makeConstituency(db)
    expect(await refusalOf(editSeat(ctx, { ...input, constituencyId: foreign.id }))).toBe(
      "invalid roundtables.errors.group_missing (constituencyId)",
    )
    await makeSeat(db, { roundtableId: roundtable.id, label: "Z9" })
    expect(await refusalOf(editSeat(ctx, input))).toBe("conflict roundtables.errors.label_taken (label)")
  })
})

describe("a seat taken off", () => {
  test("takes its invitations and its request along, and can be put back", async ({ db }) => {
    const table = await makeTable(db)
    const { token } = await invite(db, table)
    const { code: seatCode } = table.seat
    await removeSeat(table.ctx, { seatCode, reason: REASON })
    expect(await refusalOf(press(table.ctx, token))).toBe("conflict roundtables.invitation.withdrawn")
    await restoreSeat(table.ctx, { seatCode })
    expect(await refusalOf(restoreSeat(table.ctx, { seatCode }))).toBe("conflict seats.errors.seat_is_there")
  })

  test("not while somebody sits there", async ({ db }) => {
    const { ctx, seat } = await makeTable(db)
    await makeTerm(db, { seat, rank: 1 })
    const refused = await refusalOf(removeSeat(ctx, { seatCode: seat.code, reason: REASON }))
    expect(refused).toBe("conflict seats.errors.seat_is_held")
  })

  test("not put back under a label that is another's by now", async ({ db }) => {
    const { ctx, seat, roundtable } = await makeTable(db)
    await removeSeat(ctx, { seatCode: seat.code, reason: REASON })
    await makeSeat(db, { roundtableId: roundtable.id, label: seat.label })
    expect(await refusalOf(restoreSeat(ctx, { seatCode: seat.code }))).toBe(
      "conflict seats.errors.label_taken_meanwhile",
    )
  })
})

describe("constituencies", () => {
  const groups = async (db: Db) => {
    const { ctx, roundtable } = await makeTable(db)
    const roundtableCode = roundtable.code
    const names = async () =>
      (
        await db
          .select()
          .from(constituencies)
          .where(eq(constituencies.roundtableId, roundtable.id))
          .orderBy(asc(constituencies.position))
      ).map((group) => group.name)
    const add = (name: string) =>
      addGroup(ctx, { roundtableCode, name, tone: "youth", takesDelegates: false })
    return { ctx, roundtableCode, roundtable, names, add }
  }

  test("are added after the others, renamed and put in order", async ({ db }) => {
    const { ctx, roundtableCode, roundtable, names, add } = await groups(db)
    await add("Primo")
    await add("Secondo")
    const [first] = await names()
    const rows = await db.select().from(constituencies).where(eq(constituencies.roundtableId, roundtable.id))
    const [primo, secondo] = ["Primo", "Secondo"].map(
      (name) => rows.find((row) => row.name === name)?.id ?? "",
    )
    await moveGroup(ctx, { roundtableCode, groupId: secondo ?? "", direction: "up" })
    const renamed = { name: "Terzo", tone: "other", takesDelegates: true } as const
    await editGroup(ctx, { roundtableCode, groupId: primo ?? "", ...renamed })
    expect(await names()).toEqual([first, "Secondo", "Terzo"])
  })

  test("have names of their own, whatever their capitals", async ({ db }) => {
    const { add } = await groups(db)
    await add("Giovani")
    expect(await refusalOf(add("GIOVANI"))).toBe("conflict seats.errors.group_name_taken (name)")
  })

  test("of another table are not found", async ({ db }) => {
    const { ctx, roundtableCode } = await groups(db)
    const foreign = await makeConstituency(db)
    const move = moveGroup(ctx, { roundtableCode, groupId: foreign.id, direction: "up" })
    expect(await refusalOf(move)).toBe("not_found errors.not_found.text")
  })
})

describe("a request for a designation", () => {
  const asking = async (db: Db) => {
    const table = await makeTable(db)
    const dueOn = await dayFromNow(db, 30)
    const input = { seatCode: table.seat.code, email: "ente@example.org", language: "it" as const, dueOn }
    return { ...table, input }
  }

  test("is mailed to the body and closes when somebody takes the seat", async ({ db }) => {
    const table = await asking(db)
    await requestDesignation(table.ctx, table.input)
    expect((await db.select().from(outbox)).map((mail) => mail.address)).toEqual(["ente@example.org"])
    const person = await makePerson(db)
    const { token } = await invite(db, table, { email: person.email ?? "" })
    await press(await ctxOf(db, person), token)
    expect((await db.select().from(designationRequests))[0]?.outcome).toBe("received")
  })

  test("is one at a time, and can be taken back", async ({ db }) => {
    const { ctx, input } = await asking(db)
    await requestDesignation(ctx, input)
    expect(await refusalOf(requestDesignation(ctx, input))).toBe("conflict seats.errors.already_requested")
    await withdrawRequest(ctx, input)
    expect(await refusalOf(withdrawRequest(ctx, input))).toBe("conflict seats.errors.no_request")
  })

  test("goes to no seat that is held, and not for yesterday", async ({ db }) => {
    const { ctx, seat, input } = await asking(db)
    expect(await refusalOf(requestDesignation(ctx, { ...input, dueOn: await dayFromNow(db, -1) }))).toBe(
      "invalid seats.errors.due_in_the_past (dueOn)",
    )
    await makeTerm(db, { seat })
    expect(await refusalOf(requestDesignation(ctx, input))).toBe("conflict roundtables.errors.place_taken")
  })
})

describe("a note of delegation", () => {
  const sending = async (db: Db) => {
    const table = await makeTable(db)
    const term = await makeTerm(db, { seat: table.seat })
    const titular = await ctxOf(db, { id: term.personId })
    const day = await dayFromNow(db, 5)
    const input = { seatCode: table.seat.code, name: "Yara Cartolina", day, letter: "Nota dell'ente" }
    return { ...table, titular, day, input }
  }

  test("that is accepted makes the seat present on its day, and on no other", async ({ db }) => {
    const { ctx, titular, roundtable, day, input } = await sending(db)
    const noteCode = await sendDelegate(titular, input)
    await decideDelegate(ctx, { noteCode, intent: "accept" })
    const on = async (when: string) => (await acceptedDelegates(ctx, roundtable.id, when)).length
    expect([await on(day), await on(await dayFromNow(db, 6))]).toEqual([1, 0])
  })

  test("is decided once, by the secretary alone", async ({ db }) => {
    const { ctx, titular, input } = await sending(db)
    const noteCode = await sendDelegate(titular, input)
    expect(await refusalOf(decideDelegate(titular, { noteCode, intent: "accept" }))).toBe(
      "forbidden roundtables.refuse.secretary_only",
    )
    await decideDelegate(ctx, { noteCode, intent: "refuse", reason: "Manca la firma" })
    const [note] = await db.select().from(delegateNotes)
    expect(note).toMatchObject({ state: "refused", reason: "Manca la firma" })
    expect(await refusalOf(decideDelegate(ctx, { noteCode, intent: "accept" }))).toBe(
      "conflict seats.errors.delegate_decided",
    )
  })

  test("is one per seat and day, until it is taken back", async ({ db }) => {
    const { titular, input } = await sending(db)
    const noteCode = await sendDelegate(titular, input)
    expect(await refusalOf(sendDelegate(titular, input))).toBe("conflict seats.errors.delegate_there (day)")
    await decideDelegate(titular, { noteCode, intent: "withdraw" })
    expect(await refusalOf(sendDelegate(titular, input))).toBeNull()
  })

  test("is refused where the constituency takes none, where the table is closed, and for yesterday", async ({
    db,
  }) => {
    const { titular, seat, roundtable, input } = await sending(db)
    expect(await refusalOf(sendDelegate(titular, { ...input, day: await dayFromNow(db, -1) }))).toBe(
      "invalid seats.errors.delegate_in_the_past (day)",
    )
    await db
      .update(constituencies)
      .set({ takesDelegates: false })
      .where(eq(constituencies.id, seat.constituencyId))
    expect(await refusalOf(sendDelegate(titular, input))).toBe("forbidden seats.refuse.no_delegates")
    await db.update(constituencies).set({ takesDelegates: true })
    await db
      .update(roundtables)
      .set({ closedAt: new Date(), closeReason: "Fine" })
      .where(eq(roundtables.id, roundtable.id))
    expect(await refusalOf(sendDelegate(titular, input))).toBe("forbidden roundtables.refuse.closed")
  })
})
