import type { Ctx } from "#app/context.ts"
import { AddItem } from "#app/meetings/input.ts"
import { addItem, moveItem, placeItem, removeItem } from "#app/meetings/keep-agenda.server.ts"
import type { Db } from "#db/client.server.ts"
import { makeTable } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { pointsOf, prepareMeeting } from "./prepare.ts"

const agenda = async (db: Db) => {
  const { ctx, roundtable } = await makeTable(db)
  const code = await prepareMeeting(ctx, roundtable.code, ["Punto a", "Punto b", "Punto c", "Punto d"])
  const seen = await pointsOf(ctx, code)
  return { ctx, code, order: seen.map((one) => one.code), itemCode: (n: number) => seen[n]?.code ?? "" }
}
const titles = async (ctx: Ctx, code: string) =>
  (await pointsOf(ctx, code)).map(({ title }) => title.at(-1)).join("")

describe("a point that is drawn to a place", () => {
  test.for([
    ["the first place", 3, 0, "dabc"],
    ["the last place", 0, 3, "bcda"],
    ["one place further", 1, 2, "acbd"],
    ["where it was", 2, 2, "abcd"],
    ["beyond the end", 1, 99, "acdb"],
  ] as const)("stands at %s, and the others keep their order", async ([, from, place, expected], { db }) => {
    const { ctx, code, order, itemCode } = await agenda(db)
    await placeItem(ctx, { meetingCode: code, itemCode: itemCode(from), place, order })
    expect(await titles(ctx, code)).toBe(expected)
  })

  test.for([
    [
      "moved another",
      (ctx: Ctx, meetingCode: string, itemCode: string) =>
        moveItem(ctx, { meetingCode, itemCode, direction: "up" }),
    ],
    [
      "took one off",
      (ctx: Ctx, meetingCode: string, itemCode: string) => removeItem(ctx, { meetingCode, itemCode }),
    ],
    [
      "added one",
      (ctx: Ctx, meetingCode: string) =>
        addItem(ctx, AddItem.parse({ meetingCode, title: "Altro", kind: "decision" })),
    ],
  ] as const)("stays where it is when somebody else %s meanwhile", async ([, meanwhile], { db }) => {
    const { ctx, code, order, itemCode } = await agenda(db)
    await meanwhile(ctx, code, itemCode(2))
    const before = await titles(ctx, code)
    const drawn = placeItem(ctx, { meetingCode: code, itemCode: itemCode(0), place: 3, order })
    expect(await refusalOf(drawn)).toContain("meetings.errors.agenda_changed")
    expect(await titles(ctx, code)).toBe(before)
  })
})
