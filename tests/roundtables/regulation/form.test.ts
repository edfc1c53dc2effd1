import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { MATTERS, SUBJECTS, type Subject } from "#app/roundtables/regulation/fields.ts"
import { readRule, writeRule } from "#app/roundtables/regulation/form.ts"
import { PRESETS } from "#app/roundtables/regulation/presets.ts"
import { majorityFor, parseRules } from "#app/roundtables/regulation/rules.ts"
import { settle } from "#app/roundtables/regulation/settle.ts"
import { anyRules } from "./any-rules.ts"
import { rulesWith } from "./versions.ts"

const wrong = (subject: Subject, over: Record<string, unknown>) =>
  (readRule(subject, { ...writeRule(subject, rulesWith()[subject] as never), ...over }).problems ?? []).map(
    ({ field, key }) => `${field} ${key.replace("regulation.errors.", "")}`,
  )

test("whatever a rule is, its form says the same rule", () => {
  fc.assert(
    fc.property(anyRules, fc.constantFrom(...SUBJECTS), (rules, subject) => {
      const typed = writeRule(subject, rules[subject] as never)
      expect(readRule(subject, typed)).toEqual({
        rule: settle(subject, rules[subject] as never),
        problems: null,
      })
    }),
  )
})

test("whatever is typed is read as a rule or refused, and never thrown at", () => {
  const typed = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(null)))
  fc.assert(
    fc.property(fc.constantFrom(...SUBJECTS), typed, (subject, fields) => {
      const { rule, problems } = readRule(subject, fields)
      expect((rule === null) !== (problems === null)).toBe(true)
    }),
  )
})

describe("a form is refused, beside its field,", () => {
  test.each([
    ["for a number that is none", "notice", { days: "sette" }, ["days number"]],
    ["for a fraction of a day", "notice", { days: "7,5" }, ["days number"]],
    ["for a number below its limits", "notice", { days: "-1" }, ["days number"]],
    ["for a number above its limits", "notice", { days: "91" }, ["days number"]],
    ["for nothing typed where something must be", "quorum_first", { floor: "" }, ["floor number"]],
    [
      "for several fields at once",
      "quorum_first",
      { floor: "0", base: "x" },
      ["base choose", "floor number"],
    ],
    ["for a threshold over one", "quorum_first", { num: "3", den: "2" }, ["num more_than_whole"]],
    ["for more than all", "majority_ordinary", { strict: "more", num: "1", den: "1" }, ["num more_than_all"]],
    ["for a share of nothing", "quorum_first", { den: "0" }, ["den number"]],
    ["for an urgency that is no shorter", "notice", { urgentDays: "7" }, ["urgentDays urgent_is_shorter"]],
    [
      "for half of an attendance",
      "majority_ordinary",
      { attendanceNum: "3" },
      ["attendanceNum both_or_none"],
    ],
    [
      ...(["for a maximum of no without a base", "majority_ordinary"] as const),
      ...([{ base: undefined, maxNo: "2" }, ["base limit_without_base"]] as const),
    ],
    ["for no base at all", "majority_ordinary", { base: undefined }, ["base choose"]],
    ["for a procedure about nothing", "written", { allowed: "yes", matters: [] }, ["matters choose_some"]],
    ["for texts that nobody may open", "documents", { openCoDesign: [] }, ["openCoDesign choose_some"]],
  ] as const)("%s", (_why, subject, over, problems) => {
    expect(wrong(subject, over)).toEqual(problems)
  })
})

test.each([
  ["proxy", { allowed: "", mostHeld: "9" }],
  ["quorum_second", { held: "", num: "9", den: "2" }],
  ["majority_regulation", { own: "", base: "yes_no" }],
] as const)("what does not matter while %s is off is not asked for", (subject, over) => {
  expect(wrong(subject, over)).toEqual([])
})

test("what is off is the same, however it was filled in", () => {
  const proxy = { ...rulesWith().proxy, allowed: false }
  expect(settle("proxy", { ...proxy, mostHeld: 9 })).toEqual(settle("proxy", { ...proxy, mostHeld: 2 }))
})

test.each(PRESETS)("the preset %s is a valid regulation, stored and read back", (preset) => {
  const rules = rulesWith({}, preset)
  expect(parseRules(JSON.parse(JSON.stringify(rules)))).toEqual(rules)
})

test("rules of the first layout say who opens and adopts, and get a round in which silence is no yes", () => {
  const { approval, ...rules } = rulesWith()
  const documents = { openCoDesign: ["chair"], adopt: ["secretary"] }
  expect(parseRules({ ...rules, format: 1, documents })).toEqual({
    ...{ ...rules, format: 4, approval, added_items: { agreed: "never", decide: "never" } },
    documents: { openCoDesign: ["chair"], review: ["chair"], adopt: ["secretary"], publish: ["secretary"] },
  })
})

test("rules of the second layout get the way of a proposal that tables begin with", () => {
  const { proposals, ...rules } = rulesWith({ added_items: { agreed: "never" } })
  const { supporters, fromGroups, answerDays, extensionDays } = proposals
  const earlier = { supporters, fromGroups, answerDays, extensionDays }
  expect(parseRules({ ...rules, format: 2, proposals: earlier })).toEqual({ ...rules, proposals })
})

test("rules of the third layout let nothing be added in a sitting", () => {
  const { added_items: _, ...rules } = rulesWith()
  expect(parseRules({ ...rules, format: 3 })).toEqual({
    ...rules,
    ...{ format: 4, added_items: { agreed: "never", decide: "never" } },
  })
})

test("where nothing is added, nothing is said of a vote on it", () => {
  const never = { agreed: "never" as const }
  expect(settle("added_items", { ...never, decide: "as_others" })).toEqual(
    settle("added_items", { ...never, decide: "never" }),
  )
})

test("who admits proposals is somebody", () => {
  const rules = rulesWith({ proposals: { admit: [] } })
  expect(() => parseRules(rules)).toThrow()
})

test.each([
  ["a later layout", { format: 5 }],
  ["a subject that is missing", { tie: undefined }],
  ["a subject that nobody knows", { weather: {} }],
  ["a fraction that is no share", { quorum_first: { ...rulesWith().quorum_first, num: 3, den: 2 } }],
])("stored rules with %s are not read", (_what, over) => {
  expect(() => parseRules({ ...rulesWith(), ...over })).toThrow()
})

test.each(MATTERS)("the majority for %s is its own, or the ordinary one", (matter) => {
  const rules = rulesWith()
  const expected = matter === "ordinary" || matter === "programming" ? "yes_no" : "entitled"
  expect(majorityFor(rules, matter).base).toBe(expected)
})
