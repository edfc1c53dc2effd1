import { eq, sql } from "drizzle-orm"
import { publishCall } from "#app/calls/announce-call.server.ts"
import { NewCall } from "#app/calls/input.ts"
import { enterProject } from "#app/calls/projects/enter-project.server.ts"
import { saveProject } from "#app/calls/projects/save-project.server.ts"
import { startProject } from "#app/calls/projects/start-project.server.ts"
import { createCall } from "#app/calls/write-call.server.ts"
import type { Ctx } from "#app/context.ts"
import type { Db } from "#db/client.server.ts"
import { calls, organisations } from "#db/schema/index.ts"
import { answer, type Member, makeWorld, revOf, TEXTS, type World } from "../proposals/world.ts"

/** What the form of a call sends; the instants are moved afterwards. */
export const TYPED = {
  ...{ title: "Piccoli progetti per la sera", language: "it", kinds: ["migrant_association", "seat"] },
  purpose: "Cerchiamo piccoli progetti per chi lavora di giorno.",
  ...{ budget: "10.000", most: "5.000", leastPoints: "20" },
  ...{ openDay: "1/3/2026", openTime: "9:00", closeDay: "31/3/2026", closeTime: "21:00" },
  ...{ contact: "Segreteria, calls@example.org" },
  ...{ criterion0name: "Utilità", criterion0most: "60", criterion1name: "Costi", criterion1most: "40" },
} as const

export const typedCall = (over: Record<string, unknown> = {}) =>
  NewCall.safeParse({ ...TYPED, roundtableCode: "X", ...over })

/** A world whose bodies are migrant associations. */
export const makeCallWorld = async (db: Db): Promise<World> => {
  const world = await makeWorld(db)
  for (const { body } of world.members)
    await db.update(organisations).set({ kind: "migrant_association" }).where(eq(organisations.id, body.id))
  return world
}

export const HOUR = 3_600_000

/** When a call opens and closes, in hours from now. */
export const moveTo = async (db: Db, code: string, now: Date, [opens, closes]: readonly [number, number]) =>
  db
    .update(calls)
    .set({
      opensAt: new Date(now.getTime() + opens * HOUR),
      closesAt: new Date(now.getTime() + closes * HOUR),
    })
    .where(eq(calls.code, code))

export const draftCall = async (world: World, over: Record<string, unknown> = {}): Promise<string> => {
  const typed = NewCall.parse({ ...TYPED, roundtableCode: world.table.code, ...over })
  const code = await createCall(world.secretary, typed)
  await moveTo(world.db, code, world.secretary.now, [-1, 1])
  return code
}

/** A published call that opened an hour ago and closes in one. */
export const openCall = async (world: World, over: Record<string, unknown> = {}): Promise<string> => {
  const code = await draftCall(world, over)
  await publishCall(world.secretary, { callCode: code })
  return code
}

/** The clock passes the closing. */
export const closeCall = async ({ db }: Pick<World, "db">, code: string) =>
  db.execute(sql`update call set opens_at = now() - interval '3 hours', closes_at = now() - interval '1 hour'
    where code = ${code}`)

export const begin = ({ ctx, body }: Member, callCode: string, title = "Sportello della sera") =>
  startProject(ctx, { callCode, author: `o:${body.code}`, title, language: "it" })

export const SUMS = {
  ...{ asked: 300_000, own: 50_000, startsOn: "2026-05-01", endsOn: "2026-10-31" },
  ...{ partners: null, place: "Borgo" },
} as const

export const fill = async (
  world: World,
  ctx: Ctx,
  code: string,
  sums: Partial<Record<keyof typeof SUMS, unknown>> = {},
) => {
  for (const [step, text] of Object.entries(TEXTS))
    await answer(world, ctx, code, step as keyof typeof TEXTS, text)
  const rev = await revOf(world, code)
  await saveProject(ctx, { proposalCode: code, rev, ...SUMS, ...sums } as Parameters<typeof saveProject>[1])
}

/** Hands in as the page before would have it. */
export const enter = async (world: Pick<World, "db">, ctx: Ctx, proposalCode: string) =>
  enterProject(ctx, { proposalCode, rev: await revOf(world, proposalCode) })

/** A project of a member, whole. */
export const wholeProject = async (
  world: World,
  member: Member,
  callCode: string,
  sums: Partial<Record<keyof typeof SUMS, unknown>> = {},
) => {
  const code = await begin(member, callCode)
  await fill(world, member.ctx, code, sums)
  return code
}

/** A project that is handed in. */
export const entered = async (
  world: World,
  member: Member,
  callCode: string,
  sums: Partial<Record<keyof typeof SUMS, unknown>> = {},
) => {
  const code = await wholeProject(world, member, callCode, sums)
  await enter(world, member.ctx, code)
  return code
}
