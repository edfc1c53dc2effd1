import { expect, test } from "vitest"
import {
  type AnswerFacts,
  refuseClarify,
  refuseDraft,
  refuseEndorse,
  refuseExtend,
  refusePublish,
  refuseReadAnswer,
  refuseReadDraft,
  refuseReply,
  refuseReturn,
  refuseTake,
  refuseTranscribe,
  refuseWithdrawRequest,
  stateFor,
} from "#app/answers/policy.ts"
import type { Actor } from "#app/context.ts"
import { actor } from "#tests/support/context.ts"

const TODAY = "2026-11-22"
const facts = (over: Partial<AnswerFacts> = {}): AnswerFacts => ({
  ...{ state: "taken", organisationId: "o", isClosed: false, readsProposal: true, isAuthor: false },
  ...{ dueOn: TODAY, isExtended: false, extensionDays: 30, isReady: false, writtenById: null },
  ...{ isKeeper: false, isSecretary: false, hasOfficials: true, endorsedById: null, clarification: "none" },
  ...over,
})
const of = (role: "member" | "manager", over: { office?: true; organisationId?: string } = {}): Actor =>
  actor({
    personId: role,
    memberships: [
      {
        ...{ organisationId: over.organisationId ?? "o", organisationName: "Ente", role },
        offices: over.office ? ["answering_official"] : [],
      },
    ],
  })
const NOBODY = actor()
const MEMBER = of("member")
const OFFICIAL = of("member", { office: true })
const MANAGER = of("manager")
const OTHER = of("manager", { organisationId: "x" })
const ADMINISTRATOR = actor({ personId: "a", isAdministrator: true })

type Rule = (who: Actor, answer: AnswerFacts) => { key: string } | null
const RULES = {
  ...{ take: refuseTake, draft: refuseDraft, endorse: refuseEndorse, return: refuseReturn },
  ...{ publish: refusePublish, reply: refuseReply, read: refuseReadAnswer, "read draft": refuseReadDraft },
  extend: (who: Actor, answer: AnswerFacts) => refuseExtend(who, answer, TODAY),
  clarify: (_who: Actor, answer: AnswerFacts) => refuseClarify(answer),
  withdraw: (_who: Actor, answer: AnswerFacts) => refuseWithdrawRequest(answer),
} satisfies Record<string, Rule>

const READY = { state: "drafted", isReady: true, writtenById: "somebody" } as const

const ONE_PERSON = { state: "endorsed", writtenById: "p", endorsedById: "p" } as const

test.each<[keyof typeof RULES, string, Actor, Partial<AnswerFacts>, string | null]>([
  ["take", "an official", OFFICIAL, { state: "requested" }, null],
  ["take", "a manager", MANAGER, { state: "requested" }, null],
  ["take", "who acts for the body without the office", MEMBER, { state: "requested" }, "officials_only"],
  ["take", "another body", OTHER, { state: "requested" }, "officials_only"],
  ["take", "an administrator", ADMINISTRATOR, { state: "requested" }, "officials_only"],
  ["take", "an official, twice", OFFICIAL, {}, "taken_already"],
  ["draft", "an official", OFFICIAL, {}, null],
  ["draft", "an official, of what is endorsed", OFFICIAL, { state: "endorsed" }, null],
  ["draft", "an official, before it is taken", OFFICIAL, { state: "requested" }, "take_first"],
  ["draft", "an official, of what is out", OFFICIAL, { state: "published" }, "published_already"],
  ["endorse", "a manager", MANAGER, READY, null],
  ["endorse", "an official", OFFICIAL, READY, "managers_only"],
  ["endorse", "who wrote it", MANAGER, { ...READY, writtenById: "manager" }, "own_text"],
  ["endorse", "a manager, of what is not ready", MANAGER, { state: "drafted" }, "not_ready"],
  ["endorse", "a manager, twice", MANAGER, { ...READY, state: "endorsed" }, "endorsed_already"],
  ["endorse", "a manager, of what is out", MANAGER, { ...READY, state: "published" }, "published_already"],
  ["return", "a manager who wrote it", MANAGER, { ...READY, writtenById: "manager" }, null],
  ["return", "a manager, of what is endorsed", MANAGER, { ...READY, state: "endorsed" }, null],
  ["return", "a manager, of what is not ready", MANAGER, { state: "drafted" }, "not_ready"],
  ["return", "an official", OFFICIAL, READY, "managers_only"],
  ["publish", "an official", OFFICIAL, { ...READY, state: "endorsed" }, null],
  ["publish", "an official, before the visto", OFFICIAL, READY, "not_endorsed"],
  ["publish", "an official, twice", OFFICIAL, { state: "published" }, "published_already"],
  ["publish", "an official, of a visto of who wrote it", OFFICIAL, ONE_PERSON, "one_person"],
  ["publish", "nobody", NOBODY, { state: "endorsed" }, "officials_only"],
  ["withdraw", "a keeper, before it is taken", NOBODY, { isKeeper: true, state: "requested" }, null],
  ["withdraw", "a keeper, of what is endorsed", NOBODY, { isKeeper: true, state: "endorsed" }, null],
  ["withdraw", "a keeper, twice", NOBODY, { isKeeper: true, state: "withdrawn" }, "withdrawn"],
  [
    "withdraw",
    "a keeper, of what is out",
    NOBODY,
    { isKeeper: true, state: "published" },
    "published_already",
  ],
  ["take", "an official, of what is taken back", OFFICIAL, { state: "withdrawn" }, "withdrawn"],
  ["draft", "an official, of what is taken back", OFFICIAL, { state: "withdrawn" }, "withdrawn"],
  ["endorse", "a manager, of what is taken back", MANAGER, { state: "withdrawn" }, "withdrawn"],
  ["extend", "an official, on the last day", OFFICIAL, {}, null],
  ["extend", "an official, a day later", OFFICIAL, { dueOn: "2026-11-21" }, "term_over"],
  ["extend", "an official, twice", OFFICIAL, { isExtended: true }, "extended_already"],
  ["extend", "an official, where the rules know none", OFFICIAL, { extensionDays: 0 }, "no_extension"],
  ["extend", "an official, before it is taken", OFFICIAL, { state: "requested" }, "take_first"],
  ["clarify", "an author", NOBODY, { isAuthor: true, state: "published" }, null],
  ["clarify", "an author, before it is out", NOBODY, { isAuthor: true }, "not_published"],
  ["clarify", "who is no author", NOBODY, { state: "published" }, "authors_only"],
  [
    ...(["clarify", "an author, twice", NOBODY] as const),
    ...([{ isAuthor: true, state: "published", clarification: "asked" }, "asked_already"] as const),
  ],
  ["reply", "an official", OFFICIAL, { state: "published", clarification: "asked" }, null],
  ["reply", "an official, unasked", OFFICIAL, { state: "published" }, "nothing_asked"],
  ["reply", "an official, twice", OFFICIAL, { clarification: "replied" }, "replied_already"],
  ["reply", "an author of another body", OTHER, { clarification: "asked" }, "officials_only"],
  ["read", "who reads the proposal", NOBODY, {}, null],
  ["read", "the body, of a proposal that is not theirs to read", MEMBER, { readsProposal: false }, null],
  ["read", "anybody else of such a one", OTHER, { readsProposal: false }, "read"],
  ["read draft", "who acts for the body", MEMBER, {}, null],
  ["read draft", "an administrator", ADMINISTRATOR, {}, "draft_of_body"],
  ["read draft", "another body", OTHER, {}, "draft_of_body"],
])("%s: %s", (rule, _who, who, over, why) => {
  expect(RULES[rule](who, facts(over))?.key ?? null).toBe(why && `answers.refuse.${why}`)
})

test.each(["take", "draft", "endorse", "publish", "extend", "reply"] as const)(
  "nothing changes at a table that is closed: %s",
  (rule) => {
    expect(RULES[rule](MANAGER, facts({ isClosed: true }))?.key).toBe("roundtables.refuse.closed")
  },
)

test("who is no keeper of the table that asks withdraws no request", () => {
  expect(refuseWithdrawRequest(facts())?.key).toBe("proposals.refuse.keepers_only")
  expect(refuseWithdrawRequest(facts({ isKeeper: true, isClosed: true }))?.key).toBe(
    "roundtables.refuse.closed",
  )
})

test.each([
  ["requested", "requested", "requested"],
  ["taken", "taken", "taken"],
  ["drafted", "drafted", "taken"],
  ["endorsed", "endorsed", "taken"],
  ["published", "published", "published"],
  ["withdrawn", "withdrawn", "withdrawn"],
] as const)("an answer that is %s is %s for the body and %s for everybody else", (state, inside, outside) => {
  const answer = { organisationId: "o", state }
  expect(stateFor(MEMBER, answer)).toBe(inside)
  for (const who of [NOBODY, OTHER, ADMINISTRATOR]) expect(stateFor(who, answer)).toBe(outside)
})

test.each<[string, Partial<AnswerFacts>, string | null]>([
  ["of a body that has nobody here", {}, null],
  ["by who is no secretary", { isSecretary: false }, "answers.refuse.secretary_only"],
  ["of a body that answers itself", { hasOfficials: true }, "answers.refuse.answers_itself"],
  ["of what the body took in charge", { state: "taken" }, "answers.refuse.answers_itself"],
  ["of what is out", { state: "published" }, "answers.refuse.published_already"],
  ["of what is taken back", { state: "withdrawn" }, "answers.refuse.withdrawn"],
  ["at a table that is closed", { isClosed: true }, "roundtables.refuse.closed"],
])("a letter is written down %s", (_of, over, why) => {
  const answer = facts({ isSecretary: true, hasOfficials: false, state: "requested", ...over })
  expect(refuseTranscribe(answer)?.key ?? null).toBe(why)
})
