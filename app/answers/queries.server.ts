import { and, asc, eq, sql } from "drizzle-orm"
import { answerCommitments, commitments } from "#db/schema/index.ts"
import { hexOf } from "../audit/digests.server.ts"
import { civilDay } from "../civil-time.ts"
import type { Ctx } from "../context.ts"
import { standingOf } from "../meetings/commitments/commitment.ts"
import { commitmentsVisibleTo } from "../meetings/commitments/visible.server.ts"
import { actsFor } from "../people/organisations/policy.ts"
import { isMember } from "../roundtables/policy.ts"
import { daysLate, daysLeft } from "./deadline.ts"
import { listFiles } from "./files.server.ts"
import { type LoadedAnswer, loadAnswer } from "./lock.server.ts"
import { actsOnAnswer, stateFor } from "./policy.ts"
import { parsePublished } from "./published.ts"

/** The day by which lateness is told: of a published answer the day on which it was. */
const told = (ctx: Ctx, publishedAt: Date | null) => civilDay(publishedAt ?? ctx.now)

/** How an answer stands beside its last day. */
export const dueOf = (ctx: Ctx, { dueOn, publishedAt }: { dueOn: string; publishedAt: Date | null }) => ({
  ...{ dueOn, late: daysLate(dueOn, told(ctx, publishedAt)), left: daysLeft(dueOn, civilDay(ctx.now)) },
})

const commitmentsOf = async (ctx: Ctx, answerId: string) => {
  const rows = await ctx.db
    .select({
      ...{ code: commitments.code, title: commitments.title, language: commitments.language },
      ...{ dueOn: commitments.dueOn, progress: commitments.progress, state: commitments.state },
    })
    .from(answerCommitments)
    .innerJoin(commitments, eq(commitments.id, answerCommitments.commitmentId))
    .where(and(eq(answerCommitments.answerId, answerId), commitmentsVisibleTo(ctx.actor)))
    .orderBy(asc(answerCommitments.position))
    .limit(50)
  return rows.map((row) => ({ ...row, standing: standingOf(row, civilDay(ctx.now)) }))
}

type Around = {
  official: string | null
  by: { name: string; language: string } | null
  passed: { code: string; name: string; language: string; isOn: boolean }[]
}

/** Names around an answer: who sees to it, who asked to explain it, where it came from or went. */
const aroundOf = async (ctx: Ctx, { answer, clarification }: LoadedAnswer): Promise<Around> => {
  const { rows } = await ctx.db.execute(sql`
    select (select p.name from person p where p.id = ${answer.officialId}::uuid) as official,
      (select jsonb_build_object('name', coalesce(o.name, s.label), 'language', coalesce(o.language, 'it'))
         from (select 1) one left join organisation o on o.id = ${clarification?.organisationId ?? null}::uuid
         left join seat s on s.id = ${clarification?.seatId ?? null}::uuid) as by,
      coalesce((select jsonb_agg(jsonb_build_object('code', a.code, 'name', o.name, 'language', o.language,
                 'isOn', a.passed_from_id is not null and a.passed_from_id = ${answer.id}::uuid) order by a.id)
         from answer a join organisation o on o.id = a.organisation_id
        where a.passed_from_id = ${answer.id}::uuid or a.id = ${answer.passedFromId}::uuid), '[]') as passed`)
  return rows[0] as unknown as Around
}

/** What stands at the head of every page about an answer. */
export const headOf = ({ actor }: Ctx, { answer, proposal, body, table, facts }: LoadedAnswer) => ({
  ...{ code: answer.code, state: stateFor(actor, answer), outcome: answer.outcome },
  // How often the text was saved is the body's own business.
  rev: actsFor(actor, body.id) ? answer.rev : 0,
  body: { code: body.code, name: body.name, language: body.language },
  table: { code: table.code, name: table.name, language: table.language },
  proposal: {
    ...{ code: proposal.code, title: proposal.title, language: proposal.language },
    ...{ number: proposal.number, year: proposal.year, isReadable: facts.readsProposal },
    ...{ asks: proposal.asks, toWhom: proposal.toWhom, today: proposal.today, seenBy: proposal.seenBy },
  },
})

/** An answer as its page shows it. @throws not_found, also for who may not read it */
export const getAnswer = async (ctx: Ctx, code: string) => {
  const loaded = await loadAnswer(ctx, code)
  const { answer, body, facts, clarification, proposal } = loaded
  const around = await aroundOf(ctx, loaded)
  const isOfBody = actsFor(ctx.actor, body.id)
  // Who sees to it is for whom it concerns; everybody else reads which body does.
  const isInside = isOfBody || facts.isAuthor || isMember(ctx.actor, proposal.atId)
  return {
    ...{ ...headOf(ctx, loaded), ...dueOf(ctx, answer), isOfBody },
    ...{ askedOn: civilDay(answer.askedAt), askProtocol: answer.askProtocol, askWords: answer.askWords },
    extension: answer.extendedAt && {
      ...{ on: civilDay(answer.extendedAt), from: answer.firstDueOn },
      ...{ reason: answer.extensionReason ?? "", language: answer.extensionLanguage ?? "it" },
    },
    takenOn: answer.takenAt && civilDay(answer.takenAt),
    official: isInside ? around.official : null,
    inside: isOfBody
      ? { isReady: facts.isReady, returnedFor: answer.returnedFor, endorsedAs: answer.endorsedAs }
      : null,
    published: answer.published ? parsePublished(answer.published) : null,
    digest: answer.publishedSha256 && hexOf(answer.publishedSha256),
    files: answer.published || isOfBody ? await listFiles(ctx, answer.id) : [],
    withdrawn: answer.withdrawnAt && {
      ...{ on: civilDay(answer.withdrawnAt), reason: answer.withdrawnFor ?? "" },
    },
    commitments: answer.state === "published" ? await commitmentsOf(ctx, answer.id) : [],
    passed: around.passed,
    clarification: clarification && {
      ...{ question: clarification.question, language: clarification.language, by: around.by },
      ...{ on: civilDay(clarification.createdAt), reply: clarification.reply },
      ...{ replyLanguage: clarification.replyLanguage ?? "it" },
      repliedOn: clarification.repliedAt && civilDay(clarification.repliedAt),
    },
    acts: actsOnAnswer(ctx.actor, facts, civilDay(ctx.now)),
  }
}
export type AnswerPage = Awaited<ReturnType<typeof getAnswer>>
