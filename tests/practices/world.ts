import { sql } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import type { SavePractice } from "#app/practices/input.ts"
import { beginPractice } from "#app/practices/writing/begin-practice.server.ts"
import { publishPractice } from "#app/practices/writing/publish-practice.server.ts"
import { savePractice } from "#app/practices/writing/save-practice.server.ts"
import type { Db } from "#db/client.server.ts"
import { seatedAt, secretaryOf } from "#tests/proposals/world.ts"
import { makeConstituency, makeRoundtable, type Roundtable } from "#tests/support/factories.ts"
import { ANSWERS } from "./rows.ts"

/** A table with a member and its secretary, and another one with its own. */
export const makeWorld = async (db: Db) => {
  const [here, there] = [await makeRoundtable(db), await makeRoundtable(db)]
  const group = await makeConstituency(db, { roundtableId: here.id })
  return {
    ...{ db, here, there, member: await seatedAt(db, here, group.id) },
    ...{ secretary: await secretaryOf(db, here), other: await secretaryOf(db, there) },
  }
}
export type World = Awaited<ReturnType<typeof makeWorld>>

export const rowOf = async ({ db }: Pick<World, "db">, code: string) => {
  const { rows } = await db.execute(sql`select * from practice where code = ${code}`)
  return rows[0] as Record<string, unknown> & { rev: number }
}

/** A text as its page would send it. */
export const save = async (
  world: Pick<World, "db">,
  ctx: Ctx,
  practiceCode: string,
  over: Partial<SavePractice> = {},
) =>
  savePractice(ctx, {
    ...{ practiceCode, rev: (await rowOf(world, practiceCode)).rev, title: "Il modulo", language: "it" },
    ...{ ...ANSWERS, topics: [], bodies: [], startsOn: null, endsOn: null, contact: null, proposal: null },
    ...over,
  })

export const begin = (ctx: Ctx, table: Roundtable, title = "Il modulo") =>
  beginPractice(ctx, { roundtableCode: table.code, title, language: "it" })

/** A good practice of the first table that is out. */
export const published = async (world: World) => {
  const code = await begin(world.member.ctx, world.here)
  await save(world, world.member.ctx, code)
  await publishPractice(world.secretary, { practiceCode: code, rev: (await rowOf(world, code)).rev })
  return code
}

/** The kinds of mail owed to a person about good practices. */
export const mailsTo = async ({ db }: Pick<World, "db">, ctx: Ctx): Promise<string[]> => {
  const { rows } = await db.execute(sql`
    select kind from outbox where person_id = ${ctx.actor.personId} and subject_kind = 'practice' order by id`)
  return rows.map((row) => String(row.kind))
}
