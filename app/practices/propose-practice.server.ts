import { eq } from "drizzle-orm"
import { roundtables } from "#db/schema/index.ts"
import { type Ctx, transact } from "../context.ts"
import { because, conflict, found, refuse } from "../errors.ts"
import type { StartProposal } from "../proposals/input.ts"
import { saveAnswers } from "../proposals/writing/save-answers.server.ts"
import { startProposal } from "../proposals/writing/start-proposal.server.ts"
import { loadPractice } from "./facts.server.ts"
import { LONGEST_ANSWER } from "./input.ts"
import { showsMore } from "./policy.ts"

const loadPublished = async (ctx: Ctx, code: string) => {
  const { practice, facts } = await loadPractice(ctx, code)
  if (practice.state !== "published") throw conflict("practices.refuse.not_published")
  return { practice, facts }
}

/** What the form to begin a proposal from a good practice starts with. @throws not_found, conflict where it is not out */
export const practiceToPropose = async (ctx: Ctx, practiceCode: string) => {
  const { code, title, language } = (await loadPublished(ctx, practiceCode)).practice
  return { code, title, language }
}

/**
 * Begins a proposal from a good practice: the problem answers the first question; what was done, with where it is
 * told, the second. The authors change it as they like.
 * @returns the proposal's code
 * @throws as `startProposal`; conflict where the practice is not out; forbidden where the table would show it to more people
 */
export const proposePractice = (ctx: Ctx, input: StartProposal, practiceCode: string): Promise<string> =>
  transact(ctx, async (ctx) => {
    const { practice, facts } = await loadPublished(ctx, practiceCode)
    const [table] = await ctx.db
      .select({ visibility: roundtables.visibility })
      .from(roundtables)
      .where(eq(roundtables.code, input.roundtableCode))
    if (showsMore(found(table), facts)) refuse(because("practices.refuse.would_be_shown"))
    const proposalCode = await startProposal(ctx, input)
    const nothing = { today: null, asks: null, toWhom: null, seenBy: null, topics: [] }
    const asIs = { proposalCode, ...nothing, intent: "next" as const }
    const source = `\n\n${ctx.settings.publicUrl}/practices/${practice.code}`
    const done = (practice.done ?? "").slice(0, LONGEST_ANSWER - source.length)
    await saveAnswers(ctx, { ...asIs, step: "today", rev: 1, today: practice.problem })
    await saveAnswers(ctx, { ...asIs, step: "asks", rev: 2, asks: `${done}${source}` })
    return proposalCode
  })
