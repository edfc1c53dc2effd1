import type { TxCtx } from "../../context.ts"
import { because, conflict, refuse } from "../../errors.ts"
import { unanswered } from "../answers.ts"
import type { Loaded } from "../facts.server.ts"
import { ownAuthors } from "../policy.ts"
import { writeSignature } from "./authors.server.ts"

/**
 * Signs a draft for who submits it, which must be whole: all four answers, the text that the page showed, and nobody
 * who was invited without an answer.
 * @throws conflict when the text is another; forbidden where answers or signatures are missing
 */
export const signToSubmit = async (ctx: TxCtx, loaded: Loaded, rev: number): Promise<void> => {
  const { proposal, facts, voices } = loaded
  if (proposal.rev !== rev) throw conflict("proposals.errors.changed_unread")
  if (unanswered(proposal).length > 0) refuse(because("proposals.refuse.unanswered"))
  const own = ownAuthors(voices, facts.authors).filter(({ state }) => state === "invited")
  for (const author of own) await writeSignature(ctx, loaded, { author, onPaper: false })
  const waiting = facts.authors.filter((one) => one.state === "invited" && !own.includes(one))
  if (waiting.length > 0) refuse(because("proposals.refuse.signatures_missing"))
  const isSigned = own.length > 0 || facts.authors.some(({ state }) => state === "signed")
  if (!isSigned) refuse(because("proposals.refuse.nobody_signed"))
}
