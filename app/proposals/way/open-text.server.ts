import { eq } from "drizzle-orm"
import { papers, roundtables } from "#db/schema/index.ts"
import { type Ctx, transact } from "../../context.ts"
import { createPaper } from "../../documents/create-paper.server.ts"
import { because, found, refuse } from "../../errors.ts"
import { QUESTIONS } from "../answers.ts"
import { lockProposal } from "../facts.server.ts"
import type { OfProposal } from "../input.ts"
import { refuseKeepProposal } from "../policy.ts"
import { asKeeper, recordEvent } from "../record-event.server.ts"

/** Words of the form that stand as headings over the answers in the shared text, in its language. */
export type Headings = Readonly<Record<(typeof QUESTIONS)[number], string>>

/** What somebody typed as lines of a text: no line of theirs turns into a heading or a list. */
const asLines = (text: string) => text.replaceAll(/^([#>*+|-]|\d+[.)])/gm, "\\$1")

/**
 * Makes a shared text of a proposal, for who wants to write on it together: the four questions as headings over their
 * answers. The proposal itself stays as it was signed.
 * @returns the document's code
 * @throws forbidden unless the person keeps the table's proposals, or when there is a text already
 */
export const openText = (
  ctx: Ctx,
  input: OfProposal,
  headingsIn: (language: string) => Headings,
): Promise<string> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockProposal(ctx, input.proposalCode)
    const { proposal, facts } = loaded
    refuse(refuseKeepProposal(ctx.actor, facts))
    if (proposal.paperId) refuse(because("proposals.refuse.has_text"))
    const [table] = await ctx.db.select().from(roundtables).where(eq(roundtables.id, proposal.atId))
    const headings = headingsIn(proposal.language)
    const lines = QUESTIONS.map((one) => `## ${headings[one]}\n\n${asLines(proposal[one] ?? "")}`).join(
      "\n\n",
    )
    const language = proposal.language as "it"
    const card = { title: proposal.title, kind: "other", template: "empty", language } as const
    const code = await createPaper(ctx, { roundtableCode: found(table).code, ...card }, lines)
    const [paper] = await ctx.db.select({ id: papers.id }).from(papers).where(eq(papers.code, code))
    await recordEvent(ctx, proposal, {
      ...{ kind: "text_opened", as: asKeeper(ctx.actor, loaded) },
      set: { paperId: found(paper).id },
    })
    return code
  })
