import fc from "fast-check"
import { expect, test } from "vitest"
import { type Content, EMPTY, lackingIn, type Part } from "#app/answers/answer.ts"
import { centsTyped, SaveDraft } from "#app/answers/input.ts"
import { euros, typedEuros } from "#app/answers/money.ts"
import { parsePublished, publishedText } from "#app/answers/published.ts"
import { PARTLY } from "./rows.ts"

const TODAY = "2026-11-22"
const WORDS = "Un motivo scritto per esteso."
const YES: Content = { ...EMPTY, outcome: "accepted", words: WORDS, cost: 0, term: "2026-12-31" }
const part = (verdict: Part["verdict"], over: Partial<Part> = {}): Part => ({
  ...{ what: "Una parte", verdict, reason: "Un motivo" },
  ...over,
})

const lacking = (content: Content) =>
  lackingIn(content, TODAY).map(({ field, key }) => `${field} ${key.slice(15)}`)

test.each<[string, Content, string[]]>([
  ["nothing written", EMPTY, ["outcome outcome", "words words"]],
  ["a yes that costs nothing", YES, []],
  ["a no with its reason", { ...YES, outcome: "not_accepted", cost: null, term: null }, []],
  ["a no without", { ...EMPTY, outcome: "not_accepted", words: "No." }, ["words words"]],
  ["a yes that says no cost", { ...YES, cost: null }, ["cost cost"]],
  ["a yes that costs and says not from where", { ...YES, cost: 100 }, ["funding funding"]],
  ["a yes that costs and says from where", { ...YES, cost: 100, funding: "Fondo" }, []],
  ["a yes without a term", { ...YES, term: null }, ["term term"]],
  ["a yes whose term is over", { ...YES, term: "2026-11-21" }, ["term term_past"]],
  ["a yes whose term is today", { ...YES, term: TODAY }, []],
  ["a partial yes without parts", { ...YES, outcome: "partly" }, ["part0what parts_missing"]],
  [
    "a partial yes of one part",
    { ...YES, outcome: "partly", parts: [part("yes")] },
    ["part1what parts_missing"],
  ],
  [
    ...([
      "a partial yes that says yes to all",
      { ...YES, outcome: "partly", parts: [part("yes"), part("yes")] },
    ] as const),
    ["part0verdict parts_all_alike"],
  ] as [string, Content, string[]],
  [
    ...([
      "a partial yes that says no to all",
      { ...YES, outcome: "partly", parts: [part("no"), part("no")] },
    ] as const),
    ["part0verdict parts_all_alike"],
  ] as [string, Content, string[]],
  ["a yes and a change", { ...YES, outcome: "partly", parts: [part("yes"), part("changed")] }, []],
  ["a yes and a no", { ...YES, outcome: "partly", parts: [part("yes"), part("no")] }, []],
  [
    ...(["a part without its reason", { ...YES, parts: [part("yes", { reason: " " })] }] as const),
    ["part0reason part_reason"],
  ] as [string, Content, string[]],
  ["a part without yes or no", { ...YES, parts: [part(null)] }, ["part0verdict part_verdict"]],
  [
    "another body's, which is not said",
    { ...EMPTY, outcome: "not_competent", words: WORDS },
    ["organisation passed_to"],
  ],
  ["another body's", { ...EMPTY, outcome: "not_competent", words: WORDS, passedTo: "AB" }, []],
  [
    "another body's, with promises of ours",
    {
      ...EMPTY,
      outcome: "not_competent",
      words: WORDS,
      passedTo: "AB",
      promises: [{ title: "x", dueOn: TODAY }],
    },
    ["promise0title promise_not_ours"],
  ],
  [
    "a promise without a day",
    { ...YES, promises: [{ title: "Aprire", dueOn: null }] },
    ["promise0due promise_day"],
  ],
  [
    ...([
      "a promise whose day is over",
      { ...YES, promises: [{ title: "Aprire", dueOn: "2026-11-21" }] },
    ] as const),
    ["promise0due promise_past"],
  ] as [string, Content, string[]],
  [
    "a no that promises something",
    { ...YES, outcome: "not_accepted", promises: [{ title: "x", dueOn: TODAY }] },
    [],
  ],
])("%s", (_what, content, expected) => {
  expect(lacking(content)).toEqual(expected)
})

test("the form finds the field of everything that a text which is to be endorsed lacks", () => {
  const parsed = SaveDraft.safeParse({
    ...{ answerCode: "A", rev: "0", language: "it", outcome: "partly", words: WORDS, intent: "ready" },
    ...{ part0what: "Una sera", part0verdict: "yes", part1what: "Due sere", part1verdict: "no", cost: "10" },
  })
  expect(parsed.error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`)).toEqual([
    ...["part0reason answers.errors.part_reason", "part1reason answers.errors.part_reason"],
    ...["funding answers.errors.funding", "term answers.errors.term"],
  ])
})

test("a draft may lack anything, and keeps its rows without the empty ones between", () => {
  const parsed = SaveDraft.parse({
    ...{
      answerCode: "A",
      rev: "3",
      language: "it",
      part0what: "Una",
      part4what: "Cinque",
      promise2title: "Tre",
    },
  })
  expect([parsed.parts.map(({ what }) => what), parsed.promises]).toEqual([
    ["Una", "Cinque"],
    [{ title: "Tre", dueOn: null }],
  ])
})

test.each([
  ["", null],
  ["6.240", 624_000],
  ["6240,5", 624_050],
  ["€ 300", 30_000],
  ["0", 0],
  ["1.234.567,89", 123_456_789],
  ["6.24", undefined],
  ["-5", undefined],
  ["gratis", undefined],
])("%j is so many cents: %j", (typed, cents) => {
  expect(centsTyped(typed)).toBe(cents)
})

test("a sum comes back from the form as it was", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (cents) => {
      expect(centsTyped(typedEuros(cents))).toBe(cents)
    }),
  )
})

test.each(["it", "en", "fr", "ar"])("a sum in %s has the digits that are typed", (locale) => {
  expect(euros(624_050, locale).replace(/[^\d]/g, "")).toBe("624050")
})

const ASKED = {
  answer: {
    code: "A1",
    askedAt: new Date("2026-10-13T10:00:00Z"),
    dueOn: "2026-11-12",
    endorsedAs: "Dirigenza",
  },
  proposal: { code: "P1", title: "Sportello", number: 3, year: 2026 },
  ...{ body: { code: "B1", name: "Comune" }, table: { code: "T1", name: "Tavolo" } },
}
const OUT = { publishedOn: "2026-11-02", protocol: "DEMO/000266", passedTo: null }

test("what was published reads back as it was written", () => {
  const read = parsePublished(publishedText(ASKED, PARTLY, OUT))
  expect(read).toMatchObject({
    ...{ outcome: "partly", parts: PARTLY.parts, cost: 624_000, promises: PARTLY.promises },
    ...{ protocol: "DEMO/000266", endorsedAs: "Dirigenza", askedOn: "2026-10-13", passedTo: null },
    proposal: { number: "3/2026" },
  })
})

test("what was not said reads back as nothing", () => {
  const no: Content = { ...EMPTY, outcome: "not_accepted", words: WORDS }
  const { cost, funding, term } = parsePublished(publishedText(ASKED, no, { ...OUT, protocol: null }))
  expect([cost, funding, term]).toEqual([null, null, null])
})

test("the bytes do not depend on the order in which the parts of a text were put together", () => {
  const backwards = Object.fromEntries(Object.entries(PARTLY).reverse()) as unknown as Content
  expect(publishedText(ASKED, backwards, OUT)).toBe(publishedText(ASKED, PARTLY, OUT))
})
