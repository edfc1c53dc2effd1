import { expect, test } from "vitest"
import {
  type AuthorFacts,
  type ProposalFacts,
  refuseComment,
  refuseEditProposal,
  refuseReadProposal,
  refuseRewrite,
  refuseSplit,
} from "#app/proposals/policy.ts"
import { refuseApproveVersion } from "#app/proposals/writing/version-policy.ts"
import { actor } from "#tests/support/context.ts"
import { HERE } from "#tests/support/relations.ts"
import { rulesWith } from "../roundtables/regulation/versions.ts"

const RULE = { ...rulesWith().proposals, withdrawBy: "all_authors" as const }
const author = (organisationId: string, state: string): AuthorFacts => ({
  ...{ id: organisationId, organisationId, seatId: null, state },
  signedRev: state === "signed" ? 1 : null,
})
const facts = (over: Partial<ProposalFacts> = {}): ProposalFacts => ({
  ...{
    state: "submitted",
    outcome: null,
    atId: HERE,
    isClosed: false,
    createdById: "p",
    isShown: true,
    rev: 1,
  },
  ...{ tables: [{ id: HERE, visibility: "members" }], authors: [author("a", "signed")], rule: RULE },
  call: null,
  ...over,
})
const of = (organisationId: string) => ({ organisationIds: [organisationId], seatIds: [] })
const NOBODY = actor()
const KEEPER = actor({ personId: "p", offices: [{ roundtableId: HERE, role: "secretary" }] })
const BOTH = [author("a", "signed"), author("b", "signed")]
const INVITED = [author("a", "signed"), author("b", "invited")]

test.each([
  ["the only signer", NOBODY, "a", {}, null],
  ["one of two who signed", NOBODY, "a", { authors: BOTH }, "signed_together"],
  [
    ...(["one of two, where one may withdraw it", NOBODY, "b"] as const),
    ...([{ authors: BOTH, rule: { ...RULE, withdrawBy: "any_author" } }, null] as const),
  ],
  ["a keeper, of what two signed", KEEPER, "x", { authors: BOTH }, null],
  ["a keeper, of what one signed", KEEPER, "x", {}, "authors_only"],
  ["who is invited and has not signed", NOBODY, "b", { authors: INVITED }, "authors_only"],
  [
    ...(["who is invited, where one may withdraw it", NOBODY, "b"] as const),
    ...([{ authors: INVITED, rule: { ...RULE, withdrawBy: "any_author" } }, "authors_only"] as const),
  ],
] as const)("splitting by %s", (_who, who, body, over, why) => {
  const reason = refuseSplit(who, of(body), facts(over))
  expect(reason?.key ?? null).toBe(why && `proposals.refuse.${why}`)
})

test("who is invited writes a draft, and nothing more of what was submitted", () => {
  const rule = { ...RULE, editIn: ["submitted" as const], commentIn: ["submitted" as const] }
  const draft = facts({ state: "draft", authors: [author("b", "invited")], rule })
  expect(refuseEditProposal(NOBODY, of("b"), draft)).toBeNull()
  const submitted = facts({ authors: INVITED, rule })
  expect(refuseEditProposal(NOBODY, of("b"), submitted)?.key).toBe("proposals.refuse.authors_only")
  expect(refuseComment(NOBODY, of("b"), submitted)?.key).toBe("proposals.refuse.members_comment")
  expect(refuseEditProposal(NOBODY, of("a"), submitted)).toBeNull()
})

test.each([
  ["who typed it and keeps the table's proposals", KEEPER, null],
  ["who typed it and keeps them no more", actor({ personId: "p" }), "draft_of_authors"],
  ["another keeper", { ...KEEPER, personId: "q" }, "draft_of_authors"],
] as const)("a draft and %s", (_who, who, why) => {
  const draft = facts({ state: "draft", authors: [author("a", "invited")] })
  expect(refuseReadProposal(who, of("x"), draft)?.key ?? null).toBe(why && `proposals.refuse.${why}`)
  expect(refuseEditProposal(who, of("x"), draft) === null).toBe(why === null)
})

test("who declined is no author: neither reads a draft nor writes it anew", () => {
  const authors = [author("a", "signed"), author("b", "declined")]
  expect(refuseReadProposal(NOBODY, of("b"), facts({ state: "draft", authors }))).not.toBeNull()
  const ended = facts({ state: "not_admitted", authors })
  expect(refuseReadProposal(NOBODY, of("b"), ended)).not.toBeNull()
  expect(refuseRewrite(of("b"), ended)?.key).toBe("proposals.refuse.authors_only")
  expect(refuseRewrite(of("a"), ended)).toBeNull()
})

test("no version is approved at a table that is closed", () => {
  expect(refuseApproveVersion(of("a"), facts())).toBeNull()
  expect(refuseApproveVersion(of("a"), facts({ isClosed: true }))?.key).toBe("roundtables.refuse.closed")
})
