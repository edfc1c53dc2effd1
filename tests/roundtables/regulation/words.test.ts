import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { formatDates } from "#app/i18n/dates.ts"
import { loadMessages } from "#app/i18n/load.server.ts"
import { createTranslate } from "#app/i18n/translate.ts"
import { changesBetween } from "#app/roundtables/regulation/changes.ts"
import { SUBJECTS, type Subject } from "#app/roundtables/regulation/fields.ts"
import { ruleFigures } from "#app/roundtables/regulation/figures.ts"
import type { Rules } from "#app/roundtables/regulation/rules.ts"
import { type Said, say, sayAll } from "#app/roundtables/regulation/say.ts"
import { dangersOf } from "#app/roundtables/regulation/soundness.ts"
import { ruleWords } from "#app/roundtables/regulation/words.ts"
import { anyRule, anyRules } from "./any-rules.ts"
import { rulesWith } from "./versions.ts"

const catalogue = loadMessages("app/i18n/messages")
const LOCALES = Object.keys(catalogue)
const speakers = Object.fromEntries(
  LOCALES.map((locale) => [locale, createTranslate(locale, catalogue[locale] ?? {}, catalogue.it)]),
)
const speak = (locale: string, words: readonly Said[]) =>
  sayAll(speakers[locale] ?? (() => ""), formatDates(locale), words)
const italian = (rules: Rules, subject: Subject) => speak("it", ruleWords(rules, subject))

const PUGLIA = { assigned: 13, filled: 12, justified: 0 }
const TODAY = "2026-11-23"

describe("in plain Italian", () => {
  test.each([
    [
      "notice",
      {},
      "L'avviso parte almeno 7 giorni liberi prima della riunione. Se è urgente, con il motivo scritto: 3 giorni liberi. I documenti sono depositati 5 giorni liberi prima.",
    ],
    [
      "quorum_first",
      { quorum_first: { floor: 1 } },
      "La seduta è valida con più della metà dei posti in carica, presenti o rappresentati.",
    ],
    [
      "quorum_second",
      {},
      "La seduta è valida con almeno un terzo dei posti in carica, presenti o rappresentati. Minimo: 3 posti. Si tiene in un altro giorno e dopo almeno 24 ore. Chi era assente riceve un nuovo avviso.",
    ],
    [
      "majority_ordinary",
      {},
      "Passa se i sì sono più della metà di favorevoli e contrari insieme. Chi si astiene conta tra i presenti, non tra i voti.",
    ],
    [
      "majority_ordinary",
      { majority_ordinary: { strict: false, num: 55, den: 100, maxNo: 1 } },
      "Passa se i sì sono almeno il 55% di favorevoli e contrari insieme. Chi si astiene conta tra i presenti, non tra i voti. Massimo di no: 1 voto.",
    ],
    [
      "added_items",
      {},
      "In seduta si aggiunge un punto se è d'accordo più della metà dei posti presenti o rappresentati. Su un punto aggiunto si informa e si discute, ma non si vota.",
    ],
    [
      "added_items",
      { added_items: { agreed: "never" } },
      "In seduta non si aggiungono punti: si tratta solo di quello che era nella convocazione.",
    ],
    ["majority_programming", {}, "Come la maggioranza ordinaria."],
    [
      "tie",
      { tie: { againAfterDays: 60 } },
      "In parità la proposta non è approvata. Si può ripresentare dopo 60 giorni.",
    ],
    ["seats", {}, "Una persona ha al massimo un posto. Un posto, un voto."],
  ] as const)("%s %#", (subject, over, text) => {
    expect(italian(rulesWith(over as never), subject)).toBe(text)
  })
})

describe("with 12 seats filled of 13", () => {
  const figures = (over: Parameters<typeof rulesWith>[0], subject: Subject, seats = PUGLIA) =>
    ruleFigures(rulesWith(over), subject, seats, TODAY).map((figure) => speak("it", [figure]))

  test.each([
    ["quorum_first", "Con 12 in carica: 7."],
    ["quorum_second", "Con 12 in carica: 4."],
    ["added_items", "Esempio: se ci sono 21 posti, devono essere d'accordo in 11."],
    ["majority_regulation", "Con 12 in carica, sì necessari: 8."],
    ["majority_ordinary", "Se due si astengono: 6."],
    ["majority_ordinary", "Se ci sono e votano tutti i 12 in carica, sì necessari: 7."],
  ] as const)("%s: %s", (subject, sentence) => {
    expect(figures({}, subject)).toContain(sentence)
  })

  test.each([
    ["assigned", 21],
    ["filled", 19],
    ["without_justified", 17],
  ] as const)("the example of 40, 36 and 3 counted on %s is %i", (base, needed) => {
    expect(figures({ quorum_first: { base } }, "quorum_first").at(-1)).toBe(
      `Esempio, con 40 assegnati, 36 in carica e 3 assenti giustificati: ${needed}.`,
    )
  })

  test("the notice says from which day one may meet", () => {
    expect(figures({}, "notice")).toEqual([
      "Se l'avviso è di lunedì 23 novembre 2026, la riunione può essere da martedì 1 dicembre 2026.",
      "D'urgenza da venerdì 27 novembre 2026.",
    ])
  })

  test("a table without seats is told the example only", () => {
    expect(figures({}, "quorum_first", { assigned: 0, filled: 0, justified: 0 })).toHaveLength(1)
    expect(figures({}, "majority_ordinary", { assigned: 0, filled: 0, justified: 0 })).toEqual([])
  })

  test("a tie is said not to be where the majority knows none", () => {
    expect(figures({ majority_ordinary: { base: "entitled" } }, "tie")[0]).toContain("non sono una parità")
  })
})

test.each(LOCALES)(
  "any regulation can be said in %s, with figures and warnings, no placeholder left",
  (locale) => {
    fc.assert(
      fc.property(anyRules, fc.integer({ min: 0, max: 60 }), (rules, filled) => {
        const seats = { assigned: filled, filled, justified: 0 }
        const words = SUBJECTS.flatMap((subject) => [
          ...ruleWords(rules, subject),
          ...ruleFigures(rules, subject, seats, TODAY),
        ])
        const text = speak(locale, [...words, ...dangersOf(rules, seats).map(({ says }) => says)])
        expect(text).not.toMatch(/\{\{|\}\}|regulation\.|undefined|null|NaN|object/)
      }),
      { numRuns: 40 },
    )
  },
)

/** A share in lowest terms: 2/4 and 1/2 are one rule. */
const meaning = (rule: object) => {
  const own = { ...(rule as Record<string, unknown>) }
  for (const [num, den] of [
    ["num", "den"],
    ["attendanceNum", "attendanceDen"],
    ["constitutedNum", "constitutedDen"],
  ] as const)
    if (typeof own[num] === "number" && typeof own[den] === "number") {
      own[num] = own[num] / (own[den] as number)
      own[den] = 1
    }
  if (own.num === 0) own.strict = own.strict === true
  return JSON.stringify(own)
}

const PAIRS = SUBJECTS.flatMap((subject) => LOCALES.map((locale) => [subject, locale] as const))

test.each(PAIRS)("two rules about %s that differ are never said alike in %s", (subject, locale) => {
  const words = (rule: unknown) =>
    speak(locale, ruleWords({ ...rulesWith(), [subject]: rule } as Rules, subject))
  fc.assert(
    fc.property(anyRule(subject), anyRule(subject), (one, other) => {
      if (meaning(one) !== meaning(other)) expect(words(one)).not.toBe(words(other))
      else expect(words(one)).toBe(words(one))
    }),
  )
})

describe("a rule with one field changed is said differently:", () => {
  const fields: [Subject, object, object][] = [
    ["notice", { days: 7 }, { days: 8 }],
    ["notice", { days: 0 }, { days: 1 }],
    ["notice", { excluded: "sending" }, { excluded: "meeting" }],
    ["notice", { counted: "calendar" }, { counted: "working" }],
    ["notice", { onHoliday: "stays" }, { onHoliday: "earlier" }],
    ["notice", { from: "sending" }, { from: "receipt" }],
    ["quorum_first", { floor: 1 }, { floor: 2 }],
    ["quorum_first", { scope: "whole" }, { scope: "each_group" }],
    ["majority_ordinary", { minNotAgainst: null }, { minNotAgainst: 4 }],
    ["majority_ordinary", { groups: "every" }, { groups: "any" }],
    ["conflict", { inQuorum: true }, { inQuorum: false }],
    ["ballot", { countWhileOpen: "hidden" }, { countWhileOpen: "shown" }],
    ["minutes", { absentAbstain: true }, { absentAbstain: false }],
  ]
  test.each(fields)("%s %o %o", (subject, before, after) => {
    const [one, other] = [rulesWith({ [subject]: before }), rulesWith({ [subject]: after })]
    for (const locale of LOCALES)
      expect(speak(locale, ruleWords(one, subject))).not.toBe(speak(locale, ruleWords(other, subject)))
  })
})

describe("what changes between two versions", () => {
  test("is nothing where they are the same", () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        expect(changesBetween(rules, rules)).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  test("is the subjects that differ, before and after", () => {
    const changes = changesBetween(
      rulesWith(),
      rulesWith({ tie: { outcome: "casting_vote" }, sitting: { toleranceMinutes: 60 } }),
    )
    expect(changes.map(({ subject }) => subject)).toEqual(["sitting", "tie"])
    expect(speak("it", changes[1]?.after ?? [])).toContain("decide il voto di chi presiede")
  })

  test("is also where a rule comes from", () => {
    const after = { ...rulesWith(), sources: { ...rulesWith().sources, tie: "art. 9" } }
    expect(changesBetween(rulesWith(), after)).toMatchObject([{ subject: "tie", sourceAfter: "art. 9" }])
  })

  test("names the groups that a rule excludes", () => {
    const groups = [{ id: "019a0000-0000-7000-8000-000000000001", name: "Giovani" }]
    const rules = rulesWith({ delegate: { notFor: [groups[0]?.id ?? ""] } })
    expect(speak("it", ruleWords(rules, "delegate", groups))).toContain("Non vale per: Giovani.")
  })
})

test("a sentence within a sentence is said in its language", () => {
  const day = { key: "regulation.changes.since", values: { day: { day: "2026-05-14" } } } as const
  expect(say(speakers.it ?? (() => ""), formatDates("it"), day)).toBe("In vigore da giovedì 14 maggio 2026.")
})
