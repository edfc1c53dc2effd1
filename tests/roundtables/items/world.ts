import type { Ctx } from "#app/context.ts"
import type { SendItem } from "#app/roundtables/items/input.ts"
import type { Act } from "#app/roundtables/items/item.ts"
import { passItem } from "#app/roundtables/items/pass-item.server.ts"
import { sendItem } from "#app/roundtables/items/send-item.server.ts"
import type { Db } from "#db/client.server.ts"
import { roundtableMembers } from "#db/schema/index.ts"
import { ctxOf } from "#tests/support/context.ts"
import { makeOfficer, makeRoundtable, type Roundtable } from "#tests/support/factories.ts"

const served = async (db: Db, table: Roundtable) => {
  const { personId } = await makeOfficer(db, { roundtableId: table.id })
  return ctxOf(db, { id: personId })
}

/** A working group under a regional table that is a member of an interregional one, each with its secretary. */
export const makeLadder = async (db: Db, over: Parameters<typeof makeRoundtable>[1] = {}) => {
  const regional = await makeRoundtable(db, over)
  const group = await makeRoundtable(db, { parentId: regional.id, kind: "working_group" })
  const interregional = await makeRoundtable(db, { kind: "interregional" })
  await db.insert(roundtableMembers).values({ roundtableId: interregional.id, memberId: regional.id })
  const ctx = {
    group: await served(db, group),
    regional: await served(db, regional),
    interregional: await served(db, interregional),
  }
  return { regional, group, interregional, ctx }
}
export type Ladder = Awaited<ReturnType<typeof makeLadder>>

export const asked = (ladder: Ladder, over: Partial<SendItem> = {}): SendItem => ({
  ...{ roundtableCode: ladder.group.code, toCode: ladder.regional.code, kind: "report" },
  ...{ title: "Relazione", text: "Che cosa abbiamo fatto", language: "it", isPublic: true, paperCode: null },
  ...over,
})

/** Sends the group's report up to the regional table. */
export const send = (ladder: Ladder, over: Partial<SendItem> = {}) =>
  sendItem(ladder.ctx.group, asked(ladder, over))

export const pass = (ctx: Ctx, itemCode: string, act: Act, over: { toCode?: string; text?: string } = {}) =>
  passItem(ctx, { itemCode, act, language: "it", ...over })
