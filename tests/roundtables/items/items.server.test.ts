import { asc, eq } from "drizzle-orm"
import fc from "fast-check"
import { refuseReadItem } from "#app/roundtables/items/policy.ts"
import { getItem, itemFacts, itemsVisibleTo, listItems } from "#app/roundtables/items/queries.server.ts"
import { sendItem } from "#app/roundtables/items/send-item.server.ts"
import { itemPassages, items, outbox, roundtables } from "#db/schema/index.ts"
import { contentOf } from "#tests/support/content.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePaper, makeRoundtable } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS } from "#tests/support/relations.ts"
import { ctxAs } from "../world.ts"
import { asked, makeLadder, pass, send } from "./world.ts"

describe("an item", () => {
  test("goes up, up again, comes back, is answered, and its whole way is told", async ({ db }) => {
    const ladder = await makeLadder(db)
    const code = await send(ladder)
    await pass(ladder.ctx.regional, code, "received")
    await pass(ladder.ctx.regional, code, "forwarded", { toCode: ladder.interregional.code })
    await pass(ladder.ctx.interregional, code, "returned", { text: "Serve la tabella" })
    await pass(ladder.ctx.regional, code, "taken")
    await pass(ladder.ctx.regional, code, "answered", { text: "Approvata" })
    const item = await getItem(ladder.ctx.group, code)
    expect(item.passages.map((one) => [one.act, one.table, one.to])).toEqual([
      ["sent", ladder.group.name, ladder.regional.name],
      ["received", ladder.regional.name, null],
      ["forwarded", ladder.regional.name, ladder.interregional.name],
      ["returned", ladder.interregional.name, ladder.regional.name],
      ["taken", ladder.regional.name, null],
      ["answered", ladder.regional.name, null],
    ])
    expect([item.state, item.at, item.acts]).toEqual(["answered", ladder.regional.name, []])
  })

  test("is told by mail to the secretary who has it, and the answer to its author's", async ({ db }) => {
    const ladder = await makeLadder(db)
    const code = await send(ladder)
    await pass(ladder.ctx.regional, code, "taken")
    await pass(ladder.ctx.regional, code, "answered", { text: "Sì" })
    const mails = await db.select().from(outbox).orderBy(asc(outbox.id))
    expect(mails.map((mail) => [mail.kind, mail.personId])).toEqual([
      ["item_arrived", ladder.ctx.regional.actor.personId],
      ["item_answered", ladder.ctx.group.actor.personId],
    ])
  })

  test("shows an office in place of a name to those who are not members there", async ({ db }) => {
    const ladder = await makeLadder(db)
    const code = await send(ladder)
    const [seen] = (await getItem(await ctxFor(db), code)).passages
    const [own] = (await getItem(ladder.ctx.group, code)).passages
    expect([seen?.office, seen?.name, own?.name]).toEqual(["secretary", null, ladder.ctx.group.actor.name])
  })

  test("is listed at every table of its way, once", async ({ db }) => {
    const ladder = await makeLadder(db)
    const code = await send(ladder)
    await pass(ladder.ctx.regional, code, "forwarded", { toCode: ladder.interregional.code })
    for (const table of [ladder.group, ladder.regional, ladder.interregional]) {
      const { rows } = await listItems(ladder.ctx.group, table.id, null)
      expect(rows.map((row) => row.code)).toEqual([code])
    }
  })
})

describe("no item is sent", () => {
  test.for([
    ["to a table that is not tied", "invalid items.errors.not_tied (toCode)"],
    ["with another table's document", "invalid items.errors.paper_unknown (paperCode)"],
  ] as const)("%s", async ([what, expected], { db }) => {
    const ladder = await makeLadder(db)
    const foreign = await makeRoundtable(db)
    const paper = await makePaper(db)
    const over = what.includes("document") ? { paperCode: paper.code } : { toCode: foreign.code }
    const before = await contentOf(db)
    expect(await refusalOf(sendItem(ladder.ctx.group, asked(ladder, over)))).toBe(expected)
    expect(await contentOf(db)).toEqual(before)
  })

  test("by an administrator or a member, or from a closed table", async ({ db }) => {
    const ladder = await makeLadder(db)
    for (const relation of ["administrator", "titular"] as const) {
      const ctx = await ctxAs(db, relation, { roundtable: ladder.group })
      expect(await refusalOf(sendItem(ctx, asked(ladder)))).toBe("forbidden items.refuse.secretary_or_chair")
    }
    const closed = { closedAt: new Date(), closeReason: "Fine" }
    await db.update(roundtables).set(closed).where(eq(roundtables.id, ladder.group.id))
    expect(await refusalOf(send(ladder))).toBe("forbidden roundtables.refuse.closed")
  })
})

describe("a step is refused", () => {
  test("where it does not follow, or is another table's turn", async ({ db }) => {
    const ladder = await makeLadder(db)
    const code = await send(ladder)
    const answered = pass(ladder.ctx.regional, code, "answered", { text: "Sì" })
    expect(await refusalOf(answered)).toBe("forbidden items.refuse.not_now")
    expect(await refusalOf(pass(ladder.ctx.group, code, "taken"))).toBe(
      "forbidden items.refuse.secretary_or_chair",
    )
  })

  test("that sends it to a table where it has been already", async ({ db }) => {
    const ladder = await makeLadder(db)
    const code = await send(ladder)
    const back = pass(ladder.ctx.regional, code, "forwarded", { toCode: ladder.group.code })
    expect(await refusalOf(back)).toBe("invalid items.errors.already_there (toCode)")
  })

  test("as not found to those who may not know of the item", async ({ db }) => {
    const ladder = await makeLadder(db)
    const code = await send(ladder, { isPublic: false })
    const stranger = await ctxAs(db, "stranger", { roundtable: ladder.group })
    expect(await refusalOf(pass(stranger, code, "taken"))).toBe("not_found errors.not_found.text")
  })
})

test("the list shows what the policy does not refuse, whoever asks", async ({ db }) => {
  const plan = fc.record({
    isPublic: fc.boolean(),
    visibility: fc.constantFrom("public", "members"),
    goesOn: fc.boolean(),
  })
  const [plans] = fc.sample(fc.array(plan, { minLength: 6, maxLength: 6 }), { numRuns: 1, seed: 7 })
  for (const { isPublic, visibility, goesOn } of plans ?? []) {
    const ladder = await makeLadder(db, { visibility })
    const code = await send(ladder, { isPublic })
    if (goesOn) await pass(ladder.ctx.regional, code, "forwarded", { toCode: ladder.interregional.code })
    for (const relation of RELATIONS) {
      const ctx = await ctxAs(db, relation, { roundtable: goesOn ? ladder.interregional : ladder.regional })
      const listed = await db.select({ id: items.id }).from(items).where(itemsVisibleTo(ctx.actor))
      const all = await db.select().from(items)
      const allowed: string[] = []
      for (const item of all)
        if (refuseReadItem(ctx.actor, await itemFacts(ctx, item)) === null) allowed.push(item.id)
      expect(listed.map(({ id }) => id).sort(), relation).toEqual(allowed.sort())
    }
  }
  expect(await db.$count(itemPassages)).toBeGreaterThan(5)
})
