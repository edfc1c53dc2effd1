import { sql } from "drizzle-orm"
import { endorseAnswer } from "#app/answers/endorse-answer.server.ts"
import { SaveDraft } from "#app/answers/input.ts"
import { publishAnswer } from "#app/answers/publish-answer.server.ts"
import { requestAnswer } from "#app/answers/request-answer.server.ts"
import { saveDraft } from "#app/answers/save-draft.server.ts"
import { takeAnswer } from "#app/answers/take-answer.server.ts"
import type { Ctx } from "#app/context.ts"
import type { Db } from "#db/client.server.ts"
import { admitted, makeWorld as makeTable, step, type World as Table } from "#tests/proposals/world.ts"
import { ctxOf } from "#tests/support/context.ts"
import { makeMembership, makeOrganisation, makePerson, type Organisation } from "#tests/support/factories.ts"

export type World = Table & {
  /** A body without a seat at the table: who answers for it, who commits it, and somebody who only acts for it. */
  body: Organisation
  official: Ctx
  manager: Ctx
  colleague: Ctx
  /** A proposal of the first member that the table has approved. */
  proposal: string
}

const actingFor = async (db: Db, organisationId: string, over: Parameters<typeof makeMembership>[1] = {}) => {
  const person = await makePerson(db)
  await makeMembership(db, { personId: person.id, organisationId, ...over })
  return ctxOf(db, person)
}

/** A table that has approved a proposal, and a body that is asked for its answer. */
export const makeWorld = async (db: Db, rule: Parameters<typeof makeTable>[1] = {}): Promise<World> => {
  const table = await makeTable(db, { answerDays: 30, extensionDays: 30, ...rule })
  const proposal = await admitted(table)
  await step(table.secretary, proposal, "discuss")
  await step(table.secretary, proposal, "to_ballot")
  await step(table.secretary, proposal, "vote", { outcome: "approved", words: "Seduta del 12 ottobre" })
  const body = await makeOrganisation(db)
  return {
    ...{ ...table, proposal, body },
    official: await actingFor(db, body.id, { offices: ["answering_official"] }),
    manager: await actingFor(db, body.id, { role: "manager" }),
    colleague: await actingFor(db, body.id),
  }
}

const ASK = { protocol: null, words: null }
/** Asks the body for its answer. @returns its code */
export const ask = ({ secretary, proposal, body }: World, other?: Organisation) =>
  requestAnswer(secretary, { proposalCode: proposal, organisationCode: (other ?? body).code, ...ASK })

export const answerOf = async ({ db }: Pick<World, "db">, code: string) => {
  const { rows } = await db.execute(sql`select * from answer where code = ${code}`)
  return rows[0] as Record<string, unknown>
}

const PARTLY = {
  ...{ outcome: "partly", words: "Grazie: descrive una difficoltà che conosciamo.", language: "it" },
  ...{ part0what: "Una sera", part0verdict: "yes", part0reason: "Il martedì c'è il personale." },
  ...{ part1what: "La seconda sera", part1verdict: "no", part1reason: "I turni sono firmati." },
  ...{ cost: "6.240", funding: "Bilancio dello sportello", term: "31/5/2099" },
  ...{ promise0title: "aprire una sera alla settimana", promise0due: "31/5/2099" },
}

/** Saves the text as its form would send it: a partial yes that lacks nothing, unless a test says otherwise. */
export const write = async (
  world: Pick<World, "db">,
  ctx: Ctx,
  code: string,
  over: Record<string, string> = {},
) => {
  const rev = over.rev ?? String((await answerOf(world, code)).rev)
  return saveDraft(ctx, SaveDraft.parse({ answerCode: code, ...PARTLY, ...over, rev }))
}

/** Asked, taken in charge, written by the official and ready for the visto. */
export const ready = async (world: World, over: Record<string, string> = {}) => {
  const code = await ask(world)
  await takeAnswer(world.official, { answerCode: code })
  await write(world, world.official, code, { intent: "ready", ...over })
  return code
}

export const endorse = async (world: World, code: string, ctx = world.manager) =>
  endorseAnswer(ctx, {
    ...{ answerCode: code, office: "Livello dirigenziale" },
    rev: Number((await answerOf(world, code)).rev),
  })

export const publish = async (world: World, code: string, ctx = world.official) =>
  publishAnswer(ctx, { answerCode: code, protocol: "DEMO/1", rev: Number((await answerOf(world, code)).rev) })

/** All the way to a published answer. */
export const published = async (world: World, over: Record<string, string> = {}) => {
  const code = await ready(world, over)
  await endorse(world, code)
  await publish(world, code)
  return code
}

/** The kinds of mail owed to a person about answers. */
export const mailsTo = async ({ db }: Pick<World, "db">, ctx: Ctx): Promise<string[]> => {
  const { rows } = await db.execute(sql`
    select kind from outbox where person_id = ${ctx.actor.personId} and subject_kind = 'answer' order by id`)
  return rows.map((row) => String(row.kind))
}
