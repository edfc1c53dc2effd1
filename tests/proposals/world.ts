import { sql } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import type { ProposalRule, Step } from "#app/proposals/state.ts"
import { supportProposal } from "#app/proposals/talk/support-proposal.server.ts"
import { takeStep } from "#app/proposals/way/take-step.server.ts"
import { answerInvitation, inviteAuthor } from "#app/proposals/writing/authors.server.ts"
import { saveAnswers } from "#app/proposals/writing/save-answers.server.ts"
import { startProposal } from "#app/proposals/writing/start-proposal.server.ts"
import { submitProposal } from "#app/proposals/writing/submit-proposal.server.ts"
import type { Db } from "#db/client.server.ts"
import { ctxOf } from "#tests/support/context.ts"
import {
  makeConstituency,
  makeOfficer,
  makeOrganisation,
  makePerson,
  makeRoundtable,
  makeSeat,
  makeTerm,
  type Organisation,
  type Roundtable,
  type Seat,
} from "#tests/support/factories.ts"
import { makeVersion, rulesWith } from "../roundtables/regulation/versions.ts"

export type Member = { ctx: Ctx; body: Organisation; seat: Seat }
export type World = {
  db: Db
  table: Roundtable
  /** Two associations of one constituency and an institution of another, each with its titular. */
  members: readonly [Member, Member, Member]
  secretary: Ctx
}

/** A body with a seat at the table, and who sits there. */
export const seatedAt = async (
  db: Db,
  table: Roundtable,
  constituencyId: string,
  over: { voting?: boolean } = {},
): Promise<Member> => {
  const body = await makeOrganisation(db)
  const seat = await makeSeat(db, {
    ...{ roundtableId: table.id, constituencyId, organisationId: body.id, ...over },
  })
  const person = await makePerson(db)
  await makeTerm(db, { seat, personId: person.id })
  return { ctx: await ctxOf(db, person), body, seat }
}

export const secretaryOf = async (db: Db, table: Roundtable): Promise<Ctx> => {
  const person = await makePerson(db)
  await makeOfficer(db, { roundtableId: table.id, personId: person.id, role: "secretary" })
  return ctxOf(db, person)
}

/** A table whose rules ask for the support of two bodies of two constituencies, unless a test says otherwise. */
export const makeWorld = async (db: Db, rule: Partial<ProposalRule> = {}): Promise<World> => {
  const table = await makeRoundtable(db)
  const proposals = { supporters: 2, fromGroups: 2, ...rule }
  await makeVersion(db, {
    ...{ roundtableId: table.id, number: 1, inForceFrom: "2025-01-01", rules: rulesWith({ proposals }) },
  })
  const associations = (await makeConstituency(db, { roundtableId: table.id })).id
  const institutions = (await makeConstituency(db, { roundtableId: table.id })).id
  const members = [
    ...[await seatedAt(db, table, associations), await seatedAt(db, table, associations)],
    await seatedAt(db, table, institutions),
  ] as const
  return { db, table, members, secretary: await secretaryOf(db, table) } as unknown as World
}

export const TEXTS = {
  today: "Lo sportello apre solo la mattina.",
  asks: "Due sere alla settimana.",
  toWhom: "Al Comune.",
  seenBy: "Contiamo le persone.",
} as const

/** The text as the page would show it now. */
export const revOf = async ({ db }: Pick<World, "db">, code: string) => {
  const { rows } = await db.execute(sql`select rev from proposal where code = ${code}`)
  return Number(rows[0]?.rev)
}

/** Answers one question of the form as the page before would have it. */
export const answer = async (world: World, ctx: Ctx, code: string, step: keyof typeof TEXTS, text: string) =>
  saveAnswers(ctx, {
    ...{ proposalCode: code, step, rev: await revOf(world, code), topics: [], intent: "next" },
    ...{ today: null, asks: null, toWhom: null, seenBy: null, [step]: text },
  })

/** A draft of a member with all four answers. */
export const draftOf = async (
  world: World,
  { ctx, body }: Member = world.members[0],
  title = "Sportello serale",
) => {
  const code = await startProposal(ctx, {
    ...{ roundtableCode: world.table.code, author: `o:${body.code}`, title, language: "it" },
  })
  for (const [step, text] of Object.entries(TEXTS))
    await answer(world, ctx, code, step as keyof typeof TEXTS, text)
  return code
}

/** Submits a draft as the page before would have it. */
export const submit = async (world: Pick<World, "db">, ctx: Ctx, proposalCode: string) =>
  submitProposal(ctx, { proposalCode, rev: await revOf(world, proposalCode) })

/** A proposal that a member has submitted. */
export const submittedBy = async (world: World, member: Member = world.members[0], title?: string) => {
  const code = await draftOf(world, member, title)
  await submit(world, member.ctx, code)
  return code
}

type Besides = Partial<Parameters<typeof takeStep>[1]>
/** A step as its page would send it. */
export const step = (ctx: Ctx, proposalCode: string, one: Step, besides: Besides = {}) =>
  takeStep(ctx, { proposalCode, step: one, ballotCode: null, outcome: null, ...besides })

/** A proposal of the first member, or the one with this code, supported by the third and admitted. */
export const admitted = async (world: World, code?: string) => {
  const proposalCode = code ?? (await submittedBy(world))
  await supportProposal(world.members[2].ctx, { proposalCode })
  await step(world.secretary, proposalCode, "admit")
  return proposalCode
}

/** The code of the invitation of a body. */
export const invitationOf = async ({ db }: World, code: string, body: { id: string }) => {
  const { rows } = await db.execute(sql`
    select a.code from proposal_author a join proposal p on p.id = a.proposal_id
     where p.code = ${code} and a.organisation_id = ${body.id}`)
  return String(rows[0]?.code)
}

/** Invites a member to a draft and lets them answer. */
export const invited = async (world: World, code: string, member: Member, say?: "sign" | "decline") => {
  await inviteAuthor(world.members[0].ctx, { proposalCode: code, body: member.body.name })
  const authorCode = await invitationOf(world, code, member.body)
  const rev = await revOf(world, code)
  if (say) await answerInvitation(member.ctx, { proposalCode: code, authorCode, answer: say, rev })
  return authorCode
}

export const proposalOf = async ({ db }: World, code: string) => {
  const { rows } = await db.execute(sql`select * from proposal where code = ${code}`)
  return rows[0] as Record<string, unknown>
}

/** The kinds of a proposal's events, in order. */
export const historyOf = async ({ db }: World, code: string): Promise<string[]> => {
  const { rows } = await db.execute(sql`
    select e.kind from proposal_event e join proposal p on p.id = e.proposal_id where p.code = ${code} order by e.seq`)
  return rows.map((row) => String(row.kind))
}

/** The kinds of mail owed to a person about proposals. */
export const mailsTo = async ({ db }: World, ctx: Ctx): Promise<string[]> => {
  const { rows } = await db.execute(sql`
    select kind from outbox where person_id = ${ctx.actor.personId} and subject_kind = 'proposal' order by id`)
  return rows.map((row) => String(row.kind))
}
