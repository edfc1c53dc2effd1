import { eq, sql } from "drizzle-orm"
import { answers, people } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { civilDay } from "../civil-time.ts"
import { type Ctx, transact } from "../context.ts"
import { found, invalid, refuse } from "../errors.ts"
import { addEvent } from "../proposals/record-event.server.ts"
import type { TakeAnswer } from "./input.ts"
import { ANSWER, type LoadedAnswer, lockAnswer } from "./lock.server.ts"
import { refuseTake } from "./policy.ts"
import { tellPerson, tellProposers } from "./tell.server.ts"

/** Who answers for a body today: those who may see to an answer, by name. */
export const listOfficials = async (ctx: Ctx, organisationId: string) => {
  const today = civilDay(ctx.now)
  const { rows } = await ctx.db.execute(sql`
    select distinct p.id, p.code, p.name from membership m join person p on p.id = m.person_id
     where m.organisation_id = ${organisationId} and m.ended_at is null and p.erased_at is null
       and (m.role = 'manager' or 'answering_official' = any(m.offices))
       and m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today}) order by p.name, p.id limit 100`)
  return rows as { id: string; code: string; name: string }[]
}

const officialOf = async (ctx: Ctx, { body }: LoadedAnswer, code: string | undefined): Promise<string> => {
  const own = found(ctx.actor.personId)
  if (!code) return own
  const chosen = (await listOfficials(ctx, body.id)).find((one) => one.code === code)
  if (!chosen) throw invalid("official", "answers.errors.official")
  return chosen.id
}

/** The values that mails about an answer have in common. */
export const wordsOf = ({ proposal, body }: LoadedAnswer) => ({ title: proposal.title, body: body.name })

/**
 * Takes a request in charge and names who sees to it. The authors are told.
 * @throws forbidden unless the person answers for the body, or once it is taken; invalid for who does not
 */
export const takeAnswer = (ctx: Ctx, input: TakeAnswer): Promise<void> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockAnswer(ctx, input.answerCode)
    const { answer, proposal, facts } = loaded
    refuse(refuseTake(ctx.actor, facts))
    const officialId = await officialOf(ctx, loaded, input.official)
    await ctx.db
      .update(answers)
      .set({ state: "taken", takenAt: ctx.now, takenById: ctx.actor.personId, officialId })
      .where(eq(answers.id, answer.id))
    await addEvent(ctx, proposal, { kind: "answer_taken", as: { organisationId: answer.organisationId } })
    await record(ctx, {
      ...{ action: "answer.taken", subject: { kind: ANSWER, id: answer.id } },
      ...{ roundtableId: answer.roundtableId, values: { official: officialId } },
    })
    const params = wordsOf(loaded)
    await tellProposers(ctx, { answer, kind: "answer_taken", params })
    await tellPerson(ctx, officialId, { answer, kind: "answer_given_to_you", params, page: "/draft" })
  })

/** The name of somebody of the body, as long as they have one. */
export const nameOf = async (ctx: Ctx, personId: string | null): Promise<string | null> => {
  if (personId === null) return null
  const [row] = await ctx.db.select({ name: people.name }).from(people).where(eq(people.id, personId))
  return row?.name ?? null
}
