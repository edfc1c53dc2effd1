import { type Ctx, transact } from "../context.ts"
import { conflict } from "../errors.ts"
import type { StartProposal } from "../proposals/input.ts"
import { saveAnswers } from "../proposals/writing/save-answers.server.ts"
import { startProposal } from "../proposals/writing/start-proposal.server.ts"
import { loadPractice } from "./facts.server.ts"
import { LONGEST_ANSWER } from "./input.ts"

const loadPublished = async (ctx: Ctx, code: string) => {
  const { practice } = await loadPractice(ctx, code)
  if (practice.state !== "published") throw conflict("practices.refuse.not_published")
  return practice
}

/** What the form to begin a proposal from a good practice starts with. @throws not_found, conflict where it is not out */
export const practiceToPropose = async (ctx: Ctx, practiceCode: string) => {
  const { code, title, language } = await loadPublished(ctx, practiceCode)
  return { code, title, language }
}

/**
 * Begins a proposal from a good practice: the problem answers the first question; what was done, with where it is
 * told, the second. The authors change it as they like.
 * @returns the proposal's code
 * @throws as `startProposal`; conflict where the practice is not out
 */
export const proposePractice = (ctx: Ctx, input: StartProposal, practiceCode: string): Promise<string> =>
  transact(ctx, async (ctx) => {
    const practice = await loadPublished(ctx, practiceCode)
    const proposalCode = await startProposal(ctx, input)
    const nothing = { today: null, asks: null, toWhom: null, seenBy: null, topics: [] }
    const asIs = { proposalCode, ...nothing, intent: "next" as const }
    const source = `\n\n${ctx.settings.publicUrl}/practices/${practice.code}`
    const done = (practice.done ?? "").slice(0, LONGEST_ANSWER - source.length)
    await saveAnswers(ctx, { ...asIs, step: "today", rev: 1, today: practice.problem })
    await saveAnswers(ctx, { ...asIs, step: "asks", rev: 2, asks: `${done}${source}` })
    return proposalCode
  })
