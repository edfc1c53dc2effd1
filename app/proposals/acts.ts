import type { Actor } from "../context.ts"
import {
  keepsProposals,
  ownAuthors,
  type ProposalFacts,
  refuseClosedTable,
  refuseComment,
  refuseEditProposal,
  refuseKeepDraft,
  refuseKeepProposal,
  refuseMerge,
  refuseRewrite,
  refuseSplit,
  refuseStep,
  refuseSupport,
  refuseWithdraw,
  type Voices,
} from "./policy.ts"
import { STEPS } from "./state.ts"
import { refuseApproveVersion, refuseWriteVersion } from "./writing/version-policy.ts"

/** What the person may do with a proposal now, for the page to offer. */
export const actsOn = (
  actor: Actor,
  voices: Voices,
  facts: ProposalFacts,
  proposal: { language: string; paperId: string | null },
) => ({
  edit: refuseEditProposal(actor, voices, facts) === null,
  draft: refuseKeepDraft(actor, voices, facts) === null,
  steps: STEPS.filter((step) => refuseStep(actor, facts, step) === null),
  pass: refuseKeepProposal(actor, facts) === null,
  text: proposal.paperId === null && refuseKeepProposal(actor, facts) === null,
  merge: refuseMerge(actor, facts) === null,
  split: refuseSplit(actor, voices, facts) === null,
  withdraw: refuseWithdraw(voices, facts) === null,
  rewrite: refuseRewrite(voices, facts) === null,
  support: refuseSupport(actor, facts) === null,
  /** Supports by its signature: nothing to press. */
  signs: ownAuthors(voices, facts.authors).some(({ state }) => state === "signed"),
  /** Why not, for who sits at the table. */
  whyNoSupport: refuseSupport(actor, facts),
  comment: refuseComment(actor, voices, facts) === null,
  writeVersion: refuseWriteVersion(actor, voices, facts, proposal.language) === null,
  approveVersion: refuseApproveVersion(voices, facts) === null,
  /** Keeps the proposals of the table, and it is not closed: what follows on them is theirs to ask for. */
  keep: keepsProposals(actor, facts.atId, facts.rule) && refuseClosedTable(facts) === null,
})
