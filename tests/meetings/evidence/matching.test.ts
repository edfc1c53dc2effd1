import { describe, expect, test } from "vitest"
import { reportDifferences } from "#app/meetings/evidence/report-differences.ts"
import { suggestedSeat } from "#app/meetings/evidence/seat-match.ts"
import { isOpen, sheetDifference, sheetState } from "#app/meetings/evidence/sheet.ts"
import type { Presence } from "#app/meetings/presence.ts"

const SITTERS = [
  { seatId: "a", name: "Maria Finta", email: "maria@demo.example" },
  { seatId: "b", name: "Anna D'Esempio", email: null },
  { seatId: "b", name: "Carlo Inventato", email: "carlo@demo.example" },
  { seatId: "c", name: "Maria Elena Finta", email: null },
]

describe("a seat is proposed for who was seen", () => {
  test.each<[string, string, string | null, string | null]>([
    ["by e-mail, whatever the name", "iPad di casa", "maria@demo.example", "a"],
    ["by the whole name in any order, accents apart", "D'esèmpio, Anna", null, "b"],
    ["to a substitute's seat", "Carlo Inventato", "altro@demo.example", "b"],
    ["by a name that holds another: the one that it holds most of", "Maria Elena Finta (Comune)", null, "c"],
    ["not by a first name", "Maria", null, null],
    ["not where two are as like", "Maria Finta e Anna D'Esempio", null, null],
    ["not to anybody else", "Interprete", null, null],
  ])("%s", (_, name, email, seat) => {
    expect(suggestedSeat({ name, email }, SITTERS)).toBe(seat)
  })
})

const at = (time: string) => new Date(`2026-11-22T${time}:00Z`)
const stay = (from: string, until: string | null) => ({ from: at(from), until: until ? at(until) : null })
const sat = (from: string, until: string | null, isRemote = true): Presence => ({
  ...{ seatId: "a", as: "titular", isRemote, ...stay(from, until) },
})

describe("a report and the roll", () => {
  test.each<[string, Parameters<typeof reportDifferences>, string[]]>([
    ["agree within five minutes", [[stay("09:00", "10:30")], [sat("09:04", "10:26")]], []],
    ["agree where nobody was", [null, []], []],
    ["agree on who was in the room and not in the call", [null, [sat("09:00", "10:00", false)]], []],
    [
      "agree over several stays",
      [[stay("09:00", "09:30"), stay("09:35", "10:30")], [sat("09:00", "10:30")]],
      [],
    ],
    ["differ on who was only in the call", [[stay("09:00", null)], []], ["only_report"]],
    ["differ on who was only on the roll", [null, [sat("09:00", "10:30")]], ["only_roll"]],
    [
      "differ on who is in the room by the roll",
      [[stay("09:00", null)], [sat("09:00", null, false)]],
      ["in_room_on_roll"],
    ],
    ["differ on both times", [[stay("09:10", "10:00")], [sat("09:00", "10:30")]], ["came", "left"]],
    [
      "do not differ on an end that one of them does not know",
      [[stay("09:00", null)], [sat("09:00", "10:30")]],
      [],
    ],
  ])("%s", (_, [stays, roll], differences) => {
    expect(reportDifferences(stays, roll)).toEqual(differences)
  })
})

const inRoom = [{ isRemote: false }]
const far = [{ isRemote: true }]

describe("a sheet and the roll", () => {
  test.each<[string, Parameters<typeof sheetDifference>[0], string | null]>([
    ["agree: signed, in the room", { isSigned: true, isOnRoll: true, presences: inRoom }, null],
    ["agree: not signed, far away", { isSigned: false, isOnRoll: true, presences: far }, null],
    ["agree: not signed, absent", { isSigned: false, isOnRoll: true, presences: [] }, null],
    [
      "agree: in the room for a while, then far away",
      { isSigned: true, isOnRoll: true, presences: [...far, ...inRoom] },
      null,
    ],
    ["signed, absent", { isSigned: true, isOnRoll: true, presences: [] }, "signed_absent"],
    ["signed, far away", { isSigned: true, isOnRoll: true, presences: far }, "signed_remote"],
    ["in the room, not signed", { isSigned: false, isOnRoll: true, presences: inRoom }, "unsigned_present"],
    ["written by hand", { isSigned: true, isOnRoll: false, presences: [] }, "signed_unknown"],
  ])("%s", (_, row, difference) => {
    expect(sheetDifference(row)).toBe(difference)
  })

  test("a word settles the difference that it was said of, and no other", () => {
    expect(isOpen("signed_absent", { settledAs: null })).toBe(true)
    expect(isOpen("signed_absent", { settledAs: "signed_absent" })).toBe(false)
    expect(isOpen("signed_remote", { settledAs: "signed_absent" })).toBe(true)
    expect(isOpen(null, { settledAs: null })).toBe(false)
  })

  test("a sheet stands as its rows do", () => {
    expect(sheetState([], false)).toBe("untyped")
    expect(sheetState([{ isSigned: false, isOpen: false }], true)).toBe("without_signatures")
    expect(sheetState([{ isSigned: true, isOpen: false }], true)).toBe("settled")
    expect(sheetState([{ isSigned: false, isOpen: true }], true)).toBe("differs")
  })
})
