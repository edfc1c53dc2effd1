import { eq } from "drizzle-orm"
import { agendaItems, meetings } from "#db/schema/index.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, found, refuse } from "../../errors.ts"
import type { Matter } from "../../roundtables/regulation/fields.ts"
import type { Question } from "../question.ts"
import { draftBallot } from "./draft-ballot.server.ts"
import type { NewBallot, OfBallot } from "./input.ts"
import { lockBallot, optionsOf, textsOf } from "./load.server.ts"
import type { Stage } from "./order.ts"

const answersOf = (question: Question, labels: readonly string[]) =>
  question.kind === "motion"
    ? { ...{ kind: question.kind, persons: question.persons, options: [], places: 1 }, ...NO_OPTIONS }
    : {
        ...{ kind: question.kind, persons: false, options: [...labels], places: question.places },
        ...{ noneOfThese: question.noneOfThese, wins: question.wins },
      }
const NO_OPTIONS = { noneOfThese: false, wins: "majority" as const }

const placeOf = async (ctx: TxCtx, meetingId: string, itemId: string | null) => {
  const [meeting] = await ctx.db
    .select({ code: meetings.code })
    .from(meetings)
    .where(eq(meetings.id, meetingId))
  const [item] = itemId
    ? await ctx.db.select({ code: agendaItems.code }).from(agendaItems).where(eq(agendaItems.id, itemId))
    : []
  return { meetingCode: found(meeting).code, itemCode: item?.code ?? null }
}

/**
 * Writes the question of a ballot that was cancelled in a meeting down once more, to be opened when it can be.
 * @returns the new ballot's code
 * @throws forbidden for who does not conduct it, of a ballot that was not cancelled, and as `draftBallot`
 */
export const repeatBallot = (ctx: Ctx, input: OfBallot): Promise<string> =>
  transact(ctx, async (ctx) => {
    const { ballot, roundtable } = await lockBallot(ctx, input.ballotCode)
    if (ballot.state !== "cancelled" || !ballot.meetingId || !ballot.openedAt)
      refuse(because("ballots.refuse.not_to_repeat"))
    const options = await optionsOf(ctx, ballot.id)
    const texts = await textsOf(ctx, ballot.id)
    const { wording, explanation } = ballot
    const language = ballot.language as NewBallot["language"]
    const place = await placeOf(ctx, found(ballot.meetingId), ballot.itemId)
    const question = {
      ...{ roundtableCode: roundtable.code, ...place },
      ...{ wording, explanation, language, matter: ballot.matter as Matter, closesAt: null },
      stage: ballot.stage as Stage,
      visibility: ballot.visibility as NewBallot["visibility"],
      groups: ballot.groups as string[],
      papers: texts.map(({ code }) => code),
      ...answersOf(
        ballot.question as Question,
        options.map(({ label }) => label),
      ),
    }
    // Before, a question of a meeting did not need a point.
    return draftBallot(ctx, question, { needsPoint: ballot.itemId !== null })
  })
