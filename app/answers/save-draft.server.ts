import { eq } from "drizzle-orm"
import { answerDrafts, answers } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { civilDay } from "../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { conflict, invalid, orConflict, refuse } from "../errors.ts"
import { organisationMeant } from "../people/organisations/organisation-meant.server.ts"
import { type Content, lackingIn } from "./answer.ts"
import type { SaveDraft } from "./input.ts"
import { ANSWER, type LoadedAnswer, lockAnswer } from "./lock.server.ts"
import { refuseDraft } from "./policy.ts"
import { wordsOf } from "./take-answer.server.ts"
import { tellOfficials } from "./tell.server.ts"

const OTHER_WROTE = conflict("answers.errors.other_wrote", "words")

type TypedText = Omit<SaveDraft, "answerCode" | "rev" | "intent">

const passedToOf = async (ctx: TxCtx, { body }: LoadedAnswer, input: TypedText): Promise<string | null> => {
  const isNamed = (input.organisation ?? "").trim() !== "" || input.organisationCode
  if (input.outcome !== "not_competent" || !isNamed) return null
  const other = await organisationMeant(ctx, input)
  if (other.id === body.id) throw invalid("organisation", "answers.errors.passed_to_self")
  return other.code
}

/** The text that was typed, with the body that it passes the question on to. @throws invalid at the field */
export const contentTyped = async (ctx: TxCtx, loaded: LoadedAnswer, input: TypedText): Promise<Content> => {
  const { outcome, words, language, parts, cost, funding, term, promises } = input
  const passedTo = await passedToOf(ctx, loaded, input)
  return { outcome, passedTo, words, language, parts, cost, funding, term, promises }
}

/**
 * Saves a version of the text, seen within the body only. Nobody writes over another: who wrote upon an older version
 * reads the newer one first. With `ready` the text must be whole, and who may commit the body is told that it waits.
 * A text that was endorsed loses its visto with the next version.
 * @throws forbidden unless the person answers for the body, before it is taken in charge, or once it is published;
 *   conflict where somebody else saved meanwhile; invalid for a text that is to be endorsed and lacks something
 */
export const saveDraft = (ctx: Ctx, input: SaveDraft): Promise<void> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockAnswer(ctx, input.answerCode)
    const { answer, facts } = loaded
    refuse(refuseDraft(ctx.actor, facts))
    if (input.rev !== answer.rev) throw OTHER_WROTE
    const content = await contentTyped(ctx, loaded, input)
    const isReady = input.intent === "ready"
    const [lacking] = isReady ? lackingIn(content, civilDay(ctx.now)) : []
    if (lacking) throw invalid(lacking.field, lacking.key)
    const rev = answer.rev + 1
    await ctx.db
      .insert(answerDrafts)
      .values({
        ...{ roundtableId: answer.roundtableId, answerId: answer.id, rev, content },
        ...{ writtenById: ctx.actor.personId, createdAt: ctx.now },
      })
      .catch(orConflict({ answer_draft_one_per_rev: OTHER_WROTE }))
    await ctx.db
      .update(answers)
      .set({
        ...{ state: "drafted", rev, readyAt: isReady ? ctx.now : null, returnedFor: null },
        ...{ endorsedAt: null, endorsedById: null, endorsedAs: null },
      })
      .where(eq(answers.id, answer.id))
    await record(ctx, {
      // Of no table: its people would read there how far the text is.
      ...{ action: isReady ? "answer.ready" : "answer.saved", subject: { kind: ANSWER, id: answer.id } },
      values: { version: rev },
    })
    if (isReady)
      await tellOfficials(
        ctx,
        { answer, kind: "answer_to_endorse", params: wordsOf(loaded), page: "/visto" },
        "managers",
      )
  })
